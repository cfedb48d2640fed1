"""`dragoman timeline`: the record as known on a day."""

from datetime import date

import click

from dragoman.cli.asking import as_known, filtering, filters_of
from dragoman.cli.kinds import today
from dragoman.cli.terminal import width
from dragoman.pipeline import recorded
from dragoman.publishing import engagement_json, line
from dragoman.publishing import timeline as timeline_page
from dragoman.settings import Settings
from dragoman.store import open_store


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
    with open_store(settings.store) as store:
        found = recorded(store, as_of=as_of or today(), recorded_as_of=recorded_as_of, filters=filters)
    if as_json:
        for engagement in found.record.engagements:
            click.echo(line(engagement_json(engagement, found.readings)))
        return
    click.echo(timeline_page(found.record, found.whole, width=width()), nl=False)
    if not found.whole.reports_read:
        click.echo(f"\nNothing is held in {store.address}. Add reports: dragoman add PATH...", err=True)
