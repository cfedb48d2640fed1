"""The face's types: what a text is anchored on, and what its time expressions say.

Invariant: each span stands, text[start:end] being the words meant; indices in `TimeMention.of` point into
`Times.timexes`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.model import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What relative dates are reckoned from.

    earliest, latest: the first and the last day on which the text may have been published; both None for unknown.
        A day before the year 1000 or after 9000 counts as unknown.
    country: ISO 3166-1 alpha-2, for the order of numeric dates, fiscal years and holidays; "" for unknown.
    zone: the IANA zone of the place told of, where known; a clock time that states another zone is moved into it.
    """

    earliest: date | None = None
    latest: date | None = None
    country: str = ""
    zone: str = ""


class SaidKind(StrEnum):
    """What sort of expression the words are, before any anchoring."""

    DATE = "date"  # a day of a month, with or without its year
    MONTH = "month"
    YEAR = "year"
    WEEKDAY = "weekday"
    RELATIVE = "relative"  # reckoned from publication or from an earlier mention: yesterday, two days later
    PART = "part"  # a part of a larger period: mid-March, the third quarter
    SEASON = "season"
    HOLIDAY = "holiday"
    RANGE = "range"
    DURATION = "duration"
    SET = "set"
    NOW = "now"  # now, recently, soon
    TIME = "time"
    DECADE = "decade"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the words say before any anchoring: from this the day of an undated report can be inferred.

    year, month, day, weekday (Monday is 0): as said, None where not said.
    unit, shift: for relative words, "week" and -1 for "last week"; "" and None otherwise.
    tense: of the clause that the words stand in.
    """

    kind: SaidKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str = ""
    shift: int | None = None
    tense: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A TIMEX3 expression. type: DATE, TIME, DURATION or SET; value and mod as TimeML has them."""

    start: int
    end: int
    type: str
    value: str
    mod: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """The days that words of the text denote, prepositions included. when: None where they cannot be anchored."""

    start: int
    end: int
    when: When | None
    of: tuple[int, ...]
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Every time expression of a text, in the order of the text."""

    timexes: tuple[Timex, ...]
    mentions: tuple[TimeMention, ...]
