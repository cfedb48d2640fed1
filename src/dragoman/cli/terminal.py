"""The terminal: how wide it is, and a count of long work that only a person at a terminal sees."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

from dragoman.store import Counts

T = TypeVar("T")

_EVERY = 20  # how often the count is drawn: once for so many
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


def counted(items: Iterable[T], noun: str) -> Iterator[T]:
    """The items, with a running count on standard error where a person sees it."""
    if not sys.stderr.isatty():
        yield from items
        return
    number = 0
    for number, item in enumerate(items, 1):
        yield item
        if number % _EVERY == 0:
            click.echo(f"\r{number:,} {noun}", err=True, nl=False)
    if number >= _EVERY:
        click.echo("\r" + " " * (len(noun) + 16) + "\r", err=True, nl=False)
