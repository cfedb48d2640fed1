"""`dragoman instruments`: agreements and other texts of states, what became of them, and what runs out when."""

import click

from dragoman.cli.answering import record_asked
from dragoman.cli.asking import as_known
from dragoman.cli.terminal import width
from dragoman.publishing import instrument_json, instruments_page, line


@click.command()
@click.argument("name", default="")
@as_known
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one a line (see: dragoman schema instrument).")
@click.pass_context
def instruments(context: click.Context, /, name: str, *, as_json: bool, **asked: object) -> None:
    """Show the lives of agreements, and when they run out.

    NAME is a part of a name; without it all are shown.
    """
    found = record_asked(context, asked)
    record = found.record
    entries = [entry for entry in record.instruments if name.casefold() in entry.name.casefold()]
    if as_json:
        for entry in entries:
            click.echo(line(instrument_json(entry, record.as_of)))
    else:
        click.echo(instruments_page(entries, record, found.readings, width=width()), nl=False)
