"""The sample press, read once, and stores made from it."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from dragoman import press
from dragoman.model import Reading
from dragoman.pipeline import Source, add_paths, read_paths
from dragoman.store import Store, Stored, open_store

TODAY = date(2026, 1, 2)


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[Stored, ...]:
    """Every report of the sample press as a store gives it."""
    file = tmp_path_factory.mktemp("press") / "all.db"
    with open_store(f"sqlite:///{file.as_posix()}") as store:
        for _ in add_paths(store, Source(paths=[str(press.folder())], largest=1_000_000), today=TODAY):
            pass
        return tuple(store.readings())


@pytest.fixture
def store_of(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[Iterable[Iterable[Stored]]], Store]:
    """A store into which batches were put one after another."""
    made: list[Store] = []

    def make(batches: Iterable[Iterable[Stored]]) -> Store:
        store = open_store(f"sqlite:///{(tmp_path / f'{len(made)}.db').as_posix()}")
        request.addfinalizer(store.close)
        made.append(store)
        for batch in batches:
            store.add(tuple(batch))
        return store

    return make


@pytest.fixture
def read_text(tmp_path: Path) -> Callable[[str], Reading]:
    """The reading of one text."""

    def read(text: str) -> Reading:
        file = tmp_path / "text.txt"
        file.write_text(text, encoding="utf-8")
        (outcome,) = read_paths(Source(paths=[str(file)], largest=1_000_000))
        assert outcome.reading is not None
        return outcome.reading

    return read
