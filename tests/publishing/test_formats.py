"""Every format takes every record: odd words harm none, and the same record gives the same bytes."""

import io
import json
from dataclasses import replace

import pytest

from dragoman.knowledge import load
from dragoman.model import Cleared, Reading, Record
from dragoman.publishing.formats import FORMATS, Shape
from dragoman.publishing.separated import Dialect
from dragoman.publishing.tables import TABLES

KNOWN = load()
ODD = (
    '=HYPERLINK("http://example.org","x")',
    "\uff1d1+1",
    "\u202egnp.exe\u202c",
    "a\0b",
    "lone \ud800 surrogate",
    "</script><!--",
    "tab\tand\r\nbreaks\u2028",
    "x" * 5_000_000,
)


def written(form: str, cleared: Cleared, shape: Shape) -> bytes:
    out = io.BytesIO()
    FORMATS[form].write(cleared, KNOWN, shape, out)
    return out.getvalue()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("words", ODD, ids=range(len(ODD)))
def test_no_words_of_a_report_harm_a_file(form: str, words: str, record: Record, reading: Reading) -> None:
    odd = replace(reading, title=words, outlet=words, byline=words, agency=words, url=words)
    cleared = Cleared(record=record, readings={reading.report.id: odd})
    for table in TABLES.values() if FORMATS[form].of_tables else (TABLES["engagements"],):
        made = written(form, cleared, Shape(table=table, dialect=Dialect.SPREADSHEET))
        if FORMATS[form].is_text:
            assert b"\0" not in made
            text = made.decode("utf-8")
            if form in ("jsonl", "ftm"):
                assert all(json.loads(line) for line in text.splitlines() if line)
        else:
            assert made.startswith(b"PAR1")
        assert made == written(form, cleared, Shape(table=table, dialect=Dialect.SPREADSHEET))


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_record_gives_a_file_that_can_be_read(form: str, record: Record) -> None:
    none = replace(record, engagements=(), instruments=(), positions=())
    for table in TABLES.values():
        made = written(form, Cleared(record=none, readings={}), Shape(table=table))
        assert made.count(b"\n") == {"csv": 1, "plover": 1, "gdelt": 1, "jsonl": 0, "ftm": 0}.get(
            form, made.count(b"\n")
        )
