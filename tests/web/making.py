"""What several tests of pages make: a store with reports in it, and what its pages are served with."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from dragoman.pipeline import Grounds, Source, add_paths, settle
from dragoman.settings import Settings
from dragoman.store import open_store
from dragoman.web import Serving

NOW = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


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
