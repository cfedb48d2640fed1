"""Loading: many packed reports at once, copied into the tables, and blocks that were made elsewhere.

Invariants: a batch is one transaction that holds the write lock, and leaves the store as adding its reports would have;
readers never wait. A block that was made elsewhere is kept only where the store holds the very reports that it was made
of. Loading the same again changes nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Index, func, inspect, select

from dragoman.model import text_digest
from dragoman.store import coding
from dragoman.store.arrivals import Arrival, note_arrivals
from dragoman.store.columns import moment_text
from dragoman.store.connected import Connected
from dragoman.store.copying import copy_rows
from dragoman.store.erasing import redactions
from dragoman.store.issuing import issue
from dragoman.store.kept import KeptBlock, put_block, touch, touch_reports
from dragoman.store.packing import Packed, bound, name_as_said, received_when
from dragoman.store.queries import chunks, held_of
from dragoman.store.schema import (
    claim,
    decision,
    kept_block,
    kept_card,
    kept_copy,
    kept_entry,
    kept_word,
    reading,
    received,
    report,
    report_name,
)

_LOADED = (report, report_name, reading, claim, received, kept_entry, kept_card, kept_word, kept_copy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What became of a batch: how many reports were new, were held already, were redacted before and are refused."""

    new: int = 0
    known: int = 0
    refused: int = 0

    def __add__(self, other: "Loaded") -> "Loaded":
        """Both together."""
        return Loaded(new=self.new + other.new, known=self.known + other.known, refused=self.refused + other.refused)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a block's entries depend on of a report: two of the same report alike in this give the same entries.

    name, received_on: the least of each; the day as it is stored. whole: its text is kept.
    """

    report: str
    name: str
    received_on: str
    reader: str
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBlock:
    """A block made outside the store, and what it was made of."""

    block: KeptBlock
    made_of: frozenset[Basis]


class Loading(Connected):
    """What a store takes in bulk."""

    def load(self, some: Sequence[Packed], names: Iterable[tuple[str, str]] = (), *, issue_on: date) -> Loaded:
        """Put a batch of reports in, all or none.

        names: further names under which they came in, or reports that the store holds, as stored. issue_on: see `add`.
        """
        first: dict[str, Packed] = {}
        for one in some:
            first.setdefault(one.id, one)
        with self._transaction() as connection:
            refused = _refused(connection, first)
            held = held_of(connection, list(first))
            new = [one for key, one in sorted(first.items()) if key not in held and key not in refused]
            _put(connection, new)
            arrived = [_arrival(one, one.stored_name) for one in some if one.id not in refused]
            arrived += [_arrival(first[key], name) for key, name in names if key in first and key not in refused]
            _name(connection, arrived, {one.id for one in new})
            issue(connection, {pair for one in new for pair in _ids(one)}, issue_on)
        return Loaded(new=len(new), known=len(first) - len(new) - len(refused), refused=len(refused))

    def keep_made(self, made: Sequence[MadeBlock]) -> int:
        """Keep blocks that were made elsewhere, of those whose reports the store holds just so; how many were kept.

        None where there are decisions, which may bear on any of them: they stay due.
        """
        with self._transaction() as connection:
            if connection.scalar(select(func.count()).select_from(decision)):
                return 0
            held = _bases(connection, [one.block.name for one in made])
            changes = _changes(connection, held)
            same = [one.block for one in made if held.get(one.block.name) == one.made_of]
            return sum(put_block(connection, block, changes.get(block.name, 0)) for block in same)

    def is_empty(self) -> bool:
        """Whether it holds no reports."""
        with self._snapshot() as connection:
            return connection.scalar(select(report.c.id).limit(1)) is None

    @contextmanager
    def indices_later(self) -> Iterator[None]:
        """Without the indices that new reports do not need to be put in; they are built at the end.

        Blocks are kept after it: for each of them the store is asked what it holds, which takes these indices.

        What stops the program before leaves a store that is slow and right; any later call builds what is missing.
        """
        with self._aside() as connection:
            for index in _indices():
                index.drop(connection, checkfirst=True)
        try:
            yield
        finally:
            self.build_indices()

    def build_indices(self) -> tuple[str, ...]:
        """Build the indices that are missing; their names."""
        with self._aside() as connection:
            missing = missing_indices(connection)
            for index in missing:
                index.create(connection)
            if connection.dialect.name == "postgresql" and missing:
                connection.exec_driver_sql("ANALYZE")
        return tuple(str(index.name) for index in missing)


def missing_indices(connection: Connection) -> list[Index]:
    """Those that a load which was stopped has not built again."""
    found = inspect(connection)
    held = {index["name"] for table in _LOADED for index in found.get_indexes(table.name)}
    return [index for index in _indices() if index.name not in held]


def _indices() -> list[Index]:
    return sorted((index for table in _LOADED for index in table.indexes), key=lambda index: str(index.name))


def _refused(connection: Connection, some: Mapping[str, Packed]) -> set[str]:
    """Those whose texts were redacted."""
    digests = {key: _digest(one) for key, one in some.items()}
    removed = {made.digest for made in redactions(connection, sorted(set(digests.values())))}
    return {key for key, digest in digests.items() if digest in removed}


def _digest(one: Packed) -> str:
    text = one.report["text"]
    return str(one.report["digest"]) if text is None else text_digest(coding.expand_text(text))


def _put(connection: Connection, new: Sequence[Packed]) -> None:
    copy_rows(connection, report, [one.report for one in new])
    copy_rows(connection, reading, [one.reading for one in new])
    copy_rows(connection, claim, [row for one in new for row in one.claims])
    copy_rows(connection, received, [one.received for one in new if one.received is not None])
    touch(connection, {block for one in new for block in one.blocks})


def _name(connection: Connection, arrived: Sequence[Arrival], new: Collection[str]) -> None:
    """Note the names of new reports, which nothing is known of yet, and what is new of those that are held."""
    rows = {(key, name): when for key, name, when in arrived if key in new}
    copy_rows(
        connection,
        report_name,
        [
            bound(report_name, {"report": key, "name": name, "received_on": rows[key, name]})
            for key, name in sorted(rows)
        ],
    )
    touch_reports(connection, note_arrivals(connection, [one for one in arrived if one[0] not in new]))


def _arrival(one: Packed, stored_name: str) -> Arrival:
    return one.id, name_as_said(stored_name), received_when(one)


def _ids(one: Packed) -> set[tuple[str, str]]:
    return {(row["entry_id"], row["key"]) for row in one.claims if row["entry_id"] is not None}


def _bases(connection: Connection, blocks: Sequence[str]) -> dict[str, frozenset[Basis]]:
    """What the store holds of each block."""
    found: dict[str, set[Basis]] = {}
    for some in chunks(sorted(set(blocks))):
        told = select(claim.c.block, claim.c.report).where(claim.c.block.in_(some)).distinct().subquery()
        query = (
            select(
                told.c.block,
                report.c.id,
                func.min(report_name.c.name).label("name"),
                report.c.received_on,
                reading.c.reader,
                report.c.text.is_not(None).label("whole"),
            )
            .select_from(told)
            .join(report, report.c.id == told.c.report)
            .join(reading, reading.c.report == report.c.id)
            .join(report_name, report_name.c.report == report.c.id)
            .group_by(told.c.block, report.c.id, report.c.received_on, reading.c.reader, report.c.text.is_not(None))
        )
        for row in connection.execute(query):
            basis = Basis(
                report=row.id,
                name=row.name,
                received_on=moment_text(row.received_on),
                reader=row.reader,
                whole=bool(row.whole),
            )
            found.setdefault(row.block, set()).add(basis)
    return {block: frozenset(bases) for block, bases in found.items()}


def _changes(connection: Connection, blocks: Collection[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in chunks(sorted(blocks)):
        rows = connection.execute(select(kept_block.c.name, kept_block.c.changes).where(kept_block.c.name.in_(some)))
        found.update((row.name, row.changes) for row in rows)
    return found
