"""Checking fact tables that a person wrote, before they stand above the built-in ones: each fault with its row.

A table is known by its columns: it has at least the columns that make its rows mean something, and no column that
the table does not have.
"""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.knowledge.people import first_day, last_day
from dragoman.knowledge.tables import Facts, Row, several
from dragoman.model import OWN_TOPIC

SINGLE = frozenset(
    {
        *("Minister for Foreign Affairs", "Minister of Defence", "Head of Government", "Head of State"),
        *("Head of State and Government", "National Security Adviser"),
    }
)
NEEDED: Mapping[str, frozenset[str]] = {
    "offices": frozenset({"name", "office", "party", "from"}),
    "formats": frozenset({"name", "parties", "format"}),
    "instruments": frozenset({"name", "signed"}),
    "outlets": frozenset({"name", "kind", "country"}),
    "places": frozenset({"city", "country"}),
    "buildings": frozenset({"name", "city", "country"}),
    "titles": frozenset({"words", "offices"}),
    "parties": frozenset({"code", "name"}),
    "vacancies": frozenset({"office", "party", "why"}),
    "topics": frozenset({"topic", "words"}),
    "people": frozenset({"name"}),
}
WITH_A_PERSON = frozenset({"variants", "surnames", "style", "native", "misspelt"})  # may stand in rows of offices too
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_ID = re.compile(r"Q[1-9]\d*|x-[a-z0-9-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong in a file. row: counted as an editor counts lines, the header being 1; 0 for the whole file."""

    row: int
    column: str
    what: str

    def __str__(self) -> str:
        """For a person."""
        where = f"row {self.row}" if self.row else "the file"
        return f"{where}{f', {self.column}' if self.column else ''}: {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file of facts as read: its table, its rows with their numbers, and the faults."""

    table: str
    rows: tuple[tuple[int, Row], ...]
    faults: tuple[Fault, ...]


def read_sheet(text: str, facts: Facts) -> Sheet:
    """The rows of a CSV or TSV text and everything that is wrong with them, held against the facts' codes."""
    lines = text.removeprefix("\ufeff")
    head = lines.partition("\n")[0]
    tabbed = "\t" in head
    reader = csv.reader(
        io.StringIO(lines), delimiter="\t" if tabbed else ",", quoting=csv.QUOTE_NONE if tabbed else csv.QUOTE_MINIMAL
    )
    try:
        cells = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        return _refused(f"no table: {error}")
    if not cells:
        return _refused("the file is empty")
    columns = [column.strip() for column in cells[0][1]]
    table = table_of(columns)
    if not table:
        return _refused(
            "the columns are those of no table; offices, for one, needs " + ", ".join(sorted(NEEDED["offices"]))
        )
    known = set(columns_of(table, facts)) | (WITH_A_PERSON if table == "offices" else set())
    faults = [
        Fault(row=1, column=column, what=f"the table {table} has no such column")
        for column in columns
        if column not in known
    ]
    if len(set(columns)) < len(columns):
        faults.append(Fault(row=1, column="", what="a column stands twice"))
    rows = []
    for number, values in cells[1:]:
        if not any(value.strip() for value in values):
            continue
        if len(values) != len(columns):
            faults.append(Fault(row=number, column="", what=f"{len(values)} cells, not {len(columns)}"))
            continue
        rows.append((number, {column: value.strip() for column, value in zip(columns, values, strict=True)}))
    parties = frozenset(row["code"] for row in facts.rows("parties"))
    faults += _faults(table, rows, parties)
    return Sheet(table=table, rows=tuple(rows), faults=tuple(sorted(faults, key=lambda fault: fault.row)))


def table_of(columns: Sequence[str]) -> str:
    """The table whose columns these are; "" for none."""
    return next((table for table, needed in NEEDED.items() if needed <= set(columns)), "")


def columns_of(table: str, facts: Facts) -> tuple[str, ...]:
    """The columns of a table."""
    rows = facts.rows(table)
    return tuple(rows[0]) if rows else tuple(sorted(NEEDED[table]))


def _refused(why: str) -> Sheet:
    return Sheet(table="", rows=(), faults=(Fault(row=0, column="", what=why),))


def _faults(table: str, rows: Sequence[tuple[int, Row]], parties: Collection[str]) -> Iterator[Fault]:
    seen: dict[tuple[str, ...], int] = {}
    for number, row in rows:
        for column in sorted(NEEDED[table]):
            if not row[column] and not (table == "offices" and column == "from"):
                yield Fault(row=number, column=column, what="is empty")
        twin = seen.setdefault(tuple(row.values()), number)
        if twin != number:
            yield Fault(row=number, column="", what=f"stands in row {twin} already")
        yield from _codes(number, row, parties if table != "parties" else frozenset())
        if table == "offices":
            yield from _tenure(number, row)
        if table == "topics" and row["topic"] and not OWN_TOPIC.fullmatch(row["topic"]):
            yield Fault(row=number, column="topic", what=f"{row['topic']!r} is not small letters, figures and _")
        if row.get("id") and table == "people" and not _ID.fullmatch(row["id"]):
            yield Fault(row=number, column="id", what=f"{row['id']!r} is neither a Wikidata id nor x- and a name")
    if table == "offices":
        yield from _clashes(rows)


def _codes(number: int, row: Row, parties: Collection[str]) -> Iterator[Fault]:
    if not parties:
        return
    for column in ("party", "country", "parties"):
        for code in several(row.get(column, "")):
            if code not in parties:
                yield Fault(row=number, column=column, what=f"{code!r} is no party's code (ISO 3166-1 alpha-2)")


def _tenure(number: int, row: Row) -> Iterator[Fault]:
    sound = True
    for column in ("from", "to", "checked"):
        said = row.get(column, "")
        if said and not _is_date(said):
            sound = False
            yield Fault(row=number, column=column, what=f"{said!r} is no date; write 2021-03-15, 2021-03 or 2021")
    start, end = (row.get("from", ""), row.get("to", "")) if sound else ("", "")
    first, last = first_day(start), last_day(end)
    if first and last and last < first:
        yield Fault(row=number, column="to", what=f"{end} lies before {start}")
    if row.get("to") and row.get("checked"):
        yield Fault(row=number, column="checked", what="only a tenure without an end is checked on a day")
    if row.get("acting", "") not in ("", "yes"):
        yield Fault(row=number, column="acting", what="is yes or empty")
    if row.get("confidence", "") not in ("", "high", "medium", "low"):
        yield Fault(row=number, column="confidence", what="is high, medium, low or empty")
    if row.get("person") and not _ID.fullmatch(row["person"]):
        yield Fault(row=number, column="person", what=f"{row['person']!r} is neither a Wikidata id nor x- and a name")


def _is_date(said: str) -> bool:
    if not _DATE.fullmatch(said):
        return False
    try:
        first_day(said)
    except ValueError:  # 2021-02-30
        return False
    return True


def _clashes(rows: Sequence[tuple[int, Row]]) -> Iterator[Fault]:
    """Two holders of an office for one person on one day, where neither is acting and both dates are days."""
    held: dict[tuple[str, str], list[tuple[str, str, str, int]]] = {}
    for number, row in rows:
        sure = row["office"] in SINGLE and row.get("acting") != "yes" and "overlap ok" not in row.get("note", "")
        if sure and len(row["from"]) == 10 and _is_date(row["from"]):
            end = row.get("to") or "9999-12-31"
            held.setdefault((row["office"], row["party"]), []).append((row["from"], end, row["name"], number))
    for (office, party), spans in held.items():
        spans.sort()
        for one, other in pairwise(spans):
            if other[0] < one[1][:10].ljust(10, "~") and one[2] != other[2] and len(one[1]) == 10:
                what = f"{one[2]} (row {one[3]}) is {office} of {party} on {other[0]} too, and neither is acting"
                yield Fault(row=other[3], column="from", what=what)
