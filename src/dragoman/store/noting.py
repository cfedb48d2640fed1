"""Small facts about the store as a whole, and about those who work with it: a name and what it stands for."""

from collections.abc import Callable

from sqlalchemy import Connection, delete, insert, select

from dragoman.store.connected import Connected
from dragoman.store.schema import meta


class Noting(Connected):
    """What a store has noted beside reports and decisions."""

    def put_meta(self, name: str, value: str) -> None:
        """Set a small fact."""
        with self._transaction() as connection:
            _put(connection, name, value)

    def change_meta(self, name: str, change: Callable[[str | None], str]) -> None:
        """Set a small fact to what is made of the one that stands, None where none does; nobody else comes between."""
        with self._transaction() as connection:
            _put(connection, name, change(connection.scalar(select(meta.c.value).where(meta.c.name == name))))

    def meta(self, name: str) -> str | None:
        """A small fact; None where it was never set."""
        with self._snapshot() as connection:
            return connection.scalar(select(meta.c.value).where(meta.c.name == name))


def _put(connection: Connection, name: str, value: str) -> None:
    connection.execute(delete(meta).where(meta.c.name == name))
    connection.execute(insert(meta), {"name": name, "value": value})
