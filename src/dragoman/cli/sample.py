"""`dragoman sample`: entries drawn from the record for checking by hand."""

from datetime import date
from pathlib import Path

import click

from dragoman.cli.asking import as_known, filtering, filters_of, grounds_of
from dragoman.cli.kinds import today
from dragoman.cli.outfiles import outfile
from dragoman.pipeline import cleared
from dragoman.publishing.coverage import read_words
from dragoman.publishing.samples import CHECKED, COLUMNS, STRATA, drawn, rows
from dragoman.publishing.separated import Dialect, separated
from dragoman.settings import Settings
from dragoman.store import open_store


def _strata(_context: click.Context, _option: click.Parameter, said: str) -> tuple[str, ...]:
    names = tuple(name for name in said.replace(" ", "").split(",") if name)
    if strange := [name for name in names if name not in STRATA]:
        raise click.BadParameter(f"{strange[0]!r} is none of {', '.join(STRATA)}")
    return names


@click.command()
@click.option("--n", "many", type=click.IntRange(1), default=200, show_default=True, help="How many rows.")
@click.option("--by", callback=_strata, default="format,status", show_default=True, help="What strata are told by.")
@click.option("--seed", default="1", show_default=True, help="Another one draws other entries.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE", help="Where to.")
@as_known
@filtering
@click.pass_context
def sample(
    context: click.Context,
    /,
    *,
    many: int,
    by: tuple[str, ...],
    seed: str,
    out: Path,
    as_of: date | None,
    **asked: object,
) -> None:
    """Draw entries from the record into a sheet for checking by hand.

    Each row has the sentence with what stands around it. Give every coder a copy of the sheet, and
    `dragoman agreement` all that come back. Nothing marked team or private is in it.
    """
    settings = context.find_object(Settings) or Settings()
    store = context.with_resource(open_store(settings.store))
    recorded = asked.get("recorded_as_of")
    found = cleared(
        store,
        as_of=as_of or today(),
        recorded_as_of=recorded if isinstance(recorded, date) else None,
        filters=filters_of(asked),
        grounds=grounds_of(settings),
    )
    chosen = drawn(found, many, by, seed)
    with outfile(out) as file:
        for words in separated(COLUMNS, rows(found, chosen), Dialect.SPREADSHEET):
            file.write(words.encode())
    strata = len({one.stratum for one in chosen})
    click.echo(
        f"{len(chosen)} of {len(found.record.engagements)} entries, from {strata} strata, in {out}. "
        f"{read_words(found.record)}"
    )
    click.echo(f"To fill in: {', '.join(CHECKED)} with yes, no or unclear; and coder, with who you are.")
