"""An open database, and the two kinds of transactions on it.

Invariant: a look sees one moment and holds nobody up; a change holds the store's one write lock from its beginning.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from dragoman.store.failures import named

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

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """A transaction that holds the write lock; undone where an error leaves it."""
        with named(self.address), self._writers.begin() as connection:
            yield connection
