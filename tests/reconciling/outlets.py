"""Outlets and their ways: who tells what became of an engagement, when, how exactly, and with which mistakes.

An agency is exact and reprinted; a ministry's page is official; a weekly comes late; a careless paper garbles days,
cities and names, and now and then says what is not so; a feed falls silent for good.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from dragoman.model import Claim, Participant, Quote, ReportId, Venue, When
from dragoman.reconciling import Evidence
from tests.reconciling.claiming import cited, claim

if TYPE_CHECKING:
    from tests.reconciling.simulator import Truth

_OTHER_CITIES = {"JP": "Osaka", "US": "Chicago", "KR": "Daegu", "AU": "Sydney", "DE": "Bonn", "FR": "Lyon"}

Said = tuple[Claim, "Truth", date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A source and its ways. late: days it may come late; vague, garbles, wrong, reprinted: how often.

    until: the day on which its feed falls silent.
    """

    name: str
    late: int = 0
    vague: float = 1.0
    garbles: float = 0.0
    wrong: float = 0.0
    reprinted: float = 0.0
    official: bool = False
    until: date = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What there is to tell on a day. new: the slot given for one put off; month: it is looked back at from afar."""

    truth: "Truth"
    slot: date
    day: date
    status: str
    new: date | None = None
    month: bool = False


def newsroom(chance: Random, begin: date, end: date) -> tuple[Outlet, ...]:
    """The outlets of a stream, the often seen ones twice."""
    silent = begin + timedelta(days=chance.randint(150, (end - begin).days))
    agency = Outlet(name="agency", reprinted=0.5)
    daily = Outlet(name="daily", late=1, reprinted=0.1)
    return (
        agency,
        agency,
        daily,
        daily,
        Outlet(name="ministry", vague=0.3, official=True),
        Outlet(name="weekly", late=6, vague=1.3),
        Outlet(name="careless", late=1, garbles=0.12, wrong=0.03),
        Outlet(name="feed", until=silent),
    )


def reports_of(
    chance: Random, outlets: tuple[Outlet, ...], telling: Telling, *, number: int
) -> Iterator[tuple[Evidence, tuple[Said, ...]]]:
    """The report of one outlet, and its reprints by others a day later; none from a feed that is silent."""
    outlet = chance.choice(outlets)
    day = telling.day + timedelta(days=chance.randint(0, outlet.late))
    if telling.status in ("planned", "scheduled"):
        day = min(day, telling.slot - timedelta(days=1))
    if day >= outlet.until:
        return
    said = tuple(_claims(chance, outlet, replace(telling, day=day)))
    copies = 1
    while copies < 4 and chance.random() < outlet.reprinted:
        copies += 1
    for copy in range(copies):
        name = f"r{number}-{copy}"
        mine = _of_report(said, name)
        yield (
            Evidence(
                report=ReportId(name),
                name=name,
                published=When.of((day + timedelta(days=min(copy, 1))).isoformat()),
                outlet=outlet.name if copy == 0 else f"reprint {copy}",
                agency="agency" if outlet.reprinted >= 0.5 else "",
                dispatch=f"d{number}" if copies > 1 else "",
                claims=tuple(one for one, _, _ in mine),
            ),
            mine,
        )


def _of_report(said: tuple[Said, ...], name: str) -> tuple[Said, ...]:
    """The claims under the report's own keys."""
    keys = {one.key: f"{name}:{one.trigger.start}" for one, _, _ in said}
    return tuple(
        (replace(one, key=keys[one.key], source=ReportId(name), part_of=keys.get(one.part_of, "")), truth, slot)
        for one, truth, slot in said
    )


def _claims(chance: Random, outlet: Outlet, telling: Telling) -> Iterator[Said]:
    """What the report says of the engagement, and of the meeting on it."""
    main = tuple(_of_one(chance, outlet, telling))
    yield from main
    meeting = telling.truth.meeting
    if meeting is not None and not telling.month and chance.random() < 0.7:
        for visit, said in zip(main, _of_one(chance, outlet, replace(telling, truth=meeting)), strict=True):
            linked = visit[0].key if chance.random() < 0.6 else ""
            yield (replace(said[0], part_of=linked), said[1], said[2])


def _of_one(chance: Random, outlet: Outlet, telling: Telling) -> Iterator[Said]:
    exact = telling.status in ("postponed", "cancelled")
    yield _said(chance, outlet, telling, exact=exact)
    if telling.new is not None:
        yield _said(chance, outlet, replace(telling, slot=telling.new, status="planned"), exact=True)


def _said(chance: Random, outlet: Outlet, telling: Telling, *, exact: bool) -> Said:
    truth, status = telling.truth, telling.status
    if status in ("planned", "scheduled") and not exact and chance.random() < outlet.wrong:
        status = "cancelled"  # a rumour
    slot = telling.slot
    if status == "held" and not telling.month and chance.random() < outlet.garbles:
        slot -= timedelta(days=1)
    said = claim(
        truth.kind,
        "-".join(truth.parties),
        date=_date(chance, outlet, replace(telling, slot=slot), exact=exact),
        status=status,
        official=outlet.official,
    )
    here = Quote(start=0, end=4, quote="word")
    venue = cited(Venue(city=_city(chance, outlet, telling), country=truth.country), here) if truth.country else None
    return replace(said, participants=_who(chance, outlet, telling), venue=venue), truth, telling.slot


def _city(chance: Random, outlet: Outlet, telling: Telling) -> str:
    if not telling.month and chance.random() < outlet.garbles:
        return _OTHER_CITIES[telling.truth.country]
    return telling.truth.city if telling.month or chance.random() < 0.7 else ""


def _who(chance: Random, outlet: Outlet, telling: Telling) -> tuple[Participant, ...]:
    """Whom a report names: some leave people out, a careless one names a stand-in."""
    who = () if telling.month else telling.truth.who
    if len(who) > 2 and chance.random() < 0.3:
        who = tuple(one for one in who if chance.random() < 0.7) or who
    if len(who) > 1 and chance.random() < outlet.garbles:
        who = (*who[:-1], replace(who[-1], name=f"{who[-1].name} deputy"))
    return who


def _date(chance: Random, outlet: Outlet, telling: Telling, *, exact: bool) -> str | None:
    truth, slot = telling.truth, telling.slot
    if telling.month:
        return slot.isoformat()[:7]
    end = slot + timedelta(days=truth.days - 1)
    days = slot.isoformat() if truth.days == 1 else f"{slot}/{end}"
    if exact or truth.kind == "call":
        return days
    far = (slot - telling.day).days
    if 20 < far < 60 and chance.random() < 0.05:
        return None
    return _vaguely(truth.kind, slot, far, chance.random() / outlet.vague) or days


def _vaguely(kind: str, slot: date, far: int, draw: float) -> str:
    """A month, a third of one, or an open end; "" for the days themselves. The further off, the vaguer."""
    if far > 14 and draw < 0.25:
        return slot.isoformat()[:7]
    if far > 7 and draw < 0.4:
        third = min(2, (slot.day - 1) // 10)
        first = slot.replace(day=(1, 11, 21)[third])
        last = first + timedelta(days=9) if third < 2 else _month_end(first)
        return f"{first}/{last}~"
    return f"{slot}/.." if kind == "visit" and draw < 0.5 else ""


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
