"""The store to the record: what was published by the day, whose copies they are, what they say together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import knowledge as facts
from dragoman.cleaning import Copy, group_copies, skeleton, speeches
from dragoman.knowledge import Knowledge
from dragoman.model import Decision, Reading, Record, ReportId
from dragoman.pipeline.filters import Filters, narrowed
from dragoman.pipeline.logged import LoggedEvidence
from dragoman.pipeline.serial import with_series
from dragoman.pipeline.sides import sides_of
from dragoman.pipeline.versions import reader_of
from dragoman.reconciling import Evidence, reconcile
from dragoman.store import Stored

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What a record rests on beside the reports and the decisions: the user's own facts, and the official logs."""

    layers: Path | None = None
    logs: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The record as asked for, and whole, with the readings that its quotes stand in.

    facts: the fingerprint of the facts that it rests on, layers included. stale: how many reports were read with
    other facts or by another version of reading than now; `reread` reads them again.
    """

    record: Record
    whole: Record
    readings: Mapping[ReportId, Reading]
    facts: str = ""
    stale: int = 0


def recorded(
    store: "Store",
    *,
    as_of: date,
    recorded_as_of: date | None = None,
    filters: Filters | None = None,
    grounds: Grounds | None = None,
) -> Recorded:
    """The record of a store as known on a day.

    as_of: nothing published later counts (law 3); an undated report counts from the day it was received.
    recorded_as_of: only what this store held on that day, late arrivals and later decisions left out.
    """
    grounds = grounds or Grounds()
    knowledge = facts.load(grounds.layers)
    held = list(store.readings(published_to=as_of, received_to=recorded_as_of))
    whole = record_of(held, made_by(store.decisions(), recorded_as_of), as_of=as_of, grounds=grounds)
    reader = reader_of(knowledge)
    filters = filters or Filters()
    if filters.series:
        filters = replace(filters, series_names=knowledge.series_called(filters.series))
    return Recorded(
        record=narrowed(whole, filters),
        whole=whole,
        readings={entry.id: entry.reading for entry in held},
        facts=knowledge.fingerprint,
        stale=sum(entry.reader != reader for entry in held),
    )


def record_of(held: Iterable[Stored], decisions: Iterable[Decision], *, as_of: date, grounds: Grounds) -> Record:
    """The whole record that these reports and decisions give.

    Of reports that nobody can date a store gives for a day those that had come in: what is held here has appeared.
    """
    knowledge = facts.load(grounds.layers)
    made = reconcile(
        evidence_of(held, knowledge),
        as_of=as_of,
        decisions=decisions,
        knowledge=knowledge,
        undated=True,
        logs=LoggedEvidence(knowledge) if grounds.logs else None,
    )
    return with_series(made, knowledge)


def evidence_of(held: Iterable[Stored], knowledge: Knowledge | None = None) -> tuple[Evidence, ...]:
    """What each report says, and whose copy it is, among the reports given and no others.

    knowledge: who speaks for which side; the built-in one by default.
    """
    knowledge = knowledge or facts.load()
    held = tuple(held)
    dispatches = _dispatches(held)
    return tuple(_evidence(entry.reading, dispatches.get(entry.id, ""), knowledge) for entry in held)


def _dispatches(held: tuple[Stored, ...]) -> dict[ReportId, str]:
    """Report -> the dispatch that it is a copy of."""
    copies = {
        entry.id: Copy(
            signature=entry.signature,
            agency=entry.reading.agency,
            speeches=speeches(entry.reading.text),
            skeleton=skeleton(entry.reading.text),
        )
        for entry in held
    }
    return {report: dispatch.id for dispatch in group_copies(copies) for report in dispatch.reports}


def _evidence(reading: Reading, dispatch: str, knowledge: Knowledge) -> Evidence:
    return Evidence(
        report=reading.report.id,
        name=reading.report.name,
        published=reading.dating.when,
        published_at=reading.dating.at,
        outlet=reading.outlet or reading.report.outlet,
        agency=reading.agency,
        dispatch=dispatch,
        claims=reading.claims,
        denials=reading.denials,
        instruments=reading.instruments,
        positions=reading.positions,
        inconsistencies=reading.inconsistencies,
        sides=sides_of(reading, knowledge),
    )


def made_by(decisions: Iterable[Decision], day: date | None) -> tuple[Decision, ...]:
    """The decisions made on the day or before; one without a time was always there."""
    return tuple(
        decision for decision in decisions if day is None or decision.when is None or decision.when.date() <= day
    )
