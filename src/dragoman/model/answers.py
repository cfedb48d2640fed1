"""What the record answers, beside its entries: with what bears on an answer and what it rests on (law 9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.model.claims import Claim, Reading
from dragoman.model.engagements import Engagement
from dragoman.model.reports import Quote

Other = tuple[Engagement, str]
"""An entry that bears on an answer, and how, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rests:
    """What an answer rests on: the reports that tell of engagements of the parties ("" for all that were read).

    day: the day that the answer turns on; after: how many of them appeared after it. None where it turns on none.
    """

    parties: tuple[str, ...]
    reports: int
    dispatches: int
    first: date | None
    last: date | None
    day: date | None
    after: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found, in order of date, what bears on it, and what it rests on.

    before: for the first since a day, the last one before it; for the last one, the one that it was the first since.
    """

    found: tuple[Engagement, ...]
    others: tuple[Other, ...]
    rests: Rests
    before: Engagement | None = None


class Outcome(StrEnum):
    """What became of a plan as it was first told."""

    HELD = "held"  # on the days first told
    MOVED = "moved"  # held, on others
    PUT_OFF = "put_off"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"  # its date passed, and no report was seen
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How the plans turned out that a source told first.

    counts: of each outcome. known: how many are no longer ahead and not unknown; few: too few to say much.
    moved_by: the days by which each moved one did, earlier ones below 0.
    """

    source: str
    plans: int
    counts: Mapping[Outcome, int]
    moved_by: tuple[int, ...]
    known: int
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report that has the words that were searched for.

    published: the day on which it had appeared; None where that is not known. words: where the first of them stands in
    its text; None where they stand in its title only. claims: those of which a quote has all of the words, each with
    that quote and the id of its entry.
    """

    reading: Reading
    published: date | None
    words: Quote | None
    claims: tuple[tuple[Claim, Quote, str], ...]
