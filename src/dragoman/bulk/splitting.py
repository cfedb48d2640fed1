"""Inputs to tasks: large files are cut into ranges, small ones share a task.

Invariant: the tasks follow from the inputs, the orders and the part size alone, not from how many there are to do them.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.bulk.extras import needed
from dragoman.bulk.inputs import Input, opened
from dragoman.bulk.orders import Kind, Orders, Piece, Task
from dragoman.model import Problem

_MOST_FILES = 500  # of one task
_CUT = frozenset({Kind.WARC_GZ, Kind.LINES})


def tasks_of(inputs: Iterable[Input | Problem], orders: Orders, *, part_size: int) -> Iterator[Task | Problem]:
    """The tasks, in the inputs' order; problems as they come.

    part_size: bytes of a range. A file of no more shares a task with its neighbours, up to so many bytes and 500 files.
    """
    waiting: list[Piece] = []
    for one in inputs:
        if isinstance(one, Problem):
            yield one
            continue
        try:
            pieces = _pieces(one, part_size)
        except (OSError, ValueError) as error:
            yield Problem(what="unreadable", why=f"{one.address} could not be read: {error}.", fatal=True)
            continue
        for piece in pieces:
            if waiting and (len(waiting) >= _MOST_FILES or _sized((*waiting, piece)) > part_size):
                yield Task.of(tuple(waiting), orders)
                waiting = []
            waiting.append(piece)
    if waiting:
        yield Task.of(tuple(waiting), orders)


def _pieces(one: Input, part_size: int) -> list[Piece]:
    if one.kind is Kind.PARQUET:
        with opened(one.address) as stream:
            return [_piece(one, start, end) for start, end in _row_groups(stream, part_size)]
    if one.kind not in _CUT or one.size <= part_size:
        return [_piece(one, 0, one.size)]
    starts = range(0, one.size, part_size)
    return [_piece(one, start, min(start + part_size, one.size)) for start in starts]


def _piece(one: Input, start: int, end: int) -> Piece:
    return Piece(
        address=one.address, name=one.name, kind=one.kind, size=one.size, stamp=one.stamp, start=start, end=end
    )


def _row_groups(stream: BinaryIO, part_size: int) -> list[tuple[int, int]]:
    """Runs of row groups of about so many bytes each."""
    found = needed("pyarrow.parquet").ParquetFile(stream).metadata
    runs: list[tuple[int, int]] = []
    start, held = 0, 0
    for number in range(found.num_row_groups):
        size = found.row_group(number).total_byte_size
        if held and held + size > part_size:
            runs.append((start, number))
            start, held = number, 0
        held += size
    if held:
        runs.append((start, found.num_row_groups))
    return runs


def _sized(pieces: tuple[Piece, ...]) -> int:
    return sum(piece.size if piece.kind is Kind.PARQUET else piece.end - piece.start for piece in pieces)
