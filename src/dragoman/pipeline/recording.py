"""The store to the record: what was published by the day, whose copies they are, what they say together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import knowledge as facts
from dragoman.cleaning import group_copies
from dragoman.knowledge import Knowledge
from dragoman.model import Decision, Reading, Record, ReportId
from dragoman.pipeline.blocks import Maker, copy_of, evidence_from, in_blocks, known_on, voices
from dragoman.pipeline.carrying import carried
from dragoman.pipeline.filters import Filters, narrowed
from dragoman.pipeline.versions import reader_of
from dragoman.reconciling import Evidence, ReadSoFar, assembled
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
    decisions = carried(store, made_by(store.decisions(), recorded_as_of), held)
    whole = record_of(held, decisions, as_of=as_of, grounds=grounds)
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
    """The whole record that these reports and decisions give, block by block.

    Of reports that nobody can date a store gives for a day those that had come in: what is held here has appeared.
    """
    held = tuple(held)
    maker = Maker(facts.load(grounds.layers), decisions, logs=grounds.logs, as_of=as_of)
    blocks = [maker.block(name, entries) for name, entries in in_blocks(held, maker.parties).items()]
    known = [known_on(entry) for entry in held]
    days = [day for day in known if day is not None and day <= as_of]
    undated = sum(day is None for day in known)
    read = ReadSoFar(
        reports=len(days) + undated,
        dispatches=voices(len(days) + undated, (pair for block in blocks for pair in block.copies)),
        first=min(days, default=None),
        last=max(days, default=None),
        undated=undated,
    )
    return assembled([block.made for block in blocks], maker.apart(held), read, as_of=as_of)


def evidence_of(held: Iterable[Stored], knowledge: Knowledge | None = None) -> tuple[Evidence, ...]:
    """What each report says, and whose copy it is, among the reports given and no others.

    knowledge: who speaks for which side; the built-in one by default.
    """
    knowledge = knowledge or facts.load()
    held = tuple(held)
    groups = group_copies({entry.id: copy_of(entry) for entry in held})
    dispatches = {report: dispatch.id for dispatch in groups for report in dispatch.reports}
    return tuple(evidence_from(entry.reading, dispatches[entry.id], knowledge) for entry in held)


def made_by(decisions: Iterable[Decision], day: date | None) -> tuple[Decision, ...]:
    """The decisions made on the day or before; one without a time was always there."""
    return tuple(
        decision for decision in decisions if day is None or decision.when is None or decision.when.date() <= day
    )
