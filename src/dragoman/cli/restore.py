"""`dragoman restore`: a store from a backup."""

from pathlib import Path

import click

from dragoman.cli.terminal import held_words
from dragoman.settings import Settings
from dragoman.store import restore as restored


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def restore(context: click.Context, /, file: Path) -> None:
    """Make a store from a backup; the store must be empty or not there yet.

    A backup taken from either database restores into either.
    """
    settings = context.find_object(Settings) or Settings()
    counts = restored(file, settings.store)
    click.echo(f"{held_words(counts)} restored into {settings.store.rpartition('@')[2]}.")
