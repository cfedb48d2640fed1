"""What analysts confirmed, corrected and pinned, laid over what the claims of an entry say.

Invariant: nothing is lost by it. What reports say instead of a decided value stands beside it as its rival, and each
decision stands on the entry with what the field says without it; taken back, it leaves no trace.

How values are written, by field: "when" EDTF or "none"; "venue" "City, CC", "CC", "online" or "none"; "status" and
"format" their names; "parties" codes, of a visit the host last (they are set before joining, in `hear`); "participants"
"Name (Office, CC) [id]" divided by "; ", each with "+" or "-" before it where it is added or taken away; "topics"
names, likewise; "series" a name; "part_of" the key of a claim of the visit, "" for none.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from dragoman.model import (
    Cited,
    Claim,
    Decided,
    Decision,
    DecisionKind,
    Format,
    Participant,
    Rival,
    Status,
    Topic,
    Value,
    Venue,
    When,
)
from dragoman.reconciling.entries import Draft
from dragoman.reconciling.evidence import Heard
from dragoman.reconciling.lives import last_day
from dragoman.reconciling.slip import WENT_AHEAD
from dragoman.reconciling.traits import person_key

T = TypeVar("T")
Restate = Callable[[When | None], tuple[Status, str]]

NONE = "none"
"""Written for a date or a place that is not known."""

_PLANS = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED})
_SETTING = frozenset({DecisionKind.CONFIRM, DecisionKind.CORRECT, DecisionKind.PIN})
_PERSON = re.compile(
    r"(?P<name>[^()\[\]]+?)\s*(?:\((?P<office>.*?)(?:,\s*(?P<party>[A-Z]{2,}))?\))?\s*(?:\[(?P<id>.*)\])?"
)


def decided(draft: Draft, decisions: tuple[Decision, ...], restate: Restate, *, as_of: date) -> Draft:
    """The entry with what analysts decided of it. What cannot be followed is a contradiction.

    restate: the status, and why, that the entry's claims give it under a corrected date.
    """
    found: dict[str, Decided] = {}
    for decision in sorted(decisions, key=lambda one: one.kind in _SETTING and _field(one) == "status"):
        if decision.kind not in _SETTING:
            found[decision.id] = Decided(decision=decision)
            continue
        was = value_words(draft, _field(decision))
        draft, note = _set(draft, decision, restate, as_of)
        found[decision.id] = Decided(decision=decision, was=_was(decision, was), note=note)
        if note.startswith("has no effect"):
            draft = _against(draft, f"decision {decision.id} {note}")
    against = [words for one in found.values() if not one.note for words in _said_since(draft, one.decision)]
    return replace(_against(draft, *against), decisions=tuple(found[decision.id] for decision in decisions))


def meant(heard: Sequence[Heard], decisions: tuple[Decision, ...]) -> tuple[Heard, ...]:
    """The claims as joining takes them: with the date, place and format that stand for what an analyst corrected.

    So a report of the right day joins the entry whose only report had given a wrong one. Only the claims that say
    what was overridden are meant otherwise.
    """
    fixes: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.kind is DecisionKind.CORRECT and decision.field in ("when", "venue", "format"):
            for key in decision.claims:
                fixes.setdefault(key, []).append(decision)
    return tuple(
        replace(
            item,
            claim=_as_meant(item.claim, [fix for name in dict.fromkeys(item.names) for fix in fixes.get(name, ())]),
        )
        for item in heard
    )


def value_words(draft: Draft, field: str) -> str:
    """What a field says, as a decision would write it; "" for nothing."""
    said: dict[str, str] = {
        "when": draft.when.value.edtf if draft.when else "",
        "status": draft.status.value,
        "venue": venue_written(draft.venue.value) if draft.venue else "",
        "format": draft.format.value.value,
        "parties": ", ".join(draft.parties),
        "participants": "; ".join(person_written(who) for who in draft.named),
        "topics": "; ".join(topic.value for topic in draft.topics),
        "series": draft.series,
    }
    return said.get(field, "")


def venue_written(venue: Venue) -> str:
    """A place as a decision writes it."""
    return "online" if venue.virtual else ", ".join(part for part in (venue.city, venue.country) if part)


def venue_read(text: str) -> Venue:
    """The place that is written so. ValueError where it is none."""
    if text == "online":
        return Venue(virtual=True)
    city, comma, country = text.rpartition(",")
    country = country.strip()
    if len(country) != 2 or not country.isalpha():
        raise ValueError(f"{text!r} is no place: give 'City, CC', 'CC' or 'online'")
    return Venue(city=city.strip() if comma else "", country=country.upper())


def person_written(who: Participant) -> str:
    """A person as a decision writes one."""
    post = ", ".join(part for part in (who.office, who.party) if part)
    return who.name + (f" ({post})" if post else "") + (f" [{who.person}]" if who.person else "")


def person_read(text: str) -> Participant:
    """The person who is written so. ValueError where nobody is."""
    found = _PERSON.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} names nobody")
    office, party = found["office"] or "", found["party"] or ""
    if not party and re.fullmatch(r"[A-Z]{2,}", office):
        office, party = "", office
    return Participant(name=found["name"].strip(), person=found["id"] or "", office=office, party=party)


def _field(decision: Decision) -> str:
    return "status" if decision.kind is DecisionKind.CONFIRM else decision.field


def _was(decision: Decision, now: str) -> str:
    """What the field says without the decision; of parties, which are set before joining, what was noted then."""
    return decision.was if decision.field in ("parties", "part_of") else now


def _against(draft: Draft, *words: str) -> Draft:
    return replace(draft, contradictions=tuple(dict.fromkeys((*draft.contradictions, *words))))


def _set(draft: Draft, decision: Decision, restate: Restate, as_of: date) -> tuple[Draft, str]:
    """The entry with the field set; else as it was, and why."""
    verb = "pinned" if decision.kind is DecisionKind.PIN else "decided"
    why = f"{verb} by {decision.who}" + (f": {decision.why}" if decision.why else "")
    setters: dict[str, Callable[[Draft, str, str], Draft]] = {
        "when": partial(_set_when, restate=restate),
        "venue": _set_venue,
        "format": lambda draft, value, why: replace(draft, format=_put(draft.format, Format(value), why)),
        "participants": _set_people,
        "topics": _set_topics,
        "series": lambda draft, value, _: replace(draft, series=value),
        "part_of": lambda draft, value, _: replace(draft, put_on=value),
        "parties": lambda draft, *_: draft,
    }
    try:
        if _field(decision) == "status":
            return _set_status(draft, decision, why, as_of)
        if _field(decision) not in setters:
            return draft, f"has no effect: there is no field {decision.field!r} to correct"
        return setters[_field(decision)](draft, decision.value, why), ""
    except ValueError as error:
        return draft, f"has no effect: {error}"


def _set_when(draft: Draft, value: str, why: str, *, restate: Restate) -> Draft:
    when = None if value == NONE else _put(draft.when, When.of(value), why)
    status, status_why = restate(when.value if when else None)
    return replace(draft, when=when, status=status, status_why=status_why)


def _set_venue(draft: Draft, value: str, why: str) -> Draft:
    return replace(draft, venue=None if value == NONE else _put(draft.venue, venue_read(value), why))


def _set_status(draft: Draft, decision: Decision, why: str, as_of: date) -> tuple[Draft, str]:
    """A decided plan is overtaken by what reports say afterwards, and passes with its date; all else holds."""
    status = Status(decision.value or Status.HELD.value)
    pinned = decision.kind is DecisionKind.PIN
    if status in _PLANS and not pinned:
        later = next((item for item in draft.heard if _known_after(item, decision) and _ends_a_plan(item)), None)
        if later is not None:
            return draft, f"overtaken by {later.evidence.name} ({later.known_on}): {later.claim.status.value.value}"
        end = last_day(draft.when.value if draft.when else None)
        if end is not None and end < as_of:
            why = draft.status_why if draft.status is Status.UNCONFIRMED else f"date passed, no report seen; {why}"
            return replace(draft, status=Status.UNCONFIRMED, status_why=why), "its date has passed since"
    return replace(draft, status=status, status_why=why, settled=pinned or status not in _PLANS), ""


def _ends_a_plan(item: Heard) -> bool:
    return item.claim.status.value not in _PLANS


def _known_after(item: Heard, decision: Decision) -> bool:
    """Whether the report appeared on a later day than that of the decision."""
    return decision.when is not None and item.known_on is not None and item.known_on > decision.when.date()


def _set_people(draft: Draft, value: str, why: str) -> Draft:  # noqa: ARG001 - the face of all that set a field
    named = {person_key(who): who for who in draft.named}
    implied = {person_key(who): who for who in draft.implied}
    whole = [item for item in _parts(value) if item[0] not in "+-"]
    if whole:
        named = {}
    for item in _parts(value):
        who = person_read(item.lstrip("+-"))
        there = (*named.items(), *implied.items())
        same = [key for key, other in there if key == person_key(who) or other.name == who.name]
        if item.startswith("-"):
            if not same:
                raise ValueError(f"{who.name} is not there")
            for key in same:
                named.pop(key, None)
                implied.pop(key, None)
        else:
            named[person_key(who)] = next((named[key] for key in same if key in named), who)
            implied.pop(person_key(who), None)
    return replace(draft, named=tuple(named.values()), implied=tuple(implied.values()))


def _set_topics(draft: Draft, value: str, why: str) -> Draft:  # noqa: ARG001 - the same
    parts = _parts(value)
    kept = set() if any(item[0] not in "+-" for item in parts) else set(draft.topics)
    for item in parts:
        topic = Topic(item.lstrip("+-").strip())
        kept = kept - {topic} if item.startswith("-") else kept | {topic}
    own = sorted(topic for topic in kept if topic.is_own)
    return replace(draft, topics=(*(topic for topic in Topic if topic in kept), *own))


def _parts(value: str) -> list[str]:
    parts = [item.strip() for item in value.split(";") if item.strip()]
    if not parts:
        raise ValueError("nothing is named")
    return parts


def _put(old: Value[T] | None, value: T, why: str) -> Value[T]:
    """A decided value with the reports that say it too; what others say instead stays beside it."""
    if old is None:
        return Value(value=value, why=why, support=())
    said = [(old.value, old.support), *((rival.value, rival.support) for rival in old.rivals)]
    return Value(
        value=value,
        why=why,
        support=tuple(one for other, support in said if _same(other, value) for one in support),
        rivals=tuple(
            Rival(
                value=other, support=support, since=min((one.known_on for one in support if one.known_on), default=None)
            )
            for other, support in said
            if support and not _same(other, value)
        ),
    )


def _same(one: object, other: object) -> bool:
    if isinstance(one, When) and isinstance(other, When):
        return one.edtf == other.edtf
    return one == other


def _said_since(draft: Draft, decision: Decision) -> list[str]:
    """What reports say against a decided value that appeared on a later day."""
    day = decision.when.date() if decision.when else date.max
    values: dict[str, Value[When] | Value[Venue] | None] = {"when": draft.when, "venue": draft.venue}
    value = values.get(decision.field)
    said = (
        [(one.report_name, one.known_on, _written(rival.value)) for rival in value.rivals for one in rival.support]
        if value
        else []
    )
    if _field(decision) == "status" and draft.settled:
        said = [
            (item.evidence.name, item.known_on, item.claim.status.value.value)
            for item in draft.heard
            if _ends_a_plan(item) and (item.claim.status.value in WENT_AHEAD) != (draft.status in WENT_AHEAD)
        ]
    return [
        f"{name} ({known}) says {words}, against decision {decision.id}"
        for name, known, words in said
        if known is not None and known > day
    ]


def _written(value: When | Venue) -> str:
    return value.edtf if isinstance(value, When) else venue_written(value)


def _as_meant(claim: Claim, fixes: list[Decision]) -> Claim:
    for fix in fixes:
        try:
            claim = _fixed(claim, fix)
        except ValueError:
            continue  # `decided` says that it has no effect
    return claim


def _fixed(claim: Claim, fix: Decision) -> Claim:
    if fix.value == NONE:
        return claim
    if fix.field == "when" and (claim.when.value.edtf if claim.when else "") == fix.was:
        return replace(claim, when=Cited(value=When.of(fix.value), quotes=claim.when.quotes if claim.when else ()))
    if fix.field == "venue" and (venue_written(claim.venue.value) if claim.venue else "") == fix.was:
        return replace(
            claim, venue=Cited(value=venue_read(fix.value), quotes=claim.venue.quotes if claim.venue else ())
        )
    if fix.field == "format" and claim.format.value.value == fix.was:
        return replace(claim, format=Cited(value=Format(fix.value), quotes=claim.format.quotes))
    return claim
