"""The sources that a store follows, what was seen of them, and who may ask them.

Invariant: what is noted of a source and of its entries is noted together, and only while it is followed; a lease has
at most one holder, whoever asks for it and from wherever.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from dragoman.model import NEVER_ASKED, Followed, Polling, SeenEntry, SourceKind
from dragoman.store import coding
from dragoman.store.connected import Connected
from dragoman.store.entries import Lease
from dragoman.store.failures import sound
from dragoman.store.queries import chunks
from dragoman.store.schema import lease, source, source_entry


class Following(Connected):
    """What a store knows of the sources that are followed."""

    def follow(self, sources: Iterable[Followed]) -> tuple[Followed, ...]:
        """Follow these sources, all or none; those that were not followed yet, in their order.

        Of one that is followed already, and of two with one address, the first stands as it is.
        """
        first: dict[str, Followed] = {}
        for one in sources:
            first.setdefault(one.address, one)
        with self._aside() as connection:
            held = _held(connection, list(first))
            new = tuple(one for one in first.values() if one.address not in held)
            if new:
                connection.execute(insert(source), [_row(one) for one in new])
        return new

    def unfollow(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """Follow these no more, and forget what was seen of them; those that were followed, sorted. Reports stay."""
        with self._aside() as connection:
            held = sorted(_held(connection, sorted(set(addresses))))
            for some in chunks(held):
                connection.execute(delete(source_entry).where(source_entry.c.source.in_(some)))
                connection.execute(delete(source).where(source.c.address.in_(some)))
        return tuple(held)

    def sources(self) -> Mapping[Followed, Polling]:
        """Every source that is followed, by address, and how asking it stands."""
        with self._snapshot() as connection:
            rows = connection.execute(select(source).order_by(source.c.address)).all()
        return {_followed(row): _polling(row) for row in rows}

    def seen_entries(self, address: str) -> Mapping[str, SeenEntry]:
        """The entries of a source that were followed or tried, by key."""
        query = select(source_entry).where(source_entry.c.source == address)
        with self._snapshot() as connection:
            return {
                row.entry: SeenEntry(key=row.entry, mark=row.mark, tries=row.tries) for row in connection.execute(query)
            }

    def note_polling(self, address: str, polling: Polling) -> bool:
        """Note how asking a source stands; False where it is followed no more."""
        with self._aside() as connection:
            values = {"due_at": polling.due_at, "body": coding.encode(polling)}
            return connection.execute(update(source).where(source.c.address == address).values(**values)).rowcount > 0

    def note_entries(self, address: str, entries: Sequence[SeenEntry], *, on: date) -> bool:
        """Note that these entries were followed or tried on a day; False where the source is followed no more."""
        latest = {one.key: one for one in entries}
        with self._aside() as connection:
            if not _held(connection, [address]):
                return False
            for some in chunks(sorted(latest)):
                here = (source_entry.c.source == address) & source_entry.c.entry.in_(some)
                connection.execute(delete(source_entry).where(here))
                rows = [_entry_row(address, latest[key], on) for key in some]
                connection.execute(insert(source_entry), rows)
        return True

    def note_listed(self, address: str, keys: Iterable[str], *, on: date, forget_before: date) -> None:
        """Note that a source lists these entries on a day, and forget those that it listed last before another day."""
        with self._aside() as connection:
            for some in chunks(sorted(set(keys))):
                here = (source_entry.c.source == address) & source_entry.c.entry.in_(some)
                connection.execute(update(source_entry).where(here).values(listed_on=on))
            old = (source_entry.c.source == address) & (source_entry.c.listed_on < forget_before)
            connection.execute(delete(source_entry).where(old))

    def take_lease(self, wanted: Lease, *, now: datetime) -> Lease:
        """Take a lease, or renew one's own; the lease as it then stands: another's where theirs still holds."""
        with self._aside() as connection:
            row = connection.execute(select(lease).where(lease.c.name == wanted.name)).one_or_none()
            if row is not None and row.holder != wanted.holder and row.until > now:
                return Lease(name=row.name, holder=row.holder, until=row.until)
            connection.execute(delete(lease).where(lease.c.name == wanted.name))
            connection.execute(insert(lease), {"name": wanted.name, "holder": wanted.holder, "until": wanted.until})
        return wanted

    def give_back(self, held: Lease) -> None:
        """Give a lease back, if it is still one's own."""
        with self._aside() as connection:
            connection.execute(delete(lease).where(lease.c.name == held.name, lease.c.holder == held.holder))


def _held(connection: Connection, addresses: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for some in chunks(addresses):
        found.update(connection.scalars(select(source.c.address).where(source.c.address.in_(some))))
    return found


def _row(one: Followed) -> dict[str, Any]:
    return {
        "address": one.address,
        "kind": one.kind.value,
        "outlet": one.outlet,
        "country": one.country,
        "language": one.language,
        "due_at": None,
        "body": None,
    }


def _entry_row(address: str, one: SeenEntry, on: date) -> dict[str, Any]:
    return {"source": address, "entry": one.key, "mark": one.mark, "tries": one.tries, "listed_on": on}


def _followed(row: Row[Any]) -> Followed:
    with sound(f"The source {row.address}"):
        return Followed(
            address=row.address,
            kind=SourceKind(row.kind),
            outlet=row.outlet,
            country=row.country,
            language=row.language,
        )


def _polling(row: Row[Any]) -> Polling:
    if row.body is None:
        return NEVER_ASKED
    with sound(f"What is noted of the source {row.address}"):
        return coding.decode(row.body, Polling)
