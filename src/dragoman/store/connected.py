"""An open database, and the two kinds of transactions on it.

Invariants: a look sees one moment and holds nobody up; a change holds the store's one write lock from its beginning,
and gives the store another moment in the same transaction, unless the record does not rest on what it changes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self
from uuid import uuid4

from sqlalchemy import Connection, Engine, delete, insert, select

from dragoman.store.failures import named
from dragoman.store.schema import MOMENT, meta

WRITES = "dragoman_writes"  # the execution option that makes a transaction take the write lock


class Connected:
    """What a store is besides what it holds."""

    def __init__(self, engine: Engine, address: str) -> None:
        """address: fit to be shown, without its password."""
        self.address = address
        self._engine = engine
        self._writers = engine.execution_options(**{WRITES: True})
        snapshot = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
        self._readers = engine.execution_options(**snapshot)  # on SQLite every transaction is a snapshot

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    @property
    def is_file(self) -> bool:
        """Whether it is a file, and not a server's."""
        return self._engine.dialect.name == "sqlite"

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def _snapshot(self) -> Iterator[Connection]:
        """A transaction that sees the store as it stands at its first statement, and holds nobody up."""
        with named(self.address), self._readers.begin() as connection:
            yield connection

    def moment(self) -> str:
        """A word that is another one whenever anything changed that the record, or what people keep of it, rests on.

        A restored store has one of its own: whoever remembers what was seen at a moment may trust that it still is so.
        """
        with self._snapshot() as connection:
            return connection.scalar(select(meta.c.value).where(meta.c.name == MOMENT)) or ""

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """A transaction that holds the write lock; undone where an error leaves it."""
        with self._aside() as connection:
            yield connection
            move_on(connection)

    @contextmanager
    def _aside(self) -> Iterator[Connection]:
        """A transaction in what the record does not rest on: who may look at it, where reports come from."""
        with named(self.address), self._writers.begin() as connection:
            yield connection


def move_on(connection: Connection) -> None:
    """Give the store another moment."""
    connection.execute(delete(meta).where(meta.c.name == MOMENT))
    connection.execute(insert(meta), {"name": MOMENT, "value": uuid4().hex})
