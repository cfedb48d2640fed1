"""How the date of an entry moved: each window that was said for it and no longer holds, with what took its place.

Invariant: a more exact date is no slip, nor is a vaguer one that agrees; a slip is a date that the one before excludes.
What was put off is told with the date that it gave up: that is none to move to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.model import Engagement, Status, Support, When

_PLANS = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED, Status.POSTPONED})
_MANY_DAYS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A date that gave way to another. known_on, support: when the new one was first reported, and by whom.

    by, reason: who moved it and why, where that is said.
    """

    before: When
    after: When
    known_on: date | None
    support: Support | None
    by: str = ""
    reason: str = ""


def slips(entry: Engagement) -> tuple[Slip, ...]:
    """The slips of an entry, oldest first; () where its date never moved."""
    return tuple(_slips(entry))


def _slips(entry: Engagement) -> Iterator[Slip]:
    window: When | None = None
    for step in entry.history:
        if step.when is None or step.when.earliest is None or step.status not in _PLANS:
            continue
        if window is not None and not window.meets(step.when):
            if step.status is Status.POSTPONED:
                continue
            yield Slip(
                before=window,
                after=step.when,
                known_on=step.known_on,
                support=step.support,
                by=step.by,
                reason=step.reason,
            )
            window = step.when
        elif window is None or _days(step.when) < _days(window):
            window = step.when
    now = entry.when.value if entry.when else None
    if window is not None and now is not None and not window.meets(now):
        first = next((step for step in entry.history if step.when is not None and step.when.edtf == now.edtf), None)
        yield Slip(
            before=window,
            after=now,
            known_on=first.known_on if first else None,
            support=first.support if first else None,
        )


def _days(when: When) -> int:
    return when.days if when.days is not None else _MANY_DAYS
