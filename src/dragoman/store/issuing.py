"""Entry ids that were shown: each is recorded with its claim, and stays for ever."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, func, select

from dragoman.store.copying import copy_rows
from dragoman.store.entries import Stored
from dragoman.store.packing import bound
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
        number = (connection.scalar(select(func.max(issued.c.number))) or 0) + 1  # the write lock is held
        shown = {"first_issued": on, "number": number}
        copy_rows(
            connection,
            issued,
            [bound(issued, {"id": entry, "claim_key": key, **shown}) for entry, key in sorted(wanted)],
        )
    return len(wanted)


def turns_of(connection: Connection, ids: Iterable[str]) -> Mapping[str, int]:
    """In which turn each of these ids was shown first; 0: before turns were counted. Those never shown are left out."""
    found: dict[str, int] = {}
    for some in chunks(sorted(set(ids))):
        rows = connection.execute(select(issued.c.id, issued.c.number).where(issued.c.id.in_(some)))
        for row in rows:
            turn = row.number or 0
            found[row.id] = min(found.get(row.id, turn), turn)
    return found


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
