"""Tables as CSV (RFC 4180): UTF-8, a header row always, empty for missing, ISO dates, lists joined by "; ".

Two dialects. "plain" says exactly what the table says, for programs. "spreadsheet" is for people who open the file by a
double click: a byte-order mark, so that letters are read as UTF-8; no cell that is run as a formula, or taken for a
number or a date that it is not; marks that cannot be seen written as their code.

Invariant: in the spreadsheet dialect no text cell begins, after blanks, quotes and unseen marks, with a sign that
starts a formula; such a cell gets an apostrophe in front, and nothing else is changed in it.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum

from dragoman.publishing.tables import Cells, Column, Kind, Value
from dragoman.publishing.tables.columns import LONGEST
from dragoman.publishing.visible import shown

BETWEEN = "; "
"""What stands between the values of a list."""
MARK = "\ufeff"
"""The byte-order mark."""

_FORMULA = frozenset("=+-@")
_SKIPPED = frozenset("\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb\ufffd")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_TAKEN = re.compile(
    rf"[\d.,]+(?:e[\d+-]+)?\s*%?|\d[\d\s.,:/-]*|true|false"
    rf"|\d{{1,2}}[\s-]*(?:{_MONTHS})[a-z]*|(?:{_MONTHS})[a-z]*[\s-]*\d{{1,4}}",
    re.IGNORECASE,
)
_AS_IT_IS = re.compile(r"0|[1-9]\d{0,14}|\d{4}-\d\d-\d\d")  # numbers and days that a spreadsheet shows as they are
_ALONE = frozenset((Kind.TEXT, Kind.TEXTS))


class Dialect(StrEnum):
    """For whom the file is written."""

    PLAIN = "plain"
    SPREADSHEET = "spreadsheet"


def separated(columns: Iterable[Column], rows: Iterable[Cells], dialect: Dialect = Dialect.PLAIN) -> Iterator[str]:
    """The file, a line at a time; the byte-order mark, where there is one, is the first letter of the first."""
    columns = tuple(columns)
    is_sheet = dialect is Dialect.SPREADSHEET
    buffer = io.StringIO()
    end = "\r\n" if is_sheet else "\n"
    writer = csv.writer(buffer)  # which quotes a lone carriage return only where it ends lines with one
    writer.writerow([column.name for column in columns])
    yield (MARK if is_sheet else "") + _taken(buffer, end)
    for row in rows:
        cells = [_cell(value) for value in row]
        if is_sheet:
            cells = [
                guarded(cell) if column.kind in _ALONE else cell for column, cell in zip(columns, cells, strict=True)
            ]
        writer.writerow(cells)
        yield _taken(buffer, end)


def guarded(text: str) -> str:
    """The text as a spreadsheet may safely show it."""
    plain = shown(text)
    if len(plain) >= LONGEST:
        plain = plain[: LONGEST - 2] + "…"
    return f"'{plain}" if _starts_formula(text) or _is_taken(plain.strip()) else plain


def unguarded(cell: str) -> str:
    """What a guarded cell says, but for unseen marks and what was cut."""
    bare = cell[1:]
    return bare if cell.startswith("'") and guarded(bare) == cell else cell


def _starts_formula(text: str) -> bool:
    """Whether its first letter that can be seen, quotes aside, starts a formula, in any width; or it is a tab or CR."""
    for letter in text:
        if letter in "\t\r\n" or unicodedata.normalize("NFKC", letter)[:1] in _FORMULA:
            return True
        if not (letter.isspace() or letter in _SKIPPED or shown(letter) != letter):
            return False
    return False


def _is_taken(text: str) -> bool:
    """Whether it would be taken for a number, a date or a truth value, and shown as another."""
    return _AS_IT_IS.fullmatch(text) is None and _TAKEN.fullmatch(text) is not None


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return BETWEEN.join(value)
    return str(value)


def _taken(buffer: io.StringIO, end: str) -> str:
    """The line in the buffer, which is empty then."""
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.removesuffix("\r\n") + end
