"""A sentence as the patterns see it: actors, places, times, formats and the plain words between them, in order."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.dates import TimeMention
from dragoman.model import Mention
from dragoman.reading.actors import Actor
from dragoman.reading.sentences import Span

# "won't" is "wo" and "n't": the negation is a word of its own.
_WORD = re.compile(r"[A-Za-z]+?(?=n['’]t\b)|n['’]t\b|[A-Za-z0-9+]+(?:[-+][A-Za-z0-9+]+)*|['’]s\b|[^\w\s]|\w+")


class Item(NamedTuple):
    """One element. `word` is its lower-case form for words and punctuation, "" for everything else."""

    start: int
    end: int
    word: str = ""
    actor: Actor | None = None
    time: TimeMention | None = None
    format: Mention | None = None
    other: Mention | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's span and its items."""

    span: Span
    number: int
    items: tuple[Item, ...]
    plain: list[str]  # made once, never changed: rules look at it in every loop

    def words(self) -> list[str]:
        """The lower-case words, "" for anything that is no plain word."""
        return self.plain

    def index_of(self, start: int) -> int:
        """The first item at or behind a position in the report's text; their number where all stand in front of it."""
        return bisect_left(self.items, start, key=_start)


def _start(item: Item) -> int:
    return item.start


def itemise(
    text: str,
    span: Span,
    number: int,
    actors: Sequence[Actor],
    times: Sequence[TimeMention],
    others: Sequence[tuple[str, Mention]],
) -> Sentence:
    """Lay the marks of a sentence over its words. Where marks overlap the earlier and longer one stands."""
    marks: list[Item] = [Item(a.start, a.end, actor=a) for a in actors]
    marks += [Item(t.start, t.end, time=t) for t in times]
    for layer, mention in others:
        if layer == "format":
            marks.append(Item(mention.start, mention.end, format=mention))
        else:
            marks.append(Item(mention.start, mention.end, other=mention))
    marks.sort(key=lambda item: (item.start, -item.end))
    items: list[Item] = []
    position = span.start
    for mark in marks:
        if mark.start < position:
            continue
        _words(text, position, mark.start, items)
        items.append(mark)
        position = mark.end
    _words(text, position, span.end, items)
    return Sentence(span, number, tuple(items), [item.word for item in items])


def _words(text: str, start: int, end: int, items: list[Item]) -> None:
    for match in _WORD.finditer(text, start, end):
        first, last = match.span()
        items.append(Item(first, last, text[first:last].lower()))
