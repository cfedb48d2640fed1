import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from dragoman.store import StoreError, open_store
from dragoman.store.failures import named
from tests.store.making import small


class FakeDriverError(Exception):
    """An error as psycopg makes it."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__("no more of this")
        self.sqlstate = sqlstate


def test_a_full_disk_is_named_and_the_store_stays_whole(sqlite_address: str) -> None:
    with open_store(sqlite_address) as store:
        store.add([small(1)])
        with store._snapshot() as connection:  # noqa: SLF001 - the only connection of the pool, which comes back
            connection.exec_driver_sql("PRAGMA max_page_count = 60")
        with pytest.raises(StoreError, match="Free some space") as raised:
            store.add([small(number) for number in range(2, 1000)])
    assert raised.value.what == "full"
    with open_store(sqlite_address) as store:
        assert [entry.id for entry in store.readings()] == [small(1).id]


def test_a_server_that_takes_no_writes_is_read_all_the_same(postgres_address: str) -> None:
    with open_store(postgres_address) as store:
        store.add([small(1)])
    url = make_url(postgres_address)
    options = f"{url.query['options']} -cdefault_transaction_read_only=on"
    closed = url.update_query_dict({"options": options}).render_as_string(hide_password=False)
    with open_store(closed) as store:
        assert store.counts().reports == 1
        with pytest.raises(StoreError, match="takes no writes") as raised:
            store.add([small(2)])
    assert raised.value.what == "read_only"


def test_a_database_that_does_not_exist_is_named(postgres: str) -> None:
    url = make_url(postgres).set(database="nowhere_to_be_found")
    with pytest.raises(StoreError, match="nowhere_to_be_found") as raised:
        open_store(url.render_as_string(hide_password=False))
    assert raised.value.what == "cannot_open"


@pytest.mark.parametrize(
    ("state", "what"), [("53100", "full"), ("42501", "read_only"), ("08006", "cannot_open"), ("57P01", "cannot_open")]
)
def test_an_error_of_the_server_is_named(state: str, what: str) -> None:
    with pytest.raises(StoreError, match="the record") as raised, named("the record"):
        raise DBAPIError("SELECT 1", None, FakeDriverError(state))
    assert raised.value.what == what


def test_a_bug_is_not_dressed_up_as_a_fault_of_the_store() -> None:
    with pytest.raises(DBAPIError), named("the record"):
        raise DBAPIError("SELCT 1", None, FakeDriverError("42601"))
