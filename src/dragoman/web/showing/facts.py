"""An entry as its page shows it: each field with its value, the words that say it, and the rivals beside it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from dragoman.model import (
    Claim,
    Engagement,
    EngagementId,
    Participant,
    Record,
    Rival,
    Status,
    Step,
    Support,
    Value,
)
from dragoman.publishing import Readings
from dragoman.publishing.readouts import Compared, compared, sides_of
from dragoman.publishing.words import day_words, moment_words, when_words
from dragoman.web.showing.dispatches import Printed, dispatches
from dragoman.web.showing.glance import Line, glance
from dragoman.web.showing.life import Life, life
from dragoman.web.showing.plain import plainly
from dragoman.web.showing.rows import Row, row
from dragoman.web.showing.said import Said, called, said_by, said_in
from dragoman.web.showing.wording import FORMATS, Names, party_name, titled, topic_name, venue_named

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One value of a field: why it is preferred, or since when it is said; and the words that say it."""

    value: str
    note: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A field: the preferred value first, then its rivals."""

    name: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A step in an entry's life."""

    day: str
    status: Status
    words: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """Another entry that this one goes with, and how."""

    how: str
    row: Row | None
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Readout:
    """A field of the sides' readouts: what all name, and what each names alone, in the order of the sides."""

    field: str
    both: tuple[str, ...]
    alone: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that an entry's page shows."""

    row: Row
    parties: tuple[str, ...]
    headline: str
    status_why: str
    glance: tuple[Line, ...]
    dispatches: int
    facts: tuple[Fact, ...]
    people: tuple[tuple[Participant, tuple[Said, ...]], ...]
    life: tuple[Told, ...]
    drawn: Life | None
    denials: tuple[tuple[date | None, tuple[Said, ...]], ...]
    contradictions: tuple[str, ...]
    kin: tuple[Kin, ...]
    grounds: tuple[str, ...]
    printed: tuple[tuple[Printed, ...], ...]
    sides: tuple[tuple[str, tuple[str, ...]], ...]
    readouts: tuple[Readout, ...]


def sheet(record: Record, entry: Engagement, readings: Readings, names: Names) -> Sheet:
    """The entry's page."""
    plain = partial(plainly, names=names, reports=called(readings))
    return Sheet(
        row=row(entry, names),
        parties=entry.parties,
        headline=titled(entry, names),
        status_why=plain(entry.status_why),
        glance=glance(entry, names),
        dispatches=entry.dispatches,
        facts=tuple(_facts(entry, readings, names)),
        people=tuple((one, _of_person(entry, one, readings)) for one in (*entry.participants, *entry.implied)),
        life=tuple(_told(step, readings, names) for step in entry.history),
        drawn=life(entry, record.as_of, readings),
        denials=tuple((one.known_on, said_by((one.support,), readings)) for one in entry.denials),
        contradictions=tuple(map(plain, entry.contradictions)),
        kin=tuple(_kin(record, entry, names)),
        grounds=tuple(map(plain, entry.whys)),
        printed=dispatches(entry, readings),
        sides=tuple((party_name(side, names), _reports_of(claims)) for side, claims in sides_of(entry).items()),
        readouts=tuple(_readout(one, tuple(sides_of(entry))) for one in compared(entry, readings)),
    )


def _facts(entry: Engagement, readings: Readings, names: Names) -> Iterable[Fact]:
    if entry.when:
        yield _fact("date", entry.when, when_words, readings, names)
    if entry.venue:
        yield _fact("place", entry.venue, lambda venue: venue_named(venue, names), readings, names)
    yield _fact("format", entry.format, lambda shape: FORMATS[shape], readings, names)
    yield Fact(name="parties", sides=tuple(_party(entry, code, readings, names) for code in entry.parties))
    if entry.topics:
        yield Fact(name="topics", sides=tuple(_topics(entry, readings)))


def _fact(name: str, value: Value[T], words: Callable[[T], str], readings: Readings, names: Names) -> Fact:
    first = _first(value.support, readings)
    note = "; ".join(filter(None, (plainly(value.why, names), first)))
    preferred = Side(value=words(value.value), note=note, said=said_by(value.support, readings))
    return Fact(name=name, sides=(preferred, *(_rival(rival, words, readings) for rival in value.rivals)))


def _first(support: Sequence[Support], readings: Readings) -> str:
    """Who said it first, where anybody can be dated: the outlet, else the report by its name."""
    dated = [one for one in support if one.known_on is not None]
    first = min(dated, key=lambda one: (one.known_on or date.max, one.report_name), default=None)
    if first is None:
        return ""
    reading = readings.get(first.report)
    outlet = (reading.outlet or reading.report.outlet) if reading is not None else ""
    return f"first said on {day_words(first.known_on)} by {outlet or first.report_name}"


def _rival(rival: Rival[T], words: Callable[[T], str], readings: Readings) -> Side:
    since = _first(rival.support, readings) if rival.since else ""
    return Side(value=words(rival.value), note=since, said=said_by(rival.support, readings))


def _party(entry: Engagement, code: str, readings: Readings, names: Names) -> Side:
    cited = ((claim, one.quotes[:1]) for claim in entry.claims for one in claim.parties if one.value == code)
    return Side(value=party_name(code, names), note=code, said=said_in(cited, readings))


def _topics(entry: Engagement, readings: Readings) -> Iterable[Side]:
    for topic in entry.topics:
        cited = ((claim, one.quotes) for claim in entry.claims for one in claim.topics if one.value is topic)
        yield Side(value=topic_name(topic), note="", said=said_in(cited, readings))


def _of_person(entry: Engagement, person: Participant, readings: Readings) -> tuple[Said, ...]:
    cited = ((claim, one.quotes) for claim in entry.claims for one in claim.participants if one.name == person.name)
    return said_in(cited, readings)


def _told(step: Step, readings: Readings, names: Names) -> Told:
    words = step.status.value
    if step.when:
        words += f", {when_words(step.when)}"
    if step.by:
        words += f", by {step.by}"
    if step.reason:
        words += f", because {step.reason}"
    return Told(
        day=moment_words(step.known_on, step.support.known_at),
        status=step.status,
        words=words + (f" ({plainly(step.note, names)})" if step.note else ""),
        said=said_by((step.support,), readings),
    )


def _reports_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.source for claim in claims))


def _readout(one: Compared, sides: tuple[str, ...]) -> Readout:
    return Readout(field=one.field, both=one.both, alone=tuple(one.alone.get(side, ()) for side in sides))


def _kin(record: Record, entry: Engagement, names: Names) -> Iterable[Kin]:
    known = {other.id: other for other in record.engagements}

    def kin(how: str, id: EngagementId) -> Kin:
        return Kin(how=how, row=row(known[id], names) if id in known else None, id=id)

    if entry.part_of:
        yield kin("on the", entry.part_of)
    yield from (kin("holds the", part) for part in entry.parts)
    for journey in record.journeys:
        if journey.id == entry.journey:
            yield from (kin("same journey:", leg) for leg in journey.legs if leg != entry.id)
    yield from (kin("perhaps the same as", other) for other in entry.unsure)
