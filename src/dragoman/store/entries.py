"""What goes into a store and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dragoman.model import Claim, Reading, Received, Redaction, ReportId


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A report with its reading, as a store keeps it.

    reading: has the report inside. Coming out of a store, the report's name is the least of its names.
    signature: the numbers by which copies are found.
    reader: the version of reading that made it.
    received_on: the day, or the instant (with its zone), on which the report arrived: the earliest of all arrivals.
    blocks: for the keys of claims and denials, the block in which each may be joined to others.
    entries: for the same keys, the entry id that is derived from the key.
    traces: by what else copies are found, where the text is kept no more; None where it is.
    received: the bytes in which the report came in, on its way in; coming out, see `Store.received`.
    """

    reading: Reading
    signature: tuple[int, ...]
    reader: str
    received_on: date
    blocks: Mapping[str, str]
    entries: Mapping[str, str] = field(default_factory=dict)
    traces: bytes | None = None
    received: Received | None = None

    def __post_init__(self) -> None:
        """ValueError for an instant without a zone, and for a block or an entry of a claim that is not there."""
        if isinstance(self.received_on, datetime) and self.received_on.utcoffset() is None:
            raise ValueError(f"received_on {self.received_on.isoformat()} has no zone")
        keys = {claim.key for claim in (*self.reading.claims, *self.reading.denials)}
        strange = sorted((self.blocks.keys() | self.entries.keys()) - keys)
        if strange:
            raise ValueError(f"the reading of report {self.id} has no claim {strange[0]}")

    @property
    def id(self) -> ReportId:
        """The report's id."""
        return self.reading.report.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What an addition did: the ids that are new to the store, and those it held already; in order of arrival.

    refused: those whose text was redacted, each with the redaction; of them nothing is kept.
    """

    new: tuple[ReportId, ...]
    known: tuple[ReportId, ...]
    refused: Mapping[ReportId, Redaction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A claim as filed. denial: it came from Reading.denials. block, entry: "" where none was given."""

    claim: Claim
    denial: bool
    block: str
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockCount:
    """A block, and how many claims, denials and reports stand in it."""

    block: str
    claims: int
    denials: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a store holds. names: of reports, all of them; issued: entry ids ever shown."""

    reports: int
    names: int
    claims: int
    denials: int
    blocks: int
    issued: int
    decisions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """Work that one program at a time may do. holder: which program. until: when it ends unless it is renewed (UTC)."""

    name: str
    holder: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """The bytes that texts take, and those in which reports came in; packed, as they are kept. kept: of how many."""

    texts: int
    received: int
    kept: int
