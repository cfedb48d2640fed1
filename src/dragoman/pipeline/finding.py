"""From an id, or the beginning of one, to the entries that it means.

Invariant: an id that was ever shown stays good. Through an import, a merge or a split it leads to the entry that has
its claim now; where a newer reading no longer makes that claim, to the entry of the claim that stands nearest in the
same report, for the same parties.
"""

from typing import TYPE_CHECKING

from dragoman.model import Claim, Engagement, Record
from dragoman.reconciling import block_of

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for

_NEAR = 300  # characters of text: a sentence or two


def found_entries(store: "Store", record: Record, said: str) -> tuple[Engagement, ...]:
    """The entries that an id means: its own, that of any of its claims, one issued long ago, or how one begins."""
    said = said.strip().strip("[]").lower()
    exact = tuple(entry for entry in record.engagements if said == entry.id or said in entry.aliases)
    if exact or not said:
        return exact
    keys = {said, *store.resolve(said)}
    found = tuple(entry for entry in record.engagements if any(claim.key in keys for claim in entry.claims))
    if found:
        return found
    heirs = {heir.key for past in store.past_claims(keys) if (heir := _heir(past, record)) is not None}
    return tuple(entry for entry in record.engagements if any(claim.key in heirs for claim in entry.claims))


def _heir(past: Claim, record: Record) -> Claim | None:
    """The claim of the same report and parties that stands where one stood that is no longer read."""
    there = [
        claim
        for entry in record.engagements
        for claim in entry.claims
        if claim.source == past.source and block_of(claim) == block_of(past) and _apart(claim, past) <= _NEAR
    ]
    return min(
        there,
        key=lambda claim: (claim.format.value is not past.format.value, _apart(claim, past), claim.key),
        default=None,
    )


def _apart(one: Claim, other: Claim) -> int:
    return max(one.trigger.start - other.trigger.end, other.trigger.start - one.trigger.end, 0)
