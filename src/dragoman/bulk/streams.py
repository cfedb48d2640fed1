"""Ranges of files as streams of whole records.

Invariant: for any way of cutting a file into ranges, each record stands in the stream of exactly one of them: that in
which it begins. Where a record begins is told from the bytes alone, so that two ranges agree on their border.
"""

import io
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

import msgspec

_MAGIC = b"\x1f\x8b\x08"
_RECORD = b"WARC/"
_CHUNK = 1 << 20
_TASTE = 1 << 12  # packed bytes that give a record's first ones
# Bytes of members that prove a border. What does not pack stands in blocks of at most 64 KB, with lengths between.
_PROOF = 1 << 18


class Slice(io.RawIOBase):
    """The bytes of a stream from `start` to `end`."""

    def __init__(self, stream: BinaryIO, start: int, end: int) -> None:
        """The stream must be seekable; it is closed by whoever opened it."""
        super().__init__()
        stream.seek(start)
        self._stream = stream
        self._left = max(0, end - start)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """The next bytes, none behind the end."""
        found = self._stream.read(min(len(buffer), self._left))
        self._left -= len(found)
        buffer[: len(found)] = found
        return len(found)


def member_from(stream: BinaryIO, start: int, size: int) -> int:
    """Where the first member of a gzipped web archive begins at `start` or behind it; `size` where none does.

    The three bytes that every member begins with stand elsewhere by chance, and an archive may lie in a record of
    another: what begins there must unpack to a record, and so must what follows it, for 256 KB or to the end.
    """
    if start <= 0:
        return 0
    at, held = start, b""
    while True:
        stream.seek(at + len(held))
        piece = stream.read(_CHUNK)
        held += piece
        found = held.find(_MAGIC)
        while found >= 0:
            if _is_member(stream, at + found):
                return at + found
            found = held.find(_MAGIC, found + 1)
        if not piece:
            return size
        kept = len(_MAGIC) - 1
        at, held = at + len(held) - kept, held[-kept:]


def _is_member(stream: BinaryIO, at: int) -> bool:
    """Whether members begin here, one behind the other, for more bytes than can stand unpacked in another member.

    Where one of them is damaged there is no border: the range before goes on, and no record is lost or had twice.
    """
    stream.seek(at)
    left = stream.read(_TASTE)
    if not _begins(left):
        return False
    left += stream.read(_PROOF - len(left))
    while left.startswith(_MAGIC):
        member = zlib.decompressobj(wbits=31)
        try:
            begun = member.decompress(left, len(_RECORD))
            while not member.eof and member.unconsumed_tail:
                member.decompress(member.unconsumed_tail, _CHUNK)
        except zlib.error:
            return False
        if not _RECORD.startswith(begun):
            return False
        if not member.eof:
            return True
        left = member.unused_data
    return not left


def _begins(packed: bytes) -> bool:
    """Whether a record's first bytes come of these."""
    try:
        return zlib.decompressobj(wbits=31).decompress(packed, len(_RECORD)) == _RECORD
    except zlib.error:
        return False


def line_from(stream: BinaryIO, start: int, size: int) -> int:
    """Where the first line begins at `start` or behind it; `size` where none does."""
    if start <= 0:
        return 0
    at = start - 1  # a line begins at `start` where a break ends just before it
    stream.seek(at)
    while piece := stream.read(_CHUNK):
        found = piece.find(b"\n")
        if found >= 0:
            return min(at + found + 1, size)
        at += len(piece)
    return size


class RowLines:
    """Rows of a table as lines of JSON, for who reads such."""

    def __init__(self, rows: Iterator[dict[str, Any]]) -> None:
        """rows: taken one at a time."""
        self._rows = rows
        self._rest = b""

    def readline(self, size: int, /) -> bytes:
        """The next line, of at most so many bytes; b"" at the end."""
        if not self._rest:
            row = next(self._rows, None)
            if row is None:
                return b""
            self._rest = _line(row)
        found, self._rest = self._rest[:size], self._rest[size:]
        return found


def _line(row: dict[str, Any]) -> bytes:
    stated = {
        key: value.isoformat() if isinstance(value, date | datetime) else value
        for key, value in row.items()
        if value is not None
    }
    return msgspec.json.encode(stated) + b"\n"
