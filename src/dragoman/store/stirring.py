"""Days on which something may have changed in the record, and the blocks in which."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, or_, select

from dragoman.store.queries import narrowed
from dragoman.store.schema import claim, kept_entry, reading, report

_DAY = timedelta(days=1)


def stirring(connection: Connection, published_to: date, received_to: date | None, most: int) -> dict[date, set[str]]:
    """See `View.stirred`."""
    dated = _days(connection, published_to, received_to, most)
    first = min(dated, default=published_to)
    latest = reading.c.published_latest
    query = (
        select(latest, report.c.received_on, claim.c.block)
        .distinct()
        .select_from(reading.join(report, report.c.id == reading.c.report).join(claim, claim.c.report == report.c.id))
        .where(claim.c.block.is_not(None), or_(latest.is_(None), latest >= first))
    )
    query = narrowed(query, published_to=published_to, received_to=received_to, block=None)
    found: dict[date, set[str]] = {}
    for row in connection.execute(query):
        day = row.published_latest or _day(row.received_on)
        if first <= day <= published_to:
            found.setdefault(day, set()).add(row.block)
    passed = select(kept_entry.c.latest, kept_entry.c.block).distinct()
    passed = passed.where(kept_entry.c.latest >= first - _DAY, kept_entry.c.latest < published_to)
    for row in connection.execute(passed):
        found.setdefault(row.latest + _DAY, set()).add(row.block)
    return found


def _days(connection: Connection, published_to: date, received_to: date | None, most: int) -> tuple[date, ...]:
    latest = reading.c.published_latest
    query = select(latest).distinct().where(latest.is_not(None)).order_by(latest.desc()).limit(most)
    query = query.select_from(reading.join(report, report.c.id == reading.c.report))
    return tuple(connection.scalars(narrowed(query, published_to=published_to, received_to=received_to, block=None)))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
