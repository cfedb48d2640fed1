"""`dragoman show`: one entry, with the words behind every value."""

from datetime import date

import click

from dragoman.cli.asking import as_known, grounds_of, tell_stale
from dragoman.cli.kinds import today
from dragoman.pipeline import found_entries, recorded
from dragoman.publishing import engagement_json, entry, line
from dragoman.publishing.words import engagement_words, when_words
from dragoman.settings import Settings
from dragoman.store import open_store


@click.command()
@click.argument("said", metavar="ID")
@as_known
@click.option("--why", is_flag=True, help="Also on what grounds its claims were joined.")
@click.option("--json", "as_json", is_flag=True, help="As JSON (see: dragoman schema engagement).")
@click.pass_context
def show(context: click.Context, /, said: str, *, why: bool, as_json: bool, **days: date | None) -> None:
    """Show one entry with the words behind every value.

    ID is the one in brackets in the timeline, or its beginning; ids once shown stay good.
    """
    settings = context.find_object(Settings) or Settings()
    with open_store(settings.store) as store:
        found = recorded(
            store,
            as_of=days["as_of"] or today(),
            recorded_as_of=days["recorded_as_of"],
            grounds=grounds_of(settings),
        )
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
        click.echo(entry(found.record, matches[0], found.readings, why=why), nl=False)
    tell_stale(found.stale)
