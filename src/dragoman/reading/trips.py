"""Visits and what happens on them: meetings take their visit's days and place, legs of a tour belong together."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import Status, When
from dragoman.reading.calling_off import FIRMNESS
from dragoman.reading.claims import Draft
from dragoman.reading.frame import Frame
from dragoman.reading.levels import LEADER
from dragoman.reading.merging import Event
from dragoman.reading.venues import Spot

_PLANS = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED})


def link(drafts: Sequence[Draft]) -> list[Draft]:
    """Each meeting tied to the visit that it is on, and the legs of each tour to its first."""
    linked = list(drafts)
    visits = [n for n, d in enumerate(linked) if d.event.sum.act == "visit"]
    for number, draft in enumerate(linked):
        if number in visits or draft.event.sum.family == "call":
            continue
        visit = _visit_of(draft.event, [(v, linked[v].event) for v in visits])
        if visit is not None:
            linked[number] = replace(draft, part_of=visit)
    return _journeys(linked, visits)


def inherit(drafts: Sequence[Draft]) -> list[Draft]:
    """A meeting takes from its visit the days and place that it does not tell, and a visit from its meeting."""
    told = _spanned(drafts)
    for number, draft in enumerate(told):
        if draft.part_of is not None:
            told[number], told[draft.part_of] = _on_visit(draft, told[draft.part_of])
    return told


def _spanned(drafts: Sequence[Draft]) -> list[Draft]:
    """Visits that tell no day of their own, with the days from the first of their meetings to the last."""
    told = list(drafts)
    for number, visit in enumerate(told):
        if visit.event.sum.act != "visit" or visit.event.sum.time is not None:
            continue
        times = [
            d.event.sum.time
            for d in told
            if d.part_of == number and d.event.sum.time is not None and d.event.sum.when and d.event.sum.when.is_day
        ]
        days = sorted(day for t in times if t.when is not None and (day := t.when.earliest) is not None)
        if len(days) > 1 and (days[-1] - days[0]).days <= _LONGEST:
            when = When.span(
                days[0], days[-1], words=times[0].when.words if times[0].when else "", anchor="its meetings"
            )
            total = replace(visit.event.sum, time=replace(times[0], when=when))
            told[number] = replace(visit, event=replace(visit.event, sum=total))
    return told


_LONGEST = 14  # days of a visit


def _visit_of(meeting: Event, visits: Sequence[tuple[int, Event]]) -> int | None:
    """The visit that a meeting is on: same traveller, the host at the table or its ground, days that meet."""
    total = meeting.sum
    people = {p.key for p in total.people}
    best: tuple[int, int] | None = None
    for number, visit in visits:
        trip = visit.sum
        travellers = {p.who.key for p in trip.parts if p.side == "subject" and p.who.is_person}
        from_party = {p.who.party for p in trip.parts if p.side == "subject"}
        on_ground = total.spot is not None and total.spot.country == trip.host
        if not (on_ground or (total.spot is None and trip.host in total.codes)):
            continue
        own_side = {p.key for p in total.people if p.party in from_party}
        if travellers and own_side and not travellers & own_side:
            continue
        if not on_ground and len(total.codes) > _PAIR and meeting.frames[0].sentence < visit.frames[0].sentence:
            continue  # three or more meet on the visit of one of them where that was told before
        if total.act == "summit" and not any(p.level == LEADER for p in trip.people):
            continue
        if not from_party & total.codes or _is_of_others(total, trip):
            continue
        ahead = _PLANS | {Status.CANCELLED, Status.POSTPONED}
        apart = (total.status in _PLANS) != (trip.status in ahead) and trip.status is not Status.ONGOING
        near = min(abs(f.sentence - meeting.frames[0].sentence) for f in visit.frames) <= 1
        if apart and ((total.firm and trip.firm) or (trip.time is not None and not near)):
            continue
        own_day = total.time.when if total.time else None  # the day of the report is no day of its own
        if own_day and trip.when and not trip.when.meets(own_day, slack=1):
            continue
        dated = 10 if own_day and trip.when else 0
        score = (
            dated
            + len(travellers & people) * 10
            - min(abs(f.sentence - meeting.frames[0].sentence) for f in visit.frames)
        )
        if best is None or score > best[0]:
            best = (score, number)
    return best[1] if best else None


def _is_of_others(meeting: Frame, trip: Frame) -> bool:
    """Whether a meeting of leaders stands beside a trip of nobody named whose office is another one."""
    offices = {p.who.level for p in trip.parts if p.side == "subject"} - {""}
    leaders = {p.level for p in meeting.people} == {LEADER}
    return leaders and not trip.people and bool(offices) and LEADER not in offices


def _on_visit(meeting: Draft, visit: Draft) -> tuple[Draft, Draft]:
    total, trip = meeting.event.sum, visit.event.sum
    changed: Frame = total
    begun = trip.when is None or trip.when.earliest is not None  # "until Monday" tells no day of a meeting
    if total.time is None and trip.time is not None and begun and not _is_news_of_the_day(total, trip):
        changed = replace(changed, time=trip.time)
    elif trip.time is None and total.time is not None:
        visit = replace(visit, event=replace(visit.event, sum=replace(trip, time=total.time)))
    changed = replace(changed, spot=_place(total.spot, trip.spot, trip.host, trip))
    if trip.spot and not trip.spot.city and _in_one_city(trip, total):
        visit = replace(visit, event=replace(visit.event, sum=replace(visit.event.sum, spot=total.spot)))
    if (total.status in _PLANS and trip.status in (Status.CANCELLED, Status.POSTPONED)) or (
        total.status in _PLANS and trip.status in _PLANS and FIRMNESS[trip.status] < FIRMNESS[total.status]
    ):
        changed = replace(changed, status=trip.status, sense=trip.sense)
    elif not trip.firm and total.firm and total.status in _PLANS and trip.status in _PLANS:
        sure = replace(visit.event.sum, status=total.status, sense=total.sense)  # told by the way: as its meeting
        visit = replace(visit, event=replace(visit.event, sum=sure))
    return replace(meeting, event=replace(meeting.event, sum=changed)), visit


def _is_news_of_the_day(meeting: Frame, trip: Frame) -> bool:
    """A meeting that was held, told while the visit goes on: about the day of the report, not any day of the visit."""
    day = meeting.reported_on
    now = meeting.status in (Status.HELD, Status.ONGOING)
    return now and day is not None and trip.when is not None and trip.when.meets(day)


def _in_one_city(trip: Frame, meeting: Frame) -> bool:
    """A visit of a day or two is to the city of its meeting; a longer one may take in others."""
    spot = meeting.spot
    short = trip.when is None or (trip.when.days or _SHORT + 1) <= _SHORT
    return short and spot is not None and bool(spot.city) and spot.country == trip.host


_SHORT = 2  # days
_PAIR = 2  # parties


def _place(own: Spot | None, trip: Spot | None, host: str, frame: Frame) -> Spot | None:
    if own is not None and (own.city or trip is None or not trip.city or own.country != trip.country):
        return own
    if trip is not None:
        return trip
    part = next((p for p in frame.parts if p.side == "host"), None)
    return Spot("", host, virtual=False, start=part.start, end=part.end) if part else None


def _journeys(drafts: list[Draft], visits: Sequence[int]) -> list[Draft]:
    """Legs: visits of the same traveller in one report, told as one kind of thing (all ahead, or all behind)."""
    leaders: dict[tuple[frozenset[str], bool], int] = {}
    for number in visits:
        trip = drafts[number].event.sum
        keys = frozenset(p.who.key for p in trip.parts if p.side == "subject" and p.who.is_person)
        if not keys:
            continue
        mark = (keys, trip.status in _PLANS)
        first = leaders.setdefault(mark, number)
        if first != number:
            drafts[first] = replace(drafts[first], journey=first)
            drafts[number] = replace(drafts[number], journey=first)
    return drafts
