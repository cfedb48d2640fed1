"""Where stretches of the text lie, asked by bisection, so that the time taken grows with the text and not faster."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything that stands in the text."""

    @property
    def start(self) -> int:
        """Its first character."""
        ...


T = TypeVar("T", bound=Placed)
_START = attrgetter("start")


def between(items: Sequence[T], start: int, end: int) -> Sequence[T]:
    """Those of items, which stand in the order of the text, that begin in [start, end)."""
    return items[bisect_left(items, start, key=_START) : bisect_left(items, end, key=_START)]


class Cover:
    """The union of spans. spans: (start, end) pairs, in any order, overlapping or not."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Sort them once."""
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))  # the furthest end so far

    def touches(self, start: int, end: int) -> bool:
        """Whether any span has a character in [start, end)."""
        index = bisect_left(self._starts, end)
        return index > 0 and self._ends[index - 1] > start
