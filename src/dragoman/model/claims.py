"""What one report asserts. Every value carries the quotes that say it; a value without one is not made.

Invariant: each Quote in a Claim stands in the report's Text. `reading` checks this when a Claim is made and
drops, with a counted problem, a claim whose quotes do not stand.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Generic, TypeVar

from dragoman.model.problems import Problem
from dragoman.model.reports import Dating, Quote, Report, ReportId, Text
from dragoman.model.times import When

T = TypeVar("T")
OWN_TOPIC = re.compile(r"[a-z][a-z0-9_]{1,39}")
"""What a topic of one's own may be called."""


class Format(StrEnum):
    """The shape of an engagement."""

    TWO_PLUS_TWO = "2+2"
    SUMMIT = "summit"
    BILATERAL = "bilateral"
    CALL = "call"
    VISIT = "visit"
    TRILATERAL = "trilateral"
    QUAD = "quad"
    MULTILATERAL = "multilateral"
    OTHER = "other"


class Status(StrEnum):
    """Where an engagement stands. A claim never says UNCONFIRMED: only the record does, when a date has passed."""

    FLOATED = "floated"
    PLANNED = "planned"
    SCHEDULED = "scheduled"
    POSTPONED = "postponed"
    ONGOING = "ongoing"
    HELD = "held"
    CANCELLED = "cancelled"
    UNCONFIRMED = "unconfirmed"


class Topic(StrEnum):
    """What an engagement is about: one of these, or a topic of the user's own, by its name (`is_own`)."""

    CHINA = "china"
    NORTH_KOREA = "north_korea"
    ABDUCTIONS = "abductions"
    TAIWAN = "taiwan"
    EAST_CHINA_SEA = "east_china_sea"
    SOUTH_CHINA_SEA = "south_china_sea"
    RUSSIA_UKRAINE = "russia_ukraine"
    ALLIANCE = "alliance"
    DEFENSE_GUIDELINES = "defense_guidelines"
    DETERRENCE = "deterrence"
    COST_SHARING = "cost_sharing"
    BASES = "bases"
    SPACE = "space"
    CYBER = "cyber"
    TRADE_ECONOMY = "trade_economy"
    ENERGY = "energy"
    CLIMATE = "climate"
    PANDEMIC = "pandemic"
    INDO_PACIFIC = "indo_pacific"
    MIDDLE_EAST = "middle_east"
    IRAN_NUCLEAR = "iran_nuclear"
    HUMAN_RIGHTS = "human_rights"
    MIGRATION = "migration"
    BORDER_DISPUTE = "border_dispute"
    NUCLEAR = "nuclear"
    OTHER = "other"

    @classmethod
    def _missing_(cls, value: object) -> "Topic | None":
        """A user's own topic. Two of one name are one; it is no member, so that who lists the topics lists ours."""
        if not isinstance(value, str) or not OWN_TOPIC.fullmatch(value):
            return None
        own = str.__new__(cls, value)
        own._name_, own._value_ = value.upper(), value
        known = cls._value2member_map_.setdefault(value, own)
        return known if isinstance(known, cls) else None

    @property
    def is_own(self) -> bool:
        """Whether a user's layer named it."""
        return self.name not in Topic.__members__


class InstrumentEvent(StrEnum):
    """What happens to an instrument."""

    SIGNED = "signed"
    REVISED = "revised"
    EXTENDED = "extended"
    ADOPTED = "adopted"
    IN_FORCE = "in_force"
    EXPIRES = "expires"
    UNDER_NEGOTIATION = "under_negotiation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited(Generic[T]):
    """A value and the words that say it."""

    value: T
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where: a city and its country, a country alone (city ""), or online."""

    city: str = ""
    country: str = ""
    virtual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A person at the table.

    person: the knowledge's id; "" for people that it does not hold.
    named: the report names the person for this engagement; False where an office implies the person.
    """

    name: str
    person: str = ""
    office: str = ""
    party: str = ""
    named: bool = True
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one report asserts of one engagement.

    key: see `claim_key`. source: the report's id.
    trigger: the words that assert it (the sentence's core), which the key is made from.
    parties: visitors first and the host last for a visit; else sorted.
    when: for POSTPONED the original date; None where none is said.
    by, reason: who postponed or cancelled it, and why.
    attribution: whom the claim rests on; official: that is a named official, a government or a document.
    part_of: the key of the visit claim in the same report that this meeting is part of; "" for none.
    journey: the key shared by the legs of one tour in the same report; "" for none.
    patterns: which patterns made it, for `--explain`.
    """

    key: str
    source: ReportId
    trigger: Quote
    format: Cited[Format]
    parties: tuple[Cited[str], ...]
    participants: tuple[Participant, ...]
    status: Cited[Status]
    when: Cited[When] | None = None
    venue: Cited[Venue] | None = None
    topics: tuple[Cited[Topic], ...] = ()
    attribution: Cited[str] | None = None
    official: bool = False
    by: Cited[str] | None = None
    reason: Cited[str] | None = None
    series: str = ""
    part_of: str = ""
    journey: str = ""
    patterns: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The parties' codes in the claim's order."""
        return tuple(party.value for party in self.parties)


def claim_key(source: ReportId, trigger: Quote, format: Format) -> str:
    """A claim's name: report content, quote span and format, so that it survives new versions of reading."""
    said = f"{source}\x1f{trigger.start}\x1f{trigger.end}\x1f{format.value}"
    return sha256(said.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentClaim:
    """What one report asserts of an instrument. done: it has happened (else planned or due)."""

    name: str
    event: InstrumentEvent
    when: When | None
    done: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Who said or pledged what on which topic. gist: the report's own words, cut short."""

    speaker: str
    topic: Topic
    gist: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What the report said, what is meant, and the fact that says so (law 7)."""

    was: str
    meant: str
    because: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Inconsistency:
    """Two things in one report that cannot both be right."""

    what: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What two readers of one report tell differently, or one of them alone ("" is said by nobody).

    what: "engagement", or the field of one. rules, model: what each says.
    """

    what: str
    rules: str = ""
    model: str = ""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that reading gives for one report. differences: between the rules and a model, where one was asked."""

    report: Report
    text: Text
    dating: Dating
    title: str = ""
    outlet: str = ""
    agency: str = ""
    attribution: str = ""
    language: str = ""
    byline: str = ""
    url: str = ""
    claims: tuple[Claim, ...] = ()
    denials: tuple[Claim, ...] = ()
    instruments: tuple[InstrumentClaim, ...] = ()
    positions: tuple[Position, ...] = ()
    repairs: tuple[Repair, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()
