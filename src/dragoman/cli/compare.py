"""`dragoman compare`: the record beside somebody else's list of events."""

from datetime import date
from pathlib import Path

import click

from dragoman import knowledge as facts
from dragoman.cli.asking import as_known, filtering, filters_of, grounds_of
from dragoman.cli.kinds import today
from dragoman.cli.outfiles import outfile
from dragoman.pipeline import cleared
from dragoman.publishing.comparing import COLUMNS, LAYOUTS, LayoutError, compared, lines, read, rows
from dragoman.publishing.coverage import read_words
from dragoman.publishing.separated import separated
from dragoman.settings import Settings
from dragoman.store import open_store

_SHOWN = 5  # problems


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--as", "layout", type=click.Choice(list(LAYOUTS)), required=True, help="How the list is laid out.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Every row as CSV.")
@click.option("--most", type=click.IntRange(0), default=5, show_default=True, help="How many of a kind to show.")
@as_known
@filtering
@click.pass_context
def compare(
    context: click.Context,
    /,
    file: Path,
    *,
    layout: str,
    out: Path | None,
    most: int,
    **asked: object,
) -> None:
    """Lay the record beside somebody else's list: what both have, what one alone has, and why.

    Compared are the pairs, the days and the kinds that their list has. A row is of an entry where parties and kind fit
    and the days are not more than ten apart; of several the nearest counts.
    """
    settings = context.find_object(Settings) or Settings()
    known = facts.load(settings.layers)
    try:
        theirs, problems, ignored = read(file.read_text(encoding="utf-8"), layout, known)
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{file} cannot be read: {error}") from error
    except LayoutError as error:
        raise click.ClickException(f"{file} is {error}") from error
    store = context.with_resource(open_store(settings.store))
    as_of, recorded = asked.get("as_of"), asked.get("recorded_as_of")
    found = cleared(
        store,
        as_of=as_of if isinstance(as_of, date) else today(),
        recorded_as_of=recorded if isinstance(recorded, date) else None,
        filters=filters_of(asked),
        grounds=grounds_of(settings),
    )
    click.echo(read_words(found.record))
    beside = compared(found, theirs)
    for words in lines(beside, found, most):
        click.echo(words)
    if ignored:
        click.echo(f"\n{ignored} of their rows tell of something else than an engagement of two states, or of plans.")
    if problems:
        click.echo(f"\n{len(problems)} of their rows could not be used:")
        for problem in problems[:_SHOWN]:
            click.echo(f"  {problem}")
    if out is not None:
        with outfile(out) as written:
            written.writelines(words.encode() for words in separated(COLUMNS, rows(beside, found)))
        click.echo(f"\nEvery row: {out}")
    context.exit(1 if problems else 0)
