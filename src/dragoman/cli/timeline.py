"""`dragoman timeline`: the record as known on a day."""

from datetime import date

import click

from dragoman.cli.asking import as_known, audience_of, filtering, filters_of, grounds_of, tell_stale
from dragoman.cli.kinds import today
from dragoman.cli.terminal import width
from dragoman.pipeline import recorded
from dragoman.pipeline.clearing import unnamed
from dragoman.publishing import engagement_json, line
from dragoman.publishing import timeline as timeline_page
from dragoman.publishing.words import count_words, day_words
from dragoman.settings import Settings
from dragoman.store import Store, open_store


@click.command()
@as_known
@filtering
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one entry a line (see: dragoman schema engagement).")
@click.pass_context
def timeline(
    context: click.Context, /, *, as_of: date | None, recorded_as_of: date | None, as_json: bool, **asked: object
) -> None:
    """Show the record: past, now, coming."""
    settings = context.find_object(Settings) or Settings()
    filters = filters_of(asked)
    as_of = as_of or today()
    store = context.with_resource(open_store(settings.store))
    found = recorded(
        store,
        as_of=as_of,
        recorded_as_of=recorded_as_of,
        filters=filters,
        grounds=grounds_of(settings),
        audience=audience_of(settings),
    )
    why_none = "" if settings.cleared or found.record.reports_read else _why_none(store, as_of, recorded_as_of)
    if as_json:
        shown = found.record
        if settings.cleared:
            shown = unnamed(store, shown, recorded_as_of=recorded_as_of, grounds=grounds_of(settings))
        for engagement in shown.engagements:
            click.echo(line(engagement_json(engagement, found.readings)))
    else:
        click.echo(timeline_page(found.record, found.counted, width=width()), nl=False)
    if why_none:
        click.echo(f"\n{why_none}", err=True)
    tell_stale(found.stale)


def _why_none(store: Store, as_of: date, recorded_as_of: date | None) -> str:
    """Why there is no report to show: none is held at all, or all of them came later."""
    held = store.counts().reports
    if not held:
        return f"Nothing is held in {store.address}. Add reports: dragoman add PATH..."
    if recorded_as_of is not None:
        by_then = sum(1 for _ in store.readings(received_to=recorded_as_of))
        if not by_then:
            reports = count_words(held, "report")
            return f"{store.address} held nothing on {day_words(recorded_as_of)}; {reports} came in later."
        held = by_then
    return (
        f"Nothing held in {store.address} had been reported by {day_words(as_of)}; "
        f"it holds {count_words(held, 'report')} published later."
    )
