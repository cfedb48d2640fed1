"""What is to be done: pieces of inputs, the tasks that are made of them, what holds for all, and what became of each.

Invariant: a task's id says what its part holds: the bytes that it reads (address, size, stamp, range) and all that its
rows depend on beside them. Two tasks of one id write the same.
"""

from dataclasses import astuple, dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

import msgspec

from dragoman.model import Cleaner

FORMAT = "1"
"""The version of the files that are written."""


class Kind(StrEnum):
    """How an input is cut and read."""

    WARC_GZ = "warc.gz"  # members, each with its record
    LINES = "lines"  # JSON Lines
    PARQUET = "parquet"  # row groups
    WHOLE = "whole"  # whatever else intake knows


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A file, or a range of one. Frozen and plain, so that it travels between machines.

    address: a path, or an address that fsspec knows. name: what reports without one are called.
    size: of the whole file, in bytes; stamp: changes with its content. start, end: bytes, or row groups of Parquet;
    what begins in the range belongs to it.
    """

    address: str
    name: str
    kind: Kind
    size: int
    stamp: str
    start: int = 0
    end: int

    @property
    def is_whole(self) -> bool:
        """Whether it is all of its file."""
        return self.kind is not Kind.PARQUET and self.start == 0 and self.end == self.size

    @property
    def shown(self) -> str:
        """What to call it in a problem."""
        if self.kind is Kind.PARQUET:
            return f"{self.address} (row groups {self.start} to {self.end - 1})"
        return self.address if self.is_whole else f"{self.address} (from byte {self.start})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What holds for all tasks of a run.

    out: the folder that parts are written to. largest, pages, layers, published: as for `read`.
    keep_texts: whether texts go into the parts. gated: whether what the gate sets aside is left unread.
    received: the day on which reports count as received, that of the run's beginning.
    reader: the software and facts that read, which every worker must have too.
    """

    out: Path
    largest: int
    pages: Cleaner
    layers: Path | None
    published: date | None
    keep_texts: bool
    gated: bool
    received: date
    reader: str

    @property
    def mark(self) -> str:
        """All that a part's rows depend on beside its input."""
        parts = (
            self.largest,
            self.pages.value,
            self.published,
            self.keep_texts,
            self.gated,
            self.received,
            self.reader,
        )
        return "|".join(map(str, (FORMAT, *parts)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Pieces that one part is made of. id: also the name of the part's files."""

    id: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, pieces: tuple[Piece, ...], orders: Orders) -> "Task":
        """The task of some pieces, named after what its part will hold."""
        said = "\n".join("|".join(map(str, astuple(piece))) for piece in pieces)
        return cls(id=sha256(f"{orders.mark}\n{said}".encode("utf-8", "surrogatepass")).hexdigest()[:24], pieces=pieces)

    @property
    def size(self) -> int:
        """About how many bytes are read: those of its ranges."""
        return sum(
            piece.size // max(1, piece.end) if piece.kind is Kind.PARQUET else piece.end - piece.start
            for piece in self.pieces
        )

    @property
    def shown(self) -> str:
        """What to call it in a problem."""
        first = self.pieces[0].shown
        return first if len(self.pieces) == 1 else f"{first} and {len(self.pieces) - 1} more files"


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What became of what was read. They add up.

    reports: those with a row. unread: those that could not be read. copies: exact ones, left out before they were
    parsed. passed: pages that the gate set aside. problems: notes and reasons. bytes: read from the inputs.
    """

    parts: int = 0
    reports: int = 0
    unread: int = 0
    copies: int = 0
    passed: int = 0
    claims: int = 0
    problems: int = 0
    bytes: int = 0
    cpu: float = 0.0

    def __add__(self, other: "Counts") -> "Counts":
        """Both together."""
        names = self.__struct_fields__
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in names})


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A task that is done. was_done: its part was there already. files: the hash of each of its files, by kind."""

    task: str
    counts: Counts
    files: tuple[tuple[str, str], ...] = ()
    was_done: bool = False

    def before(self) -> "Done":
        """The same, done by an earlier run."""
        return replace(self, was_done=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A task that could not be done, and why: nothing of its part is there."""

    task: Task
    why: str
