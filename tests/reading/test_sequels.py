"""Who is met next: one verb, several engagements one after the other; and a row of names, which is one table."""

import pytest

from tests.reading.sentences import claims

PAYNE = "Australian Foreign Minister Marise Payne"
BLINKEN = "U.S. Secretary of State Antony Blinken"
RAAB = "British Foreign Secretary Dominic Raab"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{PAYNE} met {BLINKEN} on Tuesday and then {RAAB}.",
        f"{PAYNE} met {BLINKEN} and, later in the day, {RAAB}.",
        f"{PAYNE} met {BLINKEN} in Rome on Tuesday and {RAAB} in London on Thursday.",
        f"{PAYNE} held talks with {BLINKEN} on Tuesday and with {RAAB} on Thursday.",
        f"{PAYNE} was received by {BLINKEN} and afterwards by {RAAB}.",
        f"{PAYNE} had a meeting with {BLINKEN} on Tuesday, and one with {RAAB} on Thursday.",
        f"{PAYNE} met {BLINKEN} in Rome on Tuesday, followed by talks with {RAAB}.",
    ],
)
def test_who_is_met_next_is_met_apart(sentence: str) -> None:
    assert [(told.format, told.parties) for told in claims(sentence)] == [
        ("bilateral", "AU-US"),
        ("bilateral", "AU-GB"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{PAYNE} spoke with {BLINKEN} on Thursday and afterwards with {RAAB} by phone.",
        f"{PAYNE} telephoned {BLINKEN} on Thursday and, in a second call, {RAAB}.",
    ],
)
def test_a_second_call_is_a_call_of_its_own(sentence: str) -> None:
    assert [told[:2] for told in claims(sentence)] == [("call", "AU-US"), ("call", "AU-GB")]


def test_each_has_its_own_day_and_place() -> None:
    one, two = claims(f"{PAYNE} met {BLINKEN} in Rome on Tuesday and {RAAB} in London on Thursday.")
    assert (one.date, one.place) == ("2021-03-09", "Rome/IT")
    assert (two.date, two.place) == ("2021-03-11", "London/GB")


def test_a_row_of_names_is_one_table() -> None:
    (told,) = claims(f"{PAYNE} met {BLINKEN} and {RAAB} in Rome on Tuesday.")
    assert (told.format, told.parties) == ("trilateral", "AU-GB-US")


def test_the_subject_of_the_next_verb_is_not_met() -> None:
    (told,) = claims(f"{PAYNE} met {BLINKEN} in Rome on Tuesday and then {RAAB} left the room.")
    assert told.parties == "AU-US"


def test_calls_on_two_days_are_two() -> None:
    text = (
        "Foreign Minister Toshimitsu Motegi talked with U.S. Secretary of State Antony Blinken on the phone on "
        "Monday, and with Chinese Foreign Minister Wang Yi on Tuesday."
    )
    assert {(c.parties, c.date) for c in claims(text)} == {("JP-US", "2021-03-08"), ("CN-JP", "2021-03-09")}
