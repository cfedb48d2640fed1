"""Decisions on claims that a newer reading no longer makes: each goes on to the claim that stands there now.

Invariant: a decision as it is stored is never changed; what it is carried over to depends on the readings alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from dragoman.model import Claim, Decision, DecisionKind
from dragoman.reconciling import block_of
from dragoman.store import Stored

_NEAR = 300  # characters of text: a sentence or two
_NAMING = frozenset({DecisionKind.SPLIT, DecisionKind.REJECT})  # their `value` names claims too


class Past(Protocol):
    """What remembers the claims of readings that were replaced: a store, or a view of one."""

    def past_claims(self, keys: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of these keys, as the latest such reading had them."""


def carried(
    memory: Past, decisions: tuple[Decision, ...], held: Iterable[Stored], past: Iterable[Claim] = ()
) -> tuple[Decision, ...]:
    """The decisions, with claims that are no longer read replaced by their heirs among what is held.

    past: claims that are no longer read, beside those that the memory knows of.
    """
    if not decisions:
        return decisions
    heirs = heirs_of(memory, names_in(decisions), held, past)
    return tuple(_over(decision, heirs) for decision in decisions) if heirs else decisions


def heirs_of(
    memory: Past, keys: Iterable[str], held: Iterable[Stored], past: Iterable[Claim] = ()
) -> Mapping[str, str]:
    """Those of the keys that no claim of what is held has any more -> the key of the claim that stands there now."""
    claims = [claim for entry in held for claim in (*entry.reading.claims, *entry.reading.denials)]
    gone = set(keys) - {claim.key for claim in claims}
    known = (*(one for one in past if one.key in gone), *memory.past_claims(gone))
    return {one.key: found.key for one in known if (found := heir(one, claims)) is not None}


def names_in(decisions: Iterable[Decision]) -> set[str]:
    """The keys of all claims that decisions name."""
    return {_plain(name) for decision in decisions for name in _names(decision)}


def heir(past: Claim, claims: Iterable[Claim]) -> Claim | None:
    """The claim of the same report and parties that stands where one stood that is no longer read."""
    there = [
        claim
        for claim in claims
        if claim.source == past.source and block_of(claim) == block_of(past) and _apart(claim, past) <= _NEAR
    ]
    return min(
        there,
        key=lambda claim: (claim.format.value is not past.format.value, _apart(claim, past), claim.key),
        default=None,
    )


def _apart(one: Claim, other: Claim) -> int:
    return max(one.trigger.start - other.trigger.end, other.trigger.start - one.trigger.end, 0)


def _names(decision: Decision) -> tuple[str, ...]:
    return (*decision.claims, *(decision.value.split() if decision.kind in _NAMING else ()))


def _plain(name: str) -> str:
    """The key in a claim's name, without what makes it distinct from another of that key."""
    return name.partition(".")[0]


def _over(decision: Decision, heirs: Mapping[str, str]) -> Decision:
    def now(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(heirs.get(_plain(name), name) for name in names))

    value = " ".join(now(decision.value.split())) if decision.kind in _NAMING else decision.value
    return replace(decision, claims=now(decision.claims), value=value)
