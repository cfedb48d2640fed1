"""Statements that are built in more than one step, and the reading of what they answer."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, distinct, func, or_, select

from dragoman.model import Decision
from dragoman.store import coding
from dragoman.store.entries import Counts, Stored
from dragoman.store.failures import sound
from dragoman.store.rows import ClaimIds, stored_of
from dragoman.store.schema import claim, decision, issued, reading, report, report_name

_PAGE = 500  # rows fetched at a time
_LAST = "\U0010ffff"  # sorts after every other character

_NAME = select(func.min(report_name.c.name)).where(report_name.c.report == report.c.id).scalar_subquery().label("name")

REPORTS = select(report, _NAME)
READINGS = select(report, _NAME, reading.c.reader, reading.c.signature, reading.c.body, reading.c.traces).join(
    reading, reading.c.report == report.c.id
)


def chunks(values: Sequence[str], size: int = _PAGE) -> Iterator[Sequence[str]]:
    """The values in runs that fit into one statement."""
    return (values[start : start + size] for start in range(0, len(values), size))


def narrowed(
    query: Select[Any], *, published_to: date | None, received_to: date | None, block: str | None
) -> Select[Any]:
    """The query with the filters of `Store.readings`."""
    if published_to is not None:
        undated = reading.c.published_latest.is_(None) & received_by(published_to)
        query = query.where(or_(reading.c.published_latest <= published_to, undated))
    if received_to is not None:
        query = query.where(received_by(received_to))
    if block is not None:
        query = query.where(report.c.id.in_(select(claim.c.report).where(claim.c.block == block)))
    return query


def received_by(day: date) -> ColumnElement[bool]:
    """Received on the day (in UTC, inclusive) or before."""
    if day == date.max:
        return report.c.received_on.is_not(None)
    return report.c.received_on < day + timedelta(days=1)


def read_by_other(reader: str) -> ColumnElement[bool]:
    """Read by none whose name is `reader` or begins with it. Unlike !=, these comparisons use an index."""
    return or_(reading.c.reader < reader, reading.c.reader > reader + _LAST)


def begins(column: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    """The column begins with the prefix; unlike LIKE this uses an index and knows no wildcards."""
    return (column >= prefix) & (column < prefix + _LAST)


def decisions_of(connection: Connection) -> tuple[Decision, ...]:
    """Every decision, taken back or not, by time and id; those without a time first."""
    query = select(decision.c.id, decision.c.body).order_by(
        decision.c.made_at.is_not(None), decision.c.made_at, decision.c.id
    )
    return tuple(decision_of(row.id, row.body) for row in connection.execute(query))


def decision_of(name: str, body: bytes) -> Decision:
    """The decision in a row. StoreError where it is damaged."""
    with sound(f"Decision {name}"):
        return coding.decode(body, Decision)


def stored(connection: Connection, query: Select[Any]) -> Iterator[Stored]:
    """What the query (READINGS, narrowed) finds, by report id. StoreError for a row that is damaged."""
    # Closed whatever happens: PostgreSQL keeps the rest of an answer open for a reader that stops half-way.
    with connection.execute(query.order_by(report.c.id), execution_options={"yield_per": _PAGE}) as rows:
        for page in rows.partitions():
            claims = _claims(connection, [row.id for row in page])
            for row in page:
                with sound(f"What is stored of report {row.id}"):
                    entry = stored_of(row, claims.get(row.id, ()))
                yield entry


def _claims(connection: Connection, reports: Sequence[str]) -> dict[str, tuple[ClaimIds, ...]]:
    """Keys, blocks and entry ids of the claims of these reports: no more than a page of them."""
    found = connection.execute(
        select(claim.c.report, claim.c.key, claim.c.block, claim.c.entry_id)
        .where(claim.c.report.in_(reports))
        .order_by(claim.c.report, claim.c.denial, claim.c.idx)
    )
    return {
        name: tuple((row.key, row.block, row.entry_id) for row in rows)
        for name, rows in groupby(found, key=lambda row: row.report)
    }


def held_of(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Those of the reports that the store holds."""
    found: set[str] = set()
    for some in chunks(ids):
        found.update(connection.scalars(select(report.c.id).where(report.c.id.in_(some))))
    return found


def counts_of(connection: Connection) -> Counts:
    """How much the store holds."""
    queries = {
        "reports": select(func.count()).select_from(report),
        "names": select(func.count()).select_from(report_name),
        "claims": select(func.count()).select_from(claim).where(~claim.c.denial),
        "denials": select(func.count()).select_from(claim).where(claim.c.denial),
        "blocks": select(func.count(distinct(claim.c.block))),
        "issued": select(func.count(distinct(issued.c.id))),
        "decisions": select(func.count()).select_from(decision),
    }
    row = connection.execute(select(*(q.scalar_subquery().label(name) for name, q in queries.items()))).one()
    return Counts(**row._mapping)  # noqa: SLF001 - the public name of a row's mapping in SQLAlchemy
