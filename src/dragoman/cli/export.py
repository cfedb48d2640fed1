"""`dragoman export`: the record as files for other tools; only what may leave the desk."""

from collections.abc import Iterator
from pathlib import Path

import click

from dragoman import knowledge as facts
from dragoman.cli.asking import as_known, filtering_files
from dragoman.cli.outfiles import is_terminal, outfile, standard_output
from dragoman.cli.published import Published
from dragoman.knowledge import Knowledge
from dragoman.model import Cleared
from dragoman.pipeline import Filters
from dragoman.publishing.arrow import MissingExtraError
from dragoman.publishing.atom import FeedOptions
from dragoman.publishing.calendar import CalendarOptions
from dragoman.publishing.coverage import read_words
from dragoman.publishing.dyads import is_event
from dragoman.publishing.formats import FORMATS, FileFormat, Shape
from dragoman.publishing.jsonld import Addresses
from dragoman.publishing.separated import Dialect
from dragoman.publishing.tables import TABLES, Table
from dragoman.publishing.words import day_words
from dragoman.settings import Settings
from dragoman.store import open_store

_ALL = "all"


@click.command()
@click.option("--format", "form", type=click.Choice([*FORMATS, "ics", "atom"]), required=True, help="What to write.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to; a folder for several tables [default: standard output].",
)
@click.option(
    "--table",
    "tables",
    multiple=True,
    type=click.Choice([*TABLES, _ALL]),
    help="Of csv and parquet: which table; more than one, or all, go into a folder [default: engagements].",
)
@click.option(
    "--dialect",
    type=click.Choice([one.value for one in Dialect]),
    help="Of csv: plain for programs; spreadsheet: no cell is run as a formula or taken for a date [default: plain].",
)
@click.option("--address", metavar="URL", help="Of jsonld, ics and atom: where the record is served.")
@as_known
@filtering_files
@click.pass_context
def export(context: click.Context, /, *, form: str, out: Path | None, **asked: object) -> None:
    """Write the record as a file for other tools.

    Only what may leave the desk is in it: nothing marked team or private. What each format holds is in docs/exports.md.
    """
    shape = _shape(form, asked)
    tables = _tables(form, asked)
    if out is None:
        _refuse_terminal(form, tables)
    settings = context.find_object(Settings) or Settings()
    known = facts.load(settings.layers)
    published = Published.asked(context.with_resource(open_store(settings.store)), settings, asked)
    if form not in FORMATS:
        base = str(asked.get("address") or "").rstrip("/") or settings.address
        _feed(form, published, (settings.instance, base), out)
        return
    found, wanted = published.record(), FORMATS[form]
    try:
        written = tuple(_write(found, known, [(shape, one) for one in tables], wanted, out))
    except MissingExtraError as error:
        raise click.ClickException(str(error)) from error
    _tell(found, wanted, tables, published.filters, written)


def _write(
    found: Cleared, known: Knowledge, shapes: list[tuple[Shape, Table]], wanted: FileFormat, out: Path | None
) -> Iterator[Path]:
    """Write what is asked for; the files that were written."""
    for shape, table in shapes:
        one = Shape(table=table, dialect=shape.dialect, addresses=shape.addresses)
        if out is None:
            wanted.write(found, known, one, standard_output())
            continue
        path = out / f"{table.name}{wanted.ending}" if len(shapes) > 1 or out.is_dir() else out
        if len(shapes) > 1:
            path.parent.mkdir(parents=True, exist_ok=True)
        with outfile(path) as file:
            wanted.write(found, known, one, file)
        yield path


def _feed(form: str, published: Published, called: tuple[str, str], out: Path | None) -> None:
    """The calendar, or the feed of changes. called: this record's name in ids; where its pages are, "" for nowhere."""
    name, base = called
    if form == "ics":
        content = published.calendar(CalendarOptions(instance=name, base=base))
    else:
        content = published.feed(FeedOptions(instance=name, base=base))
    if out is None:
        standard_output().write(content)
        return
    with outfile(out) as file:
        file.write(content)
    what = "engagements" if form == "ics" else "latest changes"
    click.echo(f"{out}: {what} as of {day_words(published.as_of)}", err=True)


def _tables(form: str, asked: dict[str, object]) -> list[Table]:
    said = asked.get("tables")
    names = [str(name) for name in said] if isinstance(said, tuple) else []
    if names and (form not in FORMATS or not FORMATS[form].of_tables):
        raise click.UsageError(f"--table goes with csv and parquet; {form} has one shape.")
    if _ALL in names:
        names = list(TABLES)
    return [TABLES[name] for name in dict.fromkeys(names or ["engagements"])]


def _shape(form: str, asked: dict[str, object]) -> Shape:
    dialect, address = asked.get("dialect"), str(asked.get("address") or "")
    if dialect and form != "csv":
        raise click.UsageError("--dialect goes with csv.")
    if address and form not in ("jsonld", "ics", "atom"):
        raise click.UsageError("--address goes with jsonld, ics and atom.")
    if address and not address.startswith(("https://", "http://")):
        raise click.BadParameter("it begins with https:// or http://.", param_hint="--address")
    base = Addresses(base=address.rstrip("/") + "/") if address else Addresses()
    return Shape(dialect=Dialect(str(dialect or "plain")), addresses=base)


def _refuse_terminal(form: str, tables: list[Table]) -> None:
    if len(tables) > 1:
        raise click.UsageError("Several tables go into a folder: --out FOLDER.")
    if form in FORMATS and not FORMATS[form].is_text and is_terminal():
        raise click.UsageError("A terminal cannot show this format: --out FILE, or a pipe.")


def _tell(found: Cleared, wanted: FileFormat, tables: list[Table], filters: Filters, written: tuple[Path, ...]) -> None:
    """What was written, what it rests on, and what has no place in it, on standard error."""
    record = found.record
    number = "1 entry" if len(record.engagements) == 1 else f"{len(record.engagements):,} entries"
    for path in written:
        click.echo(f"{path}: {number} as of {day_words(record.as_of)}; {read_words(record)}", err=True)
    if wanted.of_events:
        without = sum(not is_event(entry) for entry in record.engagements)
        if without:
            click.echo(f"{without:,} of {number} are no events here: called off, put off, or of one party", err=True)
    lacking = [one.name for one in tables if wanted.of_tables and not one.with_filters]
    if lacking and filters != Filters():
        click.echo(f"{' and '.join(lacking)}: empty, since only entries can be asked for by filters", err=True)
