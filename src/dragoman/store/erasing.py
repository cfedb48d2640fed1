"""Texts taken out of the store: by redaction, with all that was read in them; by retention, but for short quotes.

Invariant: after a redaction no row of any table holds words of the report, its title, its address or its name, but for
what analysts wrote themselves; what stays is its id, its hash, its outlet, its days and the reason. What is free in the
file is cleared by `scrub`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, Engine, Table, delete, insert, select, text, update

from dragoman.model import Reading, Redaction, text_digest
from dragoman.store import coding
from dragoman.store.alerting import withdraw
from dragoman.store.answers import drop_answers
from dragoman.store.briefs import forget_briefs
from dragoman.store.columns import moment_text
from dragoman.store.errors import StoreError
from dragoman.store.failures import sound
from dragoman.store.kept import forget
from dragoman.store.past import keep_claims
from dragoman.store.queries import chunks
from dragoman.store.received import drop_received
from dragoman.store.schema import claim, past_reading, reading, redaction, report, report_name
from dragoman.store.words import forget_words

_HOLDING = (
    "answer",
    "report",
    "report_name",
    "received",
    "reading",
    "past_reading",
    "claim",
    "past_claim",
    "kept_block",
    "kept_entry",
    "kept_card",
    "kept_word",
    "search",
    "brief",
    "alert",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortened:
    """A reading without the text of its report but for short quotes, and the traces by which copies are known."""

    reading: Reading
    traces: bytes


def redact(connection: Connection, made: Redaction) -> None:
    """Take a report's words out of every table. StoreError where the report is not held, or was redacted before."""
    columns = (report.c.redacted_on, report.c.received_on, report.c.text, report.c.digest)
    held = connection.execute(select(*columns).where(report.c.id == made.report)).one_or_none()
    if held is None:
        raise StoreError("no_such_report", f"The store holds no report {made.report}.", "Give another id.")
    if held.redacted_on is not None:
        raise StoreError(
            "redacted", f"Report {made.report} was redacted on {held.redacted_on} already.", "There is nothing to do."
        )
    made = replace(made, digest=held.digest or _digest(held.text))
    forget(connection, [str(made.report)])
    forget_words(connection, [str(made.report)])
    keep_claims(connection, [str(made.report)])
    drop_received(connection, [str(made.report)])
    drop_answers(connection, [str(made.report)])
    forget_briefs(connection, str(made.report))
    withdraw(connection, [str(made.report)])
    for table in (claim, reading, past_reading, report_name):
        connection.execute(delete(table).where(table.c.report == made.report))
    connection.execute(
        insert(report_name), {"report": made.report, "name": made.report, "received_on": held.received_on}
    )
    connection.execute(
        update(report)
        .where(report.c.id == made.report)
        .values(text=None, title="", url="", redacted_on=made.at.date(), redaction_reason=made.why)
    )
    connection.execute(insert(redaction), {"report": made.report, "digest": made.digest, "body": coding.encode(made)})


def redactions(connection: Connection, digests: Sequence[str] | None = None) -> tuple[Redaction, ...]:
    """Every redaction, or those of texts with these digests, by time and report."""
    query = select(redaction.c.report, redaction.c.body)
    found = []
    for some in [None] if digests is None else list(chunks(sorted(set(digests)))):
        for row in connection.execute(query if some is None else query.where(redaction.c.digest.in_(some))):
            with sound(f"The redaction of report {row.report}"):
                found.append(coding.decode(row.body, Redaction))
    return tuple(sorted(found, key=lambda made: (moment_text(made.at), made.report)))


def drop_texts(
    connection: Connection, reports: Iterable[str], shorten: Callable[[Reading], Shortened], on: date
) -> int:
    """Give up the texts of reports, in their readings of now and of the past too; how many had one."""
    dropped = 0
    for some in chunks(sorted(set(reports))):
        rows = connection.execute(
            select(report.c.id, report.c.text).where(report.c.id.in_(some), report.c.text.is_not(None))
        ).all()
        names = [row.id for row in rows]
        forget(connection, names)
        forget_words(connection, names)
        drop_received(connection, names)
        drop_answers(connection, names)
        for table in (reading, past_reading):
            _shorten_bodies(connection, table, names, shorten)
        for row in rows:
            values = {"text": None, "dropped_on": on, "digest": _digest(row.text)}
            connection.execute(update(report).where(report.c.id == row.id).values(**values))
        dropped += len(names)
    return dropped


def _digest(squeezed: bytes) -> str:
    return text_digest(coding.expand_text(squeezed))


def _shorten_bodies(
    connection: Connection, table: Table, names: list[str], shorten: Callable[[Reading], Shortened]
) -> None:
    keys = table.primary_key.columns
    for row in connection.execute(select(*keys, table.c.body).where(table.c.report.in_(names))).all():
        with sound(f"A reading of report {row.report}"):
            short = shorten(coding.decode(coding.expand(row.body), Reading))
        body = replace(short.reading, report=replace(short.reading.report, text="", name=""))
        this = [key == getattr(row, key.name) for key in keys]
        connection.execute(
            update(table).where(*this).values(body=coding.squeeze(coding.encode(body)), traces=short.traces)
        )


def with_text(connection: Connection, reports: Sequence[str]) -> set[str]:
    """Those of the reports of which the store holds the text."""
    found: set[str] = set()
    for some in chunks(reports):
        found.update(connection.scalars(select(report.c.id).where(report.c.id.in_(some), report.c.text.is_not(None))))
    return found


def scrub(engine: Engine) -> None:
    """Clear what deleted rows leave in the database's files. StoreError "busy" where another program is reading it."""
    if engine.dialect.name == "postgresql":
        with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text(f"VACUUM (FULL) {', '.join(_HOLDING)}"))
        return
    bare = engine.raw_connection()  # VACUUM stands in no transaction, and every other connection begins one
    try:
        bare.cursor().execute("VACUUM")
        busy = bare.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        bare.close()
    if busy:
        raise StoreError(
            "busy",
            "Another program is reading the store, so that what was removed may still stand in its journal.",
            "When it has finished: dragoman redact --scrub.",
        )
