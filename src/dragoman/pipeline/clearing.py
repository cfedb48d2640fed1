"""The gate: the one place where a record is cleared to leave the desk.

Invariant: whatever goes to the outside (a calendar, a feed, an export, an API, a tool server, an alert, a release) goes
as a `Cleared`, and only the functions here make one: of what is marked above public nothing is in it, and the record is
made as though that had never come in: not even its id is named.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dragoman.model import Cleared, EngagementId, Record
from dragoman.pipeline.filters import Filters
from dragoman.pipeline.finding import entries_meant
from dragoman.pipeline.held import HeldReadings
from dragoman.pipeline.leafing import Leafing, leafed
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.recording import recorded, standing, withheld_from
from dragoman.pipeline.searching import Asked, Searched, search
from dragoman.pipeline.withholding import PUBLIC

if TYPE_CHECKING:
    from dragoman.pipeline.standing import Standing
    from dragoman.store import Place, Store  # SQLAlchemy, which `read` must not wait for


def cleared(
    store: "Store",
    *,
    as_of: date,
    recorded_as_of: date | None = None,
    filters: Filters | None = None,
    grounds: Grounds | None = None,
) -> Cleared:
    """The record as it may be published, as known on a day; see `recorded`. Good while the store is open."""
    found = recorded(
        store, as_of=as_of, recorded_as_of=recorded_as_of, filters=filters, grounds=grounds, audience=PUBLIC
    )
    named = _not_in(found.record, found.record)
    if named and not found.is_whole:
        with standing(store, as_of=as_of, recorded_as_of=recorded_as_of, grounds=grounds, audience=PUBLIC) as stands:
            named = _unseen(store, stands, found.record)
    return Cleared(record=_without(found.record, named), readings=found.readings)


def unnamed(
    store: "Store", record: Record, *, recorded_as_of: date | None = None, grounds: Grounds | None = None
) -> Record:
    """A part of the public's record, in which no entry names a visit that the public may not see."""
    with standing(store, as_of=record.as_of, recorded_as_of=recorded_as_of, grounds=grounds, audience=PUBLIC) as stands:
        return _without(record, _unseen(store, stands, record))


def cleared_entry(
    store: "Store",
    said: str,
    *,
    as_of: date,
    recorded_as_of: date | None = None,
    grounds: Grounds | None = None,
) -> Cleared:
    """The entries that an id means, or any id that they ever had, as they may be published; see `entries_meant`."""
    found = entries_meant(store, said, as_of=as_of, recorded_as_of=recorded_as_of, grounds=grounds, audience=PUBLIC)
    record = replace(found.record, engagements=found.entries)
    return Cleared(record=_without(record, _not_in(found.record, record)), readings=found.readings)


def cleared_about(
    store: "Store",
    named: tuple[Iterable[str], Iterable[str]],
    *,
    as_of: date,
    recorded_as_of: date | None = None,
    grounds: Grounds | None = None,
) -> Cleared:
    """The entries of these ids, and those that have one of these claims, as they may be published."""
    names, claims = named
    with standing(store, as_of=as_of, recorded_as_of=recorded_as_of, grounds=grounds, audience=PUBLIC) as stands:
        record = stands.about(names, claims)
        record = _without(record, _unseen(store, stands, record))
    with store.view() as view:
        taken = withheld_from(view, PUBLIC, as_of=as_of, grounds=grounds or Grounds())
    return Cleared(record=record, readings=HeldReadings(store, taken.reports))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearedLeaf:
    """Some entries that fit, as they may be published; the rest as in `Leaf`."""

    cleared: Cleared
    after: "Place | None"
    number: int | None
    basis: str


def cleared_leaf(
    store: "Store",
    wanted: Leafing,
    *,
    as_of: date,
    recorded_as_of: date | None = None,
    filters: Filters | None = None,
    grounds: Grounds | None = None,
) -> ClearedLeaf:
    """The next entries that fit, as they may be published; see `leafed`."""
    found = leafed(
        store,
        wanted,
        as_of=as_of,
        recorded_as_of=recorded_as_of,
        filters=filters,
        grounds=grounds,
        audience=PUBLIC,
    )
    with standing(store, as_of=as_of, recorded_as_of=recorded_as_of, grounds=grounds, audience=PUBLIC) as stands:
        record = _without(found.record, _unseen(store, stands, found.record))
    made = Cleared(record=record, readings=found.readings)
    return ClearedLeaf(cleared=made, after=found.after, number=found.number, basis=found.basis)


def cleared_hits(
    store: "Store",
    asked: Asked,
    *,
    as_of: date,
    recorded_as_of: date | None = None,
    most: int | None = None,
    grounds: Grounds | None = None,
) -> Searched:
    """The reports with some words, as far as they may be published; see `search`."""
    with store.view() as view:
        taken = withheld_from(view, PUBLIC, as_of=as_of, grounds=grounds or Grounds())
    return search(store, asked, as_of=as_of, recorded_as_of=recorded_as_of, most=most, withheld=taken)


def _not_in(record: Record, naming: Record) -> AbstractSet[EngagementId]:
    """The visits that the entries of a record are told to be part of and that another does not have."""
    named = {entry.part_of for entry in naming.engagements if entry.part_of is not None}
    return named - {name for entry in record.engagements for name in (entry.id, *entry.aliases)}


def _unseen(store: "Store", stands: "Standing", record: Record) -> AbstractSet[EngagementId]:
    """The visits that the entries of a part of the record are told to be part of and that are not there to be seen."""
    named = _not_in(record, record)
    if not named:
        return named
    keys = {key for name in named for key in store.resolve(name)}
    return named & _not_in(stands.about(named, keys), record)


def _without(record: Record, named: AbstractSet[EngagementId]) -> Record:
    """The record in which no entry is told to be part of these, which are not there to be seen."""
    if not named:
        return record
    entries = (replace(one, part_of=None) if one.part_of in named else one for one in record.engagements)
    return replace(record, engagements=tuple(entries))
