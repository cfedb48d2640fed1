"""The shuffle: from parts, which hold what stood together in the inputs, to buckets, which hold whole blocks.

    part | reports with claims, to the buckets of their blocks   >> one file a part, one group of rows a bucket
    bucket | its group of each part's file, exact copies once    -> reports

Invariant: a report comes into each bucket that has one of its blocks, so that a bucket holds every report of its
blocks. A file's name says which part it was made of and into how many buckets; it bears it only when it is whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec

from dragoman.bulk.extras import needed
from dragoman.bulk.parts import File, names_in, packed_in
from dragoman.store import CLAIM_COLUMNS, READING_COLUMNS, REPORT_COLUMNS, Column, Packed


@dataclass(frozen=True, slots=True, kw_only=True)
class Shuffle:
    """Where a shuffle writes, and into how many buckets."""

    place: Path
    buckets: int

    def file(self, part: "PartName") -> Path:
        """What a part gave."""
        return self.place / "shuffled" / f"{part.order:06}-{part.task}-{self.buckets}.parquet"

    def bucket(self, block: str) -> int:
        """Which one holds a block."""
        return crc32(block.encode("utf-8", "surrogatepass")) % self.buckets


@dataclass(frozen=True, slots=True, kw_only=True)
class PartName:
    """A part of a run. order: among all that are reconciled; of two parts with the same report the first one counts."""

    folder: Path
    task: str
    order: int


@dataclass(slots=True, kw_only=True)
class Told:
    """A report as it came into a bucket, under all its names."""

    packed: Packed
    names: set[str] = field(default_factory=set)


def shuffle_part(part: PartName, shuffle: Shuffle) -> int:
    """Write what a part has for each bucket; how many rows. Nothing is done where it is written already."""
    path = shuffle.file(part)
    if path.exists():
        return 0
    pa = needed("pyarrow")
    schema = pa.schema([("report", pa.string()), ("names", pa.list_(pa.string())), ("packed", pa.binary())])
    rows: list[list[dict[str, Any]]] = [[] for _ in range(shuffle.buckets)]
    further: dict[str, set[str]] = {}
    for report, name in names_in(part.folder, part.task):
        further.setdefault(report, set()).add(name)
    for packed in packed_in(part.folder, part.task):
        names = sorted({packed.stored_name, *further.get(packed.id, ())})
        row = {"report": packed.id, "names": names, "packed": _encoded(packed)}
        for bucket in {shuffle.bucket(block) for block in packed.blocks}:
            rows[bucket].append(row)
    with File(path, schema) as file:
        for some in rows:
            file.group(some)
        file.finish()
    return sum(map(len, rows))


def told_in(bucket: int, parts: Sequence[PartName], shuffle: Shuffle) -> dict[str, Told]:
    """The reports of a bucket by id, each once, under all its names in these parts."""
    found: dict[str, Told] = {}
    for part in parts:
        for row in _group(shuffle.file(part), bucket):
            told = found.setdefault(row["report"], Told(packed=_decoded(row["packed"])))
            told.names.update(row["names"])
    return found


def _group(path: Path, number: int) -> Iterator[dict[str, Any]]:
    with needed("pyarrow.parquet").ParquetFile(path) as file:
        yield from file.read_row_group(number).to_pylist()


def _encoded(packed: Packed) -> bytes:
    rows = (packed.stored_name, packed.report, packed.reading, packed.claims)  # of the received bytes nothing is made
    return msgspec.msgpack.encode(rows)


def _decoded(body: bytes) -> Packed:
    name, report, reading, claims = msgspec.msgpack.decode(body)
    return Packed(
        stored_name=name,
        report=_dated(report, REPORT_COLUMNS),
        reading=_dated(reading, READING_COLUMNS),
        claims=tuple(_dated(row, CLAIM_COLUMNS) for row in claims),
    )


def _dated(row: dict[str, Any], columns: Sequence[Column]) -> dict[str, Any]:
    """The row with its days, which are written as text, as days."""
    for column in columns:
        if column.kind is date and isinstance(row.get(column.name), str):
            row[column.name] = date.fromisoformat(row[column.name])
    return row
