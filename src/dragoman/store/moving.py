"""All that a store holds, on its way into another."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select
from sqlalchemy.exc import DBAPIError

from dragoman.store.errors import StoreError
from dragoman.store.schema import (
    MOMENT,
    decision,
    indexed,
    issued,
    lease,
    meta,
    metadata,
    noted,
    redaction,
    report,
    session,
    source,
)

Rows = tuple[Table, Iterator[list[Mapping[str, object]]]]  # a table, and its rows in pages

_PAGE = 1_000
# The index of words is made again from the texts; leases and sessions are of the programs that run here.
_LEFT = (indexed, lease, session)
_SEALED = (issued, decision, redaction, noted)  # of which no row is ever deleted


def rows_of(connection: Connection) -> Iterator[Rows]:
    """Every table with its rows, those first that others refer to."""
    for table in metadata.sorted_tables:
        if table in _LEFT:
            continue
        yield table, _pages(connection, table)


def _pages(connection: Connection, table: Table) -> Iterator[list[Mapping[str, object]]]:
    query = select(table) if table is not meta else select(meta).where(meta.c.name != MOMENT)
    with connection.execute(query, execution_options={"yield_per": _PAGE}) as answer:
        for page in answer.mappings().partitions():
            yield [dict(row) for row in page]


def put_rows(connection: Connection, tables: Iterable[Rows], address: str) -> None:
    """Put the rows into the tables. StoreError "not_empty" where the store holds anything. address: to be shown."""
    if any(connection.scalar(select(func.count()).select_from(table)) for table in (report, source, *_SEALED)):
        raise StoreError("not_empty", f"{address} holds a record already.", "Name an empty store: --store.")
    for table in reversed(metadata.sorted_tables):
        if table not in _SEALED:
            connection.execute(delete(table))
    for table, pages in tables:
        for page in pages:
            connection.execute(insert(table), page)


def copy_file(engine: Engine, file: Path) -> None:
    """Copy a SQLite database into a file, in one look at it that holds no writer up."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(file),))
    except sqlite3.Error as error:  # as SQLAlchemy would wrap it
        raise DBAPIError("VACUUM INTO", None, error) from error
    finally:
        connection.close()
