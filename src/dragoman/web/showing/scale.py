"""Days to the units of a drawing.

Invariant: what is drawn of a date covers its days, no more and no fewer, but for what is too short to be seen or goes
on beyond the edge.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import When

OPEN = 30
"""Days that are drawn of what has no end."""
LEAST = 8.0
"""The shortest bar."""
_EDGE = 8.0
_LONG = 92  # days; what is vaguer than that does not widen a drawing


@dataclass(frozen=True, slots=True)
class Scale:
    """The days of a drawing's edges, and how wide it is in units."""

    first: date
    last: date
    width: float

    def at(self, day: date) -> float:
        """Where a day begins, in units."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(min(max(_EDGE + share * (self.width - 2 * _EDGE), 0.0), self.width), 1)

    def shows(self, when: When) -> bool:
        """Whether a day of a date is on the sheet."""
        first, last = ends(when)
        return first <= self.last and last >= self.first

    def over(self, when: When) -> tuple[float, float]:
        """Where a date begins, and how wide it is."""
        first, last = ends(when)
        start = min(self.at(first), self.width - LEAST)
        return start, round(max(self.at(shifted(last, timedelta(days=1))) - start, LEAST), 1)


def scale_of(whens: Sequence[When], width: float, beside: date | None = None) -> Scale:
    """The scale on which dates have room. beside: a day that is shown too where it is near enough."""
    spans = [ends(when) for when in whens]
    exact = [span for span in spans if (span[1] - span[0]).days < _LONG] or spans
    first, last = min(span[0] for span in exact), max(span[1] for span in exact)
    room = timedelta(days=max((last - first).days // 20, 3))
    if beside is not None and first - 3 * room <= beside <= last + 3 * room:
        first, last = min(first, beside), max(last, beside)
    return Scale(shifted(first, -room), shifted(last, room), width)


def ends(when: When) -> tuple[date, date]:
    """The first and the last day that are drawn."""
    open_days = timedelta(days=OPEN)
    first = when.earliest or shifted(when.latest or date.max, -open_days)
    return first, when.latest or shifted(first, open_days)


def shifted(day: date, by: timedelta) -> date:
    """A day moved, and no further than there are days."""
    if by.days < 0:
        return day + max(by, date.min - day)
    return day + min(by, date.max - day)
