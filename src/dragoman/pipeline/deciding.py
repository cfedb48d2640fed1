"""What an analyst says of an entry -> the decision to append. Pure: nothing is written here.

Invariant: a decision names claims by the names under which the record heard them, so that it stands through new
reports and new readings; its id is made from all that it says.
"""

from base64 import b32encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Protocol

from dragoman.knowledge import Knowledge
from dragoman.model import (
    Decision,
    DecisionKind,
    Engagement,
    Format,
    Participant,
    Reading,
    Record,
    ReportId,
    Status,
    Topic,
    When,
)
from dragoman.reconciling import (
    NONE,
    entry_id,
    keys_of,
    person_read,
    person_written,
    taken_back,
    venue_read,
    venue_written,
)

FIELDS = {
    "date": "when",
    "place": "venue",
    "status": "status",
    "format": "format",
    "parties": "parties",
    "people": "participants",
    "topics": "topics",
    "series": "series",
    "visit": "part_of",
}
"""What a person calls a field -> what decisions call it."""

PINNED = ("status", "format", "date", "place", "people")
"""The fields that are pinned where none is named."""


class UndecidableError(ValueError):
    """What cannot be decided so; its words say why and what to do."""


class Heard(Protocol):
    """A record, or the part of it that matters, with the readings in which its claims were heard."""

    @property
    def record(self) -> Record:
        """The record, or the part of it."""

    @property
    def whole(self) -> Record:
        """All of the record, where an entry of any parties may be meant."""

    @property
    def readings(self) -> Mapping[ReportId, Reading]:
        """The readings behind its entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Whose word it is, when it was given (with a zone), and why."""

    who: str
    at: datetime
    why: str


def confirmed(found: Heard, entry: Engagement, status: Status, word: Word) -> Decision:
    """The entry took place, or stands as `status` says."""
    first = entry.when.value.earliest if entry.when else None
    if status is Status.HELD and first is not None and first > word.at.date():
        raise UndecidableError(
            f"It lies ahead ({first}). To confirm the plan, name where it stands: confirm ID scheduled."
        )
    return made(DecisionKind.CONFIRM, names_of(found, entry), word, value=status.value, was=entry.status.value)


def corrected(found: Heard, entry: Engagement, change: tuple[str, str], word: Word, knowledge: Knowledge) -> Decision:
    """change: a field as a person calls it, and what it shall say. UndecidableError where it cannot say that."""
    field, said = change
    was = written(entry, field)
    try:
        value = _value(found, entry, field, said.strip(), knowledge)
    except ValueError as error:
        raise UndecidableError(f"{field}: {error}") from error
    if value == was:
        raise UndecidableError(f"The {field} is {said!r} already. To keep it whatever reports say: decide pin.")
    return made(DecisionKind.CORRECT, names_of(found, entry), word, field=FIELDS[field], value=value, was=was)


def pinned(found: Heard, entry: Engagement, fields: Sequence[str], word: Word) -> tuple[Decision, ...]:
    """Keep what the fields say, whatever later reports say. UndecidableError for one that says nothing."""
    for field in fields:
        if not written(entry, field):
            raise UndecidableError(f"It has no {field} to pin; to give it one: decide correct.")
    chosen = fields or [field for field in PINNED if written(entry, field)]
    names = names_of(found, entry)
    return tuple(
        made(DecisionKind.PIN, names, word, field=FIELDS[field], value=now, was=now)
        for field, now in ((field, written(entry, field)) for field in chosen)
    )


def merged(found: Heard, entries: Sequence[Engagement], word: Word) -> Decision:
    """They are one, whatever was split before. UndecidableError for one alone, and across blocks."""
    if len({entry.id for entry in entries}) < 2:
        raise UndecidableError("Those ids mean one entry already.")
    if len({entry.block for entry in entries}) > 1:
        between = " and ".join("-".join(entry.parties) for entry in entries)
        raise UndecidableError(
            f"They are of different parties ({between}). If one has them wrong, correct its parties first."
        )
    return made(DecisionKind.MERGE, tuple(name for entry in entries for name in names_of(found, entry)), word)


def told_apart(found: Heard, one: Engagement, other: Engagement, word: Word) -> Decision:
    """Two entries are two, however alike they are."""
    return made(DecisionKind.SPLIT, names_of(found, other), word, value=" ".join(names_of(found, one)))


def split_off(found: Heard, entry: Engagement, names: Sequence[str], word: Word) -> Decision:
    """The named claims are another engagement than the rest. UndecidableError where nothing would be left."""
    rest = [name for name in names_of(found, entry) if name not in names]
    if not rest:
        raise UndecidableError("Nothing would be left of the entry; name fewer of its claims.")
    return made(DecisionKind.SPLIT, tuple(names), word, value=" ".join(rest))


def rejected(found: Heard, entry: Engagement, names: Sequence[str], word: Word) -> Decision:
    """The named claims, or all of the entry, are left out of the record."""
    every = names_of(found, entry)
    names = names or every
    rest = [name for name in every if name not in names]
    return made(DecisionKind.REJECT, tuple(names), word, value=" ".join(rest))


def noted(found: Heard, entry: Engagement, word: Word) -> Decision:
    """A remark on the entry; the words are the word's `why`."""
    return made(DecisionKind.NOTE, names_of(found, entry), word)


def undone(decisions: Iterable[Decision], said: str, word: Word) -> Decision:
    """The decision that takes back the one whose id is, or begins with, `said`."""
    every = tuple(decisions)
    found = [one for one in every if one.id == said] or [one for one in every if said and one.id.startswith(said)]
    if len(found) != 1:
        problem = f"No decision {said!r}" if not found else f"{said!r} may be {' or '.join(one.id for one in found)}"
        raise UndecidableError(f"{problem}; `dragoman decide list` shows them.")
    by = taken_back(every).get(found[0].id)
    if by is not None:
        raise UndecidableError(f"{found[0].id} was taken back already; to restore it, take back {by}.")
    return made(DecisionKind.UNDO, found[0].claims, word, undoes=found[0].id)


def names_of(found: Heard, entry: Engagement) -> tuple[str, ...]:
    """The names of the entry's claims, in its order, the earliest first."""
    named: list[str] = []
    for claim in entry.claims:
        claims = found.readings[claim.source].claims
        named.append(keys_of(claims)[claims.index(claim)])
    return tuple(named)


def claims_meant(found: Heard, entry: Engagement, said: str) -> tuple[str, ...]:
    """The claims of the entry that an id, or a report's name, means. UndecidableError where none is."""
    said = said.strip().strip("[]")
    names = names_of(found, entry)
    meant = tuple(name for name in names if said in (name, entry_id(name)))
    meant = meant or tuple(
        name
        for name, claim in zip(names, entry.claims, strict=True)
        if said in (claim.source, found.readings[claim.source].report.name)
    )
    if not meant:
        raise UndecidableError(f"The entry has no claim {said!r}; `dragoman show {entry.id} --claims` lists them.")
    return meant


def written(entry: Engagement, field: str) -> str:
    """What a field says, as a decision writes it; "" for nothing. UndecidableError for no field."""
    said = {
        "date": entry.when.value.edtf if entry.when else "",
        "place": venue_written(entry.venue.value) if entry.venue else "",
        "status": entry.status.value,
        "format": entry.format.value.value,
        "parties": ", ".join(entry.parties),
        "people": "; ".join(person_written(who) for who in entry.participants),
        "topics": "; ".join(topic.value for topic in entry.topics),
        "series": entry.series,
        "visit": entry.part_of or "",
    }
    if field not in said:
        raise UndecidableError(f"There is no field {field!r}; there are: {', '.join(said)}.")
    return said[field]


def _value(found: Heard, entry: Engagement, field: str, said: str, knowledge: Knowledge) -> str:
    """What a person says of a field, as a decision writes it. ValueError where that is nothing."""
    if field in ("date", "place") and said == NONE:
        return NONE
    if field == "date":
        return When.of(said).edtf
    if field == "place":
        return venue_written(venue_read(said))
    if field == "status":
        return Status(said).value
    if field == "format":
        return Format(said).value
    if field == "parties":
        return _parties(entry, said, knowledge)
    if field == "people":
        return "; ".join(_person(entry, item.strip(), knowledge) for item in said.split(";"))
    if field == "topics":
        return _topics(said, knowledge)
    if field == "series":
        return "" if said == NONE else said
    return "" if said == NONE else _visit(found, said)


def _parties(entry: Engagement, said: str, knowledge: Knowledge) -> str:
    codes = said.upper().replace(",", " ").split()
    strange = [code for code in codes if code not in knowledge.parties]
    if strange or not codes:
        raise ValueError(f"{' '.join(strange) or 'nothing'} is no party's code; write them as JP, US")
    kept = codes if entry.format.value is Format.VISIT else sorted(codes)
    return ", ".join(dict.fromkeys(kept))


def _person(entry: Engagement, said: str, knowledge: Knowledge) -> str:
    """A person with the id and the office that the knowledge has for the entry's day, where it knows one bearer."""
    sign, name = (said[0], said[1:].strip()) if said[:1] in ("+", "-") else ("", said)
    who = person_read(name)
    if sign == "-":
        there = [one for one in (*entry.participants, *entry.implied) if name.casefold() in one.name.casefold()]
        if len(there) != 1:
            raise ValueError(f"{name} is {'none' if not there else 'more than one'} of its people")
        return sign + person_written(there[0])
    return sign + person_written(person_known(who, entry.parties, _day(entry), knowledge))


def person_known(who: Participant, parties: tuple[str, ...], day: date | None, knowledge: Knowledge) -> Participant:
    """A person with the id, and the office on the day, that the knowledge has of the one bearer of the name."""
    known = knowledge.people_named(who.name) if not who.person else ()
    if len(known) != 1:
        return who
    held = [one for one in knowledge.offices_on(known[0].id, day) if one.office.party in parties] if day else []
    seat = held[0].office if held else None
    return Participant(
        name=known[0].name,
        person=known[0].id,
        office=who.office or (seat.kind if seat else ""),
        party=who.party or (seat.party if seat else ""),
    )


def _day(entry: Engagement) -> date | None:
    when = entry.when.value if entry.when else None
    return (when.earliest or when.latest) if when else entry.first_reported


def _topics(said: str, knowledge: Knowledge) -> str:
    every = {topic.value for topic in (*Topic, *(topic for topic, _ in knowledge.own_topics))}
    items = [item.strip() for item in said.replace(",", ";").split(";") if item.strip()]
    strange = [item for item in items if item.lstrip("+-") not in every]
    if strange or not items:
        raise ValueError(f"{' '.join(strange) or 'nothing'} is no topic; there are: {', '.join(sorted(every))}")
    return "; ".join(items)


def _visit(found: Heard, said: str) -> str:
    said = said.strip("[]")
    visits = [
        entry
        for entry in found.whole.engagements
        if entry.format.value is Format.VISIT and (said == entry.id or said in entry.aliases)
    ]
    if not visits:
        raise ValueError(f"{said!r} is no visit of the record; give the id that the timeline shows")
    return names_of(found, visits[0])[0]


def made(kind: DecisionKind, names: Iterable[str], word: Word, **more: str) -> Decision:
    """A decision with the id that all it says gives it."""
    one = Decision(id="", kind=kind, claims=tuple(names), who=word.who, when=word.at, why=word.why, **more)
    said = "\x1f".join((one.kind, *one.claims, one.field, one.value, one.undoes, word.who, str(word.at), word.why))
    digest = sha256(said.encode("utf-8", "surrogatepass")).digest()
    return replace(one, id="d" + b32encode(digest)[:8].decode().lower())
