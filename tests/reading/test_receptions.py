"""Guests received for a visit: the visit alone where a country receives, a meeting too where a person does."""

import pytest

from tests.reading.sentences import claims, only

PRESIDENT = "President Bola Tinubu"


@pytest.mark.parametrize(
    ("sentence", "date", "status"),
    [
        (f"Ghana will receive {PRESIDENT} for a state visit on April 6-7.", "2021-04-06/2021-04-07", "scheduled"),
        (f"Ghana hosted {PRESIDENT} for an official visit on March 3.", "2021-03-03", "held"),
        (f"On April 6 Ghana will welcome {PRESIDENT}, who comes on a state visit.", "2021-04-06", "scheduled"),
    ],
)
def test_a_country_that_receives_a_guest_for_a_visit_tells_of_the_visit_alone(
    sentence: str, date: str, status: str
) -> None:
    told = only(sentence, "2021-03-12")
    assert (told.format, told.parties, told.date, told.status) == ("visit", "NG-GH", date, status)


def test_a_president_who_receives_a_guest_for_a_visit_meets_him() -> None:
    told = claims(f"President Nana Akufo-Addo will receive {PRESIDENT} for a state visit on Tuesday.")
    assert [c.format for c in told] == ["summit", "visit"]


def test_the_day_of_a_visit_is_that_of_the_verb_that_it_is_the_subject_of() -> None:
    told = only("A state visit on April 6-7 will take President Andrzej Duda to Slovenia.")
    assert (told.parties, told.date, told.status) == ("PL-SI", "2021-04-06/2021-04-07", "scheduled")


@pytest.mark.parametrize(
    "sentence",
    [
        "President Rumen Radev was in Rome and Athens on a visit in January.",
        "In January President Rumen Radev was in Rome and Athens on official visits.",
    ],
)
def test_who_was_in_two_capitals_on_a_visit_visited_both(sentence: str) -> None:
    assert {c.parties for c in claims(sentence)} == {"BG-IT", "BG-GR"}


def test_a_city_where_somebody_is_on_a_visit_is_that_of_the_visit() -> None:
    told = claims(
        "Foreign Minister Anze Logar met Croatian Foreign Minister Gordan Grlic Radman on Friday in Zagreb, "
        "where he is on a visit."
    )
    assert [(c.format, c.parties) for c in told] == [("bilateral", "HR-SI"), ("visit", "SI-HR")]
