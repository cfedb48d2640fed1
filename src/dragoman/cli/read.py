"""`dragoman read`: what reports say, as tables or as JSON Lines; nothing is stored."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import click

from dragoman.cli.kinds import day
from dragoman.cli.model import reader_option, record_option, second_of, tell_second
from dragoman.cli.outgoing import fetch_of
from dragoman.cli.problems import worded
from dragoman.cli.terminal import counted, width
from dragoman.model import Cleaner, Reading
from dragoman.pipeline import ReadOutcome, Source, explain_paths, read_paths
from dragoman.publishing import (
    Sheet,
    explanation_page,
    line,
    plain,
    reading_json,
    reading_sheet,
    unread_json,
    unread_sheet,
)
from dragoman.settings import PAGES, Settings


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one report a line (see: dragoman schema read).")
@click.option("--explain", "explained", is_flag=True, help="What fired in each sentence, or why nothing did.")
@click.option("--published", callback=day, metavar="DAY", help="The day on which they were all published.")
@click.option("--pages", type=click.Choice(PAGES), help="How the story of a page is found [default: careful].")
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that read.")
@reader_option
@record_option
@click.pass_context
def read(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    *,
    as_json: bool,
    explained: bool,
    published: date | None,
    pages: str | None,
    workers: int,
) -> None:
    """Say what reports say, without storing anything.

    PATH is a file, a folder, a pattern, an address (https://...), or - for standard input.
    """
    settings = context.find_object(Settings) or Settings()
    source = Source(
        paths=paths,
        published=published,
        largest=settings.largest,
        stdin=sys.stdin.buffer,
        layers=settings.layers,
        pages=Cleaner(pages or settings.pages),
        fetch=fetch_of(settings),
        second=second_of(settings),
    )
    if explained:
        if as_json:
            raise click.UsageError("--explain is a page; leave --json out")
        context.exit(0 if _explain(source) else 1)
    outcomes = read_paths(source, workers=workers)
    if not sys.stdout.isatty():  # on a terminal the output itself shows how far it is
        outcomes = counted(outcomes, "reports read")
    every = _as_lines(outcomes) if as_json else _as_tables(outcomes)
    tell_second(source.second)
    context.exit(0 if every else 1)


def _as_lines(outcomes: Iterable[ReadOutcome]) -> bool:
    """Whether every report was read."""
    every = True
    for outcome in outcomes:
        reading = outcome.reading
        written = reading_json(reading) if reading else unread_json(outcome.name, outcome.problems, outcome.report)
        click.echo(line(written))
        every &= outcome.was_read
    return every


def _as_tables(outcomes: Iterable[ReadOutcome]) -> bool:
    every = True
    for number, outcome in enumerate(outcomes):
        if number:
            click.echo()
        _show(_sheet(outcome.name, outcome.reading, outcome))
        every &= outcome.was_read
    return every


def _explain(source: Source) -> bool:
    every = True
    for number, (outcome, explanation) in enumerate(explain_paths(source)):
        if number:
            click.echo()
        if outcome.reading is None or explanation is None:
            _show(_sheet(outcome.name, None, outcome))
        else:
            click.echo(explanation_page(outcome.reading, explanation, width=width()), nl=False)
        every &= outcome.was_read
    return every


def _sheet(name: str, reading: Reading | None, outcome: ReadOutcome) -> Sheet:
    if reading is None:
        return unread_sheet(name, tuple(worded(outcome.problems)))
    return reading_sheet(replace(reading, problems=tuple(worded(reading.problems))))


def _show(sheet: Sheet) -> None:
    if sys.stdout.isatty():
        from dragoman.cli.colours import draw  # noqa: PLC0415 - rich is slow to import, and pipes do without it

        draw(sheet)
    else:
        click.echo(plain(sheet), nl=False)
