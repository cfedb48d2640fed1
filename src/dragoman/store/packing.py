"""A report with its reading as rows of the tables, outside of any database: for files that are loaded later.

Invariant: values are as the databases take them (`columns`), so that they go into files of any kind and are copied from
there as they are; `unpack(pack(entry))` is the entry.
"""

from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import Row as SqlRow
from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeDecorator

from dragoman.model import text_digest
from dragoman.store import coding
from dragoman.store.copying import Row
from dragoman.store.entries import Stored
from dragoman.store.erasing import Shortened
from dragoman.store.rows import claim_rows, reading_row, report_row, stored_of
from dragoman.store.schema import claim, reading, report, report_name

_ANY = sqlite.dialect()  # the types ask for a dialect; what they bind is the same for each


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table, and what its values are once they are bound: str, bytes, int, bool or date."""

    name: str
    kind: type


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A report's rows. stored_name: under which it arrived. received: of the bytes in which it came in, if any."""

    stored_name: str
    report: Row
    reading: Row
    claims: tuple[Row, ...]
    received: Row | None = None

    @property
    def id(self) -> str:
        """The report's."""
        return str(self.report["id"])

    @property
    def blocks(self) -> frozenset[str]:
        """The blocks that it tells of."""
        return frozenset(row["block"] for row in self.claims if row["block"] is not None)


def pack(entry: Stored, short: Shortened | None = None) -> Packed:
    """The rows of an entry. short: its reading without its text, where that is not kept; see `Store.drop_texts`."""
    made = entry.reading.report
    first, second = report_row(entry), reading_row(entry)
    received: Row | None = None
    if short is not None:
        body = replace(short.reading, report=replace(short.reading.report, text="", name=""))
        second |= {"body": coding.squeeze(coding.encode(body)), "traces": short.traces}
        first |= {"text": None, "dropped_on": entry.received_on, "digest": text_digest(made.text)}
    elif entry.received is not None:
        data = coding.squeeze(entry.received.data)
        received = {"report": str(entry.id), "media": entry.received.media, "body": data}
    return Packed(
        stored_name=name_as_stored(made.name),
        report=bound(report, first),
        reading=bound(reading, second),
        claims=tuple(bound(claim, row) for row in claim_rows(entry)),
        received=received,
    )


def unpack(packed: Packed) -> Stored:
    """The entry in the rows. ValueError where they are damaged."""
    row = {
        **_plain(reading, packed.reading),
        **_plain(report, packed.report),
        "name": name_as_said(packed.stored_name),
    }
    claims = [_plain(claim, one) for one in packed.claims]
    ids = [(one["key"], one["block"], one["entry_id"]) for one in claims]
    return stored_of(cast("SqlRow[Any]", SimpleNamespace(**row)), ids)


def name_as_stored(name: str) -> str:
    """A report's name as databases take it."""
    return str(bound(report_name, {"name": name})["name"])


def name_as_said(stored_name: str) -> str:
    """A report's name as it was, from as databases take it."""
    return str(_plain(report_name, {"name": stored_name})["name"])


def received_when(packed: Packed) -> date:
    """The day or the instant at which a packed report was received."""
    found: date = _plain(report, {"received_on": packed.report["received_on"]})["received_on"]
    return found


def columns_of(table: Table) -> tuple[Column, ...]:
    """The columns of a table."""
    return tuple(
        Column(name=column.name, kind=str if isinstance(column.type, TypeDecorator) else column.type.python_type)
        for column in table.columns
    )


REPORT_COLUMNS, READING_COLUMNS, CLAIM_COLUMNS = columns_of(report), columns_of(reading), columns_of(claim)


def bound(table: Table, row: Row) -> dict[str, Any]:
    """The row with each value as a database takes it."""
    return {
        name: kind.process_bind_param(value, _ANY) if isinstance(kind := table.c[name].type, TypeDecorator) else value
        for name, value in row.items()
    }


def _plain(table: Table, row: Row) -> dict[str, Any]:
    """The row with each value as our own code has it."""
    return {
        name: kind.process_result_value(value, _ANY) if isinstance(kind := table.c[name].type, TypeDecorator) else value
        for name, value in row.items()
    }
