"""`dragoman review`: what a person should look at."""

import click

from dragoman.cli.answering import asking, record_asked
from dragoman.cli.terminal import width
from dragoman.publishing import line, review_json, review_page


@click.command()
@asking
@click.pass_context
def review(context: click.Context, /, *, as_json: bool, **asked: object) -> None:
    """List entries that may be one, and contradictions."""
    found = record_asked(context, asked)
    record = found.record
    if as_json:
        for item in review_json(record):
            click.echo(line(item))
    else:
        click.echo(review_page(record, found.counted, width=width()), nl=False)
