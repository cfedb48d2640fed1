"""The record of some parties or people to a brief: the answers that go into it.

    the record on the day ── what was asked for ──┬── last met, by office and by who holds it now
                                                  ├── ahead, contradictions, readouts
    the record on an earlier day ── changes ──────┤
    instruments, positions of these parties ──────┴── Briefing, which `publishing.brief` makes a page of

Invariant: nothing here asks a store. Whoever calls it hands over records that its reader may see.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Protocol

from dragoman.knowledge import Knowledge
from dragoman.model import (
    Answer,
    Engagement,
    Format,
    InstrumentEntry,
    MentionKind,
    Participant,
    PositionEntry,
    Reading,
    Record,
    ReportId,
    Status,
)
from dragoman.pipeline.filters import Filters, folded, is_in_person, narrowed, office_words
from dragoman.publishing.brief import Briefing, Met, Seat
from dragoman.publishing.brief.briefing import days_from
from dragoman.reconciling import changes, last_of

LEVELS = (("leader", "Leaders"), ("foreign", "Foreign ministers"), ("defence", "Defence ministers"))
DAYS_OF_NEWS = 30

_AHEAD = frozenset({Status.PLANNED, Status.SCHEDULED, Status.ONGOING})
_LOOSE = frozenset({Status.FLOATED, Status.POSTPONED})


class Held(Protocol):
    """A record with the readings behind it: a `Cleared`, or what the desk sees."""

    @property
    def record(self) -> Record:
        """All of it."""

    @property
    def readings(self) -> Mapping[ReportId, Reading]:
        """The readings."""


RecordAt = Callable[[date, Filters], Held]
"""The record as known on a day; with filters, at least the entries that fit them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefAsked:
    """What a brief is asked for. filters: parties, people, and what else entries must fit.

    since: changes are told of what was published after this day; None for a month.
    mark: how far the page may go, in words; "" where the records are cleared.
    """

    filters: Filters
    since: date | None = None
    mark: str = ""


def briefing_of(asked: BriefAsked, at: RecordAt, day: date, known: Knowledge, made_with: str) -> Briefing:
    """What goes into the brief of a day. at: see `RecordAt`. made_with: see `Briefing`."""
    since = asked.since if asked.since is not None else days_from(day, -DAYS_OF_NEWS)
    filters = asked.filters
    if filters.series:
        filters = replace(filters, series_names=known.series_called(filters.series))
    between = Filters(parties=filters.parties)
    now, before = at(day, Filters()), at(since, between)
    record, was = narrowed(now.record, filters), narrowed(before.record, between)
    found = changes(was, narrowed(now.record, between))
    kept = {one.id for one in record.engagements}
    still = {one.id for one in now.record.engagements}
    reports = frozenset(report for one in record.engagements for report in one.reports)
    return Briefing(
        title=title_of(filters, known),
        parties=filters.parties,
        mark=asked.mark,
        record=record,
        whole=now.record,
        readings=now.readings,
        met=tuple(met_by(record, now.record, filters, known)),
        ahead=ahead_of(record),
        since=since,
        changes=tuple(one for one in found if one.engagement in kept or one.engagement not in still),
        was=tuple(one for one in was.engagements if one.id not in still),
        instruments=tuple(one for one in now.record.instruments if concerns(one, reports, filters.parties, known)),
        positions=tuple(spoken_for(now.record, filters, reports, known)),
        made_with=made_with,
    )


def title_of(filters: Filters, known: Knowledge) -> str:
    """Who it is about: "Japan and United States"; people by the names that they were asked for by."""
    names = [known.parties[code].name if code in known.parties else code for code in filters.parties]
    return " and ".join(filter(None, [", ".join(filters.people), " \u2013 ".join(names)])) or "All parties"


def met_by(record: Record, whole: Record, filters: Filters, known: Knowledge) -> Iterator[Met]:
    """When these people last met; where none are named, the parties at any level, then office by office."""
    met = [one for one in record.engagements if one.format.value is not Format.VISIT]
    day, parties = record.as_of, filters.parties
    if filters.people:
        seats = tuple(seat for name in filters.people for seat in _asked(name, day, known))
        yield _met("These people" if len(filters.people) > 1 else filters.people[0], seats, met, whole, parties)
        return
    yield _met("At any level", (), met, whole, parties)
    for level, who in LEVELS:
        of_level = narrowed(replace(record, engagements=tuple(met)), Filters(parties=parties, offices=(level,)))
        seats = tuple(_seat(level, party, day, known) for party in parties)
        if not any(seat.person for seat in seats) and not of_level.engagements:
            continue
        one = _met(who, seats, list(of_level.engagements), whole, parties)
        people = {seat.person for seat in seats}
        if "" not in people:
            here = [entry for entry in met if people <= {at.person for at in (*entry.participants, *entry.implied)}]
            one = replace(one, present=_both(here, whole, parties))
        yield replace(one, counts=partial(_holds, level))


def _met(who: str, seats: tuple[Seat, ...], met: list[Engagement], whole: Record, parties: tuple[str, ...]) -> Met:
    in_person, remote = _both(met, whole, parties)
    return Met(who=who, seats=seats, in_person=in_person, remote=remote)


def _both(met: list[Engagement], whole: Record, parties: tuple[str, ...]) -> tuple[Answer, Answer]:
    """The last one in person, and the last one by telephone or online."""
    there, away = [one for one in met if is_in_person(one)], [one for one in met if not is_in_person(one)]
    return last_of(there, whole, parties), last_of(away, whole, parties)


def _holds(level: str, who: Participant) -> bool:
    return office_words(level).search(folded(who.office)) is not None


def _seat(level: str, party: str, day: date, known: Knowledge) -> Seat:
    """Who holds an office of a party on the day, by the facts."""
    answer = known.minister(level, party, day)
    held = [one for one in answer.likely if not one.acting] or list(answer.likely)
    if not held:
        return Seat(party=party, person="", name="", title="", why=answer.why)
    tenure = held[-1]
    checked = f"facts checked {tenure.checked.isoformat()}" if tenure.checked and day > tenure.checked else ""
    why = ", ".join(filter(None, ("acting" if tenure.acting else "", checked)))
    title = tenure.office.title or tenure.office.kind
    return Seat(party=party, person=tenure.person, name=known.person(tenure.person).name, title=title, why=why)


def _asked(name: str, day: date, known: Knowledge) -> Iterator[Seat]:
    """Somebody asked for by name, with the office held on the day; as asked for unless the facts know one such."""
    people = known.people_named(name)
    if len(people) != 1:
        why = "not in the facts" if not people else f"{len(people)} people of this name in the facts"
        yield Seat(party="", person="", name=name, title="", why=why)
        return
    held = known.offices_on(people[0].id, day)
    office = held[-1].office if held else None
    yield Seat(
        party=office.party if office else "",
        person=people[0].id,
        name=people[0].name,
        title=(office.title or office.kind) if office else "",
        why="" if held else "no office on this day in the facts",
    )


def ahead_of(record: Record) -> tuple[Engagement, ...]:
    """What has a day, the next first; then what has none, was floated or put off, the last told of first."""
    dated = [one for one in record.engagements if one.status in _AHEAD and _start(one) is not None]
    loose = [
        one for one in record.engagements if one.status in _LOOSE or (one.status in _AHEAD and _start(one) is None)
    ]
    dated.sort(key=lambda one: (_start(one) or date.max, one.id))
    loose.sort(key=lambda one: (-(one.last_reported or date.min).toordinal(), one.id))
    return (*dated, *loose)


def _start(one: Engagement) -> date | None:
    return (one.when.value.earliest or one.when.value.latest) if one.when else None


def concerns(one: InstrumentEntry, reports: frozenset[ReportId], parties: tuple[str, ...], known: Knowledge) -> bool:
    """Whether an instrument is one of these parties: by the facts where they know it, else by who tells of it."""
    fact = known.instrument(one.name)
    if fact is not None and fact.parties and parties:
        return set(parties) <= set(fact.parties)
    return any(support.report in reports for *_, support in one.events)


def spoken_for(
    record: Record, filters: Filters, reports: frozenset[ReportId], known: Knowledge
) -> Iterator[tuple[str, PositionEntry]]:
    """The positions of who is asked for, in reports that tell of what is asked for, each with who it speaks for."""
    asked = [folded(name) for name in filters.people]
    for entry in record.positions:
        said = tuple(one for one in entry.said if one[1].report in reports)
        if not said or (filters.topics and entry.topic not in filters.topics):
            continue
        party = party_of(entry.speaker, known, said[-1][1].known_on or record.as_of)
        by_name = any(name in folded(entry.speaker) for name in asked)
        if by_name or (not asked and (not filters.parties or set(party.split("-")) & set(filters.parties))):
            yield party, replace(entry, said=said)


def party_of(speaker: str, known: Knowledge, day: date) -> str:
    """The code of the party that a speaker is, or speaks for on a day; several as "JP-US"; "" for none known."""
    codes = [part.strip() for part in speaker.split(",")]
    if all(code in known.parties for code in codes):
        return "-".join(sorted(codes))
    marks = known.mark(speaker)
    for mark in marks:
        if mark.kind is MentionKind.PERSON and len(mark.ids) == 1:
            held = known.offices_on(mark.ids[0], day) or known.tenures_of(mark.ids[0])
            if held:
                return held[-1].office.party
    named = sorted({mark.ids[0] for mark in marks if mark.kind is MentionKind.PARTY})
    return "-".join(named)
