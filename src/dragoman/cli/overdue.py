"""`dragoman overdue`: plans whose date has passed, with no report seen that they took place."""

import click

from dragoman.cli.answering import asking, record_asked
from dragoman.cli.terminal import width
from dragoman.model import Status
from dragoman.publishing import engagement_json, line, overdue_page


@click.command()
@asking
@click.pass_context
def overdue(context: click.Context, /, *, as_json: bool, **asked: object) -> None:
    """List plans whose date has passed with no report seen.

    Each with how its date had moved, and what was read for its parties since.
    """
    found = record_asked(context, {**asked, "statuses": (Status.UNCONFIRMED.value,)})
    if as_json:
        for engagement in found.record.engagements:
            click.echo(line(engagement_json(engagement, found.readings)))
    else:
        click.echo(overdue_page(found.record, found.counted, found.readings, width=width()), nl=False)
