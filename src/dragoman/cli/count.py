"""`dragoman count`: how many were held, and of how many that is not known."""

import click

from dragoman.cli.answering import asking, parties_asked, record_asked
from dragoman.cli.terminal import width
from dragoman.publishing import answer_json, count_page, line
from dragoman.reconciling import count_of


@click.command()
@asking
@click.pass_context
def count(context: click.Context, /, *, as_json: bool, **asked: object) -> None:
    """Count what was held, in what was read.

    Visits count only where --format visit asks for them.
    """
    found = record_asked(context, asked, meetings=True)
    parties = parties_asked(asked)
    answer = count_of(found.record.engagements, found.between(parties), parties)
    if as_json:
        click.echo(line(answer_json(answer, found.readings)))
    else:
        click.echo(count_page(answer, width=width()), nl=False)
