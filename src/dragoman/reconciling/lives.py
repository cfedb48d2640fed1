"""An entry's life: its steps in the order in which they became known, and where it stands on a day.

Invariant: the status is worked out anew from the claims for every `as_of`; nothing is remembered. The rules:
  1. A report that it took place settles it: held; while its days last, ongoing.
  2. Called off or put off stands until a later report, or the same one, gives a slot.
  3. Else the firmest word since the last break for the date that it goes by: scheduled over planned over floated.
  4. A plan whose last day has passed is unconfirmed, an open one 30 days after its first day; undated and postponed
     ones never.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import Status, Step, When
from dragoman.reconciling.evidence import Heard
from dragoman.reconciling.slip import said_by, took_place
from dragoman.reconciling.traits import OPEN_DAYS

_FIRMNESS = {Status.FLOATED: 0, Status.PLANNED: 1, Status.SCHEDULED: 2}
_BREAKS = frozenset({Status.POSTPONED, Status.CANCELLED})
_OPEN = 10_000
_STALE = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What was read for a block: how many reports, from when to when, and how many after a day."""

    block: str
    days: tuple[date, ...]

    def told(self, since: date | None, after: date) -> str:
        """In words: what was read for the pair since the entry was first reported, and since its date passed."""
        read = [day for day in self.days if since is None or day >= since]
        late = sum(day > after for day in read)
        span = f" from {min(read)} to {max(read)}" if read else ""
        reports = "1 report" if len(read) == 1 else f"{len(read)} reports"
        return f"{reports} read for {self.block}{span}, {late or 'none'} of them after the date"


def last_day(when: When | None) -> date | None:
    """The last day on which something of this date may take place; None where that never passes."""
    if when is None:
        return None
    if when.latest is not None:
        return when.latest
    return when.earliest + timedelta(days=OPEN_DAYS) if when.earliest else None


def status_of(heard: Sequence[Heard], when: When | None, *, as_of: date, reach: Reach) -> tuple[Status, str]:
    """Where the entry stands at the end of `as_of`, and why in words."""
    told = [item for item in heard if took_place(item)]
    held = [item for item in told if item.claim.status.value is Status.HELD]
    if held:
        return Status.HELD, f"{_source(held[0])} says that it took place"
    end = last_day(when)
    if told:
        return _under_way(told[0], end, as_of)
    standing, item = _standing(heard, when)
    if standing is Status.CANCELLED or standing is Status.POSTPONED:
        word = "called off" if standing is Status.CANCELLED else "put off, with no new date"
        return standing, f"{_source(item)} says that it was {word}"
    if end is not None and end < as_of:
        first = min((other.known_on for other in heard if other.known_on), default=None)
        return Status.UNCONFIRMED, f"date passed, no report seen: {reach.told(first, end)}"
    return standing, f"{_source(item)} says that it is {standing.value}"


def history_of(heard: Sequence[Heard]) -> tuple[Step, ...]:
    """The steps in the order known; what the copies of one dispatch repeat is one step."""
    steps: list[Step] = []
    seen: set[tuple[str, Status, str]] = set()
    slot: When | None = None
    for item in sorted(heard, key=_told_at):
        claim = item.claim
        when = claim.when.value if claim.when else None
        step = (item.voice, claim.status.value, when.edtf if when else "")
        if step in seen:
            continue
        seen.add(step)
        steps.append(
            Step(
                known_on=item.known_on,
                status=claim.status.value,
                when=when,
                by=claim.by.value if claim.by else "",
                reason=claim.reason.value if claim.reason else "",
                support=item.support(claim.status.quotes),
                note=_note(slot, when, claim.status.value),
            )
        )
        slot = when or slot
    return tuple(steps)


def _told_at(item: Heard) -> tuple[object, ...]:
    """By time; in one report what was given up comes before what is given for it."""
    return (*item.order[:2], item.evidence.report, item.claim.status.value not in _BREAKS, item.order)


def _note(slot: When | None, when: When | None, status: Status) -> str:
    if slot is None or when is None or status in _BREAKS or slot.meets(when):
        return ""
    return f"moved from {slot.edtf} to {when.edtf}"


def _under_way(item: Heard, end: date | None, as_of: date) -> tuple[Status, str]:
    if end is not None and end < as_of:
        return Status.HELD, f"{_source(item)} says that it was under way, and its last day has passed"
    return Status.ONGOING, f"{_source(item)} says that it is under way"


def _standing(heard: Sequence[Heard], when: When | None) -> tuple[Status, Heard]:
    """The status of a plan: the last break, unless a slot was given after it; else the firmest word for its date."""
    breaks = [item for item in heard if item.claim.status.value in _BREAKS]
    plans = [item for item in heard if item.claim.status.value not in _BREAKS]
    if breaks:
        last = max(breaks, key=lambda item: (said_by(item), item.claim.status.value is Status.POSTPONED, item.order))
        plans = [item for item in plans if _gives_a_slot_after(item, last, breaks)]
        if not plans:
            return last.claim.status.value, last
    plans = [item for item in plans if _speaks_of(item, when)] or plans
    best = max(plans, key=lambda item: (_FIRMNESS[_planned(item)], item.claim.official, _negative(item)))
    return _planned(best), best


def _speaks_of(item: Heard, when: When | None) -> bool:
    """Whether a claim speaks of that very date, and not of a vaguer one: a firm month is no firm day."""
    said = item.claim.when
    if when is None or said is None:
        return when is None
    return said.value.meets(when) and (said.value.days or _OPEN) <= (when.days or _OPEN)


def _planned(item: Heard) -> Status:
    """The word for a plan; a report of a holding that lies ahead of it can only be a plan."""
    status = item.claim.status.value
    return status if status in _FIRMNESS else Status.SCHEDULED


def _negative(item: Heard) -> int:
    return -said_by(item).toordinal()


def _gives_a_slot_after(plan: Heard, last: Heard, breaks: list[Heard]) -> bool:
    """Whether a plan still stands after a break: said later or beside it, and not the slot that was given up."""
    when = plan.claim.when
    old = [item.claim.when.value for item in breaks if item.claim.when]
    same_slot = when is None or any(when.value.meets(slot) for slot in old) or not old
    if plan.evidence.report == last.evidence.report:
        return True  # joining put the two together because the one is the new slot of the other
    if when is not None and when.value.latest is not None and when.value.latest < said_by(plan) != date.max:
        return False  # it tells afterwards of what had been planned
    if said_by(plan) <= said_by(last):
        return when is not None and bool(old) and not same_slot and said_by(plan) == said_by(last)
    return not same_slot or said_by(plan) - said_by(last) > _STALE


def _source(item: Heard) -> str:
    day = f" ({item.known_on})" if item.known_on else ""
    return f"{item.evidence.name}{day}"
