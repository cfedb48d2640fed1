"""The store's own fixtures: one opened at `address`, which names an empty place on SQLite and on PostgreSQL in turn."""

from collections.abc import Iterator

import pytest

from dragoman.store import Store, open_store


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address) as opened:
        yield opened
