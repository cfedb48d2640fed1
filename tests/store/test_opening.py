import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from dragoman.store import StoreError, open_store, open_to_read, take_back, version_at
from tests.store.making import small

NOBODY = 65534


def test_a_store_is_made_on_first_use_and_found_again(address: str) -> None:
    with open_store(address) as store:
        store.add([small()])
    with open_store(address) as store:
        assert store.counts().reports == 1


def test_sqlite_is_set_up_for_many_readers_and_one_writer(sqlite_address: str) -> None:
    with open_store(sqlite_address) as store, store._snapshot() as connection:  # noqa: SLF001 - what no method shows
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(text("PRAGMA busy_timeout")) == 30_000


@pytest.mark.parametrize("content", ["", "x", "Dear diary, " * 1000])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a store. " + content, encoding="utf-8")
    with pytest.raises(StoreError, match="not a SQLite database") as raised:
        open_store(f"sqlite:///{path.as_posix()}")
    assert raised.value.what == "not_a_database"
    assert path.read_text(encoding="utf-8") == "Not a store. " + content


def test_somebody_elses_database_is_left_alone(address: str) -> None:
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE recipe (name TEXT)"))
    engine.dispose()
    with pytest.raises(StoreError, match="not a store of Dragoman") as raised:
        open_store(address)
    assert raised.value.what == "not_a_store"


def test_a_newer_schema_is_left_alone(address: str) -> None:
    open_store(address).close()
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE dragoman_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer Dragoman") as raised:
        open_store(address)
    assert raised.value.what == "newer_schema"
    assert "Install" in raised.value.remedy


@pytest.mark.parametrize(
    "address",
    ["dragoman.db", "mysql://host/database", "sqlite://", "sqlite:///:memory:", "sqlite+aiosqlite:///x.db", ""],
)
def test_an_address_that_names_no_store_is_refused(address: str) -> None:
    with pytest.raises(StoreError, match=r"Write .*sqlite:///file\.db") as raised:
        open_store(address)
    assert raised.value.what == "bad_address"


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder") as raised:
        open_store(f"sqlite:///{tmp_path.as_posix()}")
    assert raised.value.what == "cannot_open"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"The folder of .* does not exist\. Make the folder") as raised:
        open_store(f"sqlite:///{(tmp_path / 'archive' / 'store.db').as_posix()}")
    assert raised.value.what == "cannot_open"
    assert not (tmp_path / "archive").exists()


def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with pytest.raises(StoreError, match="cannot be reached") as raised:
        open_store("postgresql://reader:open-sesame@127.0.0.1:1/record")
    assert raised.value.what == "cannot_open"
    assert "open-sesame" not in str(raised.value)


def test_a_missing_driver_is_named_with_the_extra_that_brings_it() -> None:
    # A None in sys.modules makes Python say that there is no such module, whether it is installed or not.
    script = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from dragoman.store import StoreError, open_store\n"
        "try:\n    open_store('postgresql://localhost/record')\n"
        "except StoreError as error:\n    print(error.what, error)"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own words
    assert said.startswith("no_driver ")
    assert "pip install 'dragoman[postgres]'" in said


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder in which everybody may write."""
    if os.name != "posix":
        pytest.skip("folders cannot be made read-only here")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)
        Path(folder).chmod(0o700)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """This process as an ordinary user: root may write everywhere. He may be unable to read the project."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_folder_that_may_not_be_written_is_a_clear_error(open_folder: Path) -> None:
    # The folder belongs to whoever made it; a file in a closed folder is closed to everybody else.
    closed = open_folder / "closed"
    with ordinary_user():
        closed.mkdir()
        closed.chmod(0o500)
        with pytest.raises(StoreError, match="may write in it") as raised:
            open_store(f"sqlite:///{closed.as_posix()}/store.db")
        closed.chmod(0o700)
    assert raised.value.what == "cannot_open"


def test_a_store_that_may_not_be_written_says_so_and_stays_whole(open_folder: Path) -> None:
    path = open_folder / "store.db"
    with open_store(f"sqlite:///{path.as_posix()}") as store:
        store.add([small(1)])
    path.chmod(0o444)
    with (
        ordinary_user(),
        open_store(f"sqlite:///{path.as_posix()}") as store,
        pytest.raises(StoreError, match="written") as raised,
    ):
        store.add([small(2)])
    assert raised.value.what == "read_only"
    path.chmod(0o600)
    with open_store(f"sqlite:///{path.as_posix()}") as store:
        assert store.counts().reports == 1


def test_reading_without_storing_does_not_import_sqlalchemy() -> None:
    script = "import sys, dragoman.store; print(any(m.startswith(('sqlalchemy', 'alembic')) for m in sys.modules))"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own words
    assert said.strip() == "False"


def test_opening_a_current_store_does_not_import_alembic(sqlite_address: str) -> None:
    open_store(sqlite_address).close()
    script = (
        "import sys; from dragoman.store import open_store\n"
        "open_store(sys.argv[1]).close(); print('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", script, sqlite_address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own words
    assert said.strip() == "False"


def test_a_store_opened_to_be_read_gives_what_it_holds_and_changes_nothing(address: str) -> None:
    with open_store(address) as store:
        store.add([small()])
    with open_to_read(address) as store:
        assert store.counts().reports == 1
        with pytest.raises(StoreError) as raised:
            store.add([small(2)])
        assert raised.value.what == "read_only"
    with open_store(address) as store:
        assert store.counts().reports == 1


def test_a_store_opened_to_be_read_is_neither_made_nor_brought_up(address: str) -> None:
    with pytest.raises(StoreError, match="There is no store") as raised:
        open_to_read(address)
    assert raised.value.what == "no_store"
    open_store(address).close()
    older = f"{int(version_at(address)) - 1:04}"
    take_back(address, older)
    with pytest.raises(StoreError, match="not brought up") as raised:
        open_to_read(address)
    assert (raised.value.what, version_at(address)) == ("older_schema", older)


def test_a_file_in_a_folder_that_nobody_may_write_to_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "archive of 100%"
    folder.mkdir()
    address = f"sqlite:///{folder.as_posix()}/record.db"
    with open_store(address) as store:
        store.add([small()])
    folder.chmod(0o555)
    try:
        with open_to_read(address) as store:
            assert store.counts().reports == 1
    finally:
        folder.chmod(0o755)
