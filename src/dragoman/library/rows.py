"""Rows of a table, and engagements, as what a program works with: values, Arrow, pandas, Polars, CSV.

Invariant: pyarrow, pandas and polars are imported where they are asked for and nowhere else, and an error says what to
install. All of them give the columns of docs/exports.md.
"""

from collections.abc import Iterator, Sequence
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast, overload

from dragoman.knowledge import Knowledge
from dragoman.model import Cleared, Engagement
from dragoman.publishing.arrow import arrow
from dragoman.publishing.coverage import read_words
from dragoman.publishing.separated import Dialect, separated
from dragoman.publishing.tables import TABLES, Table, Value
from dragoman.publishing.visible import short
from dragoman.publishing.words import day_words, engagement_words, status_words, when_words

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped] # it has no types
    import polars as pl
    import pyarrow as pa  # type: ignore[import-untyped] # it has no types

_MOST_SHOWN = 60
_MOST_CELL = 120


class Rows(Sequence[dict[str, Value]]):
    """The rows of a table, each a value by the column's name."""

    def __init__(self, table: Table, cleared: Cleared, known: Knowledge) -> None:
        """The rows that a cleared record has in a table."""
        self._table = table
        self._cells = tuple(table.rows(cleared, known))
        self._record = cleared.record

    @property
    def name(self) -> str:
        """The table's name."""
        return self._table.name

    @property
    def columns(self) -> dict[str, str]:
        """The columns in their order, each with what it means."""
        return {column.name: column.meaning for column in self._table.columns}

    def arrow(self) -> "pa.Table":
        """An Arrow table with real types. ImportError without pyarrow (the extra `parquet`)."""
        return arrow(self._table.name, self._table.columns, self._cells)

    def pandas(self) -> "pd.DataFrame":
        """A DataFrame of pandas whose columns have Arrow's types. ImportError without pandas or pyarrow."""
        pandas = _library("pandas")
        return self.arrow().to_pandas(types_mapper=pandas.ArrowDtype)

    def polars(self) -> "pl.DataFrame":
        """A DataFrame of Polars. ImportError without polars or pyarrow."""
        return cast("pl.DataFrame", _library("polars").from_arrow(self.arrow()))

    def csv(self, dialect: str = Dialect.PLAIN) -> str:
        """The table as CSV: "plain" for programs, or "spreadsheet". ValueError for another dialect."""
        return "".join(separated(self._table.columns, self._cells, Dialect(dialect)))

    def __len__(self) -> int:
        """How many rows."""
        return len(self._cells)

    @overload
    def __getitem__(self, place: int) -> dict[str, Value]: ...
    @overload
    def __getitem__(self, place: slice) -> list[dict[str, Value]]: ...
    def __getitem__(self, place: int | slice) -> dict[str, Value] | list[dict[str, Value]]:
        """A row, or some."""
        if isinstance(place, slice):
            return [self._row(cells) for cells in self._cells[place]]
        return self._row(self._cells[place])

    def __repr__(self) -> str:
        """Which table, and how many rows."""
        return f"<{self._table.name}: {len(self)} rows as of {self._record.as_of}>"

    def _repr_html_(self) -> str:
        """The first rows as a table."""
        names = [column.name for column in self._table.columns]
        rows = [["" if cell is None else _words(cell) for cell in cells] for cells in self._cells[:_MOST_SHOWN]]
        return _html(names, rows, len(self), f"{self._table.name} as of {day_words(self._record.as_of)}")

    def _row(self, cells: tuple[Value, ...]) -> dict[str, Value]:
        return dict(zip((column.name for column in self._table.columns), cells, strict=True))


class Engagements(Sequence[Engagement]):
    """Engagements of the record, in its order: each with its values, who says so, and its history."""

    def __init__(self, cleared: Cleared, known: Knowledge) -> None:
        """Those of a cleared record."""
        self._cleared = cleared
        self._known = known

    def table(self, name: str = "engagements") -> Rows:
        """A table of docs/exports.md of these engagements. KeyError for none."""
        return Rows(TABLES[name], self._cleared, self._known)

    def arrow(self) -> "pa.Table":
        """The table `engagements` of these. See `Rows.arrow`."""
        return self.table().arrow()

    def pandas(self) -> "pd.DataFrame":
        """The table `engagements` of these. See `Rows.pandas`."""
        return self.table().pandas()

    def polars(self) -> "pl.DataFrame":
        """The table `engagements` of these. See `Rows.polars`."""
        return self.table().polars()

    @property
    def coverage(self) -> str:
        """What was read, in words: every "none", "first" and "last" is of this."""
        return read_words(self._cleared.record)

    def __len__(self) -> int:
        """How many."""
        return len(self._cleared.record.engagements)

    @overload
    def __getitem__(self, place: int) -> Engagement: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Engagement, ...]: ...
    def __getitem__(self, place: int | slice) -> Engagement | tuple[Engagement, ...]:
        """One, or some."""
        return self._cleared.record.engagements[place]

    def __iter__(self) -> Iterator[Engagement]:
        """Each of them."""
        return iter(self._cleared.record.engagements)

    def __repr__(self) -> str:
        """How many, as of when."""
        return f"<{len(self)} engagements as of {self._cleared.record.as_of}>"

    def _repr_html_(self) -> str:
        """The first of them as a table."""
        rows = [
            [
                when_words(one.when.value if one.when else None),
                engagement_words(one),
                status_words(one.status),
                ", ".join(person.name for person in one.participants),
                one.id,
            ]
            for one in self._cleared.record.engagements[:_MOST_SHOWN]
        ]
        title = f"Engagements as of {day_words(self._cleared.record.as_of)}"
        return _html(["when", "what", "status", "who", "id"], rows, len(self), title)


def _library(name: str) -> Any:  # noqa: ANN401 - a module
    try:
        return import_module(name)
    except ImportError as error:
        raise ImportError(f"{name} is not installed: pip install {name}") from error


def _words(value: Value) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _html(names: list[str], rows: list[list[str]], number: int, title: str) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(short(cell, _MOST_CELL))}</td>" for cell in row) + "</tr>" for row in rows
    )
    more = f"<p>{number - len(rows):,} more rows</p>" if number > len(rows) else ""
    return f"<table><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
