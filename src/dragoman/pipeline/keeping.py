"""Paths into the store: read, file each claim under its block and entry id, write."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from dragoman import knowledge as facts
from dragoman.cleaning import signature
from dragoman.model import Dating, DatingBasis, Problem, Reading, Redaction, Report, When, text_digest
from dragoman.pipeline.deciding import UndecidableError
from dragoman.pipeline.entering import entered
from dragoman.pipeline.marking import Marking
from dragoman.pipeline.outcomes import ReadOutcome
from dragoman.pipeline.readings import Source, read_paths
from dragoman.pipeline.versions import reader_of
from dragoman.reconciling import block_of, entry_id
from dragoman.store import Stored

if TYPE_CHECKING:
    from dragoman.pipeline.looking import Grounds
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for

_BATCH = 100  # reports that are written in one transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of one report. new: it was not in the store before; False also for one that was not read.

    refused: its text was redacted before, so that it is not kept.
    updated: it is new, and another text was held under its name (its id, its address, its file): it changed.
    """

    outcome: ReadOutcome
    new: bool
    refused: bool = False
    updated: bool = False


def add_paths(
    store: "Store", source: Source, *, today: date, workers: int = 1, marking: Marking | None = None
) -> Iterator[Kept]:
    """Read every report of the source and keep it, lazily; the same content twice is kept once.

    Reports that could not be read are not kept. today: the day (UTC) on which they are received.
    Entry ids are issued here, so that showing the record never writes. A report is kept for good when it is given;
    the record is brought up to it with `settle`, once for all that came. marking: how far they may go; public without.
    """
    outcomes = read_paths(source, workers=workers)
    reader = reader_of(facts.load(source.layers))
    while batch := list(islice(outcomes, _BATCH)):
        yield from keep(store, batch, reader, today=today, marking=marking)


def keep(
    store: "Store", outcomes: Sequence[ReadOutcome], reader: str, *, today: date, marking: Marking | None = None
) -> Iterator[Kept]:
    """Keep reports that were read, in one transaction; what became of each. reader: what read them. See `add_paths`."""
    entries = [
        replace(stored_of(outcome.reading, today, reader, outcome.second), received=outcome.received)
        for outcome in outcomes
        if outcome.was_read and outcome.reading is not None
    ]
    if marking is not None:
        marking.before_they_come(store, [entry.id for entry in entries])
    before = store.named(entry.reading.report.name for entry in entries)
    done = store.add(entries, issue_on=today)
    added = set(done.new)
    for outcome in outcomes:
        new = outcome.was_read and outcome.report is not None and outcome.report.id in added
        if new and outcome.report is not None:
            added.discard(outcome.report.id)  # a second copy in the same batch is not new
        refused = done.refused.get(outcome.report.id) if outcome.report is not None else None
        if refused is not None and outcome.report is not None and outcome.second:
            store.forget_answers([outcome.report.id])
        updated = new and outcome.name in before
        yield Kept(outcome=_told(outcome, refused), new=new, refused=refused is not None, updated=updated)


def preview_paths(store: "Store | None", source: Source, *, workers: int = 1) -> Iterator[Kept]:
    """What `add_paths` would do, without doing it: everything is fetched and read, and nothing kept.

    store: None where there is none yet.
    """
    held = set(store.report_ids()) if store is not None else set()
    removed = {made.digest: made for made in store.redactions()} if store is not None else {}
    for outcome in read_paths(source, workers=workers):
        report = outcome.report if outcome.was_read else None
        refused = removed.get(text_digest(report.text)) if report is not None else None
        new = report is not None and refused is None and report.id not in held
        if new and report is not None:
            held.add(report.id)
        updated = new and store is not None and bool(store.named([outcome.name]))
        yield Kept(outcome=_told(outcome, refused), new=new, refused=refused is not None, updated=updated)


def _told(outcome: ReadOutcome, refused: Redaction | None) -> ReadOutcome:
    """What became of a report; of one whose text was redacted, that and why."""
    if refused is None:
        return outcome
    why = f"{outcome.name} was redacted on {refused.at.date()} ({refused.why}) and is not kept again."
    return replace(outcome, problems=(*outcome.problems, Problem(what="redacted", why=why)))


def enter(
    store: "Store", report: Report, *, today: date, grounds: "Grounds", marking: Marking | None = None
) -> tuple[Reading, bool]:
    """Keep an entry; its reading, and whether it is new. UndecidableError where it says nothing of an engagement."""
    knowledge = facts.load(grounds.layers)
    reading = entered(report, knowledge)
    if not (reading.claims or reading.denials or reading.instruments or reading.positions):
        raise UndecidableError("The sentence tells of no engagement that is known as one; give --format and --party.")
    if marking is not None:
        marking.before_they_come(store, [report.id])
    added = store.add([stored_of(reading, today, reader_of(knowledge))], issue_on=today)
    return reading, bool(added.new)


def stored_of(reading: Reading, today: date, reader: str, second: str = "") -> Stored:
    """A reading as a store takes it.

    today: the day on which its report came in. reader: what read it; second: what else did, "" for nothing.
    """
    reading = replace(reading, dating=appeared_by(reading.dating, today))
    claims = (*reading.claims, *reading.denials)
    return Stored(
        reading=reading,
        signature=signature(reading.text),
        reader=f"{reader} {second}" if second else reader,
        received_on=today,
        blocks={claim.key: block_of(claim) for claim in claims},
        entries={claim.key: entry_id(claim.key) for claim in reading.claims},
    )


def appeared_by(dating: Dating, day: date) -> Dating:
    """An inferred range cut at the day on which the report was in our hands: it had appeared by then.

    Without this, a report that only names people who are still in office would count from a day yet to come.
    """
    when = dating.when
    if dating.basis is not DatingBasis.INFERRED or when is None or when.latest is None or when.latest <= day:
        return dating
    if when.earliest is not None and when.earliest > day:
        return dating
    cut = When.span(when.earliest, day, anchor=when.anchor, approximate=when.is_approximate)
    return replace(dating, when=cut, reasons=(*dating.reasons, f"received on {day}"))
