"""From an id, or the beginning of one, to the entries that it means.

Invariant: an id that was ever shown stays good. Through an import, a merge or a split it leads to the entry that has
its claim now; where a newer reading no longer makes that claim, to the entry of the claim that stands nearest in the
same report, for the same parties.
"""

from typing import TYPE_CHECKING

from dragoman.model import Decision, DecisionKind, Engagement, Record
from dragoman.pipeline.carrying import heir
from dragoman.reconciling import in_force

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for


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
    claims = [claim for entry in record.engagements for claim in entry.claims]
    heirs = {one.key for past in store.past_claims(keys) if (one := heir(past, claims)) is not None}
    return tuple(entry for entry in record.engagements if any(claim.key in heirs for claim in entry.claims))


def left_out_by(store: "Store", said: str) -> tuple[Decision, ...]:
    """The decisions in force that leave out the claims which an id means."""
    keys = set(store.resolve(said.strip().strip("[]").lower()))
    return tuple(
        decision
        for decision in in_force(store.decisions())
        if decision.kind is DecisionKind.REJECT
        and keys.intersection(name.partition(".")[0] for name in decision.claims)
    )
