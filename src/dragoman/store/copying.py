"""Many rows into a table at once: COPY on PostgreSQL, one prepared statement on SQLite.

Invariant: values are as the databases take them; see `packing.bound`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

Row = Mapping[str, Any]


def copy_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Put rows into a table whose values are as the database takes them: COPY on PostgreSQL."""
    if not rows:
        return
    columns = [column.name for column in table.columns if column.name in rows[0]]
    listed = ", ".join(columns)
    values: Iterator[tuple[Any, ...]] = (tuple(row[name] for name in columns) for row in rows)
    if connection.dialect.name == "postgresql":
        _copy(connection, f"COPY {table.name} ({listed}) FROM STDIN", values)
        return
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table.name} ({listed}) VALUES ({marks})"  # noqa: S608 - names of our own schema
    connection.exec_driver_sql(statement, [tuple(map(_as_sqlite, row)) for row in values])


def _copy(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    bare: Any = connection.connection.driver_connection
    try:
        with bare.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:  # as SQLAlchemy would wrap it
        raise DBAPIError(statement, None, error) from error


def _as_sqlite(value: object) -> object:
    """A day as SQLAlchemy writes it there: the driver's own way is on its way out."""
    return value.isoformat() if isinstance(value, date) else value
