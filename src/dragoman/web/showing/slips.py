"""How the date of an entry moved: each window that was said for it and no longer holds, with what took its place.

Invariant: a more exact date is no slip, nor is a vaguer one that agrees; a slip is a date that the one before excludes.
What was put off is told with the date that it gave up: that is none to move to.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import Engagement, Status, Step, When

_PLANS = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED, Status.POSTPONED})
_MANY_DAYS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A date that gave way to another: `first` is the step that said the one, `then` the one that said the other.

    then: None where no step of the entry's life says the date that it goes by now.
    """

    before: When
    after: When
    first: Step
    then: Step | None


def slips(entry: Engagement) -> tuple[Slip, ...]:
    """The slips of an entry, oldest first; () where its date never moved."""
    return tuple(_slips(entry))


def _slips(entry: Engagement) -> Iterator[Slip]:
    last: tuple[When, Step] | None = None
    for step in entry.history:
        if step.when is None or step.when.earliest is None or step.status not in _PLANS:
            continue
        if last is None or (last[0].meets(step.when) and _days(step.when) < _days(last[0])):
            last = step.when, step
        elif not last[0].meets(step.when) and step.status is not Status.POSTPONED:
            yield Slip(before=last[0], after=step.when, first=last[1], then=step)
            last = step.when, step
    now = entry.when.value if entry.when else None
    if last is not None and now is not None and not last[0].meets(now):
        then = next((step for step in entry.history if step.when is not None and step.when.edtf == now.edtf), None)
        yield Slip(before=last[0], after=now, first=last[1], then=then)


def _days(when: When) -> int:
    return when.days if when.days is not None else _MANY_DAYS
