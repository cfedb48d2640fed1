"""`dragoman reliability`: how plans turned out, by who told them first."""

import click

from dragoman.cli.answering import asking, record_asked
from dragoman.cli.terminal import width
from dragoman.publishing import line, reliability_json, reliability_page
from dragoman.reconciling import by_outlet, by_source, reliability_of


@click.command()
@click.option(
    "--by",
    type=click.Choice(["outlet", "source"]),
    default="outlet",
    help="The outlet [default], or kind of source.",
)
@asking
@click.pass_context
def reliability(context: click.Context, /, *, by: str, as_json: bool, **asked: object) -> None:
    """Say how plans turned out, by who told them first."""
    found = record_asked(context, asked)
    reports = {report for entry in found.record.engagements for report in entry.reports}
    found.fetch(reports)
    outlets = {report: found.readings[report].outlet or found.readings[report].report.outlet for report in reports}
    rows = reliability_of(found.record.engagements, by_outlet(outlets) if by == "outlet" else by_source)
    if as_json:
        for row in rows:
            click.echo(line(reliability_json(row)))
    else:
        click.echo(reliability_page(rows, found.record, found.counted, width=width()), nl=False)
