"""The bytes in which reports came in.

Invariant: they go with the text of their report: whatever takes that out of the store takes them too.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select

from dragoman.model import Received
from dragoman.store import coding
from dragoman.store.entries import Sizes, Stored
from dragoman.store.failures import sound
from dragoman.store.queries import chunks
from dragoman.store.schema import received, report


def keep_received(connection: Connection, entries: Iterable[Stored]) -> None:
    """Keep the bytes of reports that are new to the store, of those that have any."""
    rows = [
        {"report": entry.id, "media": entry.received.media, "body": coding.squeeze(entry.received.data)}
        for entry in entries
        if entry.received is not None
    ]
    if rows:
        connection.execute(insert(received), rows)


def received_of(connection: Connection, name: str) -> Received | None:
    """The bytes of a report; None where its text is all that came in, or they are kept no more."""
    row = connection.execute(select(received.c.media, received.c.body).where(received.c.report == name)).one_or_none()
    if row is None:
        return None
    with sound(f"The received bytes of report {name}"):
        return Received(media=row.media, data=coding.expand(row.body))


def drop_received(connection: Connection, names: Iterable[str]) -> None:
    """Give up the bytes of reports."""
    for some in chunks(sorted(names)):
        connection.execute(delete(received).where(received.c.report.in_(some)))


def sizes_of(connection: Connection) -> Sizes:
    """How many bytes the texts and the received bytes take, packed as they are."""
    texts = connection.scalar(select(func.coalesce(func.sum(func.length(report.c.text)), 0)))
    count, packed = connection.execute(
        select(func.count(), func.coalesce(func.sum(func.length(received.c.body)), 0)).select_from(received)
    ).one()
    return Sizes(texts=int(texts or 0), received=int(packed), kept=int(count))
