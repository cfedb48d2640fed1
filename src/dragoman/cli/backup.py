"""`dragoman backup`: a store into one file, while others work on it."""

from pathlib import Path

import click

from dragoman.cli.terminal import held_words
from dragoman.settings import Settings
from dragoman.store import back_up


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def backup(context: click.Context, /, file: Path) -> None:
    """Write all of a store into one file, while others work on it.

    The file is of one moment and is itself a store in SQLite, whichever database the store is in.
    """
    settings = context.find_object(Settings) or Settings()
    counts = back_up(settings.store, file)
    click.echo(f"{held_words(counts)} in {file}. To check it: dragoman --store sqlite:///{file.as_posix()} verify")
