from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from dragoman.model import Decision, DecisionKind, Status
from dragoman.store import Store, StoreError, open_store, take_back, version_at
from dragoman.store.migrating import alembic_config, downgrade, upgrade, versions
from dragoman.store.schema import VERSION, VERSION_TABLE, metadata
from tests.store.making import small


def test_the_migrations_give_the_tables_of_the_schema(address: str) -> None:
    open_store(address).close()
    engine = create_engine(address)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": VERSION_TABLE,
                "compare_type": True,
                "compare_server_default": True,
                # the index of words is each database's own, with tables of its own
                "include_name": lambda name, kind, _: not (kind == "table" and str(name).partition("_")[0] == "search"),
            },
        )
        differences = compare_metadata(context, metadata)
    engine.dispose()
    assert differences == []


def test_the_migrations_give_the_keys_of_the_schema(address: str) -> None:
    """Primary keys, which Alembic does not compare."""
    open_store(address).close()
    engine = create_engine(address)
    found = inspect(engine)
    for table in metadata.sorted_tables:
        assert found.get_pk_constraint(table.name)["constrained_columns"] == [
            column.name for column in table.primary_key.columns
        ]
    engine.dispose()


def test_the_last_migration_is_the_version_of_the_software(sqlite_address: str) -> None:
    engine = create_engine(sqlite_address)
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(alembic_config(connection))
    engine.dispose()
    assert scripts.get_heads() == [VERSION]
    assert [script.revision for script in scripts.walk_revisions()] == sorted(
        (script.revision for script in scripts.walk_revisions()), reverse=True
    )


@pytest.fixture
def released(sqlite_address: str) -> tuple[str, ...]:
    """Every version that tables ever had."""
    engine = create_engine(sqlite_address)
    with engine.connect() as connection:
        found = versions(connection)
    engine.dispose()
    return found


def shape(address: str) -> dict[str, list[str]]:
    """The tables with their columns, keys and indexes."""
    engine = create_engine(address)
    found = inspect(engine)
    tables: dict[str, list[str]] = {}
    for table in sorted(found.get_table_names()):
        tables[table] = [str(found.get_pk_constraint(table)["constrained_columns"])]
        tables[table] += sorted(str((one["name"], one["type"], one["nullable"])) for one in found.get_columns(table))
        tables[table] += sorted(str((one["name"], one["column_names"])) for one in found.get_indexes(table))
    engine.dispose()
    return tables


def test_from_every_version_there_is_a_way_forward_and_a_way_back(
    address: str, sqlite_address: str, tmp_path: Path, released: tuple[str, ...]
) -> None:
    with open_store(address) as store:
        store.add([small(1), small(2)], issue_on=date(2021, 3, 12))
        store.append(Decision(id="d", kind=DecisionKind.NOTE, claims=("key",)))
        shown = store.counts()
    newest = shape(address)
    for version in reversed(released):
        take_back(address, version)
        assert version_at(address) == version
        if address == sqlite_address:  # what the migrations up to that version give
            bare = f"sqlite:///{(tmp_path / f'bare-{version}.db').as_posix()}"
            engine = create_engine(bare)
            with engine.begin() as connection:
                upgrade(connection, version)
            engine.dispose()
            assert shape(address) == shape(bare)
        with open_store(address) as store:  # opening brings it forward again
            assert store.counts() == shown
            assert store.reading_of(small(1).id) == small(1)
            with store.view() as view:
                assert view.due("anything", date(2021, 3, 12)) == ("JP-US",)
        assert shape(address) == newest


def test_a_version_that_is_none_before_it_is_refused(address: str) -> None:
    for made in (False, True):
        if made:
            open_store(address).close()
        for version in ("base", "9999", "0"):
            with pytest.raises(StoreError) as raised:
                take_back(address, version)
            assert raised.value.what == "no_way_back"
        assert version_at(address) == (VERSION if made else "")


def test_going_below_the_first_version_is_refused_and_loses_nothing(address: str) -> None:
    with open_store(address) as store:
        store.add([small()])
    engine = create_engine(address)
    with pytest.raises(StoreError, match="would delete the whole record"), engine.begin() as connection:
        downgrade(connection, "base")
    engine.dispose()
    with open_store(address) as store:
        assert store.counts().reports == 1


def test_the_way_back_over_past_readings_keeps_the_reports_and_what_is_read_now(address: str) -> None:
    with open_store(address) as store:
        store.add([small(1), small(2)])
        store.put_reading([small(1, reader="2", status=Status.HELD)], on=date(2021, 3, 20))
        assert store.stood_on(date(2021, 3, 19)) == (replace(small(1), blocks={}, entries={}),)
    engine = create_engine(address)
    with engine.begin() as connection:
        downgrade(connection, "0001")
    assert "past_reading" not in inspect(engine).get_table_names()
    engine.dispose()
    with open_store(address) as store:  # opening brings it forward again
        assert store.counts().reports == 2
        assert store.reading_of(small(1).id) == small(1, reader="2", status=Status.HELD)
        assert store.stood_on(date(2021, 3, 19)) == ()


@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET id = 'other'"])
@pytest.mark.parametrize("table", ["issued", "decision"])
def test_the_database_itself_keeps_what_was_decided_and_issued(store: Store, table: str, statement: str) -> None:
    insert = {
        "issued": "INSERT INTO issued VALUES ('e-1', 'key', '2021-03-12', 1)",
        "decision": "INSERT INTO decision (id, kind, who, undoes, body) VALUES ('d-1', 'note', 'me', '', '')",
    }
    engine = store._engine  # noqa: SLF001 - the store has no way to do what this test tries
    with engine.begin() as connection:
        connection.execute(text(insert[table]))
    with pytest.raises(DBAPIError, match="never changed or deleted"), engine.begin() as connection:
        connection.execute(text(statement.format(table)))
