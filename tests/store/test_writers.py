"""Many writers at once: nothing is lost and nothing is raised."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from dragoman.store import Store, StoreError, open_store
from tests.store.making import DAY, small

WRITERS = 4
EACH = 8  # additions by each writer
SHARED = range(1000, 1010)  # numbers of the reports that every writer adds


def add_some(store: Store, writer: int) -> int:
    """Add reports of one's own and the shared ones, a few at a time; how many were new."""
    new = 0
    for turn in range(EACH):
        own = [small(writer * 100 + turn * 3 + one) for one in range(3)]
        shared = [small(number, name=f"by-{writer}") for number in SHARED]
        if writer % 2:
            shared.reverse()
        new += len(store.add(own + shared).new)
        store.issue({f"e-{turn}": "key", f"e-{writer}-{turn}": "key"}, on=DAY)
    return new


def open_and_add(address: str, writer: int) -> int:
    with open_store(address) as store:
        return add_some(store, writer)


def check_whole(store: Store, new: list[int]) -> None:
    expected = WRITERS * EACH * 3 + len(SHARED)
    assert sum(new) == expected
    counts = store.counts()
    assert counts.reports == counts.claims == expected
    assert counts.issued == EACH + WRITERS * EACH
    assert len(list(store.readings())) == expected
    assert store.names(small(SHARED[0]).id) == tuple(f"by-{writer}" for writer in range(WRITERS))


def test_threads_that_share_a_store_lose_nothing(store: Store) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        new = list(pool.map(lambda writer: add_some(store, writer), range(WRITERS)))
    check_whole(store, new)


def test_processes_that_make_and_fill_a_store_at_once_lose_nothing(address: str) -> None:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WRITERS, mp_context=context) as pool:
        new = list(pool.map(open_and_add, [address] * WRITERS, range(WRITERS)))
    with open_store(address) as store:
        check_whole(store, new)


def test_readers_are_not_held_up_by_a_writer(store: Store) -> None:
    store.add([small(1)])
    with store._transaction():  # noqa: SLF001 - a writer that takes its time
        assert len(list(store.readings())) == 1
        assert store.counts().reports == 1


def test_a_writer_that_waited_in_vain_says_so(sqlite_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.store.opening._PATIENCE", 0.05)
    with (
        open_store(sqlite_address) as store,
        store._transaction(),  # noqa: SLF001 - a writer that takes its time
        pytest.raises(StoreError, match="Try again") as raised,
    ):
        store.add([small(1)])
    assert raised.value.what == "busy"
