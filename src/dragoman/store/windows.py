"""Which of the entries kept a query is to fetch, and how many these are.

Invariant: nothing here takes an entry apart; what is wanted stands beside it in its row and its words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

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
