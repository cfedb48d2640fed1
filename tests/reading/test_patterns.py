"""Every row of the pattern files works on its own example."""

import pytest

from dragoman.reading.triggers import Pattern, patterns
from tests.reading.sentences import reading

# One sentence is short for a report: a second one makes sure that the gate is not what a row fails at.
BESIDE = " The president and the ministers were told."
MEETINGS = {"bilateral", "summit", "2+2", "trilateral", "quad", "multilateral"}
FAMILIES = {
    "visit": {"visit"},
    "meet": MEETINGS,
    "agree": MEETINGS | {"call"},
    "speak": {"call"},
    "call": {"call"},
    "summit": {"summit"},
    "2+2": {"2+2"},
    "summon": {"other"},
    "dine": {"other"},
    "sign": {"other"},
}
# Words that something longer or better known claims first.
YIELDS = {"visit:embark": "visit:trip", "meeting:2+2": "formats:2+2"}


def name(row: Pattern) -> str:
    return f"{row.file}:{' '.join(row.words)}"


EVERY = [pytest.param(row, id=f"{name(row)}-{row.shape}") for row in patterns()]


@pytest.mark.parametrize("row", EVERY)
def test_the_example_of_a_row_is_read_by_that_row(row: Pattern) -> None:
    found = reading(row.example + BESIDE, "2024-05-17").claims
    assert {claim.format.value.value for claim in found} <= FAMILIES[row.act]
    assert any(YIELDS.get(name(row), name(row)) in claim.patterns for claim in found), row.example


@pytest.mark.parametrize("row", EVERY)
def test_a_row_says_what_a_reader_of_the_file_needs(row: Pattern) -> None:
    assert row.shape in ("verb", "noun")
    assert row.prepositions
    assert row.act in FAMILIES
    assert row.example.endswith(".")


def test_no_row_stands_twice() -> None:
    rows = [(row.words, row.shape, row.act) for row in patterns()]
    assert [row for row in rows if rows.count(row) > 1] == []
