"""The same promises on both databases: `address` names an empty place for a store, on SQLite and on PostgreSQL."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url
from sqlalchemy.schema import CreateSchema, DropSchema

from dragoman.store import Store, open_store

POSTGRES = os.environ.get("DRAGOMAN_TEST_POSTGRES", "")


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    return f"sqlite:///{(tmp_path / 'store.db').as_posix()}"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, sqlite_address: str) -> Iterator[str]:
    if request.param == "sqlite":
        yield sqlite_address
        return
    if not POSTGRES:
        pytest.skip("DRAGOMAN_TEST_POSTGRES names no PostgreSQL database")
    schema = f"test_{uuid4().hex}"
    engine = create_engine(POSTGRES)
    with engine.begin() as connection:
        connection.execute(CreateSchema(schema))
    url = make_url(POSTGRES).update_query_dict({"options": f"-csearch_path={schema}"})
    yield url.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(DropSchema(schema, cascade=True))
    engine.dispose()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address) as opened:
        yield opened
