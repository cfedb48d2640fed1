"""`dragoman watch`: the sources that are followed, asked politely for what is new."""

import platform
import random
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from os import getpid
from typing import Any

import click

from dragoman.cli.alerting import alerted
from dragoman.cli.asking import grounds_of
from dragoman.cli.kinds import now
from dragoman.cli.logs import is_json, say
from dragoman.cli.metrics import Metrics
from dragoman.cli.outgoing import transport_of
from dragoman.cli.problems import tell
from dragoman.cli.sources import told_of
from dragoman.following import Pace
from dragoman.model import Cleaner
from dragoman.pipeline import Kept, Outfit, Seen, WatchedError
from dragoman.pipeline import watch as watching
from dragoman.settings import PAGES, Settings
from dragoman.store import Store, open_store

_QUICKEST = 5  # minutes: who asks more often is no polite reader


class _Edge:
    """Time and chance as they are."""

    def now(self) -> datetime:
        return now()

    def moment(self) -> float:
        return time.monotonic()

    def chance(self) -> float:
        return random.random()  # noqa: S311 - so that sources do not stay in step


@dataclass(slots=True)
class Tally:
    """What came of all that was asked so far. refused: by what was the matter."""

    read: int = 0
    new: int = 0
    updated: int = 0
    known: int = 0
    asked: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    def count(self, seen: Seen) -> None:
        """One thing more that happened."""
        if seen.kept is not None:
            self._count(seen.kept)
        elif seen.problem is not None:
            self.refused[seen.problem.what] += seen.problem.fatal
        elif seen.polling is not None:
            self.asked += 1

    def _count(self, kept: Kept) -> None:
        self.read += kept.outcome.was_read
        self.new += kept.new and not kept.updated
        self.updated += kept.updated
        self.known += kept.outcome.was_read and not kept.new and not kept.refused
        if kept.refused:
            self.refused["redacted"] += 1
        elif not kept.outcome.was_read:
            fatal = next((problem.what for problem in kept.outcome.problems if problem.fatal), "unread")
            self.refused[fatal] += 1

    def __str__(self) -> str:
        """All the numbers."""
        refused = +self.refused
        why = f" ({', '.join(f'{count} {what}' for what, count in sorted(refused.items()))})" if refused else ""
        return (
            f"{self.asked} sources asked; {self.read} reports read: {self.new} new, {self.updated} updated, "
            f"{self.known} seen before; "
            f"{refused.total()} refused{why}"
        )


@click.command()
@click.option("--once", is_flag=True, help="Ask those that are due, and end.")
@click.option(
    "--every", type=click.IntRange(_QUICKEST, 10_080), default=60, show_default=True, help="Minutes, at least."
)
@click.option(
    "--most", type=click.IntRange(1, 1000), default=20, show_default=True, help="Pages of a source in a round."
)
@click.option("--pages", type=click.Choice(PAGES), help="How the story of a page is found [default: careful].")
@click.option("--dry-run", is_flag=True, help="Show which sources are due, and ask none.")
@click.option("--metrics", metavar="HOST:PORT", help="Also answer Prometheus, on an address of its own.")
@click.option("--alert", "alerts", is_flag=True, help="Also send alerts; see: dragoman alert.")
@click.pass_context
def watch(
    context: click.Context,
    /,
    *,
    once: bool,
    every: int,
    most: int,
    pages: str | None,
    dry_run: bool,
    **beside: Any,  # noqa: ANN401 - click's values
) -> None:
    """Ask the sources that are followed for what is new, and keep it.

    One program at a time watches a store. Stopped at any point, the next one goes on from there. Status 1 where a
    source or a page could not be had.
    """
    settings = context.find_object(Settings) or Settings()
    with open_store(settings.store) as store:
        if dry_run:
            _show_due(store)
            return
        if not store.sources():
            raise click.UsageError("No source is followed yet; see: dragoman sources add --pack.")
        outfit = outfit_of(settings, every=every, most=most, pages=pages)
        tally, stop = Tally(), threading.Event()
        metrics = Metrics(settings.store) if beside["metrics"] else None
        with (
            metrics.served(beside["metrics"]) if metrics else nullcontext(),
            alerted(settings, lines=False) if beside["alerts"] else nullcontext(),
            _stopping(stop),
        ):
            try:
                for seen in _counted(watching(store, outfit, stop, once=once), tally):
                    if metrics is not None:
                        metrics.seen(seen)
                    _show(seen)
            except WatchedError as error:
                raise click.ClickException(str(error)) from error
        _show_unwell(store)
        stopped = "Stopped; the same command goes on from here. " if stop.is_set() else ""
        click.echo(f"{stopped}{tally}. Store: {store.address}")
    context.exit(1 if +tally.refused else 0)


def outfit_of(settings: Settings, *, every: int, most: int, pages: str | None) -> Outfit:
    """What a watch works with, as the settings say."""
    from dragoman.fetching import Robots  # noqa: PLC0415 - slow to import

    transport = transport_of(settings)
    return Outfit(
        transport=transport,
        robots=Robots(transport),
        clock=_Edge(),
        holder=f"{platform.node()}, process {getpid()}",
        pace=Pace(usual=timedelta(minutes=every)),
        most=most,
        largest=settings.largest,
        layers=settings.layers,
        pages=Cleaner(pages or settings.pages),
        grounds=grounds_of(settings),
    )


@contextmanager
def _stopping(stop: threading.Event) -> Iterator[None]:
    """The first signal asks for a clean end; the second is as it always was."""
    before = {int(number): signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def end(number: int, _frame: object) -> None:
        stop.set()
        signal.signal(number, before[number])

    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _counted(events: Iterator[Seen], tally: Tally) -> Iterator[Seen]:
    """The events, counted; with the count on standard error where a person sees it."""
    shows = sys.stderr.isatty()
    for seen in events:
        tally.count(seen)
        if shows:
            click.echo("\r\x1b[K", err=True, nl=False)
        yield seen
        if shows:
            click.echo(f"{tally}"[:100], err=True, nl=False)
    if shows:
        click.echo("\r\x1b[K", err=True, nl=False)


def _show(seen: Seen) -> None:
    """A line for what is new, and for what is the matter."""
    if seen.kept is not None:
        if seen.kept.new:
            became, name = "updated" if seen.kept.updated else "new", seen.kept.outcome.name
            if is_json():
                say("", "report kept", source=seen.source, report=name, became=became)
            else:
                click.echo(f"{became}: {name}")
        tell(seen.kept.outcome.name, seen.kept.outcome.problems)
    elif seen.problem is not None:
        tell(seen.source, [seen.problem])
    elif seen.polling is not None and seen.polling.problem is not None and not seen.polling.problem.fatal:
        tell(seen.source, [seen.polling.problem])


def _show_unwell(store: Store) -> None:
    """The sources with which something is the matter."""
    for one in told_of(store):
        if one.why:
            click.echo(f"{one.source.address}: {one.condition}. {one.why}", err=True)


def _show_due(store: Store) -> None:
    from dragoman.following import due  # noqa: PLC0415 - only this needs it

    ready = due(store.sources(), now())
    for source in ready:
        click.echo(source.address)
    click.echo(f"{len(ready)} of {len(store.sources())} sources are due.")
