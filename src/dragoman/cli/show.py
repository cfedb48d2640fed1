"""`dragoman show`: one entry, with the words behind every value."""

import sys

import click

from dragoman.cli.answering import record_known
from dragoman.cli.asking import as_known, tell_stale
from dragoman.cli.terminal import width
from dragoman.pipeline import found_entries
from dragoman.publishing import copies, engagement_json, entry, line, readouts
from dragoman.publishing.words import engagement_words, when_words
from dragoman.settings import Settings
from dragoman.store import open_store


@click.command()
@click.argument("said", metavar="ID")
@as_known
@click.option("--why", is_flag=True, help="Also on what grounds its claims were joined.")
@click.option("--sides", is_flag=True, help="Also the sides' readouts side by side.")
@click.option("--copies", "with_copies", is_flag=True, help="Also how the copies of one dispatch differ.")
@click.option("--json", "as_json", is_flag=True, help="As JSON (see: dragoman schema engagement).")
@click.pass_context
def show(
    context: click.Context, /, said: str, *, sides: bool, with_copies: bool, as_json: bool, **options: object
) -> None:
    """Show one entry with the words behind every value.

    ID is the one in brackets in the timeline, or its beginning; ids once shown stay good.
    """
    settings = context.find_object(Settings) or Settings()
    with open_store(settings.store) as store:
        found = record_known(store, settings, options)
        matches = found_entries(store, found.record, said)
    if not matches:
        day = found.record.as_of
        raise click.UsageError(f"No entry {said!r} in the record as of {day}; `dragoman timeline` lists the ids.")
    if len(matches) > 1:
        choices = "\n".join(
            f"  {one.id}  {engagement_words(one)}, {when_words(one.when.value if one.when else None)}"
            for one in matches
        )
        raise click.UsageError(f"{said!r} may be any of these; give more letters:\n{choices}")
    if as_json:
        click.echo(line(engagement_json(matches[0], found.readings)))
    else:
        more = []
        if sides:
            more.append(("the sides' readouts", readouts(matches[0], found.readings, width=width())))
        if with_copies:
            more.append(("copies", copies(matches[0], found.readings, width=width())))
        page = entry(
            found.record,
            matches[0],
            found.readings,
            why=bool(options["why"]),
            more=more,
            width=width() if sys.stdout.isatty() else None,  # in a pipe a line stays one, to be searched
        )
        click.echo(page, nl=False)
    tell_stale(found.stale)
