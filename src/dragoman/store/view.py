"""A look at the record as kept, and at the reports behind it, all at one moment.

Invariant: every answer of a View is of one snapshot, so that a writer at work changes nothing of what is shown.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, true

from dragoman.model import DESK, Card, Claim, Decision, Engagement, Leg, Redaction, ReportId
from dragoman.store import coding, windows
from dragoman.store.entries import Stored
from dragoman.store.erasing import redactions
from dragoman.store.failures import sound
from dragoman.store.kept import NAME, TOUR, told_blocks
from dragoman.store.leaves import OutletCount, Place, Printed, ReportPlace, in_order, outlets, reports_in_order
from dragoman.store.past import past_claims
from dragoman.store.queries import READINGS, chunks, decisions_of, narrowed, read_by_other, received_by, stored
from dragoman.store.schema import (
    MOMENT,
    claim,
    indexed,
    kept_block,
    kept_card,
    kept_copy,
    kept_entry,
    meta,
    reading,
    report,
)
from dragoman.store.stirring import stirring
from dragoman.store.windows import Wanted, narrow, with_words
from dragoman.store.words import Search, among, count_with_words, is_indexed, reports_with_words

_FREQUENT = 20_000  # reports with the words: more are not put in order to find the newest
_LEAF = 400
_Pairs = tuple[tuple[ReportId, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many reports had appeared by a day, the first and the last of their days, and how many nobody can date."""

    reports: int
    first: date | None
    last: date | None
    undated: int


class View:
    """The record as kept, at one moment. Made by `Store.view`, and good as long as that lasts."""

    def __init__(self, connection: Connection) -> None:
        """connection: in a transaction that sees one snapshot."""
        self._connection = connection

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, taken back or not. See `Store.decisions`."""
        return decisions_of(self._connection)

    def entered(self) -> dict[str, str]:
        """The reports that analysts entered by hand, and who each is of."""
        rows = self._connection.execute(select(report.c.id, report.c.outlet).where(report.c.markup == DESK))
        return {row.id: row.outlet for row in rows}

    def redactions(self) -> tuple[Redaction, ...]:
        """Every redaction. See `Store.redactions`."""
        return redactions(self._connection)

    def blocks(self) -> tuple[str, ...]:
        """Every block, by name."""
        return tuple(self._connection.scalars(select(kept_block.c.name).order_by(kept_block.c.name)))

    def due(self, made_by: str, day: date) -> tuple[str, ...]:
        """The blocks of which nothing is kept that stands as of the day, made by this software and these facts."""
        query = select(kept_block.c.name).where(or_(kept_block.c.made_by.is_(None), ~_stands(made_by, day)))
        return tuple(self._connection.scalars(query.order_by(kept_block.c.name)))

    def stands(self, block: str, made_by: str, day: date) -> bool:
        """Whether what is kept of a block stands as of the day."""
        query = select(kept_block.c.name).where(kept_block.c.name == block, _stands(made_by, day))
        return self._connection.scalar(query) is not None

    def block(self, name: str, also: Collection[str] = ()) -> tuple[int, tuple[Stored, ...]]:
        """What has befallen a block so far, as a count, and every report that tells of it, later ones among them.

        also: reports that tell of it otherwise than by their claims as they were read.
        """
        changes = self._connection.scalar(select(kept_block.c.changes).where(kept_block.c.name == name))
        return changes or 0, tuple(stored(self._connection, READINGS.where(_tells_of(name, also))))

    def told_by(
        self, name: str, also: Collection[str] = (), *, published_to: date, received_to: date | None = None
    ) -> Iterator[Stored]:
        """The reports that tell of a block, of those that count for a day. See `block` and `Store.readings`."""
        query = narrowed(READINGS, published_to=published_to, received_to=received_to, block=None)
        yield from stored(self._connection, query.where(_tells_of(name, also)))

    def readings_of(self, reports: Iterable[str]) -> Iterator[Stored]:
        """These reports with their readings; those that the store does not hold are left out."""
        for some in chunks(sorted(set(reports))):
            yield from stored(self._connection, READINGS.where(report.c.id.in_(some)))

    def reports_with(self, claim_keys: Iterable[str]) -> set[str]:
        """The reports that make these claims or denials."""
        found: set[str] = set()
        for some in chunks(sorted(set(claim_keys))):
            found.update(self._connection.scalars(select(claim.c.report).where(claim.c.key.in_(some))))
        return found

    def past_claims(self, keys: Iterable[str]) -> tuple[Claim, ...]:
        """Claims of these keys in readings that were replaced. See `Store.past_claims`."""
        return past_claims(self._connection, sorted(set(keys)))

    def apart(self, published_to: date, received_to: date | None = None) -> Iterator[Stored]:
        """The reports that may have instruments, positions or inconsistencies, of those that count for a day."""
        query = narrowed(READINGS, published_to=published_to, received_to=received_to, block=None)
        yield from stored(self._connection, query.where(reading.c.apart.is_not(False)))

    def coverage(self, published_to: date, received_to: date | None = None, but: Collection[str] = ()) -> Coverage:
        """How much had been read of those that count for a day, but for some reports."""
        latest = reading.c.published_latest
        counts = reading.c.report.not_in(sorted(but)) if but else true()
        query: Any = select(func.count(latest), func.min(latest), func.max(latest), func.count()).select_from(
            reading.join(report, report.c.id == reading.c.report)
        )
        if received_to is not None:
            query = narrowed(query.where(counts), published_to=published_to, received_to=received_to, block=None)
            known, first, last, every = self._connection.execute(query).one()
            return Coverage(reports=every, first=first, last=last, undated=every - known)
        # Most reports are dated and published: all of them less those that are not, and the two ends of the index.
        known = self._many() - self._many(or_(latest.is_(None), latest > published_to))
        known -= self._many(~counts, latest <= published_to) if but else 0
        published = select(latest).where(latest <= published_to, counts).limit(1)
        first, last = (self._connection.scalar(published.order_by(way)) for way in (latest, latest.desc()))
        undated = self._connection.execute(query.where(latest.is_(None), received_by(published_to), counts)).one()[3]
        return Coverage(reports=known + undated, first=first, last=last, undated=undated)

    def by_day(self, published_to: date, but: Collection[str] = ()) -> Mapping[date, int]:
        """How many reports were read that were published on each day, a range on its latest; but for some reports."""
        latest = reading.c.published_latest
        query = select(latest, func.count()).where(latest <= published_to).group_by(latest)
        if but:
            query = query.where(reading.c.report.not_in(sorted(but)))
        return {day: count for day, count in self._connection.execute(query)}  # noqa: C416 - rows are no pairs

    def _many(self, *which: ColumnElement[bool]) -> int:
        return self._connection.scalar(select(func.count()).select_from(reading).where(*which)) or 0

    def stale(self, reader: str, published_to: date, received_to: date | None = None, but: Collection[str] = ()) -> int:
        """How many reports that count for a day another version than `reader` read, and can be read again.

        but: reports that are left out.
        """
        other = read_by_other(reader)
        if self._connection.scalar(select(reading.c.report).where(other).limit(1)) is None:
            return 0
        query = select(func.count()).select_from(reading.join(report, report.c.id == reading.c.report))
        query = query.where(other, report.c.text.is_not(None))
        if but:
            query = query.where(reading.c.report.not_in(sorted(but)))
        query = narrowed(query, published_to=published_to, received_to=received_to, block=None)
        return self._connection.scalar(query) or 0

    def newest_with_words(
        self, search: Search, published_to: date, received_to: date | None = None
    ) -> Iterator[ReportId]:
        """The reports with all the words and beginnings searched for, of those that count for a day: the newest first.

        Those that nobody can date come last. Phrases are for the caller to look for.
        """
        latest = reading.c.published_latest
        query: Select[Any] = select(reading.c.report)
        here: ColumnElement[bool] = (
            select(report.c.id).where(report.c.id == reading.c.report, received_by(published_to)).exists()
        )
        if received_to is not None:
            query = query.join(report, report.c.id == reading.c.report).where(received_by(received_to))
            here = received_by(published_to)
        is_frequent = count_with_words(self._connection, search) > _FREQUENT
        for some in (latest <= published_to, and_(latest.is_(None), here)):
            ordered = query.where(some).order_by(latest.desc(), reading.c.report.desc())
            yield from self._leafed(ordered, search) if is_frequent else self._having(ordered, search)

    def _having(self, query: Select[Any], search: Search) -> Iterator[ReportId]:
        names = reports_with_words(search, self._connection.dialect.name).subquery()
        query = query.join(names, names.c.report == reading.c.report)
        yield from map(ReportId, self._connection.scalars(query))

    def _leafed(self, query: Select[Any], search: Search) -> Iterator[ReportId]:
        """Words that many reports have: the newest reports, page by page, are asked whether they have them."""
        query = query.join(indexed, indexed.c.report == reading.c.report).add_columns(indexed.c.doc).limit(_LEAF)
        for page in count(0, _LEAF):
            rows = self._connection.execute(query.offset(page)).all()
            have = among(self._connection, search, [row.doc for row in rows]) if rows else set()
            yield from (ReportId(row.report) for row in rows if row.doc in have)
            if len(rows) < _LEAF:
                return

    def count_with_words(
        self, search: Search, published_to: date, received_to: date | None = None, but: Collection[str] = ()
    ) -> int:
        """How many these are, but for some."""
        latest = reading.c.published_latest
        if received_to is None and not but and not self._many(or_(latest.is_(None), latest > published_to)):
            return count_with_words(self._connection, search)
        return sum(name not in but for name in self.newest_with_words(search, published_to, received_to))

    def without_words(self) -> int:
        """How many reports with a text are not in the index of words."""
        every, there = (self._connection.scalar(select(func.count()).select_from(one)) for one in (report, indexed))
        if every == there:
            return 0
        query = select(func.count()).where(report.c.text.is_not(None), ~is_indexed())
        return self._connection.scalar(query) or 0

    def blocks_of(self, claim_keys: Iterable[str]) -> set[str]:
        """The blocks of the claims and denials of these keys."""
        return self._blocks(claim.c.key, claim_keys)

    def blocks_told_by(self, reports: Iterable[str]) -> set[str]:
        """The blocks that these reports tell of."""
        return self._blocks(claim.c.report, reports)

    def _blocks(self, column: ColumnElement[Any], values: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for some in chunks(sorted(set(values))):
            query = select(claim.c.block).where(column.in_(some), claim.c.block.is_not(None))
            found.update(self._connection.scalars(query.distinct()))
        return found

    def blocks_about(self, reports: Iterable[str], claim_keys: Iterable[str]) -> set[str]:
        """The blocks that these reports or claims are told in, also where analysts moved them to."""
        found: set[str] = set()
        for column, values in ((claim.c.report, reports), (claim.c.key, claim_keys)):
            for some in chunks(sorted(set(values))):
                found |= told_blocks(self._connection, column.in_(some))
        return found

    def stirred(self, published_to: date, received_to: date | None = None, *, most: int) -> dict[date, set[str]]:
        """The days on which something may have changed, back to the last `most` with reports, and the blocks of each.

        Those are the blocks that the reports of a day tell of (an undated one's is the day on which it came in), and
        those with an entry whose last day was the day before. See `stirring`.
        """
        return stirring(self._connection, published_to, received_to, most)

    def copies(self, but: Collection[str] = ()) -> Iterator[tuple[ReportId, str]]:
        """The reports that only repeat another, with its dispatch, in all blocks but these."""
        rows = self._connection.execute(select(kept_copy.c.block, kept_copy.c.report, kept_copy.c.dispatch))
        return ((ReportId(row.report), row.dispatch) for row in rows if row.block not in but)

    def placed(self, but: Collection[str] = ()) -> Iterator[tuple[ReportId, str]]:
        """What reports contradict themselves on and an entry shows, in all blocks but these."""
        query = select(kept_block.c.name, kept_block.c.placed).where(kept_block.c.placed.is_not(None))
        for row in self._connection.execute(query):
            if row.name not in but:
                with sound(f"What is kept of {row.name}"):
                    yield from coding.decode(row.placed, _Pairs)

    def entries(self, wanted: Wanted, but: Collection[str] = ()) -> Iterator[Engagement]:
        """The entries wanted, in no order, of all blocks but these."""
        query = select(kept_entry.c.id, kept_entry.c.block, kept_entry.c.body)
        return self._entries(narrow(query, wanted), but)

    def count(self, wanted: Wanted) -> int:
        """How many entries are wanted, of what is kept of all blocks."""
        return windows.count(self._connection, wanted)

    def in_order(self, wanted: Wanted, after: Place | None = None) -> Iterator[Place]:
        """Where the entries wanted stand, in the record's order, of what is kept of all blocks. See `leaves`."""
        return in_order(self._connection, wanted, after)

    def reports_in_order(self, wanted: Printed, after: ReportPlace | None = None) -> Iterator[ReportPlace]:
        """Where the reports wanted stand, the newest first. See `leaves`."""
        return reports_in_order(self._connection, wanted, after)

    def outlets(self, wanted: Printed, but: Collection[str] = ()) -> tuple[OutletCount, ...]:
        """The outlets of the reports wanted, but for some reports, by name."""
        return outlets(self._connection, wanted, but)

    def of_ids(self, ids: Iterable[str]) -> Iterator[Engagement]:
        """The entries of these very ids, in no order."""
        for some in chunks(sorted(set(ids))):
            query = select(kept_entry.c.id, kept_entry.c.block, kept_entry.c.body)
            yield from self._entries(query.where(kept_entry.c.id.in_(some)), ())

    def of_all(self, but: Collection[str] = ()) -> Iterator[Engagement]:
        """All entries of all blocks but these."""
        return self.entries(Wanted(), but)

    def named(self, names: Iterable[str], but: Collection[str] = ()) -> Iterator[Engagement]:
        """The entries with one of these ids, or with a claim of one of these keys, of all blocks but these."""
        for some in chunks(sorted(set(names))):
            query = select(kept_entry.c.id, kept_entry.c.block, kept_entry.c.body)
            yield from self._entries(query.where(kept_entry.c.id.in_(with_words(NAME, some))), but)

    def of_blocks(self, blocks: Iterable[str], but: Collection[str] = ()) -> Iterator[Engagement]:
        """All entries of these blocks, but not of those."""
        for some in chunks(sorted(set(blocks))):
            query = select(kept_entry.c.id, kept_entry.c.block, kept_entry.c.body)
            yield from self._entries(query.where(kept_entry.c.block.in_(some)), but)

    def kept(self, block: str) -> tuple[set[Engagement], set[Leg], set[tuple[ReportId, str]]]:
        """What is kept of a block: its entries, the legs among them, the reports that only repeat another."""
        entries = set(self.of_blocks([block]))
        query = select(kept_entry.c.id, kept_entry.c.leg).where(
            kept_entry.c.block == block, kept_entry.c.leg.is_not(None)
        )
        legs = {_leg(row.id, row.leg) for row in self._connection.execute(query)}
        copies = select(kept_copy.c.report, kept_copy.c.dispatch).where(kept_copy.c.block == block)
        return entries, legs, {(ReportId(row.report), row.dispatch) for row in self._connection.execute(copies)}

    def legs(self, tours: Iterable[str] | None = None, but: Collection[str] = ()) -> Iterator[Leg]:
        """The legs that are told on one of these tours (None: on any), of all blocks but these."""
        query = select(kept_entry.c.id, kept_entry.c.block, kept_entry.c.leg).where(kept_entry.c.leg.is_not(None))
        some = [None] if tours is None else list(chunks(sorted(set(tours))))
        for words in some:
            for row in self._connection.execute(
                query if words is None else query.where(kept_entry.c.id.in_(with_words(TOUR, words)))
            ):
                if row.block not in but:
                    yield _leg(row.id, row.leg)

    def cards(self, blocks: Iterable[str] | None = None) -> Iterator[tuple[str, str, Card]]:
        """The entries kept of these blocks (None: of all) with their blocks and cards, in no order."""
        query = select(kept_card.c.entry, kept_card.c.block, kept_card.c.body)
        some = [None] if blocks is None else list(chunks(sorted(set(blocks))))
        for names in some:
            for row in self._connection.execute(query if names is None else query.where(kept_card.c.block.in_(names))):
                with sound(f"What is kept of entry {row.entry}"):
                    card = coding.decode(row.body, Card)
                yield row.entry, row.block, card

    def states(self) -> dict[str, tuple[object, ...]]:
        """For each block what is another whenever what is kept of it may be."""
        has = kept_block.c
        rows = self._connection.execute(select(has.name, has.changes, has.made_by, has.made_on, has.good_until))
        return {row.name: tuple(row[1:]) for row in rows}

    def moment(self) -> str:
        """See `Store.moment`."""
        return self._connection.scalar(select(meta.c.value).where(meta.c.name == MOMENT)) or ""

    def _entries(self, query: Select[Any], but: Collection[str]) -> Iterator[Engagement]:
        for row in self._connection.execute(query):
            if row.block not in but:
                with sound(f"What is kept of entry {row.id}"):
                    entry = coding.decode(coding.expand(row.body), Engagement)
                yield entry


def _leg(name: str, body: bytes) -> Leg:
    with sound(f"What is kept of entry {name}"):
        return coding.decode(coding.expand(body), Leg)


def _stands(made_by: str, day: date) -> ColumnElement[bool]:
    return (kept_block.c.made_by == made_by) & (kept_block.c.made_on <= day) & (kept_block.c.good_until >= day)


def _tells_of(block: str, also: Collection[str]) -> ColumnElement[bool]:
    told = report.c.id.in_(select(claim.c.report).where(claim.c.block == block))
    return or_(told, report.c.id.in_(also)) if also else told
