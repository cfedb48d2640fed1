"""Parts to one record in a store: shuffled by blocks, made block by block, loaded.

Invariant: the record is the one that adding the same reports one by one gives. What is made ahead is only ever taken
where the store holds the very reports that it was made of; `settle` makes the rest.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TypeVar

from dragoman import knowledge as facts
from dragoman.bulk.engines import Engine
from dragoman.bulk.folder import FolderError, done_in, run_in
from dragoman.bulk.making import MakingOrders, made_in, make_bucket
from dragoman.bulk.parts import names_in, packed_in
from dragoman.bulk.shuffling import PartName, Shuffle, shuffle_part
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.settling import settle
from dragoman.pipeline.versions import record_made_by
from dragoman.store import Loaded, Store

T = TypeVar("T")
Told = Callable[[str, int, int], None]  # what is done, how many so far, of how many

_CLAIMS_AT_ONCE = 20_000  # about how many of them a bucket has
_REPORTS_AT_ONCE = 1_000  # that are loaded in one transaction: the write lock is not held for long
_BLOCKS_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What became of a load. made: blocks kept as they were made here; settled: those that the store had to make."""

    parts: int
    loaded: Loaded
    made: int
    settled: int


def parts_in(folders: Sequence[Path]) -> tuple[tuple[PartName, ...], int]:
    """The parts that are done in some folders, and how many claims they have. FolderError where there is no run."""
    parts: list[PartName] = []
    claims = 0
    for folder in folders:
        if run_in(folder) is None:
            raise FolderError(f"{folder} holds no run; name a folder that `dragoman bulk` wrote.")
        for done in done_in(folder):
            parts.append(PartName(folder=folder.absolute(), task=done.task, order=len(parts)))
            claims += done.counts.claims
    if not parts:
        raise FolderError("No part of it is done; give the same `dragoman bulk` with --resume.")
    return tuple(parts), claims


def orders_for(parts: tuple[PartName, ...], claims: int, *, grounds: Grounds, today: date) -> MakingOrders:
    """What is to be made of the parts, and where: by the first of them, under a name that says what it is made of."""
    made_by = record_made_by(facts.load(grounds.layers), logs=grounds.logs)
    said = "\n".join((made_by, str(today), *(part.task for part in parts)))
    place = parts[0].folder / ".reconciling" / sha256(said.encode()).hexdigest()[:24]
    shuffle = Shuffle(place=place, buckets=1 + claims // _CLAIMS_AT_ONCE)
    return MakingOrders(shuffle=shuffle, parts=parts, grounds=grounds, today=today, made_by=made_by)


def prepare(orders: MakingOrders, engine: Engine, told: Told) -> None:
    """Shuffle the parts and make the blocks, on an engine; what an earlier try has left is not done again.

    Raises what a task raised: without one of them, the record would not be whole.
    """
    shuffled = engine.run(orders.parts, partial(shuffle_part, shuffle=orders.shuffle))
    _all(shuffled, "parts shuffled", len(orders.parts), told)
    buckets = orders.shuffle.buckets
    _all(engine.run(range(buckets), partial(make_bucket, orders=orders)), "buckets made", buckets, told)


def bring(orders: MakingOrders, store: Store, told: Told) -> Brought:
    """Load the parts and what was made of them into a store, and settle what is left; then clear what was prepared."""
    with store.indices_later() if store.is_empty() else nullcontext():
        loaded = Loaded()
        for number, part in enumerate(orders.parts, 1):
            loaded += _load(part, store, orders.today)
            told("parts loaded", number, len(orders.parts))
    store.build_indices()  # of an earlier load that was stopped: keeping a block asks what is held of it
    made = 0
    for bucket in range(orders.shuffle.buckets):
        for some in _runs(made_in(bucket, orders), _BLOCKS_AT_ONCE):
            made += store.keep_made(some)
        told("buckets kept", bucket + 1, orders.shuffle.buckets)
    settled = settle(store, today=orders.today, grounds=orders.grounds)
    shutil.rmtree(orders.shuffle.place)
    return Brought(parts=len(orders.parts), loaded=loaded, made=made, settled=settled)


def _load(part: PartName, store: Store, today: date) -> Loaded:
    further: dict[str, list[tuple[str, str]]] = {}
    for report, name in names_in(part.folder, part.task):
        further.setdefault(report, []).append((report, name))
    loaded = Loaded()
    for some in _runs(packed_in(part.folder, part.task), _REPORTS_AT_ONCE):
        names = [pair for one in some for pair in further.get(one.id, ())]
        loaded += store.load(some, names, issue_on=today)
    return loaded


def _all(found: Iterable[tuple[object, object]], noun: str, every: int, told: Told) -> None:
    for number, (_, one) in enumerate(found, 1):
        if isinstance(one, Exception):
            raise one
        told(noun, number, every)


def _runs(items: Iterable[T], most: int) -> Iterator[list[T]]:
    left = iter(items)
    while some := list(islice(left, most)):
        yield some
