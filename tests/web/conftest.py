"""Pages to ask for: `served` is a client on the sample press, on a day that the test may choose."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman import press
from dragoman.pipeline import Grounds, Source, add_paths, settle
from dragoman.settings import Settings
from dragoman.store import open_store
from dragoman.web import Serving, application

NOW = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture(scope="session")
def press_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store with the sample press, for tests that only look at it."""
    address = f"sqlite:///{(tmp_path_factory.mktemp('web') / 'press.db').as_posix()}"
    fill(address, press.folder())
    return address


def fill(address: str, *paths: Path, day: date = TODAY) -> None:
    """Add reports to a store, received on a day, and bring the record up to them."""
    settings = Settings(store=address, layers=Path("none"))
    with open_store(address) as store:
        source = Source(paths=[str(path) for path in paths], largest=settings.largest, layers=settings.layers)
        assert all(kept.outcome.was_read for kept in add_paths(store, source, today=day))
        settle(store, today=day, grounds=Grounds(layers=settings.layers))


def serving(address: str, **given: object) -> Serving:
    """What a test's pages are served with."""
    made = Serving(
        settings=Settings(store=address, layers=Path("none")),
        now=lambda: NOW,
        analyst="ada",
        hosts=("testserver", "localhost", "127.0.0.1"),
    )
    return replace(made, **given)  # type: ignore[arg-type]


@pytest.fixture
def served(press_store: str) -> Iterator[TestClient]:
    """A client on the sample press."""
    with TestClient(application(serving(press_store)), follow_redirects=False) as client:
        yield client
