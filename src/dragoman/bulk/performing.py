"""One task: its pieces read, gated, without exact copies, cleaned and read, into one part.

    bytes | gate | intake | leave out copies | clean | read | pack   >> part, and then its manifest

Invariant: idempotent. A task whose part is done does nothing; two attempts at once write the same bytes, and whichever
is whole first or last makes no difference. What is held grows with one group of rows, and with the ids of one task.
"""

import errno
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import BinaryIO, cast

from dragoman import knowledge as facts
from dragoman.bulk.extras import needed
from dragoman.bulk.folder import is_done, manifest_of, note
from dragoman.bulk.gating import Gate
from dragoman.bulk.inputs import opened
from dragoman.bulk.orders import Counts, Done, Kind, Orders, Piece, Task
from dragoman.bulk.parts import PartWriter
from dragoman.bulk.streams import RowLines, Slice, line_from, member_from
from dragoman.intake import Intake, Part, PlainNames, Source, ending, gather_parts, reports_in_lines
from dragoman.knowledge import Knowledge
from dragoman.model import Problem, Reading, Report, ReportId
from dragoman.pipeline.keeping import stored_of
from dragoman.pipeline.outcomes import ReadOutcome
from dragoman.pipeline.pages import Pages
from dragoman.pipeline.readings import read_one
from dragoman.pipeline.retaining import shortened
from dragoman.pipeline.versions import reader_of
from dragoman.store import name_as_stored, pack

_ASKED = ("id", "text", "html", "published", "title", "outlet", "url", "language")
_FULL = (errno.ENOSPC, errno.EDQUOT)
_ROWS = 200  # of a table that are held at once


class FullError(Exception):
    """The disk that parts are written to is full: no other task can be done either."""


class MismatchError(Exception):
    """This machine reads with other software or other facts than the run."""


def perform(task: Task, orders: Orders) -> Done:
    """Do a task, unless its part is there.

    Raises:
        FullError: no room for its part. MismatchError: another version here. OSError: the part cannot be written.
    """
    if is_done(orders.out, task.id):
        return manifest_of(orders.out, task.id).before()
    knowledge = _facts(orders.layers)
    if (mine := reader_of(knowledge)) != orders.reader:
        raise MismatchError(f"this worker reads as {mine}, the run as {orders.reader}: install the same everywhere")
    began = time.process_time()
    try:
        with PartWriter(orders.out, task.id) as writer, Pages(orders.pages) as pages:
            counts = _Reader(orders, knowledge, pages, writer).read(task)
            files = writer.finish()
        done = Done(task=task.id, counts=counts, files=files)
        note(orders.out, done, [piece.shown for piece in task.pieces])
    except OSError as error:
        if error.errno in _FULL:
            raise FullError(f"no room is left in {orders.out}") from error
        raise
    spent = Counts(cpu=time.process_time() - began)
    return Done(task=task.id, counts=counts + spent, files=files)


class _Reader:
    """What a task's reports are read with, and what is counted of them."""

    def __init__(self, orders: Orders, knowledge: Knowledge, pages: Pages, writer: PartWriter) -> None:
        self._orders = orders
        self._knowledge = knowledge
        self._pages = pages
        self._writer = writer
        self._gate = Gate(_forms(orders.layers))
        self._names: dict[ReportId, set[str]] = {}
        self._plain = PlainNames()
        self._taken = 0

    def read(self, task: Task) -> Counts:
        """Everything that the pieces hold, into the part."""
        counts = Counts(parts=1)
        for intake in self._intakes(task):
            counts += self._one(intake)
        return counts + Counts(passed=self._gate.passed, bytes=self._taken)

    def _one(self, intake: Intake) -> Counts:
        if intake.report is not None and not self._is_new(intake.report):
            return Counts(copies=1)
        outcome = read_one(intake, self._knowledge, self._pages)
        self._writer.tell(outcome.name, outcome.problems)
        if not outcome.was_read or outcome.reading is None:
            return Counts(unread=1, problems=len(outcome.problems))
        return self._keep(outcome, outcome.reading)

    def _is_new(self, report: Report) -> bool:
        """False for an exact copy of what the task has had, whose name is noted where it is another one."""
        names = self._names.get(report.id)
        if names is None:
            self._names[report.id] = {report.name}
            return True
        if report.name not in names:
            names.add(report.name)
            self._writer.name(report.id, name_as_stored(report.name))
        return False

    def _keep(self, outcome: ReadOutcome, reading: Reading) -> Counts:
        entry = stored_of(reading, self._orders.received, self._orders.reader)
        packed = pack(entry, None if self._orders.keep_texts else shortened(entry.reading))
        self._writer.add(packed, reading)
        return Counts(reports=1, claims=len(packed.claims), problems=len(outcome.problems))

    def _intakes(self, task: Task) -> Iterator[Intake]:
        for piece in task.pieces:
            try:
                with opened(piece.address) as stream:
                    yield from self._in_stream(piece, stream)
            except (OSError, ValueError) as error:  # pyarrow's own are of these kinds, too
                if isinstance(error, OSError) and error.errno in _FULL:
                    raise
                why = f"{piece.shown} could not be read on: {error}."
                yield Intake(name=piece.name, problems=(Problem(what="unreadable", why=why, fatal=True),))

    def _in_stream(self, piece: Piece, stream: BinaryIO) -> Iterator[Intake]:
        if piece.kind is Kind.PARQUET:
            return self._rows(piece, stream)
        start, end = _borders(stream, piece)
        if start >= end and not piece.is_whole:
            return iter(())  # nothing begins in this range: one record, or an archive packed as a whole, is larger
        self._taken += end - start
        part = Part(
            stream=cast("BinaryIO", Slice(stream, start, end)),
            source=self._source(piece),
            ending=ending(Path(piece.address)),
        )
        return gather_parts([part], self._plain)

    def _rows(self, piece: Piece, stream: BinaryIO) -> Iterator[Intake]:
        file = needed("pyarrow.parquet").ParquetFile(stream)
        columns = [name for name in _ASKED if name in file.schema_arrow.names]
        if not {"text", "html"}.intersection(columns):
            why = f"{piece.shown} has no column of texts; name one of its columns text or html."
            yield Intake(name=piece.name, problems=(Problem(what="no_texts", why=why, fatal=True),))
            return
        groups = list(range(piece.start, piece.end))
        self._taken += sum(file.metadata.row_group(number).total_byte_size for number in groups)
        rows = (
            row for batch in file.iter_batches(_ROWS, row_groups=groups, columns=columns) for row in batch.to_pylist()
        )
        yield from reports_in_lines(RowLines(rows), self._source(piece), self._plain)

    def _source(self, piece: Piece) -> Source:
        return Source(
            path=piece.shown,
            stem=piece.name,
            published=self._orders.published,
            largest=self._orders.largest,
            gate=self._gate if self._orders.gated else None,
        )


def _borders(stream: BinaryIO, piece: Piece) -> tuple[int, int]:
    """From where to where the records stand that begin in a piece."""
    if piece.is_whole:
        return 0, piece.size
    find: Callable[[BinaryIO, int, int], int] = member_from if piece.kind is Kind.WARC_GZ else line_from
    end = find(stream, piece.end, piece.size) if piece.end < piece.size else piece.size
    return find(stream, piece.start, piece.size), end


@cache
def _facts(layers: Path | None) -> Knowledge:
    """Loaded once for all tasks of a process."""
    return facts.load(layers)


@cache
def _forms(layers: Path | None) -> Mapping[str, str]:
    return _facts(layers).party_forms()
