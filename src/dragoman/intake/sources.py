"""Where reports are read from: a file, or a part that another file held.

Invariant: what holds for a file holds for its parts, however deep they lie (the day, the size limit, what may still be
unpacked).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from dragoman.model import Cleaner

DEEPEST = 4
"""How many archives may lie in one another."""
_FREE = 200_000_000
_MOST_FOR_A_BYTE = 200


class ArchiveError(Exception):
    """A part cannot be read on: its archive is damaged. The words say what was found, without a full stop."""


class BombError(ArchiveError):
    """An archive unpacks to so much more than it is that it was made to do harm; nothing more of it is read."""


class Gauge:
    """How much was read of a file, and how much was unpacked from it, over all archives in one another.

    The press packs to a tenth or a thirtieth of itself; what grows more than two hundredfold is no press.
    """

    def __init__(self) -> None:
        """Nothing read yet."""
        self._taken = 0
        self._given = 0

    def take(self, size: int) -> None:
        """So many bytes of the file were read."""
        self._taken += size

    def give(self, size: int) -> None:
        """So many bytes were unpacked. BombError where they are too many for what was read."""
        self._given += size
        if self._given > _FREE + _MOST_FOR_A_BYTE * self._taken:
            raise BombError(f"it unpacks to more than {_MOST_FOR_A_BYTE} times its size")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that reports are read from.

    path: for problems. stem: what reports without an id and an address are called.
    published: the publication day from the command line, which wins over every other.
    largest: the most bytes of one report.
    address: where the file was on the web; "" where nobody says. charset: what its sender said of its encoding.
    captured: the day on which an archive held it.
    cleaner: the path that its pages are to take; None for the run's.
    depth: in how many archives it lies. gauge: what was unpacked so far.
    gate: whether the bytes of a page, or of a line of JSON, are worth taking apart; those that are not are passed over.
    """

    path: str
    stem: str
    published: date | None
    largest: int
    address: str = ""
    charset: str = ""
    captured: date | None = None
    cleaner: Cleaner | None = None
    depth: int = 0
    gauge: Gauge = field(default_factory=Gauge)
    gate: Callable[[bytes], bool] | None = None

    @property
    def stated(self) -> dict[str, object]:
        """What it states of a report that states no day and no address itself, as `Report.make` takes it."""
        basis = "given" if self.published else "archive" if self.captured else ""
        return {"url": self.address, "stated_published": self.published or self.captured, "basis": basis}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something that an archive holds, to be read by what it is. stream: to be read before the next part is asked for.

    ending: of its name, as `paths.ending`.
    """

    stream: BinaryIO
    source: Source
    ending: str = ""
