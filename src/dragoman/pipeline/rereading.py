"""Everything again from the stored originals, after a new version of reading or other facts.

Invariant: a rereading that was stopped anywhere goes on from there, and its difference is still that from the record as
it stood before it began: all that it replaces counts as replaced at the instant at which it began.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dragoman import knowledge as facts
from dragoman.intake import Intake
from dragoman.model import Cause, Claim, Record
from dragoman.pipeline.carrying import carried
from dragoman.pipeline.changing import Changed
from dragoman.pipeline.filters import narrowed
from dragoman.pipeline.keeping import stored_of
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.outcomes import ReadOutcome
from dragoman.pipeline.readings import read_intakes
from dragoman.pipeline.recording import Recorded, record_of
from dragoman.pipeline.versions import reader_of
from dragoman.reconciling import changes
from dragoman.store import Stored

if TYPE_CHECKING:
    from dragoman.pipeline.seconding import Second
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for

_BATCH = 100  # reports that are written in one transaction
_STATE = "reread"  # the name of the state among the store's small facts


class _State(msgspec.Struct, frozen=True):
    """A rereading under way. after: of one of every report, the last that is done; "" for none."""

    reader: str
    begun: datetime
    every: bool
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How to read again.

    every: also what was read by these very facts and this version. second: a second reader; None for the rules alone.
    """

    layers: Path | None = None
    workers: int = 1
    every: bool = False
    second: "Second | None" = None

    def reader(self) -> str:
        """The name of what reads."""
        return reader_of(facts.load(self.layers), self.second.name if self.second is not None else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anew:
    """One report read again: what came of it, and what to keep; None where it could not be read."""

    outcome: ReadOutcome
    stored: Stored | None


def reread(store: "Store", way: Way, *, at: datetime) -> Iterator[ReadOutcome]:
    """Read again, lazily, and keep what was read with other facts or by another version of reading.

    The reports stay as they were received, pages take the path that they took; ids once issued stay good. One that
    cannot be read now keeps its reading.
    at: this instant, at which the rereading begins, unless one that was stopped goes on.
    """
    reader = way.reader()
    state = _state(store)
    if state is None or (state.reader, state.every) != (reader, way.every):
        state = _State(reader=reader, begun=at, every=way.every)
        _note(store, state)
    anew = read_again(store, way, after=state.after)
    while batch := list(islice(anew, _BATCH)):
        entries = [one.stored for one in batch if one.stored is not None]
        store.put_reading(entries, on=state.begun)
        if way.every:
            held = [one.outcome.report.id for one in batch if one.outcome.report is not None]
            state = msgspec.structs.replace(state, after=max(held, default=state.after))
            _note(store, state)
        yield from (one.outcome for one in batch)


def read_again(store: "Store", way: Way, *, after: str = "") -> Iterator[Anew]:
    """The reports to be read again, by id, each read anew; nothing is written. after: only those behind this id."""
    reader, rules = way.reader(), reader_of(facts.load(way.layers))
    names = [name for name in (store.kept() if way.every else store.stale(reader)) if name > after]
    held: dict[str, Stored] = {}

    def intakes() -> Iterator[Intake]:
        for name in names:
            entry = store.reading_of(name)
            if entry is not None:
                held[name] = entry
                report, cleaner = entry.reading.report, entry.reading.text.cleaner
                yield Intake(name=report.name, report=report, cleaner=cleaner)

    outcomes = read_intakes(intakes(), workers=way.workers, layers=way.layers)
    for outcome in way.second.over(outcomes, way.layers) if way.second is not None else outcomes:
        stored = None
        entry = held.pop(outcome.report.id) if outcome.report is not None else None
        if entry is not None and outcome.was_read and outcome.reading is not None:
            stored = replace(
                stored_of(outcome.reading, day_of(entry), rules, outcome.second), received_on=entry.received_on
            )
        yield Anew(outcome=outcome, stored=stored)


def begun_at(store: "Store") -> datetime | None:
    """When the rereading began that is under way, or has just been done; None where there is none."""
    state = _state(store)
    return state.begun if state is not None else None


def finish(store: "Store") -> None:
    """The rereading is done, and its difference told: the next one begins anew."""
    store.put_meta(_STATE, "")


def previewed(store: "Store", anew: Iterable[Stored], *, as_of: date, grounds: Grounds) -> Changed:
    """What keeping these readings would change in the record of the day: all of it the software's doing."""
    fresh = {entry.id: entry for entry in anew}
    held = list(store.readings())
    past = [claim for entry in held for claim in entry.reading.claims]
    before = _record(store, held, (), as_of, grounds)
    after = _record(store, [fresh.get(entry.id, entry) for entry in held], past, as_of, grounds)
    ids = {entry.id for entry in after.engagements}
    readings = {entry.id: fresh.get(entry.id, entry).reading for entry in held}
    return Changed(
        since=as_of,
        changes=changes(before, after, cause=Cause.SOFTWARE),
        now=Recorded(record=after, readings=readings, find=partial(narrowed, after), is_whole=True),
        gone=tuple(entry for entry in before.engagements if entry.id not in ids),
    )


def _record(store: "Store", held: list[Stored], past: Iterable[Claim], as_of: date, grounds: Grounds) -> Record:
    return record_of(held, carried(store, store.decisions(), held, past), as_of=as_of, grounds=grounds)


def day_of(entry: Stored) -> date:
    """The day (UTC) on which a report came in."""
    moment = entry.received_on
    return moment.date() if isinstance(moment, datetime) else moment


def _state(store: "Store") -> _State | None:
    body = store.meta(_STATE)
    return msgspec.json.decode(body, type=_State) if body else None


def _note(store: "Store", state: _State) -> None:
    store.put_meta(_STATE, msgspec.json.encode(state).decode())
