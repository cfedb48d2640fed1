"""The marks of a time axis: days, months, quarters or years, whichever are few enough to be read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.publishing.words import day_words

_MOST = 13
_STEPS = (1, 3, 12, 24, 60, 120, 240, 600)  # months
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark at x, with its words. strong: the turn of a year."""

    x: float
    words: str
    strong: bool


def ticks(first: date, last: date, at: Callable[[date], float], most: int = _MOST) -> tuple[Tick, ...]:
    """The marks between two days, not many more than so many. at: days to units."""
    if (last - first).days < 45:
        weeks = tuple(_weeks(first, last, at))
        return weeks[:: -(-len(weeks) // most)] if weeks else ()
    for step in _STEPS:
        found = tuple(_months(first, last, step, at))
        if len(found) <= most:
            return found
    return found


def _weeks(first: date, last: date, at: Callable[[date], float]) -> Iterator[Tick]:
    """The Mondays."""
    for day in range(first.toordinal(), last.toordinal() + 1):
        here = date.fromordinal(day)
        if here.weekday() == 0:
            yield Tick(x=at(here), words=day_words(here).rpartition(" ")[0], strong=False)


def _months(first: date, last: date, step: int, at: Callable[[date], float]) -> Iterator[Tick]:
    """The first days of every so many months."""
    start = first.year * 12 + first.month - 1
    for month in range(start - start % step, last.year * 12 + last.month, step):
        day = date(max(month // 12, 1), month % 12 + 1, 1)
        if first <= day <= last:
            new_year = day.month == 1
            yield Tick(x=at(day), words=str(day.year) if new_year else _MONTHS[day.month - 1], strong=new_year)
