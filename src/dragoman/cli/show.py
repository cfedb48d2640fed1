"""`dragoman show`: one entry, with the words behind every value."""

import sys

import click

from dragoman.cli.answering import entry_known
from dragoman.cli.asking import as_known, tell_stale
from dragoman.cli.entries import only_entry, refuse_gone
from dragoman.cli.terminal import width
from dragoman.publishing import claims_lines, copies, engagement_json, entry, line, readouts
from dragoman.settings import Settings
from dragoman.store import open_store


@click.command()
@click.argument("said", metavar="ID")
@as_known
@click.option("--why", is_flag=True, help="Also on what grounds its claims were joined.")
@click.option("--claims", "with_claims", is_flag=True, help="Also the claims that it is made from, with their ids.")
@click.option("--sides", is_flag=True, help="Also the sides' readouts side by side.")
@click.option("--copies", "with_copies", is_flag=True, help="Also how the copies of one dispatch differ.")
@click.option("--json", "as_json", is_flag=True, help="As JSON (see: dragoman schema engagement).")
@click.pass_context
def show(context: click.Context, /, said: str, *, as_json: bool, **options: object) -> None:
    """Show one entry with the words behind every value.

    ID is the one in brackets in the timeline, or its beginning; ids once shown stay good.
    """
    settings = context.find_object(Settings) or Settings()
    store = context.with_resource(open_store(settings.store))
    found = entry_known(store, settings, options, said)
    if not found.entries and not settings.cleared:
        refuse_gone(store, said)
    one = only_entry(found.entries, said, found.record)
    if as_json:
        click.echo(line(engagement_json(one, found.readings)))
    else:
        more = []
        if options["with_claims"]:
            more.append(("claims", claims_lines(one, found.readings)))
        if options["sides"]:
            more.append(("the sides' readouts", readouts(one, found.readings, width=width())))
        if options["with_copies"]:
            more.append(("copies", copies(one, found.readings, width=width())))
        page = entry(
            found.record,
            one,
            found.readings,
            why=bool(options["why"]),
            more=more,
            width=width() if sys.stdout.isatty() else None,  # in a pipe a line stays one, to be searched
        )
        click.echo(page, nl=False)
    tell_stale(found.stale)
