"""The record leafed through: so many entries, or reports, at a time, and by what it is known that they still stand so.

Invariant: leafing from place to place gives each entry of the record once, as long as the basis stays the same. Where
it is another one, the record changed meanwhile, and who leafs is told so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

from dragoman import knowledge as facts
from dragoman.model import Audience, Engagement, Record, ReportId
from dragoman.pipeline.filters import Filters
from dragoman.pipeline.held import HeldReadings
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.recording import standing, withheld_from
from dragoman.pipeline.standing import place_of
from dragoman.pipeline.versions import reader_of
from dragoman.pipeline.withholding import PUBLIC
from dragoman.store import Stored

if TYPE_CHECKING:
    from dragoman.store import (
        OutletCount,
        Place,
        Printed,
        ReportPlace,
        Store,
    )  # SQLAlchemy, which `read` must not wait for

_MANY = 600  # entries that are taken whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """Some entries that fit, with what was read (`record`, of these entries alone) and the readings behind them.

    after: behind which place the rest stands; None where there is none. number: how many there are in all; None where
    that takes making all of them. basis: what the order of the entries rests on; another one means that it may be
    another order. stale: as in `Recorded`.
    """

    record: Record
    readings: HeldReadings
    after: "Place | None"
    number: int | None
    basis: str
    stale: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Leafing:
    """From where on, and how many. after: None from the beginning."""

    after: "Place | None" = None
    most: int


def leafed(
    store: "Store",
    wanted: Leafing,
    *,
    as_of: date,
    recorded_as_of: date | None = None,
    filters: Filters | None = None,
    grounds: Grounds | None = None,
    audience: Audience = PUBLIC,
) -> Leaf:
    """The next entries that fit, of the record as known on a day; see `recorded`."""
    grounds = grounds or Grounds()
    knowledge = facts.load(grounds.layers)
    filters = filters or Filters()
    if filters.series:
        filters = replace(filters, series_names=knowledge.series_called(filters.series))
    basis = f"{store.moment()} {knowledge.fingerprint} {as_of}"
    with standing(store, as_of=as_of, recorded_as_of=recorded_as_of, grounds=grounds, audience=audience) as stands:
        number: int | None = None
        if recorded_as_of is not None or stands.count(filters) <= _MANY:
            record = stands.part(filters)
            number, basis = len(record.engagements), _digest(record.engagements)
            ahead = [one for one in record.engagements if wanted.after is None or place_of(one) > wanted.after]
        else:
            record = stands.leaf(filters, wanted.after, wanted.most + 1)
            number, ahead = stands.number(filters), list(record.engagements)
    with store.view() as view:
        taken = withheld_from(view, audience, as_of=as_of, grounds=grounds)
        stale = view.stale(reader_of(knowledge), as_of, recorded_as_of, taken.reports)
    shown = tuple(ahead[: wanted.most])
    readings = HeldReadings(store, taken.reports)
    readings.fetch(report for entry in shown for report in entry.reports)
    return Leaf(
        record=replace(record, engagements=shown),
        readings=readings,
        after=place_of(shown[-1]) if len(ahead) > len(shown) else None,
        number=number,
        basis=basis,
        stale=stale,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLeaf:
    """Some reports, the newest first, with what was read by the day (`record`, which has no entries).

    after: behind which one the rest stands; None where there is none. stale: as in `Recorded`.
    """

    reports: tuple[Stored, ...]
    record: Record
    after: "ReportPlace | None"
    stale: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLeafing:
    """Which reports, from where on, and how many. among: only these; None for all."""

    printed: "Printed"
    after: "ReportPlace | None" = None
    most: int
    among: frozenset[ReportId] | None = None


def reports_leafed(
    store: "Store", wanted: ReportLeafing, *, grounds: Grounds | None = None, audience: Audience = PUBLIC
) -> ReportLeaf:
    """The next reports of those that an audience may see. What comes in meanwhile moves none of them."""
    grounds = grounds or Grounds()
    as_of, held_on = wanted.printed.published_to, wanted.printed.received_to
    record, stale = read_up_to(store, as_of=as_of, recorded_as_of=held_on, grounds=grounds, audience=audience)
    with store.view() as view:
        taken = withheld_from(view, audience, as_of=as_of, grounds=grounds)
        places = (
            place
            for place in view.reports_in_order(wanted.printed, wanted.after)
            if place.id not in taken.reports and (wanted.among is None or place.id in wanted.among)
        )
        found = list(islice(places, wanted.most + 1))
        shown = found[: wanted.most]
        held = {entry.id: entry for entry in view.readings_of(place.id for place in shown)}
    return ReportLeaf(
        reports=tuple(held[place.id] for place in shown),
        record=record,
        after=shown[-1] if len(found) > len(shown) else None,
        stale=stale,
    )


def read_up_to(
    store: "Store",
    *,
    as_of: date,
    recorded_as_of: date | None = None,
    grounds: Grounds | None = None,
    audience: Audience = PUBLIC,
) -> tuple[Record, int]:
    """What was read by a day, as a record without entries; and how many of it are stale, as in `Recorded`."""
    grounds = grounds or Grounds()
    with standing(store, as_of=as_of, recorded_as_of=recorded_as_of, grounds=grounds, audience=audience) as stands:
        return stands.about((), ()), stands.stale(facts.load(grounds.layers))


def outlets_read(
    store: "Store", printed: "Printed", *, grounds: Grounds | None = None, audience: Audience = PUBLIC
) -> "tuple[OutletCount, ...]":
    """The outlets of the reports that an audience may see, by name."""
    grounds = grounds or Grounds()
    with store.view() as view:
        taken = withheld_from(view, audience, as_of=printed.published_to, grounds=grounds)
        return view.outlets(printed, taken.reports)


def _digest(entries: Sequence[Engagement]) -> str:
    """What is another one whenever an entry comes, goes, moves or is told otherwise in what a list is read for."""
    said = (f"{place_of(one)} {one.status} {one.dispatches} {one.last_reported}" for one in entries)
    return sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:20]
