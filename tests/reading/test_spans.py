"""How long visits last. Published on Friday, March 12, 2021."""

import pytest

from tests.reading.sentences import claims, only

MOTEGI = "Foreign Minister Toshimitsu Motegi"


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("will arrive in India on Monday and stay until Wednesday.", "2021-03-15/2021-03-17"),
        ("will visit India until Wednesday.", "2021-03-12/2021-03-17"),
        ("will visit India for two days from Monday.", "2021-03-15/2021-03-16"),
        ("will begin a three-day visit to India on Monday.", "2021-03-15/2021-03-17"),
        ("will make a one-week trip to India from March 15.", "2021-03-15/2021-03-21"),
        ("will visit India from March 15 to 17.", "2021-03-15/2021-03-17"),
        ("will visit India from March 15.", "2021-03-15/.."),
        ("arrived in India on Thursday.", "2021-03-11/.."),
        ("visited India on Thursday.", "2021-03-11"),
    ],
)
def test_a_visit_has_the_days_that_its_sentence_gives_it(said: str, date: str) -> None:
    told = only(f"{MOTEGI} {said}")
    assert (told.format, told.parties, told.date) == ("visit", "JP-IN", date)


@pytest.mark.parametrize(
    ("next_leg", "first", "second"),
    [
        ("He will travel to Nepal on Wednesday.", "2021-03-15/2021-03-17", "2021-03-17"),
        ("He will be in Nepal from Wednesday to Thursday.", "2021-03-15/2021-03-17", "2021-03-17/2021-03-18"),
    ],
)
def test_a_leg_ends_on_the_day_on_which_the_next_begins(next_leg: str, first: str, second: str) -> None:
    assert [claim.date for claim in claims(f"{MOTEGI} will visit India from Monday. {next_leg}")] == [first, second]


def test_a_leg_without_a_day_begins_where_the_one_before_ended() -> None:
    text = f"{MOTEGI} will visit India from March 15 to 17. He will then travel to Nepal for two days."
    assert [claim.date for claim in claims(text)] == ["2021-03-15/2021-03-17", "2021-03-17/2021-03-18"]


def test_a_meeting_has_its_day_whatever_the_length_of_the_visit() -> None:
    text = f"{MOTEGI} will begin a three-day visit to China on Monday. Motegi is to meet Wang Yi on Tuesday."
    assert [claim.date for claim in claims(text)] == ["2021-03-15/2021-03-17", "2021-03-16"]
