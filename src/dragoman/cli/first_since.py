"""`dragoman first-since`: what was held first since a day, and the last one before it."""

import click

from dragoman.cli.answering import asking, parties_asked, record_asked, write_answer
from dragoman.cli.kinds import days
from dragoman.model import When
from dragoman.publishing.words import day_words
from dragoman.reconciling import first_since as first_since_day
from dragoman.reconciling import last_of


@click.command("first-since")
@click.argument("since", metavar="[DATE]", required=False, callback=days)
@asking
@click.pass_context
def first_since(context: click.Context, /, since: When | None, *, as_json: bool, **asked: object) -> None:
    """Say what was held first since a day, in what was read.

    Also the last one before it. Without DATE: what was held last, and which one before it makes it "the first since".
    Visits count only where --format visit asks for them.
    """
    found = record_asked(context, asked, meetings=True)
    entries, parties = found.record.engagements, parties_asked(asked)
    if since is None or since.earliest is None:
        write_answer("Last held", last_of(entries, found.between(parties), parties), found, as_json=as_json)
        return
    answer = first_since_day(entries, found.between(parties), parties, since=since.earliest)
    write_answer(f"First held since {day_words(since.earliest)}", answer, found, as_json=as_json)
