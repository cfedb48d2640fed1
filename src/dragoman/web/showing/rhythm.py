"""The rhythm of a series: the days on which it was held, what lies between them, and what that lets one expect.

Invariant: what is computed is told as computed, with its arithmetic, and stands apart from what reports say; too few
meetings make no rhythm.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from statistics import median

from dragoman.model import Engagement, Format, Status
from dragoman.publishing.grouping import first_day
from dragoman.publishing.words import day_words

LEAST = 4
"""Meetings on known days that make a rhythm: three intervals between them."""

_LOOSE = 0.5  # of the usual interval: a wider spread is no rhythm
_LATEST = 12  # intervals that count: how often they met long ago says little of today
_LONGEST = timedelta(days=7)  # a date that is wider is no day: "in March" says nothing of intervals
_HELD = frozenset({Status.HELD, Status.ONGOING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """days: those held, in order. gaps: the days between each and the one before it. expected: words; "" for none."""

    days: tuple[date, ...]
    gaps: tuple[int, ...]
    usual: int | None = None
    expected: str = ""


def rhythm(entries: Sequence[Engagement], as_of: date) -> Rhythm:
    """The rhythm, as of a day, of what was held in a room on a known day; several of one day are one meeting."""
    days = sorted({first_day(one) for one in entries if _counts(one)})
    gaps = tuple((later - earlier).days for earlier, later in pairwise(days))
    if len(days) < LEAST:
        return Rhythm(days=tuple(days), gaps=gaps)
    counted = gaps[-_LATEST:]
    usual = round(median(counted))
    spread = ceil(median(abs(gap - usual) for gap in counted))
    told = (
        f"the median of the last {len(counted)} intervals is {usual} days, and half of them lie within {spread} of it"
    )
    if spread > usual * _LOOSE:
        words = f"Computed: {told}; that is too loose to expect a day."
        return Rhythm(days=tuple(days), gaps=gaps, usual=usual, expected=words)
    first, last = (days[-1] + timedelta(days=usual + by) for by in (-spread, spread))
    between = f"on {day_words(first)}" if first == last else f"between {day_words(first)} and {day_words(last)}"
    words = f"Computed, and said by nobody: {told}, so from {day_words(days[-1])} the next one would fall {between}."
    if last < as_of:
        words += " These days have passed; none with a known day was read of since."
    return Rhythm(days=tuple(days), gaps=gaps, usual=usual, expected=words)


def _counts(entry: Engagement) -> bool:
    when = entry.when.value if entry.when else None
    if when is None or when.is_approximate or when.earliest is None or when.latest is None:
        return False
    return entry.status in _HELD and when.latest - when.earliest <= _LONGEST and entry.format.value is not Format.CALL
