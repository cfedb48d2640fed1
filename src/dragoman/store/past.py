"""Readings that were replaced: kept when a newer one comes, found again by the moment or by a claim.

Invariant: what stood at a moment is the reading that was replaced first from then on, else the present one.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, insert, select

from dragoman.model import Claim, Reading
from dragoman.store import coding
from dragoman.store.entries import Stored
from dragoman.store.failures import sound
from dragoman.store.queries import REPORTS, chunks
from dragoman.store.rows import stored_of
from dragoman.store.schema import claim, past_claim, past_reading, reading, report


def keep_past(connection: Connection, replaced: Sequence[tuple[str, bytes]], on: date) -> None:
    """Keep the readings of reports that are about to be replaced. replaced: the report and the body to come."""
    bodies = dict(replaced)
    for some in chunks(sorted(bodies)):
        held = connection.execute(
            select(reading.c.report, reading.c.reader, reading.c.signature, reading.c.body, reading.c.traces).where(
                reading.c.report.in_(some)
            )
        ).all()
        changed = {row.report: row for row in held if row.body != bodies[row.report]}
        kept = connection.execute(
            select(past_reading.c.report).where(
                past_reading.c.report.in_(sorted(changed)), past_reading.c.replaced_on == on
            )
        )
        keep_claims(connection, sorted(changed))
        rows = [changed[name] for name in sorted(changed.keys() - set(kept.scalars()))]
        if rows:
            connection.execute(insert(past_reading), [{**row._mapping, "replaced_on": on} for row in rows])  # noqa: SLF001 - public in SQLAlchemy


def keep_claims(connection: Connection, reports: list[str]) -> None:
    """Keep the claims of those reports, each once however often it was replaced."""
    known = connection.execute(
        select(past_claim.c.report, past_claim.c.key).where(past_claim.c.report.in_(reports))
    ).all()
    rows = connection.execute(
        select(claim.c.report, claim.c.key, claim.c.entry_id)
        .where(claim.c.report.in_(reports), ~claim.c.denial)
        .order_by(claim.c.report, claim.c.idx)
    )
    told = {(row.report, row.key) for row in known}
    new = {(row.report, row.key): dict(row._mapping) for row in rows if (row.report, row.key) not in told}  # noqa: SLF001 - the same
    if new:
        connection.execute(insert(past_claim), list(new.values()))


def stood_on(connection: Connection, moment: date) -> Iterator[Stored]:
    """The readings that stood at the end of a day, or before an instant, and were replaced since, by report id."""
    later = past_reading.c.replaced_on >= (moment if isinstance(moment, datetime) else moment + timedelta(days=1))
    first = (
        select(past_reading.c.report, func.min(past_reading.c.replaced_on).label("replaced_on"))
        .where(later)
        .group_by(past_reading.c.report)
        .subquery()
    )
    query = (
        REPORTS.add_columns(past_reading.c.reader, past_reading.c.signature, past_reading.c.body, past_reading.c.traces)
        .join(past_reading, past_reading.c.report == report.c.id)
        .join(
            first,
            (first.c.report == past_reading.c.report) & (first.c.replaced_on == past_reading.c.replaced_on),
        )
        .order_by(report.c.id)
    )
    for row in connection.execute(query).all():
        with sound(f"What is stored of report {row.id}"):
            yield stored_of(row, ())


def past_claims(connection: Connection, keys: Sequence[str]) -> tuple[Claim, ...]:
    """The claims of these keys as the latest past reading of each report had them."""
    found: dict[str, Claim] = {}
    for some in chunks(sorted(set(keys))):
        reports = select(past_claim.c.report).where(past_claim.c.key.in_(some))
        rows = connection.execute(
            select(past_reading.c.report, past_reading.c.body)
            .where(past_reading.c.report.in_(reports))
            .order_by(past_reading.c.report, past_reading.c.replaced_on)
        )
        for row in rows:
            with sound(f"A past reading of report {row.report}"):
                read = coding.decode(coding.expand(row.body), Reading)
            found.update({one.key: one for one in read.claims if one.key in some})
    return tuple(found[key] for key in sorted(found))
