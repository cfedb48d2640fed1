"""Dates at the precision of the source, and names by their key."""

from datetime import date

import pytest

from dragoman.knowledge import Knowledge
from dragoman.knowledge.people import first_day, key, last_day
from dragoman.knowledge.tables import Facts, parse


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2010", date(2010, 1, 1), date(2010, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2012-02-03", date(2012, 2, 3), date(2012, 2, 3)),
        ("", None, None),
    ],
)
def test_a_date_covers_what_it_says(said: str, first: date | None, last: date | None) -> None:
    assert (first_day(said), last_day(said)) == (first, last)


def test_names_that_differ_in_case_marks_hyphens_or_initials_have_one_key() -> None:
    assert key("Antony J. BLINKEN") == key("antony blinken")
    assert key("Kim Jong-un") == key("Kim Jong Un")
    assert key("Shinzō Abe") == key("Shinzo Abe")
    assert key("Shinzo Abe") != key("Abe Shinzo")


OFFICES = """\
person\tname\toffice\ttitle\tparty\tfrom\tto\tacting\tchecked\tsource\tlicence\tconfidence\tnote
x-ada\tAda Quill\tHead of Government\tPrime Minister\tZZ\t2010-01\t2012-03\t\t\tours\tnone\thigh\t
x-bo\tBo Marsh\tHead of Government\tPrime Minister\tZZ\t2012-03-20\t\t\t2013-06\tours\tnone\thigh\t
"""
PEOPLE = "id\tname\tsurnames\tstyle\tvariants\tmisspelt\nx-ada\tAda Quill\tQuill\t\t\t\nx-bo\tBo Marsh\tMarsh\t\t\t\n"


def test_knowledge_is_built_from_whatever_facts_it_is_given() -> None:
    facts = Facts({"offices": parse("offices", OFFICES), "people": parse("people", PEOPLE)})
    knowledge = Knowledge(facts)
    assert [m.ids for m in knowledge.mark("Quill met Bo Marsh.")] == [("x-ada",), ("x-bo",)]
    office = "Head of Government"
    assert [t.person for t in knowledge.holders(office, "ZZ", date(2012, 3, 10)).tenures] == ["x-ada"]
    assert [t.person for t in knowledge.holders(office, "ZZ", date(2012, 3, 25)).tenures] == ["x-ada", "x-bo"]
    assert knowledge.holders(office, "ZZ", date(2013, 6, 30)).known
    assert not knowledge.holders(office, "ZZ", date(2013, 7, 1)).known
    assert knowledge.mark("Tokyo") == ()


def test_the_end_of_a_tenure_known_to_the_month_covers_that_month() -> None:
    facts = Facts({"offices": parse("offices", OFFICES), "people": parse("people", PEOPLE)})
    [ada] = Knowledge(facts).tenures_of("x-ada")
    assert (ada.start, ada.end) == (date(2010, 1, 1), date(2012, 4, 1))
