"""The table of sentences: each reads as the table says, its intervals and its TIMEX3 expressions alike."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from dragoman.dates import Anchor, find_times

TABLE = Path(__file__).parent / "sentences.tsv"


class Row(NamedTuple):
    kind: str
    published: str
    country: str
    sentence: str
    intervals: str
    timexes: str


def _rows() -> list[Row]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines if not line.startswith("#")]


ROWS = _rows()


def _anchor(row: Row) -> Anchor:
    day = date.fromisoformat(row.published) if row.published else None
    return Anchor(earliest=day, latest=day, country=row.country)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.kind}: {row.sentence}" for row in ROWS])
def test_a_sentence_reads_as_the_table_says(row: Row) -> None:
    text = row.sentence
    found = find_times(text, _anchor(row))
    intervals = [f"{text[m.start : m.end]} = {m.when.edtf}" for m in found.mentions if m.when is not None]
    timexes = [f"{text[t.start : t.end]} = {t.type} {t.value} {t.mod}".rstrip() for t in found.timexes]
    assert " ; ".join(intervals) == row.intervals
    assert " ; ".join(timexes) == row.timexes


def test_the_table_has_at_least_three_hundred_sentences() -> None:
    assert len({row.sentence + row.country + row.published for row in ROWS}) >= 300
