"""`dragoman positions`: who said what on which topic, over time."""

import click

from dragoman.cli.answering import record_asked
from dragoman.cli.asking import as_known
from dragoman.cli.terminal import width
from dragoman.model import Topic
from dragoman.publishing import line, position_json, positions_page


@click.command()
@click.option("--person", default="", metavar="NAME", help="A part of the speaker's name.")
@click.option("--topic", type=click.Choice([topic.value for topic in Topic]), help="Only this topic.")
@as_known
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one a line (see: dragoman schema position).")
@click.pass_context
def positions(context: click.Context, /, *, person: str, topic: str | None, as_json: bool, **asked: object) -> None:
    """Show who said what on which topic, over time."""
    found = record_asked(context, asked)
    entries = [
        entry
        for entry in found.record.positions
        if person.casefold() in entry.speaker.casefold() and topic in (None, entry.topic.value)
    ]
    if as_json:
        for entry in entries:
            click.echo(line(position_json(entry)))
    else:
        click.echo(positions_page(entries, found.record, found.readings, width=width()), nl=False)
