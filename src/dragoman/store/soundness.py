"""Whether what a store holds fits together, row by row.

Invariant: nothing is repaired here; what is wrong is named.
"""

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection, func, select, text

from dragoman.model import Claim, Quote, Reading
from dragoman.store.entries import Stored
from dragoman.store.errors import StoreError
from dragoman.store.loading import missing_indices
from dragoman.store.queries import READINGS, decisions_of, stored
from dragoman.store.schema import claim, indexed, issued, reading, report, report_name


def faults(connection: Connection) -> Iterator[tuple[str, str]]:
    """Each fault as (where, what), the database's own word first; ("", "") after each report that was looked at."""
    yield from _of_database(connection)
    yield from _alone(connection)
    yield from _of_index(connection)
    for index in missing_indices(connection):
        yield f"index {index.name}", "is missing: a load was stopped; give the same `dragoman reconcile` again"
    rows = groupby(
        connection.execute(select(claim).order_by(claim.c.report, claim.c.denial, claim.c.idx)).mappings(),
        key=lambda row: row["report"],
    )
    filed = {name: [(row["key"], row["denial"]) for row in some] for name, some in rows}
    shown = {(row.id, row.claim_key) for row in connection.execute(select(issued.c.id, issued.c.claim_key))}
    for name in connection.scalars(select(reading.c.report).order_by(reading.c.report)).all():
        yield from ((f"report {name}", what) for what in _of_report(connection, name, filed.get(name, []), shown))
        yield "", ""
    try:
        decisions_of(connection)
    except StoreError as error:
        yield "decisions", error.why


def _of_database(connection: Connection) -> Iterator[tuple[str, str]]:
    """What SQLite finds in its own file; a server looks after its own."""
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield "file", said
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"table {row[0]}", f"row {row[1]} refers to what is not in {row[2]}"


def _alone(connection: Connection) -> Iterator[tuple[str, str]]:
    """Reports without a reading or a name: one is added with both or not at all. A redaction leaves no reading."""
    for table, what in ((reading, "has no reading"), (report_name, "has no name")):
        query = select(report.c.id).where(report.c.id.not_in(select(table.c.report)), report.c.redacted_on.is_(None))
        yield from ((f"report {name}", what) for name in connection.scalars(query.order_by(report.c.id)))


def _of_index(connection: Connection) -> Iterator[tuple[str, str]]:
    """The index of words has no report whose text is gone, and each of its rows is a report's."""
    gone = select(indexed.c.report).where(
        indexed.c.report.not_in(select(report.c.id).where(report.c.text.is_not(None)))
    )
    yield from ((f"report {name}", "is still in the index of words") for name in connection.scalars(gone))
    rows = connection.scalar(text("SELECT count(*) FROM search"))
    if rows != connection.scalar(select(func.count()).select_from(indexed)):
        yield "index of words", f"it has {rows} reports, and not those that are told to be in it"


def _of_report(
    connection: Connection, name: str, filed: list[tuple[str, bool]], shown: set[tuple[str, str]]
) -> Iterator[str]:
    try:
        (entry,) = stored(connection, READINGS.where(report.c.id == name))
    except StoreError as error:
        yield error.why
        return
    read = entry.reading
    if [(one.key, False) for one in read.claims] + [(one.key, True) for one in read.denials] != filed:
        yield "its claims are not filed as it was read"
    yield from _misplaced(read)
    yield from (f"entry id {made} was never issued" for made in _not_issued(entry, shown))


def _misplaced(read: Reading) -> Iterator[str]:
    """Law 1: a quote stands where it claims."""
    if not read.text.text:  # a redaction took it
        return
    for one in (*read.claims, *read.denials):
        for quote in _quotes(one):
            if read.text.text[quote.start : quote.end] != quote.quote:
                yield f"the words {quote.quote!r} do not stand at {quote.start}"


def _quotes(one: Claim) -> Iterator[Quote]:
    yield one.trigger
    for cited in (one.format, one.status, one.when, one.venue, *one.parties, *one.topics, *one.participants):
        if cited is not None:
            yield from cited.quotes


def _not_issued(entry: Stored, shown: set[tuple[str, str]]) -> list[str]:
    return sorted(made for key, made in entry.entries.items() if (made, key) not in shown)
