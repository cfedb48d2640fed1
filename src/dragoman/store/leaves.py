"""What a store holds, to be leafed through in an order: entries and reports.

Entries stand in the record's order: by first day, then block, then id; undated ones last. Reports stand by their day of
publication, the newest first, those that nobody can date last.

Invariant: nothing here takes an entry apart, and no more rows are asked for than are taken, but for one batch.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from heapq import merge
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from dragoman.model import ReportId
from dragoman.store.queries import narrowed
from dragoman.store.schema import kept_entry, reading, report
from dragoman.store.windows import Wanted, narrow

_BATCH = 200
_Row = kept_entry.c


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """Where an entry stands in the record's order. day: its first one, else its last, else `date.max`."""

    day: date
    block: str
    id: str


def in_order(connection: Connection, wanted: Wanted, after: Place | None) -> Iterator[Place]:
    """The places of the entries wanted, in order. after: only those behind it."""
    begun = _Row.earliest.is_not(None)
    open_begun = _Row.earliest.is_(None) & _Row.latest.is_not(None)
    undated = _Row.earliest.is_(None) & _Row.latest.is_(None)
    return merge(
        _places(connection, wanted, after, begun, _Row.earliest),
        _places(connection, wanted, after, open_begun, _Row.latest),
        _places(connection, wanted, after, undated, None),
    )


def _places(
    connection: Connection,
    wanted: Wanted,
    after: Place | None,
    which: ColumnElement[bool],
    day: ColumnElement[Any] | None,
) -> Iterator[Place]:
    """Some of them. day: by which they are ordered; None for those without any."""
    query = narrow(select(day if day is not None else _Row.latest, _Row.block, _Row.id), wanted).where(which)
    query = query.order_by(*([] if day is None else [day]), _Row.block, _Row.id).limit(_BATCH)
    while True:
        rows = connection.execute(query if after is None else query.where(_behind(after, day))).all()
        for first, block, name in rows:
            after = Place(day=first or date.max, block=block, id=name)
            yield after
        if len(rows) < _BATCH:
            return


def _behind(after: Place, day: ColumnElement[Any] | None) -> ColumnElement[bool]:
    same = or_(_Row.block > after.block, and_(_Row.block == after.block, _Row.id > after.id))
    if day is not None:  # the first condition alone is what an index serves
        return and_(day >= after.day, or_(day > after.day, same))
    return same if after.day == date.max else _Row.id.is_not(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """Which reports: those that count for a day (see `Store.readings`), of an outlet, published between two days."""

    published_to: date
    received_to: date | None = None
    first: date | None = None
    last: date | None = None
    outlet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPlace:
    """Where a report stands. day: the last on which it may have been published; None where nobody can date it."""

    day: date | None
    id: ReportId


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletCount:
    """How many reports there are of an outlet ("": of those that name none), and the first and last of their days."""

    outlet: str
    reports: int
    first: date | None
    last: date | None


_OUTLET: ColumnElement[Any] = func.coalesce(func.nullif(reading.c.outlet, ""), report.c.outlet)


def reports_in_order(connection: Connection, wanted: Printed, after: ReportPlace | None) -> Iterator[ReportPlace]:
    """The places of the reports wanted, in order. after: only those behind it."""
    day = reading.c.published_latest
    if after is None or after.day is not None:
        yield from _reports(connection, _printed(wanted).where(day.is_not(None)), after, dated=True)
        after = None
    yield from _reports(connection, _printed(wanted).where(day.is_(None)), after, dated=False)


def outlets(connection: Connection, wanted: Printed, but: Collection[str] = ()) -> tuple[OutletCount, ...]:
    """The outlets of the reports wanted, but for some reports, by name."""
    query = _printed(wanted).with_only_columns(
        _OUTLET.label("outlet"),
        func.count(),
        func.min(reading.c.published_latest),
        func.max(reading.c.published_latest),
    )
    if but:
        query = query.where(report.c.id.not_in(sorted(but)))
    rows = connection.execute(query.group_by(_OUTLET).order_by(_OUTLET)).all()
    return tuple(
        OutletCount(outlet=name or "", reports=many, first=first, last=last) for name, many, first, last in rows
    )


def _printed(wanted: Printed) -> Select[Any]:
    query: Select[Any] = select(reading.c.published_latest, report.c.id).join(report, report.c.id == reading.c.report)
    query = narrowed(query, published_to=wanted.published_to, received_to=wanted.received_to, block=None)
    if wanted.first is not None:
        query = query.where(reading.c.published_latest >= wanted.first)
    if wanted.last is not None:
        query = query.where(reading.c.published_earliest <= wanted.last)
    return query.where(_OUTLET.in_([wanted.outlet])) if wanted.outlet else query


def _reports(
    connection: Connection, query: Select[Any], after: ReportPlace | None, *, dated: bool
) -> Iterator[ReportPlace]:
    day, name = reading.c.published_latest, report.c.id
    query = query.order_by(*([day.desc()] if dated else []), name.desc()).limit(_BATCH)
    while True:
        behind = query
        if after is not None and dated:
            behind = query.where(day <= after.day, or_(day < after.day, name < after.id))
        elif after is not None:
            behind = query.where(name < after.id)
        rows = connection.execute(behind).all()
        for printed, id_ in rows:
            after = ReportPlace(day=printed, id=ReportId(id_))
            yield after
        if len(rows) < _BATCH:
            return
