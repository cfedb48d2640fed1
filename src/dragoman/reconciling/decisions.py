"""Analysts' decisions: which still hold, what they tie together or apart, and how they set a field.

Decisions name claims, not entries, because entries are made anew. The later decision wins. A decision on claims that
no report had made by `as_of` has no effect then. What each kind means:
  merge: the claims are one engagement.
  split: each two of the claims are not; with `value` (claim keys divided by spaces) the claims belong together and
    are not those; a single claim without `value` stands alone.
  reject: the claims are left out of the record.
  confirm: the entry took place, or has the status named in `value`.
  correct: `field` ("when", "status", "venue", "format") of the entry is `value` (EDTF; a status; "City, CC", "CC" or
    "online"; a format).
  note: a remark on the entry.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations, product
from typing import TypeVar

from dragoman.model import Decision, DecisionKind, Format, Rival, Status, Value, Venue, When
from dragoman.reconciling.entries import Draft
from dragoman.reconciling.joining import Ties

_FIRST = datetime.min.replace(tzinfo=UTC)

T = TypeVar("T")


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody took back, oldest first. A taken-back taking-back counts for nothing."""
    ordered = sorted({decision.id: decision for decision in decisions}.values(), key=_order)
    undone: set[str] = set()
    kept = []
    for decision in reversed(ordered):
        if decision.id in undone:
            continue
        if decision.undoes:
            undone.add(decision.undoes)
        else:
            kept.append(decision)
    return tuple(reversed(kept))


def rejected(decisions: tuple[Decision, ...]) -> frozenset[str]:
    """The keys of the claims to leave out."""
    return frozenset(key for item in decisions if item.kind is DecisionKind.REJECT for key in item.claims)


def ties_of(decisions: tuple[Decision, ...]) -> Ties:
    """What the decisions tie together and apart; of two on one pair the later wins."""
    verdicts: dict[tuple[str, str], bool] = {}
    alone: set[str] = set()
    for decision in decisions:
        if decision.kind is DecisionKind.MERGE:
            verdicts.update(dict.fromkeys(map(_pair, combinations(decision.claims, 2)), True))
            alone.difference_update(decision.claims)
        elif decision.kind is DecisionKind.SPLIT and decision.value:
            others = decision.value.split()
            verdicts.update(dict.fromkeys(map(_pair, combinations(decision.claims, 2)), True))
            verdicts.update(dict.fromkeys(map(_pair, product(decision.claims, others)), False))
        elif decision.kind is DecisionKind.SPLIT and len(decision.claims) == 1:
            alone.update(decision.claims)
        elif decision.kind is DecisionKind.SPLIT:
            verdicts.update(dict.fromkeys(map(_pair, combinations(decision.claims, 2)), False))
    return Ties(
        together=frozenset(pair for pair, same in verdicts.items() if same),
        apart=frozenset(pair for pair, same in verdicts.items() if not same),
        alone=frozenset(alone),
    )


def decided(draft: Draft, decisions: tuple[Decision, ...], restate: Callable[[When], tuple[Status, str]]) -> Draft:
    """The entry with what analysts confirmed, corrected and noted. What cannot be applied is a contradiction.

    restate: the status, and why, that the entry's claims give it under a corrected date.
    """
    keys = {item.key for item in draft.heard} | {item.claim.key for item in draft.heard}
    for decision in decisions:
        if not keys.intersection(decision.claims):
            continue
        if decision.kind is DecisionKind.NOTE:
            draft = replace(draft, whys=(*draft.whys, f"note by {decision.who}: {decision.why or decision.value}"))
        elif decision.kind is DecisionKind.CONFIRM:
            draft = _set(draft, replace(decision, field="status", value=decision.value or Status.HELD.value))
        elif decision.kind is DecisionKind.CORRECT:
            draft = _set(draft, decision)
            if decision.field == "when" and draft.when is not None:
                status, why = restate(draft.when.value)
                draft = replace(draft, status=status, status_why=why)
    return draft


def _set(draft: Draft, decision: Decision) -> Draft:
    why = f"decided by {decision.who}" + (f": {decision.why}" if decision.why else "")
    try:
        if decision.field == "status":
            return replace(draft, status=Status(decision.value), status_why=why)
        if decision.field == "when":
            return replace(draft, when=_put(draft.when, When.of(decision.value), why))
        if decision.field == "venue":
            return replace(draft, venue=_put(draft.venue, _venue(decision.value), why))
        if decision.field == "format":
            return replace(draft, format=_put(draft.format, Format(decision.value), why))
        problem = f"there is no field {decision.field!r} to correct"
    except ValueError as error:
        problem = str(error)
    return replace(draft, contradictions=(*draft.contradictions, f"decision {decision.id} has no effect: {problem}"))


def _put(old: Value[T] | None, value: T, why: str) -> Value[T]:
    """A decided value; what reports say instead stays beside it."""
    if old is None:
        return Value(value=value, why=why, support=())
    if old.value == value:
        return replace(old, why=why)
    since = min((item.known_on for item in old.support if item.known_on), default=None)
    rival = Rival(value=old.value, support=old.support, since=since)
    return Value(value=value, why=why, support=(), rivals=(rival, *old.rivals))


def _venue(text: str) -> Venue:
    if text == "online":
        return Venue(virtual=True)
    city, comma, country = text.rpartition(",")
    country = country.strip()
    if len(country) != 2 or not country.isalpha():
        raise ValueError(f"{text!r} is no place: give 'City, CC', 'CC' or 'online'")
    return Venue(city=city.strip() if comma else "", country=country.upper())


def _pair(keys: tuple[str, ...]) -> tuple[str, str]:
    one, other = sorted(keys)
    return (one, other)


def _order(decision: Decision) -> tuple[datetime, str]:
    when = decision.when or _FIRST
    return (when if when.tzinfo else when.replace(tzinfo=UTC), decision.id)
