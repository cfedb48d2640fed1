"""`dragoman next`: what is planned or scheduled next, with its words and what that rests on."""

import click

from dragoman.cli.answering import asking, parties_asked, record_asked, write_answer
from dragoman.reconciling import next_of


@click.command()
@asking
@click.pass_context
def next(context: click.Context, /, *, as_json: bool, **asked: object) -> None:  # noqa: A001 - the command's name
    """Say what comes next, in what was read.

    Visits count only where --format visit asks for them.
    """
    found = record_asked(context, asked, meetings=True)
    parties = parties_asked(asked)
    answer = next_of(found.record.engagements, found.between(parties), parties)
    write_answer("Next", answer, found, as_json=as_json)
