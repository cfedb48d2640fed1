"""Analysts' decisions: which still hold, which claims they tie together or apart, and which entry each is of.

Decisions name claims, not entries, because entries are made anew. The later decision wins. A decision on claims that
no report had made by `as_of` has no effect then. What each kind means:
  merge: the claims are one engagement.
  split: each two of the claims are not; with `value` (claim keys divided by spaces) the claims belong together and
    are not those; a single claim without `value` stands alone.
  reject: the claims are left out of the record. value: the keys of the entry's other claims, where it is told.
  confirm: the entry took place, or has the status named in `value`.
  correct: `field` of the entry is `value` (`overriding` says how each is written).
  pin: the same, for a value that was there already; reports of a later status do not overtake it.
  note: a remark on the entry.
  mark: how far an entry may go (`value`, a handling mark); on a report or a decision it bears on no entry.
  undo: the decision that it names in `undoes` counts no more.
What is decided of an entry goes to the one that has the first of the decision's claims.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import combinations, product

from dragoman.model import Decision, DecisionKind, EngagementId
from dragoman.reconciling.entries import Draft
from dragoman.reconciling.joining import Ties

_FIRST = datetime.min.replace(tzinfo=UTC)
_TYING = frozenset({DecisionKind.MERGE, DecisionKind.SPLIT})


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody took back, oldest first. A taken-back taking-back counts for nothing."""
    ordered = sorted({decision.id: decision for decision in decisions}.values(), key=_order)
    undone = taken_back(ordered)
    return tuple(decision for decision in ordered if not decision.undoes and decision.id not in undone)


def taken_back(decisions: Iterable[Decision]) -> dict[str, str]:
    """Each decision that was taken back, and by which, by id."""
    undoing: dict[str, list[str]] = {}
    for decision in sorted(decisions, key=_order):
        if decision.undoes:
            undoing.setdefault(decision.undoes, []).append(decision.id)
    return {name: other for name, others in undoing.items() for other in others if _stands(other, undoing, (name,))}


def _stands(name: str, undoing: Mapping[str, list[str]], above: tuple[str, ...]) -> bool:
    """Whether nobody took it back who was not himself taken back. above: what this is asked for, against rings."""
    path = (*above, name)
    return not any(other not in path and _stands(other, undoing, path) for other in undoing.get(name, ()))


def rejected(decisions: tuple[Decision, ...]) -> frozenset[str]:
    """The names of the claims to leave out."""
    return frozenset(key for item in decisions if item.kind is DecisionKind.REJECT for key in item.claims)


def parties_corrected(decisions: tuple[Decision, ...]) -> dict[str, tuple[str, ...]]:
    """The name of a claim -> the parties that analysts say it is of; the later word wins."""
    return {
        key: tuple(decision.value.replace(",", " ").split())
        for decision in decisions
        if decision.field == "parties" and decision.value.strip(", ")
        for key in decision.claims
    }


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


def decisions_on(drafts: Sequence[Draft], decisions: tuple[Decision, ...]) -> dict[EngagementId, tuple[Decision, ...]]:
    """The decisions that bear on each entry of a block, oldest first."""
    entry_of = {name: draft.id for draft in drafts for item in draft.heard for name in reversed(item.names)}
    found: dict[EngagementId, list[Decision]] = {}
    for decision in decisions:
        for name in dict.fromkeys(_entries_meant(decision, entry_of)):
            found.setdefault(name, []).append(decision)
    return {name: tuple(items) for name, items in found.items()}


def _entries_meant(decision: Decision, entry_of: Mapping[str, EngagementId]) -> list[EngagementId]:
    beside = [entry_of[key] for key in decision.value.split() if key in entry_of]
    if decision.kind is DecisionKind.REJECT:
        return beside[:1]
    named = [entry_of[key] for key in decision.claims if key in entry_of]
    if decision.kind in _TYING:
        return named + (beside if decision.kind is DecisionKind.SPLIT else [])
    return named if decision.field == "parties" else named[:1]


def _pair(keys: tuple[str, ...]) -> tuple[str, str]:
    one, other = sorted(keys)
    return (one, other)


def _order(decision: Decision) -> tuple[datetime, str]:
    when = decision.when or _FIRST
    return (when if when.tzinfo else when.replace(tzinfo=UTC), decision.id)
