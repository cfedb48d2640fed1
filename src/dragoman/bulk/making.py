"""Blocks from buckets: the reports of a block stand together, so copies are found across parts, and entries are made.

Invariant: what a block gives here is what a store makes of it, since the same `Maker` makes it of the same reports.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from dragoman import knowledge as facts
from dragoman.bulk.extras import needed
from dragoman.bulk.parts import File, rows_in
from dragoman.bulk.performing import MismatchError
from dragoman.bulk.shuffling import PartName, Shuffle, Told, told_in
from dragoman.pipeline.blocks import Maker, in_blocks
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.versions import record_made_by
from dragoman.store import Basis, KeptBlock, MadeBlock, Stored, name_as_said, unpack
from dragoman.store.coding import decode, encode


@dataclass(frozen=True, slots=True, kw_only=True)
class MakingOrders:
    """What holds for all buckets. today: as of which blocks are made. made_by: what everyone must make them with."""

    shuffle: Shuffle
    parts: tuple[PartName, ...]
    grounds: Grounds
    today: date
    made_by: str

    def file(self, bucket: int) -> Path:
        """What a bucket gave."""
        return self.shuffle.place / "made" / f"{bucket:06}-{self.shuffle.buckets}-{self.today}.parquet"


def make_bucket(bucket: int, orders: MakingOrders) -> int:
    """Make the blocks of a bucket; how many. Nothing is done where it is made already.

    Raises:
        MismatchError: this machine has other software, facts or logs than the one that asks.
    """
    path = orders.file(bucket)
    if path.exists():
        return 0
    knowledge = facts.load(orders.grounds.layers)
    if record_made_by(knowledge, logs=orders.grounds.logs) != orders.made_by:
        raise MismatchError("this worker reconciles with other software or facts: install the same everywhere")
    maker = _maker(orders.grounds.layers, orders.today, logs=orders.grounds.logs)
    told = told_in(bucket, orders.parts, orders.shuffle)
    entries = {report: _stored(one) for report, one in told.items()}
    number = 0
    pa = needed("pyarrow")
    with File(path, pa.schema([("block", pa.string()), ("made", pa.binary())])) as file:
        for name, some in in_blocks(entries.values(), {}).items():
            if orders.shuffle.bucket(name) != bucket:
                continue
            made = MadeBlock(block=_block(name, some, maker, orders.made_by), made_of=_bases(some, told))
            file.add({"block": name.encode("utf-8", "replace").decode(), "made": encode(made)})
            number += 1
        file.finish()
    return number


def made_in(bucket: int, orders: MakingOrders) -> Iterator[MadeBlock]:
    """The blocks that a bucket gave."""
    return (decode(row["made"], MadeBlock) for row in rows_in(orders.file(bucket)))


def _block(name: str, entries: Sequence[Stored], maker: Maker, made_by: str) -> KeptBlock:
    block = maker.block(name, entries)
    return KeptBlock(
        name=name,
        entries=block.made.entries,
        legs=block.made.legs,
        placed=block.made.placed,
        copies=block.copies,
        made_by=made_by,
        made_on=maker.as_of,
        good_until=block.made.good_until,
    )


def _stored(told: Told) -> Stored:
    """The report under the least of its names, as a store gives it."""
    entry = unpack(told.packed)
    name = name_as_said(min(told.names))
    return replace(entry, reading=replace(entry.reading, report=replace(entry.reading.report, name=name)))


def _bases(entries: Sequence[Stored], told: Mapping[str, Told]) -> frozenset[Basis]:
    return frozenset(
        Basis(
            report=str(entry.id),
            name=entry.reading.report.name,
            received_on=str(told[entry.id].packed.report["received_on"]),
            reader=entry.reader,
            whole=told[entry.id].packed.report["text"] is not None,
        )
        for entry in entries
    )


@cache
def _maker(layers: Path | None, today: date, *, logs: bool) -> Maker:
    """One for all buckets of a process: official logs take a second to lay out."""
    return Maker(facts.load(layers), (), logs=logs, as_of=today)
