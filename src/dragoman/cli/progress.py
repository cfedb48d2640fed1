"""How far long work in parts is: its rate, the time left, the problems. A bar for a person, plain lines for a log."""

import time
from collections.abc import Callable
from datetime import timedelta
from types import TracebackType
from typing import Any, Self

import click

from dragoman.cli.logs import say

_EVERY = 30.0  # seconds between two lines of a log


class Progress:
    """How far it is. The time left is told by size, since parts differ."""

    def __init__(
        self, noun: str, parts: int, size: int, *, terminal: bool, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """parts, size: all that there is to do. terminal: whether a person looks on."""
        self._noun = noun
        self._parts = parts
        self._size = size
        self._clock = clock
        self._began = self._told = clock()
        self._done = self._items = self._problems = self._sized = self._free = 0
        self._bar: Any = _bar(size, noun) if terminal else None

    def __enter__(self) -> Self:
        """Show it."""
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Show it no more."""
        if self._bar is not None:
            self._bar.stop()

    def step(self, size: int, *, items: int = 0, problems: int = 0, free: bool = False) -> None:
        """One part more. items: reports in it; problems: in all so far; free: it was done before and took no time."""
        self._done += 1
        self._items += items
        self._problems = problems
        self._sized += size
        self._free += size if free else 0
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._sized, description=self.words)
        elif self._clock() - self._told >= _EVERY:
            self._told = self._clock()
            done = {"done": self._done, "of": self._parts, "pages": self._items, "problems": self._problems}
            say(self.words, "progress", noun=self._noun, **done)

    @property
    def words(self) -> str:
        """How far it is."""
        seconds = max(self._clock() - self._began, 1e-9)
        said = f"{self._done:,} of {self._parts:,} {self._noun}"
        said += f", {self._items:,} pages, {self._items / seconds:,.0f} a second, {self._problems:,} problems"
        worked = self._sized - self._free
        if not worked:
            return said
        left = timedelta(seconds=round(seconds * max(0, self._size - self._sized) / worked))
        return f"{said}, {left} left"


def _bar(size: int, noun: str) -> Any:  # noqa: ANN401 - rich is slow to import, and for a terminal alone
    from rich.console import Console  # noqa: PLC0415 - the same
    from rich.progress import BarColumn, TextColumn  # noqa: PLC0415 - the same
    from rich.progress import Progress as Bar  # noqa: PLC0415 - the same

    bar = Bar(BarColumn(), TextColumn("{task.description}"), console=Console(stderr=True), transient=True)
    bar.add_task(f"0 {noun}", total=size or None)
    return bar


class Steps:
    """How far work of several kinds is, each counted for itself."""

    def __init__(self, *, terminal: bool, clock: Callable[[], float] = time.monotonic) -> None:
        """terminal: whether a person looks on."""
        self._terminal = terminal
        self._clock = clock
        self._told = clock()

    def told(self, noun: str, number: int, every: int) -> None:
        """So many are done: on a terminal always said, in a log every half minute and at the end."""
        now = self._clock()
        if self._terminal:
            click.echo(f"\r\x1b[K{number:,} of {every:,} {noun}", nl=False, err=True)
        elif now - self._told >= _EVERY:
            self._told = now
            say(f"{number:,} of {every:,} {noun}", "progress", noun=noun, done=number, of=every)

    def close(self) -> None:
        """Clear the line."""
        if self._terminal:
            click.echo("\r\x1b[K", nl=False, err=True)
