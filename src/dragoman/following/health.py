"""Whether a source is well: by its own rhythm, by its answers, by its pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from dragoman.model import Polling

LEAST_UNREAD = 3
"""So many pages in a row without text, and a source counts as one whose pages no longer parse."""

_KEPT = 20  # arrivals that make a rhythm
_LEAST_GAPS = 5  # fewer make none
_LONGER = 3  # times the longest usual gap: more is silence
_LEAST_SILENCE = timedelta(days=3)  # a weekend is none
_FAILING = 3  # failures in a row, before which one is only told as the last problem


class Condition(StrEnum):
    """How a source is."""

    NEW = "not asked yet"
    WELL = "well"
    SILENT = "silent"
    UNREAD = "pages do not parse"
    FAILING = "failing"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a source is. why: a sentence where it is not well, "" where it is."""

    condition: Condition
    why: str = ""

    @property
    def is_well(self) -> bool:
        """Whether nothing wants looking at."""
        return self.condition in (Condition.NEW, Condition.WELL)


def health(polling: Polling, now: datetime) -> Health:
    """How a source is; of several things that may be wrong the gravest."""
    last = f" Last: {polling.problem.why}" if polling.problem is not None else ""
    if polling.is_gone:
        return Health(condition=Condition.GONE, why="It said that it is no more (410), and is asked no more.")
    if polling.asked_at is None:
        return Health(condition=Condition.NEW)
    if polling.failures >= _FAILING:
        return Health(condition=Condition.FAILING, why=f"It failed {polling.failures} times in a row.{last}")
    if polling.unread >= LEAST_UNREAD:
        why = f"Of its last {polling.unread} pages none had text that could be read; they may be built anew."
        return Health(condition=Condition.UNREAD, why=why)
    usual = _longest_usual(polling.brought)
    if usual is not None and now - polling.brought[-1] > max(usual * _LONGER, _LEAST_SILENCE):
        why = f"Nothing new since {polling.brought[-1].date()}; until then never more than {_words(usual)} passed."
        return Health(condition=Condition.SILENT, why=why)
    return Health(condition=Condition.WELL)


def brought(polling: Polling, appeared: Iterable[datetime], now: datetime) -> tuple[datetime, ...]:
    """A source's rhythm with what is new; what is dated ahead appeared now."""
    every = {*polling.brought, *(min(moment, now) for moment in appeared)}
    return tuple(sorted(every)[-_KEPT:])


def _longest_usual(moments: tuple[datetime, ...]) -> timedelta | None:
    """The longest time between two arrivals; None for too few to tell."""
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    return max(gaps) if len(gaps) >= _LEAST_GAPS else None


def _words(gap: timedelta) -> str:
    return f"{gap.days + 1} days" if gap >= timedelta(days=1) else "a day"
