"""`dragoman last`: what was held last, with its words and what that rests on."""

import click

from dragoman.cli.answering import asking, parties_asked, record_asked, write_answer
from dragoman.reconciling import last_of


@click.command()
@asking
@click.pass_context
def last(context: click.Context, /, *, as_json: bool, **asked: object) -> None:
    """Say what was held last, in what was read.

    Visits count only where --format visit asks for them.
    """
    found = record_asked(context, asked, meetings=True)
    parties = parties_asked(asked)
    answer = last_of(found.record.engagements, found.between(parties), parties)
    write_answer("Last held", answer, found, as_json=as_json)
