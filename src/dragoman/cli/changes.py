"""`dragoman changes`: what is new in the record since a day, and whose doing that is."""

from datetime import date

import click

from dragoman.cli.asking import audience_of, filtering, filters_of, grounds_of, tell_stale
from dragoman.cli.kinds import day, today
from dragoman.cli.terminal import width
from dragoman.model import Engagement
from dragoman.pipeline import Shown, changed
from dragoman.publishing import change_json, changes_page, line
from dragoman.settings import Settings
from dragoman.store import open_store


@click.command()
@click.option("--since", required=True, callback=day, metavar="DAY", help="What was known at the end of this day.")
@click.option("--as-held", is_flag=True, help="Compare with what this store held that day: late arrivals are news.")
@click.option("--as-of", callback=day, metavar="DAY", help="Up to that day [default: today, UTC].")
@filtering
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one change a line (see: dragoman schema change).")
@click.pass_context
def changes(
    context: click.Context,
    /,
    *,
    since: date,
    as_held: bool,
    as_of: date | None,
    as_json: bool,
    **asked: object,
) -> None:
    """List what changed in the record since a day.

    The world's changes stand apart from the software's (another version of reading, other facts) and from the desk's
    decisions. What only reprints what was known is no change.
    """
    settings = context.find_object(Settings) or Settings()
    until = as_of or today()
    if until < since:
        raise click.BadParameter("it is before --since.", param_hint="--as-of")
    store = context.with_resource(open_store(settings.store))
    found = changed(
        store,
        since=since,
        as_of=until,
        as_held=as_held,
        filters=filters_of(asked),
        grounds=grounds_of(settings),
        shown_to=Shown(audience=audience_of(settings)),
    )
    entries: dict[str, Engagement] = {entry.id: entry for entry in (*found.gone, *found.now.whole.engagements)}
    if as_json:
        for change in found.changes:
            click.echo(line(change_json(change, entries)))
    else:
        now = (found.now.record, found.now.counted)
        page = changes_page(found.changes, entries, found.now.readings, since=since, now=now, width=width())
        click.echo(page, nl=False)
    tell_stale(found.now.stale)
