"""A store: the reports, what was read in them, and what was decided.

Invariants: each method that writes does so in one transaction that holds the write lock; what is in a store does
not depend on the order in which it was put there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection, delete, distinct, func, insert, select

from dragoman.model import Claim, Decision, Reading, Received, Redaction, Report, ReportId, text_digest
from dragoman.store import coding
from dragoman.store.accounts import Accounts
from dragoman.store.addresses import Addresses
from dragoman.store.alerting import Alerting
from dragoman.store.answers import Answers
from dragoman.store.arrivals import named as named_reports
from dragoman.store.arrivals import note_arrivals
from dragoman.store.briefs import Briefs
from dragoman.store.connected import move_on
from dragoman.store.entries import Added, BlockCount, Counts, Filed, Sizes, Stored
from dragoman.store.erasing import Shortened, drop_texts, redact, redactions, scrub, with_text
from dragoman.store.errors import StoreError
from dragoman.store.failures import named, sound
from dragoman.store.following import Following
from dragoman.store.issuing import ids_of, issue, keys_behind, turns_of
from dragoman.store.kept import KeptBlock, put_block, touch, touch_decided, touch_reports
from dragoman.store.loading import Loading
from dragoman.store.moving import Rows, copy_file, put_rows, rows_of
from dragoman.store.noting import Noting
from dragoman.store.past import keep_past, past_claims, stood_on
from dragoman.store.queries import (
    READINGS,
    REPORTS,
    begins,
    chunks,
    counts_of,
    decision_of,
    decisions_of,
    held_of,
    narrowed,
    read_by_other,
    stored,
)
from dragoman.store.received import keep_received, received_of, sizes_of
from dragoman.store.rows import claim_rows, filed_in, reading_row, report_of, report_row
from dragoman.store.schema import claim, decision, reading, report, report_name
from dragoman.store.soundness import faults
from dragoman.store.view import View
from dragoman.store.words import missing_words, put_words


class Store(Following, Accounts, Addresses, Alerting, Answers, Briefs, Loading, Noting):
    """An open store. Made by `open_store`; every method may raise StoreError."""

    def rows(self) -> Iterator[Rows]:
        """Every table with its rows, all of one moment; take those of each in turn."""
        with self._snapshot() as connection:
            yield from rows_of(connection)

    def take_rows(self, tables: Iterable[Rows]) -> None:
        """Put such rows into a store that is empty, all or none. StoreError "not_empty" for one that is not."""
        with self._transaction() as connection:
            put_rows(connection, tables, self.address)

    def copy_to(self, file: Path) -> None:
        """Copy a store in SQLite, as it stands now, into a file that is not there yet."""
        with named(str(file)):
            copy_file(self._engine, file)

    def database(self) -> str:
        """Which database it is in, with its version."""
        with self._snapshot() as connection:
            version = ".".join(map(str, connection.dialect.server_version_info or ()))
        return f"{'SQLite' if self.is_file else 'PostgreSQL'} {version}"

    def faults(self) -> Iterator[tuple[str, str]]:
        """What does not fit together in what is held. See `soundness.faults`."""
        with self._snapshot() as connection:
            yield from faults(connection)

    # Reports and their readings

    def add(self, entries: Sequence[Stored], *, issue_on: date | None = None) -> Added:
        """Add reports with their readings, all or none.

        A report that is held already (same id, so same content) keeps its reading; its further name, and an
        earlier day of receipt, are recorded. See `put_reading` for a newer reading. One whose text was redacted is
        refused, whoever sends it.
        issue_on: the day on which the entry ids of new reports count as shown; None where they are not shown yet.
        """
        first: dict[str, Stored] = {}
        for entry in entries:
            first.setdefault(entry.id, entry)
        with self._snapshot() as connection:
            held = held_of(connection, list(first))
        # Reports never leave a store, so what is held stays held; the rest is encoded before the lock is taken.
        prepared = {
            key: (report_row(entry), reading_row(entry), claim_rows(entry))
            for key, entry in first.items()
            if key not in held
        }
        digests = {key: text_digest(entry.reading.report.text) for key, entry in first.items()}
        with self._transaction() as connection:
            removed = {made.digest: made for made in redactions(connection, list(digests.values()))}
            refused = {ReportId(key): removed[digest] for key, digest in digests.items() if digest in removed}
            first = {key: entry for key, entry in first.items() if key not in refused}
            prepared = {key: made for key, made in prepared.items() if key not in refused}
            entries = [entry for entry in entries if entry.id not in refused]
            held |= held_of(connection, list(prepared))
            rows = [made for key, made in sorted(prepared.items()) if key not in held]
            _insert(connection, [row for row, _, _ in rows], [row for _, row, _ in rows], [c for _, _, c in rows])
            keep_received(connection, [entry for key, entry in first.items() if key not in held])
            put_words(connection, {key: _words_in(entry) for key, entry in first.items() if key not in held})
            arrived = [(entry.id, entry.reading.report.name, entry.received_on) for entry in entries]
            touch_reports(connection, note_arrivals(connection, arrived))
            if issue_on is not None:
                new = [entry for key, entry in first.items() if key not in held]
                issue(connection, ids_of(new), issue_on)
        return Added(
            new=tuple(ReportId(key) for key in first if key not in held),
            known=tuple(ReportId(key) for key in first if key in held),
            refused=refused,
        )

    def put_reading(self, entries: Sequence[Stored], *, on: date) -> None:
        """Replace the readings (and signatures, blocks, entry ids) of reports that the store holds, all or none.

        on: the day or instant of it, up to which what is replaced stood; see `stood_on` and `past_claims`. The new
            entry ids count as shown on it.
        StoreError "no_such_report" for a report that it does not hold. The reports themselves, their names and
        their days of receipt stay as they are. One whose text the store gave up meanwhile keeps what it has.
        """
        latest = {str(entry.id): entry for entry in entries}
        made = {key: (reading_row(entry), claim_rows(entry)) for key, entry in latest.items()}
        with self._transaction() as connection:
            missing = sorted(latest.keys() - held_of(connection, list(latest)))
            if missing:
                raise StoreError(
                    "no_such_report", f"{self.address} holds no report {missing[0]}.", "Add the report first."
                )
            kept = sorted(with_text(connection, list(latest)))
            latest = {key: latest[key] for key in kept}
            touch_reports(connection, kept)
            keep_past(connection, [(key, made[key][0]["body"]) for key in kept], on)  # type: ignore[misc]
            for some in chunks(kept):
                connection.execute(delete(claim).where(claim.c.report.in_(some)))
                connection.execute(delete(reading).where(reading.c.report.in_(some)))
            _insert(connection, [], [made[key][0] for key in kept], [made[key][1] for key in kept])
            touch(connection, {block for entry in latest.values() for block in entry.blocks.values()})
            issue(connection, ids_of(latest.values()), on.date() if isinstance(on, datetime) else on)

    def readings(
        self, *, published_to: date | None = None, received_to: date | None = None, block: str | None = None
    ) -> Iterator[Stored]:
        """Reports with their readings by report id, as they stood when the first was fetched.

        published_to: only those published on the day or before; a range counts from its latest day, and what has
            no latest day counts from the day it was received.
        received_to: only those received on the day (UTC) or before.
        block: only those with a claim or a denial in the block.
        """
        with self._snapshot() as connection:
            yield from stored(
                connection, narrowed(READINGS, published_to=published_to, received_to=received_to, block=block)
            )

    def stood_on(self, moment: date) -> tuple[Stored, ...]:
        """The readings that stood at the end of a day, or before an instant, and were replaced since, by report id."""
        with self._snapshot() as connection:
            return tuple(stood_on(connection, moment))

    def past_claims(self, keys: Iterable[str]) -> tuple[Claim, ...]:
        """Claims of these keys in readings that were replaced, by key, as the latest such reading had them."""
        with self._snapshot() as connection:
            return past_claims(connection, sorted(set(keys)))

    def reading_of(self, report_id: str) -> Stored | None:
        """A report with its reading; None where the store does not hold it."""
        with self._snapshot() as connection:
            return next(stored(connection, READINGS.where(report.c.id == report_id)), None)

    def readings_of(self, report_ids: Iterable[str]) -> Iterator[Stored]:
        """These reports with their readings, by id; those that the store does not hold are left out."""
        with self._snapshot() as connection:
            for some in chunks(sorted(set(report_ids))):
                yield from stored(connection, READINGS.where(report.c.id.in_(some)))

    def stale(self, reader: str) -> tuple[ReportId, ...]:
        """The reports that were read by another version of reading than `reader`, and can be read again."""
        with self._snapshot() as connection:
            query = select(reading.c.report).join(report, report.c.id == reading.c.report)
            query = query.where(read_by_other(reader), report.c.text.is_not(None)).order_by(reading.c.report)
            return tuple(ReportId(key) for key in connection.scalars(query))

    def kept(self) -> tuple[ReportId, ...]:
        """The reports that can be read again, by id: those of which the store holds the text."""
        with self._snapshot() as connection:
            query = select(reading.c.report).join(report, report.c.id == reading.c.report)
            query = query.where(report.c.text.is_not(None)).order_by(reading.c.report)
            return tuple(ReportId(key) for key in connection.scalars(query))

    def report(self, report_id: str) -> Report | None:
        """A report as received; None where the store does not hold it. Its text is "" after a redaction."""
        with self._snapshot() as connection:
            row = connection.execute(REPORTS.where(report.c.id == report_id)).one_or_none()
        if row is None:
            return None
        with sound(f"The stored text of report {row.id}"):
            return report_of(row)

    def text(self, report_id: str) -> str | None:
        """A report's text as received; None where the store does not hold it."""
        return found.text if (found := self.report(report_id)) is not None else None

    def report_ids(self) -> tuple[ReportId, ...]:
        """The ids of all reports, sorted."""
        with self._snapshot() as connection:
            return tuple(ReportId(key) for key in connection.scalars(select(report.c.id).order_by(report.c.id)))

    def names(self, report_id: str) -> tuple[str, ...]:
        """Every name under which a report arrived, sorted."""
        with self._snapshot() as connection:
            query = select(report_name.c.name).where(report_name.c.report == report_id).order_by(report_name.c.name)
            return tuple(connection.scalars(query))

    def named(self, names: Iterable[str]) -> dict[str, set[str]]:
        """The reports that arrived under these names; a name that nothing arrived under is left out."""
        with self._snapshot() as connection:
            return named_reports(connection, names)

    def find(self, said: str) -> tuple[ReportId, ...]:
        """The reports of this very name or id; where there are none, those whose ids begin so. By id."""
        if not said:
            return ()
        exact = select(report_name.c.report).where(report_name.c.name == said)
        exact_id = select(report.c.id).where(report.c.id == said)
        with self._snapshot() as connection:
            found = connection.scalars(exact.union(exact_id)).all()
            found = found or connection.scalars(select(report.c.id).where(begins(report.c.id, said))).all()
        return tuple(ReportId(key) for key in sorted(found))

    # The record as kept

    @contextmanager
    def view(self) -> Iterator[View]:
        """The record as kept and the reports behind it, at one moment."""
        with self._snapshot() as connection:
            yield View(connection)

    def keep(self, block: KeptBlock, *, changes: int) -> bool:
        """Keep what a block gave; False where something befell it since `View.block` gave its reports and `changes`."""
        with self._transaction() as connection:
            return put_block(connection, block, changes)

    def received(self, report: str) -> Received | None:
        """The bytes in which a report came in; None where its text is all, or they are kept no more."""
        with self._snapshot() as connection:
            return received_of(connection, report)

    # The index of words

    def index_words(self, most: int = 500) -> int:
        """Put reports into the index that are not in it, at most so many; how many."""
        with self._aside() as connection:
            texts = missing_words(connection, most)
            put_words(connection, texts)
            if texts:
                move_on(connection)
        return len(texts)

    # Texts taken out

    def redact(self, made: Redaction) -> None:
        """Take a report's words out of every table for good; see `scrub` for the files. StoreError "redacted"."""
        with self._transaction() as connection:
            redact(connection, made)

    def redactions(self) -> tuple[Redaction, ...]:
        """Every redaction, by time and report."""
        with self._snapshot() as connection:
            return redactions(connection)

    def drop_texts(self, reports: Iterable[str], shorten: Callable[[Reading], Shortened], *, on: date) -> int:
        """Give up the texts of reports but for short quotes, all or none; how many had one. See `scrub`."""
        with self._transaction() as connection:
            return drop_texts(connection, reports, shorten, on)

    def scrub(self) -> None:
        """Clear what was removed from the database's files. StoreError "busy" where another program reads it."""
        with named(self.address):
            scrub(self._engine)

    # Claims and blocks

    def claims(self, block: str) -> Iterator[Filed]:
        """The claims and denials of a block, by report id and place in the reading."""
        for entry in self.readings(block=block):
            yield from (filed for filed in filed_in(entry) if filed.block == block)

    def blocks(self) -> tuple[BlockCount, ...]:
        """Every block with what stands in it, by name."""
        denials = func.count().filter(claim.c.denial)
        query = (
            select(claim.c.block, func.count(), denials, func.count(distinct(claim.c.report)))
            .where(claim.c.block.is_not(None))
            .group_by(claim.c.block)
            .order_by(claim.c.block)
        )
        with self._snapshot() as connection:
            return tuple(
                BlockCount(block=block, claims=every - denied, denials=denied, reports=reports)
                for block, every, denied, reports in connection.execute(query)
            )

    def blocks_of(self, claim_keys: Iterable[str]) -> Mapping[str, str]:
        """The blocks of claims, by key; claims that are not held, or stand in no block, are left out."""
        found: dict[str, str] = {}
        with self._snapshot() as connection:
            for some in chunks(sorted(set(claim_keys))):
                rows = connection.execute(
                    select(claim.c.key, claim.c.block).where(claim.c.key.in_(some), claim.c.block.is_not(None))
                )
                found.update((row.key, row.block) for row in rows)
        return found

    # Entry ids

    def issue(self, ids: Mapping[str, str], *, on: date) -> int:
        """Record that entry ids (id -> claim key) were shown on a day; how many had never been. They stay for ever."""
        with self._transaction() as connection:
            return issue(connection, set(ids.items()), on)

    def issued_in_turn(self, ids: Iterable[str]) -> Mapping[str, int]:
        """In which turn each of these entry ids was shown first. See `turns_of`."""
        with self._snapshot() as connection:
            return turns_of(connection, ids)

    def resolve(self, said: str) -> tuple[str, ...]:
        """The keys of the claims behind an entry id, issued or not; else behind the ids that begin so. Sorted."""
        with self._snapshot() as connection:
            return keys_behind(connection, said)

    # Decisions

    def append(self, made: Decision) -> bool:
        """Add a decision; False where the store holds this very one. StoreError for another one under its id."""
        if made.when is not None and made.when.utcoffset() is None:
            raise ValueError(f"the time of decision {made.id} has no zone")
        body = coding.encode(made)
        with self._transaction() as connection:
            held = connection.scalar(select(decision.c.body).where(decision.c.id == made.id))
            if held is not None:
                if decision_of(made.id, held) != made:
                    raise StoreError(
                        "decision_exists", f"Decision {made.id} says something else already.", "Give this one a new id."
                    )
                return False
            row = {"id": made.id, "kind": made.kind.value, "who": made.who, "made_at": made.when}
            connection.execute(insert(decision), {**row, "undoes": made.undoes, "body": body})
            touch_decided(connection, made)
        return True

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, taken back or not, by time and id; those without a time first."""
        with self._snapshot() as connection:
            return decisions_of(connection)

    def counts(self) -> Counts:
        """How much the store holds."""
        with self._snapshot() as connection:
            return counts_of(connection)

    def sizes(self) -> Sizes:
        """What of it takes most room."""
        with self._snapshot() as connection:
            return sizes_of(connection)


def _words_in(entry: Stored) -> str:
    return f"{entry.reading.report.title}\n{entry.reading.report.text}"


def _insert(
    connection: Connection,
    reports: list[dict[str, object]],
    readings: list[dict[str, object]],
    claims: list[list[dict[str, object]]],
) -> None:
    for table, rows in ((report, reports), (reading, readings), (claim, [row for some in claims for row in some])):
        if rows:
            connection.execute(insert(table), rows)
