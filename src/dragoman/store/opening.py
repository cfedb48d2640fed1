"""An address -> an open store, made on first use.

Invariant: a writer holds the store's one write lock from its first statement on (SQLite: BEGIN IMMEDIATE;
PostgreSQL: an advisory lock), so that what it reads in its transaction is still true when it writes.
"""

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from dragoman.store.connected import WRITES
from dragoman.store.errors import StoreError
from dragoman.store.failures import named
from dragoman.store.schema import VERSION, VERSION_TABLE
from dragoman.store.store import Store

_PATIENCE = 30.0  # seconds that a connection waits for another's lock: SQLite does not serve those who wait in order
_LOCK = 0x64726167  # PostgreSQL's advisory lock of a store; any fixed number that other programs hardly use ("drag")


def open_store(address: str) -> Store:
    """The store at a SQLAlchemy address (`sqlite:///file.db`, `postgresql+psycopg://...`); close it, or use `with`.

    A store that does not exist yet is made; an older one is brought to this software's version. StoreError
    where that cannot be, with what to do next. A store may be shared between threads, not across a fork.
    """
    url = url_of(address)
    shown = url.render_as_string(hide_password=True)
    engine = _engine(url, shown)
    try:
        with named(shown):
            _bring_up(engine, shown)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, shown)


def open_to_read(address: str) -> Store:
    """The store at an address, for reading alone: the database itself refuses to change anything in it.

    Nothing is made and nothing is brought up. StoreError where there is no store, or one of another version.
    """
    url = url_of(address)
    shown = url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite" and not _is_there(url):
        raise StoreError("no_store", f"There is no store at {shown}.", "Name the file of a store.")
    engine = _engine(url, shown, read_only=True)
    try:
        with named(shown), engine.begin() as connection:
            _refuse_other(_version(connection, shown), shown)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, shown)


def version_at(address: str) -> str:
    """The version of a store's tables as they are, "" where there is no store; nothing is made or brought up."""
    url = url_of(address)
    shown = url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite" and not _is_there(url):
        return ""
    engine = _engine(url, shown)
    try:
        with named(shown), engine.begin() as connection:
            return _version(connection, shown)
    finally:
        engine.dispose()


def take_back(address: str, version: str) -> None:
    """Take a store's tables back to an older version, for an older Dragoman. StoreError where that cannot be."""
    from dragoman.store.migrating import downgrade, versions  # noqa: PLC0415 - Alembic is slow to import and rarely needed

    url = url_of(address)
    shown = url.render_as_string(hide_password=True)
    now = version_at(address)
    if not now:
        raise StoreError("no_way_back", f"There is no store at {shown}.", "Name the store to take back: --store.")
    engine = _engine(url, shown)
    try:
        with named(shown), engine.execution_options(**{WRITES: True}).begin() as connection:
            known = versions(connection)
            if version not in known or version > now:
                raise StoreError(
                    "no_way_back",
                    f"{shown} has tables of version {now}; {version} is no version before it.",
                    f"Name one of: {', '.join(one for one in known if one <= now)}.",
                )
            downgrade(connection, version)
    finally:
        engine.dispose()


def file_of(address: str) -> Path | None:
    """The file that a store in SQLite is; None for a server's."""
    url = url_of(address)
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def _is_there(url: URL) -> bool:
    name = str(url.database)
    return name.startswith("file:") or Path(name).exists()


def url_of(address: str) -> URL:
    """The address as SQLAlchemy reads it. StoreError for one where no store of ours can be."""
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise StoreError(
            "bad_address", f"{address!r} is not the address of a store.", "Write it as sqlite:///file.db."
        ) from error
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    shown = url.render_as_string(hide_password=True)
    if url.drivername not in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        raise StoreError(
            "bad_address",
            f"{shown} names a database that Dragoman does not use.",
            "Write sqlite:///file.db or postgresql+psycopg://user@host/database.",
        )
    if url.get_backend_name() == "sqlite":
        _check_file(url, shown)
    return url


def _check_file(url: URL, shown: str) -> None:
    """What SQLite would say only as "unable to open database file"."""
    if url.database in (None, "", ":memory:"):
        raise StoreError(
            "bad_address", f"{shown} names no file, and a store must outlive the program.", "Write sqlite:///file.db."
        )
    if str(url.database).startswith("file:"):  # an SQLite URI: only SQLite knows what it means
        return
    path = Path(str(url.database))
    if path.is_dir():
        raise StoreError("cannot_open", f"{path} is a folder.", "Name a file in it, such as dragoman.db.")
    if not path.absolute().parent.is_dir():
        raise StoreError(
            "cannot_open", f"The folder of {path} does not exist.", "Make the folder, or correct the address."
        )


def _engine(url: URL, shown: str, *, read_only: bool = False) -> Engine:
    lite = url.get_backend_name() == "sqlite"
    if lite and read_only:
        url = _to_read(url)
    try:
        engine = create_engine(
            url,
            connect_args={"timeout": _PATIENCE} if lite else {},
            pool_pre_ping=not lite,  # a server may have been started anew since the last call
        )
    except ModuleNotFoundError as error:
        raise StoreError(
            "no_driver",
            f"{shown} needs the package {error.name}, which is not installed.",
            "Install it with: pip install 'dragoman[postgres]'.",
        ) from error
    if lite:
        event.listen(engine, "connect", _set_up_reader if read_only else _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgres)
        if read_only:
            event.listen(engine, "connect", _read_only_postgres)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions begin where `_begin_sqlite` says, not where the driver guesses
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten: it may have been removed lawfully
    connection.execute("PRAGMA journal_mode = WAL")


def _to_read(url: URL) -> URL:
    """The address under which SQLite opens a file and changes nothing.

    In a folder that cannot be written to, nobody else can be writing either, and SQLite must not look for his log.
    """
    path = Path(str(url.database)).absolute()
    quiet = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
    mode = {"mode": "ro", "uri": "true", **({"immutable": "1"} if quiet else {})}
    return url.set(database=f"file:{quote(path.as_posix())}", query=mode)


def _set_up_reader(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only = ON")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgres(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES):
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _read_only_postgres(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    connection.read_only = True  # psycopg begins each transaction so


def _bring_up(engine: Engine, shown: str) -> None:
    with engine.begin() as connection:
        if _version(connection, shown) == VERSION:
            return
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        if _version(connection, shown) != VERSION:  # else another program has just done it
            from dragoman.store.migrating import upgrade  # noqa: PLC0415 - Alembic is slow to import and rarely needed

            upgrade(connection)


def _refuse_other(version: str, shown: str) -> None:
    """StoreError for tables that are not there, or of a version that would have to be brought up."""
    if not version:
        raise StoreError("no_store", f"There is no store at {shown}.", "Name the file of a store.")
    if version != VERSION:
        raise StoreError(
            "older_schema",
            f"{shown} was written by an older Dragoman (its version is {version}, this one knows {VERSION}); "
            "opened to be read, it is not brought up.",
            f"Bring it up with: dragoman --store {shown} verify.",
        )


def _version(connection: Connection, shown: str) -> str:
    """The version of the store's tables, "" where there are none. StoreError for tables that are not ours."""
    tables = inspect(connection)
    if not tables.has_table(VERSION_TABLE):
        if tables.get_table_names():
            raise StoreError(
                "not_a_store",
                f"{shown} is a database, but not a store of Dragoman.",
                "Give the store a file or a database of its own.",
            )
        return ""
    version = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608 - a constant
    if version is not None and str(version) > VERSION:
        raise StoreError(
            "newer_schema",
            f"{shown} was written by a newer Dragoman (its version is {version}, this one knows {VERSION}).",
            "Install the newer Dragoman, or name another store.",
        )
    return str(version or "")
