"""Entry ids that were shown: each is recorded with its claim, and stays for ever."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, insert, select

from dragoman.store.entries import Stored
from dragoman.store.queries import begins, chunks
from dragoman.store.schema import claim, issued, past_claim


def ids_of(entries: Iterable[Stored]) -> set[tuple[str, str]]:
    """The entry ids of their claims, each with the claim's key."""
    return {(entry_id, key) for entry in entries for key, entry_id in entry.entries.items()}


def issue(connection: Connection, wanted: set[tuple[str, str]], on: date) -> int:
    """Record that entry ids, each made from a claim, were shown on a day; how many had never been."""
    for some in chunks(sorted({entry for entry, _ in wanted})):
        rows = connection.execute(select(issued.c.id, issued.c.claim_key).where(issued.c.id.in_(some)))
        wanted = wanted - {(row.id, row.claim_key) for row in rows}
    if wanted:
        connection.execute(
            insert(issued),
            [{"id": entry, "claim_key": key, "first_issued": on} for entry, key in sorted(wanted)],
        )
    return len(wanted)


def keys_behind(connection: Connection, said: str) -> tuple[str, ...]:
    """The keys of the claims behind an entry id, issued or not; else behind the ids that begin so. Sorted."""
    if not said:
        return ()
    for test in (lambda column: column == said, lambda column: begins(column, said)):
        query = (
            select(issued.c.claim_key)
            .where(test(issued.c.id))
            .union(
                select(claim.c.key).where(test(claim.c.entry_id)),
                select(past_claim.c.key).where(test(past_claim.c.entry_id)),
            )
        )
        found = connection.scalars(query).all()
        if found:
            return tuple(sorted(found))
    return ()
