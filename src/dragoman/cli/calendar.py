"""`dragoman calendar`: the record as a calendar file, for programs that cannot reach where it is served."""

import sys
import tempfile
from datetime import date
from pathlib import Path

import click

from dragoman.cli.asking import as_known, filtering, filters_of, grounds_of
from dragoman.cli.kinds import today
from dragoman.pipeline.calendars import calendar_of
from dragoman.publishing.calendar import CalendarOptions, Cancelled, Vague, Visits
from dragoman.settings import Settings
from dragoman.store import open_store

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@as_known
@filtering
@click.option("--out", type=_FILE, metavar="FILE", help="Where to [default: standard output].")
@click.option("--name", default="Engagements", show_default=True, metavar="WORDS", help="What the calendar is called.")
@click.option("--address", default="", metavar="URL", help="Of the pages, for links [default: DRAGOMAN_ADDRESS].")
@click.option(
    "--cancelled",
    type=click.Choice([one.value for one in Cancelled]),
    default="status",
    show_default=True,
    help="status: struck out, where the program shows it; mark: kept, and the title says so.",
)
@click.option(
    "--visits",
    type=click.Choice([one.value for one in Visits]),
    default="apart",
    show_default=True,
    help="Whether the meetings on a visit stand beside it, or in its description.",
)
@click.option(
    "--vague",
    type=click.Choice([one.value for one in Vague]),
    default="note",
    show_default=True,
    help="Floated plans and those of more than a week: in one note, each, or none.",
)
@click.pass_context
def calendar(
    context: click.Context, /, *, as_of: date | None, recorded_as_of: date | None, out: Path | None, **options: str
) -> None:
    """Write the record as a calendar (iCalendar), of what may leave the desk.

    Written again into the same file it stays the same calendar: events keep their names, so that a program that follows
    the file moves what has moved. Put the file where that program can fetch it.
    """
    settings = context.find_object(Settings) or Settings()
    address = options["address"].rstrip("/") or settings.address
    if address and not address.startswith(("http://", "https://")):
        raise click.BadParameter("write it as https://record.example.", param_hint="--address")
    told = CalendarOptions(
        name=options["name"],
        instance=settings.instance,
        base=address,
        cancelled=Cancelled(options["cancelled"]),
        visits=Visits(options["visits"]),
        vague=Vague(options["vague"]),
    )
    with open_store(settings.store) as store:
        body = calendar_of(
            store,
            as_of=as_of or today(),
            recorded_as_of=recorded_as_of,
            filters=filters_of(dict(options)),
            grounds=grounds_of(settings),
            options=told,
        )
    if out is None:
        sys.stdout.buffer.write(body)
        return
    put(out, body)
    click.echo(f"{body.count(b'BEGIN:VEVENT'):,} events written to {out}.")


def put(file: Path, body: bytes) -> None:
    """Write a file at once, so that whoever fetches it meanwhile gets the old one or the new one, whole."""
    try:
        with tempfile.NamedTemporaryFile(dir=file.absolute().parent, delete=False) as made:
            made.write(body)
        Path(made.name).chmod(0o644)
        Path(made.name).replace(file)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from error
