"""From an id, or the beginning of one, to the entries that it means.

Invariant: an id that was ever shown stays good. Through an import, a merge or a split it leads to the entry that has
its claim now; where a newer reading no longer makes that claim, to the entry of the claim that stands nearest in the
same report, for the same parties. Where its report was redacted, it leads to what other reports tell of the entry.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dragoman import knowledge as facts
from dragoman.model import Audience, Decision, DecisionKind, Engagement, Record, Redaction
from dragoman.pipeline.carrying import heir
from dragoman.pipeline.held import HeldReadings
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.recording import standing, withheld_from
from dragoman.pipeline.versions import reader_of
from dragoman.pipeline.withholding import PUBLIC
from dragoman.reconciling import block_of, in_force

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The entries that an id means, in a record that also has what a single one names, with the readings behind it.

    stale: as in `Recorded`.
    """

    entries: tuple[Engagement, ...]
    record: Record
    readings: HeldReadings
    stale: int


def entries_meant(
    store: "Store",
    said: str,
    *,
    as_of: date,
    recorded_as_of: date | None = None,
    grounds: Grounds | None = None,
    audience: Audience = PUBLIC,
) -> Found:
    """The entries that an id means in the record of a day, without making more of the record than it takes."""
    grounds = grounds or Grounds()
    said = _plain(said)
    keys = {said, *store.resolve(said)}
    past = {block_of(claim) for claim in store.past_claims(keys)}
    with standing(store, as_of=as_of, recorded_as_of=recorded_as_of, grounds=grounds, audience=audience) as view:
        record = view.about({said}, keys | _beside(store, said), past)
        entries = found_entries(store, record, said)
        if not entries and said and not view.is_kept:
            entries = found_entries(store, view.whole(), said)
        if len(entries) == 1:
            record = view.with_related(entries)
            entries = tuple(entry for entry in record.engagements if entry.id == entries[0].id)
    with store.view() as held:
        taken = withheld_from(held, audience, as_of=as_of, grounds=grounds)
        stale = held.stale(reader_of(facts.load(grounds.layers)), as_of, recorded_as_of, taken.reports)
    readings = HeldReadings(store, taken.reports)
    readings.fetch(report for entry in entries for report in entry.reports)
    return Found(entries=entries, record=record, readings=readings, stale=stale)


def found_entries(store: "Store", record: Record, said: str) -> tuple[Engagement, ...]:
    """The entries that an id means: its own, that of any of its claims, one issued long ago, or how one begins."""
    said = _plain(said)
    exact = tuple(entry for entry in record.engagements if said == entry.id or said in entry.aliases)
    if exact or not said:
        return exact
    keys = {said, *store.resolve(said)}
    found = tuple(entry for entry in record.engagements if any(claim.key in keys for claim in entry.claims))
    if found:
        return found
    claims = [claim for entry in record.engagements for claim in entry.claims]
    heirs = _beside(store, said) | {
        one.key for past in store.past_claims(keys) if (one := heir(past, claims)) is not None
    }
    return tuple(entry for entry in record.engagements if any(claim.key in heirs for claim in entry.claims))


def left_out_by(store: "Store", said: str) -> tuple[Decision, ...]:
    """The decisions in force that leave out the claims which an id means."""
    keys = set(store.resolve(_plain(said)))
    return tuple(
        decision
        for decision in in_force(store.decisions())
        if decision.kind is DecisionKind.REJECT
        and keys.intersection(name.partition(".")[0] for name in decision.claims)
    )


def redacted_behind(store: "Store", said: str) -> tuple[Redaction, ...]:
    """The redactions of reports on which the entries rested that an id means."""
    said = _plain(said)
    return tuple(made for made in store.redactions() if any(said in (one.entry, *one.aliases) for one in made.touched))


def _beside(store: "Store", said: str) -> set[str]:
    """The keys of the claims that stood beside those of a redacted report in the entries that an id means."""
    touched = (one for made in redacted_behind(store, said) for one in made.touched)
    return {key for one in touched if said in (one.entry, *one.aliases) for key in one.beside}


def _plain(said: str) -> str:
    return said.strip().strip("[]").lower()
