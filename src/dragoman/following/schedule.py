"""When a source may be asked next.

Invariant: never sooner than the source itself allows (max-age, Retry-After, its feed's own ttl), as far as the longest
wait; and the more often in a row it failed, the later.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from dragoman.model import Followed, Polling

_DOUBLINGS = 16  # more would not be more than the longest wait, whatever the usual one is


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How often sources are asked.

    usual: the wait after an answer, if the source asks for no longer one. longest: the longest wait that is thought up
    here, and that a source may ask for by max-age. patience: the longest that it may ask for by Retry-After.
    jitter: how much of a wait chance adds to it, so that sources do not stay in step.
    """

    usual: timedelta = timedelta(hours=1)
    longest: timedelta = timedelta(days=1)
    patience: timedelta = timedelta(days=7)
    jitter: float = 0.1


PACE = Pace()


def after_answer(now: datetime, pace: Pace, *, holds_for: int | None, chance: float) -> datetime:
    """When to ask a source again that answered.

    holds_for: the seconds for which the source says that its answer holds; None where it says nothing.
    chance: from 0 up to 1.
    """
    wait = max(pace.usual, _seconds(holds_for, pace.longest))
    return now + wait * (1 + pace.jitter * chance)


def after_failure(now: datetime, pace: Pace, *, failures: int, retry_after: int | None, chance: float) -> datetime:
    """When to ask a source again that failed, for the `failures`th time in a row (1 for the first)."""
    doublings = min(failures - 1, _DOUBLINGS)
    wait = min(pace.usual * (1 << doublings), pace.longest)
    wait = max(wait, _seconds(retry_after, pace.patience))
    return now + wait * (1 + pace.jitter * chance)


def due(sources: Mapping[Followed, Polling], now: datetime) -> tuple[Followed, ...]:
    """The sources that may be asked now: those never asked first, then those that have waited longest."""
    ready = [
        (polling.due_at is not None, polling.due_at or now, source.address, source)
        for source, polling in sources.items()
        if not polling.is_gone and (polling.due_at is None or polling.due_at <= now)
    ]
    return tuple(source for *_, source in sorted(ready, key=lambda one: one[:3]))


def _seconds(asked: int | None, most: timedelta) -> timedelta:
    """A wait that a source asks for, if it is not past all reason."""
    return min(timedelta(seconds=min(asked or 0, 10**9)), most)
