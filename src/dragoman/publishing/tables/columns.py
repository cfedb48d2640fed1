"""What a table is: columns with a name, a type, a meaning and where their values come from.

Invariant: one definition drives CSV, Parquet, Arrow, the API and docs/exports.md, so that they cannot disagree; every
value that a table gives can be written as UTF-8, and no text in it is longer than the cell of a spreadsheet.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from dragoman.knowledge import Knowledge
from dragoman.model import Cleared

R = TypeVar("R")
Value = str | int | bool | date | datetime | tuple[str, ...] | None
Cells = tuple[Value, ...]

LONGEST = 32_767
"""Code points of one text: more is cut and ends in an ellipsis. A spreadsheet's cell holds no more."""


class Kind(StrEnum):
    """The type of a column. In CSV: as it is written there."""

    TEXT = "text"
    TEXTS = "list of text"  # joined by "; "
    INTEGER = "integer"
    FLAG = "true or false"
    DAY = "day"  # 2021-03-16
    INSTANT = "instant"  # 2021-03-16T05:00:00Z


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column as others see it. meaning: a sentence for docs/exports.md."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True, slots=True)
class Field(Generic[R]):
    """A column, and the value that a row of this kind has in it. None and () are missing values."""

    name: str
    kind: Kind
    meaning: str
    of: Callable[[R], Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its name, what a row is, its columns, and its rows of a cleared record, made one after the other.

    with_filters: whether it has rows where only some entries are asked for; instruments and positions are no entries.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: Callable[[Cleared, Knowledge], Iterator[Cells]]
    with_filters: bool = True


def table(
    name: str,
    meaning: str,
    fields: tuple[Field[R], ...],
    found: Callable[[Cleared, Knowledge], Iterator[R]],
    *,
    with_filters: bool = True,
) -> Table:
    """A table of what is found in a cleared record."""

    def rows(cleared: Cleared, known: Knowledge) -> Iterator[Cells]:
        for one in found(cleared, known):
            yield tuple(_sound(field.of(one)) for field in fields)

    return Table(
        name=name,
        meaning=meaning,
        columns=tuple(Column(name=field.name, kind=field.kind, meaning=field.meaning) for field in fields),
        rows=rows,
        with_filters=with_filters,
    )


def sound(text: str) -> str:
    """Text that every reader of tables can take: NUL and lone surrogates as U+FFFD, and no longer than LONGEST."""
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate, from a JSON escape in the input
        text = "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text


def instant(at: datetime | None) -> datetime | None:
    """An instant in UTC; None for one without a zone, which is no instant."""
    return at.astimezone(UTC) if at is not None and at.utcoffset() is not None else None


def _sound(value: Value) -> Value:
    if isinstance(value, str):
        return sound(value) or None
    if isinstance(value, tuple):
        return tuple(sound(item) for item in value)
    return value
