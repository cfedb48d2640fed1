"""Which meeting is on which visit, inside a block, and what a meeting says of the visit that it is on.

A meeting goes with the visit that its report puts it on; else with one that it fits: in the host's country, on a day
of the visit, with a traveller at the table, the visit not called off. A meeting that was held confirms its visit. A
meeting on a visit of another block (three parties on a visit between two) names that visit's claim, whose id resolves
to its entry; the visit does not list it, because no block depends on another.
"""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from dragoman.model import EngagementId, Format, Status, Step
from dragoman.reconciling.blocks import entry_id
from dragoman.reconciling.entries import Draft
from dragoman.reconciling.lives import last_day
from dragoman.reconciling.slip import took_place
from dragoman.reconciling.traits import person_key

_OPEN_STAY = timedelta(days=14)
_STAY = 14  # days: what is told as longer is a window in which a visit may fall
_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})
_DONE = frozenset({Status.HELD, Status.ONGOING})
_WAITING = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED, Status.UNCONFIRMED})


def linked(drafts: tuple[Draft, ...], *, as_of: date) -> tuple[Draft, ...]:
    """The same drafts with part_of, parts, and visits confirmed by the meetings held on them."""
    visits = [draft for draft in drafts if draft.is_visit]
    entry_of = {name: draft.id for draft in visits for item in draft.heard for name in item.names}
    part_of = {
        draft.id: _visit_of(draft, visits, entry_of)
        for draft in drafts
        if not draft.is_visit and draft.format.value is not Format.CALL
    }
    by_id = {draft.id: draft for draft in drafts}
    parts: dict[EngagementId, list[EngagementId]] = {}
    for meeting, visit in part_of.items():
        if visit in by_id:
            parts.setdefault(visit, []).append(meeting)
    return tuple(
        _confirmed(
            replace(draft, part_of=part_of.get(draft.id), parts=tuple(parts.get(draft.id, ()))),
            [by_id[meeting] for meeting in parts.get(draft.id, ())],
            as_of,
        )
        for draft in drafts
    )


def _visit_of(meeting: Draft, visits: list[Draft], entry_of: dict[str, EngagementId]) -> EngagementId | None:
    if meeting.put_on is not None:  # an analyst's word
        return entry_of.get(meeting.put_on, entry_id(meeting.put_on)) if meeting.put_on else None
    if meeting.venue is not None and meeting.venue.value.virtual:
        return None
    stated = Counter(
        entry_of.get(item.claim.part_of, entry_id(item.claim.part_of)) for item in meeting.heard if item.claim.part_of
    )
    if stated:
        return min(stated, key=lambda visit: (-stated[visit], visit))
    fitting = [visit for visit in visits if _fits(meeting, visit)]
    return min(fitting, key=lambda visit: (_length(visit), visit.id)).id if fitting else None


def _fits(meeting: Draft, visit: Draft) -> bool:
    if meeting.when is None or visit.when is None or visit.status in _OFF or meeting.status in _OFF:
        return False
    host = visit.parties[-1]
    if meeting.venue is not None and meeting.venue.value.country not in ("", host):
        return False
    if meeting.venue is None and not _is_sure_of_its_day(meeting, visit):
        return False
    here, there = meeting.when.value, visit.when.value
    if here.earliest is None or there.earliest is None or here.earliest < there.earliest:
        return False
    if here.earliest > (there.latest or there.earliest + _OPEN_STAY):
        return False
    travellers = {person_key(who) for who in (*visit.named, *visit.implied) if who.party != host}
    return bool(travellers & {person_key(who) for who in (*meeting.named, *meeting.implied)})


def _is_sure_of_its_day(meeting: Draft, visit: Draft) -> bool:
    """Whether its day alone may tell where a meeting was: it is one, and the visit's days are no wide window."""
    day = meeting.when is not None and meeting.when.value.is_day
    arrival = visit.when is not None and visit.when.value.latest is None
    return day and meeting.format.value is not Format.OTHER and (arrival or _length(visit) <= _STAY)


def _length(visit: Draft) -> int:
    days = visit.when.value.days if visit.when else None
    return days if days is not None else 366


def _confirmed(visit: Draft, meetings: list[Draft], as_of: date) -> Draft:
    """The visit, held (or under way) where one of its meetings was."""
    held = [meeting for meeting in meetings if meeting.status in _DONE]
    if not held or visit.settled or visit.status not in _WAITING:
        return visit
    meeting = held[0]
    teller = next((item for item in meeting.heard if took_place(item)), meeting.heard[0])
    end = last_day(visit.when.value if visit.when else None)
    status = Status.ONGOING if end is not None and end >= as_of else Status.HELD
    name = meeting.format.value.value
    step = Step(
        known_on=teller.known_on,
        status=status,
        when=teller.claim.when.value if teller.claim.when else None,
        by="",
        reason="",
        support=teller.support(teller.claim.status.quotes),
        note=f"through the {name} on it, entry {meeting.id}",
    )
    day = f" ({teller.known_on})" if teller.known_on else ""
    why = f"a {name} on it took place, as {teller.evidence.name}{day} says"
    history = sorted((*visit.history, step), key=lambda step: step.known_on or date.max)
    return replace(visit, status=status, status_why=why, history=tuple(history))
