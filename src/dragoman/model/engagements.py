"""Entries of the record: each field with its value, its support, its dissent, its history."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, NewType, TypeVar

from dragoman.model.claims import Claim, Format, InstrumentEvent, Participant, Status, Topic, Venue
from dragoman.model.decisions import Decided
from dragoman.model.redactions import Redaction
from dragoman.model.reports import Quote, ReportId
from dragoman.model.times import When

T = TypeVar("T")
EngagementId = NewType("EngagementId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One report's word for a value: which claim of it, which quotes, and whose copy the report is.

    known_at: the instant at which the report appeared, where it states one.
    """

    report: ReportId
    report_name: str
    claim: str
    dispatch: str
    known_on: date | None
    quotes: tuple[Quote, ...]
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival(Generic[T]):
    """A value that some report says instead. since: the first day on which a report said it."""

    value: T
    support: tuple[Support, ...]
    since: date | None

    @property
    def since_at(self) -> datetime | None:
        """The instant of the first report that said it, where that one states it."""
        said = [item for item in self.support if item.known_on == self.since]
        instants = [item.known_at for item in said if item.known_at is not None]
        return min(instants) if said and len(instants) == len(said) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Generic[T]):
    """A field of an entry: the preferred value, why it is preferred, who says it, and the rivals."""

    value: T
    why: str
    support: tuple[Support, ...]
    rivals: tuple[Rival[T], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step in an entry's life: on `known_on`, this report said it had this status and this date."""

    known_on: date | None
    status: Status
    when: When | None
    by: str
    reason: str
    support: Support
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """A report's word that the meeting is not planned or was never agreed."""

    known_on: date | None
    support: Support


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """An entry of the record.

    id: derived from its earliest claim. aliases: the ids of its other claims, which resolve to it.
    participants: named people; implied: added through an office, with the same shape.
    logs: the official logs that say it was held, which are no reports and no dispatches.
    part_of: the entry of the visit that this meeting is part of. journey: shared by the legs of one tour.
    whys: for each join of claims, the grounds in words, each with its points.
    sides: for the key of each claim that officials of a party stand behind, the party.
    unsure: entries that it may also be; doubts: for each of them, the grounds that leave it open.
    decisions: what analysts decided of it and nobody took back, oldest first.
    lost: the redactions of reports whose support it had. entered: the analysts by whose own entries it is told.
    """

    id: EngagementId
    aliases: tuple[EngagementId, ...]
    block: str
    format: Value[Format]
    parties: tuple[str, ...]
    participants: tuple[Participant, ...]
    implied: tuple[Participant, ...]
    when: Value[When] | None
    venue: Value[Venue] | None
    status: Status
    status_why: str
    topics: tuple[Topic, ...]
    series: str
    part_of: EngagementId | None
    parts: tuple[EngagementId, ...]
    journey: str
    claims: tuple[Claim, ...]
    history: tuple[Step, ...]
    denials: tuple[Denied, ...]
    contradictions: tuple[str, ...]
    whys: tuple[str, ...]
    unsure: tuple[EngagementId, ...]
    first_reported: date | None
    last_reported: date | None
    dispatches: int
    reports: tuple[ReportId, ...]
    logs: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    sides: tuple[tuple[str, str], ...] = ()
    decisions: tuple[Decided, ...] = ()
    lost: tuple[Redaction, ...] = ()
    entered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LegTold:
    """One claim of a leg. order: its canonical place. said_on: when the first copy of its dispatch appeared.

    journey: the key of the tour that it is told on; "" where it is told alone.
    doubts: what its report contradicts itself on, on a tour.
    """

    order: tuple[date, datetime, str, str]
    said_on: date | None
    journey: str
    support: Support
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """What journeys need of an entry that some report tells as part of a tour; it can be kept beside the entry.

    host_at: where its first report names the host, which orders legs of the same days. told: in the entry's order.
    """

    id: EngagementId
    block: str
    status: Status
    when: When | None
    host_at: int
    told: tuple[LegTold, ...]

    @property
    def tours(self) -> tuple[str, ...]:
        """The keys of the tours that it is told on, in order."""
        return tuple(dict.fromkeys(item.journey for item in self.told if item.journey))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A leg of a tour that a later list of its stops leaves out, without a word; the support is that list's."""

    leg: EngagementId
    support: Support


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """The legs of one tour, in order of date. contradictions: what does not fit what its reports call it."""

    id: str
    legs: tuple[EngagementId, ...]
    contradictions: tuple[str, ...]
    dropped: tuple[Dropped, ...] = ()


InstrumentStep = tuple[InstrumentEvent, When | None, bool, Support]
"""What a report tells of an instrument: (event, when, done, support)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentEntry:
    """An instrument's life as the reports tell it, in order of date.

    expires: when it was last said to run out; None where nobody says. renewed: signed, extended or revised since that
    was said. negotiating: the last word of it is that it is under negotiation.
    """

    name: str
    events: tuple[InstrumentStep, ...]
    expires: When | None = None
    renewed: bool = False
    negotiating: bool = False

    @staticmethod
    def ends_on(step: InstrumentStep) -> When | None:
        """The day on which a step says that the instrument runs out; None where it says none.

        An extension that is done, and dated after the day on which it was told, is one to that day.
        """
        kind, when, done, support = step
        if kind is InstrumentEvent.EXPIRES:
            return when
        if kind is not InstrumentEvent.EXTENDED or not done or when is None or when.latest is None:
            return None
        return when if support.known_on is not None and when.latest > support.known_on else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionEntry:
    """What somebody said on a topic, as (gist, support), in the order reported."""

    speaker: str
    topic: Topic
    said: tuple[tuple[str, Support], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The record as of a day. read: how many reports and dispatches it rests on, and their first and last day.

    undated: how many reports nobody can date. contradictions: those between entries, and those of reports that no
    entry shows. redacted: how many reports of those days were redacted: it rests on them no more.
    """

    as_of: date
    engagements: tuple[Engagement, ...]
    journeys: tuple[Journey, ...]
    instruments: tuple[InstrumentEntry, ...]
    reports_read: int
    dispatches_read: int
    first_published: date | None
    last_published: date | None
    undated: int
    contradictions: tuple[str, ...] = ()
    positions: tuple[PositionEntry, ...] = ()
    redacted: int = 0
