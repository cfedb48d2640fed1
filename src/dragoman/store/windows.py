"""Where many entries are kept: the days between which those nearest to a day lie, and how many there are of each kind.

Invariant: nothing here takes an entry apart; days and counts come from what stands beside it in its row and its words.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, extract, func, literal_column, or_, select, text

from dragoman.store.kept import PARTY
from dragoman.store.schema import kept_entry, kept_word

_Row = kept_entry.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries to fetch; an empty field lets all pass. first, last: days that the entry's date may touch.

    dated: False for those without any date alone.
    """

    parties: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    dated: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The entries between two days. entries: how many there are in all; undated: how many of them have no date.

    earlier, later: days around which the next ones lie; None where there are none.
    """

    first: date
    last: date
    entries: int
    undated: int
    earlier: date | None
    later: date | None


def narrow(query: Select[Any], wanted: Wanted) -> Select[Any]:
    """The query on entries with what is wanted of them."""
    for party in wanted.parties:
        query = query.where(_Row.id.in_(with_words(PARTY, [party])))
    if wanted.formats:
        query = query.where(_Row.format.in_(wanted.formats))
    if wanted.statuses:
        query = query.where(_Row.status.in_(wanted.statuses))
    if wanted.first is not None or wanted.last is not None or wanted.dated:
        query = query.where(or_(_Row.earliest.is_not(None), _Row.latest.is_not(None)))
    if wanted.first is not None:
        query = query.where(or_(_Row.latest.is_(None), _Row.latest >= wanted.first))
    if wanted.last is not None:
        query = query.where(or_(_Row.earliest.is_(None), _Row.earliest <= wanted.last))
    if wanted.dated is False:
        query = query.where(_Row.earliest.is_(None), _Row.latest.is_(None))
    return query


def with_words(kind: str, words: Iterable[str]) -> Select[Any]:
    """The ids of the entries to which one of these words leads."""
    return select(kept_word.c.entry).where(kept_word.c.kind == kind, kept_word.c.word.in_(tuple(words)))


def count(connection: Connection, wanted: Wanted) -> int:
    """How many entries are wanted."""
    return connection.scalar(narrow(select(func.count()).select_from(kept_entry), wanted)) or 0


def window(connection: Connection, wanted: Wanted, near: date, most: int) -> Window | None:
    """About so many entries with their first days nearest to a day, half of them before it where there are enough.

    None where no entry that is wanted has a first day.
    """
    half = max(most // 2, 1)
    after = _days(connection, wanted, near, half, ahead=True)
    before = _days(connection, wanted, near, most - len(after), ahead=False)
    after = after if len(before) >= half else _days(connection, wanted, near, most - len(before), ahead=True)
    if not before and not after:
        return None
    first, last = (before or after)[-1 if before else 0], (after or before)[-1 if after else 0]
    earlier = _whole(_days(connection, wanted, first, half + 1, ahead=False), half)
    later = _days(connection, wanted, last, half + 1, ahead=True, but=last)
    undated = wanted.first is None and wanted.last is None
    return Window(
        first=first,
        last=last,
        entries=count(connection, wanted),
        undated=count(connection, replace(wanted, dated=False)) if undated else 0,
        earlier=earlier[-1] if earlier else None,
        later=later[-1] if later else None,
    )


def tallies(connection: Connection, wanted: Wanted) -> dict[str, dict[str, int]]:
    """How many entries there are of each party, format, status and year, as far as another filter lets them be.

    Of a format, a status or a year one of several is asked for: those counts leave the filter on it aside.
    """
    party = narrow(select(kept_word.c.word, func.count()).join(kept_entry, _Row.id == kept_word.c.entry), wanted)
    party = party.where(kept_word.c.kind == PARTY).group_by(kept_word.c.word)
    formats: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    dated: Counter[tuple[int | None, int | None]] = Counter()
    for kind, status, first, last, inside, number in connection.execute(_grouped(wanted)):
        is_kind, is_status = (
            not wanted.formats or kind in wanted.formats,
            not wanted.statuses or status in wanted.statuses,
        )
        formats[kind] += number * bool(inside and is_status)
        statuses[status] += number * bool(inside and is_kind)
        if is_kind and is_status and (first, last) != (None, None):
            dated[None if first is None else int(first), None if last is None else int(last)] += number
    return {
        "party": {str(value): int(number) for value, number in connection.execute(party)},
        "format": dict(+formats),
        "status": dict(+statuses),
        "year": _years(dated),
    }


def _grouped(wanted: Wanted) -> Select[Any]:
    """Entries by format, status, first and last year, and whether they touch the days wanted: looked through once."""
    days: list[ColumnElement[bool]] = []
    if wanted.first is not None:
        days.append(_Row.latest.is_(None) | (_Row.latest >= wanted.first))
    days += [_Row.earliest.is_(None) | (_Row.earliest <= wanted.last)] if wanted.last is not None else []
    days += [or_(_Row.earliest.is_not(None), _Row.latest.is_not(None))] if days else []
    inside = case((and_(*days), 1), else_=0) if days else literal_column("1")
    keys = (_Row.format, _Row.status, extract("year", _Row.earliest), extract("year", _Row.latest), inside)
    named = [key.label(f"key{place}") for place, key in enumerate(keys)]
    every = replace(wanted, formats=(), statuses=(), first=None, last=None)
    return narrow(select(*named, func.count()), every).group_by(*(text(one.name) for one in named))


def _days(
    connection: Connection, wanted: Wanted, near: date, most: int, *, ahead: bool, but: date | None = None
) -> list[date]:
    """The first days of the next so many entries from a day on, or before it; the nearest one first."""
    day = _Row.earliest
    side = (day >= near) if ahead else (day < near)
    query = narrow(select(day), wanted).where(side).order_by(day if ahead else day.desc()).limit(max(most, 0))
    if but is not None:
        query = query.where(day != but)
    return list(connection.scalars(query))


def _whole(days: list[date], most: int) -> list[date]:
    """Those of the days all of whose entries are among the first so many, so that none is leafed past unseen."""
    return [day for day in days if day != days[most]] or days if len(days) > most else days


def _years(dated: Mapping[tuple[int | None, int | None], int]) -> dict[str, int]:
    """How many dates touch each year in which one begins or ends."""
    years = {year for ends in dated for year in ends if year is not None}
    return {
        f"{year:04}": sum(
            number
            for (first, last), number in dated.items()
            if (first is None or first <= year) and (last is None or year <= last)
        )
        for year in years
    }
