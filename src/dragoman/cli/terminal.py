"""The terminal: how wide it is, and how far long work is."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import TypeVar

from dragoman.cli.logs import say
from dragoman.store import Counts

T = TypeVar("T")

_EVERY = 30.0  # seconds between two lines of a log
_PAGE_WIDTH = 100


def width() -> int:
    """The columns of the terminal; into a pipe or a file always the same, so that output can be compared."""
    if not sys.stdout.isatty():
        return _PAGE_WIDTH
    return min(max(shutil.get_terminal_size().columns, 60), 120)


def held_words(counts: Counts) -> str:
    """How much a store holds, in words."""
    return f"{counts.reports:,} reports with {counts.claims:,} claims, and {counts.decisions:,} decisions"


def leave_quietly() -> int:
    """Status 0: the reader of our output has gone (`| head`), so nothing is wrong and nobody is there to be told."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def counted(
    items: Iterable[T], noun: str, *, expected: int | None = None, clock: Callable[[], float] = time.monotonic
) -> Iterator[T]:
    """The items, with what was done so far on standard error: a bar for a person, plain lines for a log.

    expected: about how many there are; None where nobody can say. A line is written every half minute, so that short
    work leaves none.
    """
    yield from (
        _in_a_bar(items, noun, expected, clock) if sys.stderr.isatty() else _in_lines(items, noun, expected, clock)
    )


def _in_a_bar(items: Iterable[T], noun: str, expected: int | None, clock: Callable[[], float]) -> Iterator[T]:
    from rich.console import Console  # noqa: PLC0415 - slow to import, and for a terminal alone
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415 - the same

    began = clock()
    with Progress(
        BarColumn(),
        TextColumn("{task.description}"),
        console=Console(stderr=True),
        transient=True,
        refresh_per_second=4,
    ) as bar:
        task = bar.add_task(f"0 {noun}", total=expected)
        for number, item in enumerate(items, 1):
            yield item
            bar.update(task, completed=number, description=_far(number, noun, expected, clock() - began))


def _in_lines(items: Iterable[T], noun: str, expected: int | None, clock: Callable[[], float]) -> Iterator[T]:
    began = told = clock()
    for number, item in enumerate(items, 1):
        yield item
        now = clock()
        if now - told >= _EVERY:
            told = now
            words = _far(number, noun, expected, now - began)
            say(words, "progress", noun=noun, done=number, expected=expected, seconds=round(now - began, 3))


def _far(number: int, noun: str, expected: int | None, seconds: float) -> str:
    """How far it is, over all that was done: what is written in batches comes in leaps."""
    rate = number / seconds if seconds else 0.0
    words = f"{number:,} of about {max(expected, number):,} {noun}" if expected else f"{number:,} {noun}"
    words += f", {rate:,.1f} a second"
    if not expected or not rate:
        return words
    return f"{words}, {timedelta(seconds=round(max(expected - number, 0) / rate))} left"
