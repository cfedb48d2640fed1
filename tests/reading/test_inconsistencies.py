"""Two things in one report that cannot both be right are flagged and kept."""

import pytest

from tests.reading.sentences import reading

TOUR = "U.S. Secretary of State Antony Blinken will visit {1} next week on a {0}-nation tour."


def test_a_tour_that_names_fewer_countries_than_it_says_is_flagged() -> None:
    page = reading(TOUR.format("five", "Japan, South Korea and India"))
    (found,) = page.inconsistencies
    assert "five-nation" in found.what
    assert all(page.text.stands(quote) for quote in found.quotes)


def test_a_tour_that_names_as_many_as_it_says_is_not() -> None:
    assert reading(TOUR.format("three", "Japan, South Korea and India")).inconsistencies == ()


def test_the_last_legs_of_a_tour_are_not_all_of_it() -> None:
    text = "U.S. Secretary of State Antony Blinken will visit Japan and India, the last legs of a five-nation tour."
    assert reading(text).inconsistencies == ()


def test_a_tour_of_which_one_country_is_named_is_not() -> None:
    assert reading(TOUR.format("five", "Japan")).inconsistencies == ()


MET = "Japanese Foreign Minister Toshimitsu Motegi met U.S. Secretary of State Antony Blinken in Tokyo on {}."


@pytest.mark.parametrize(
    ("said", "fell"),
    [
        ("Monday, March 10, 2021", "2021-03-10 was a Wednesday"),
        ("Monday, March 10", "2021-03-10 was a Wednesday"),
        ("Monday 10 March", "2021-03-10 was a Wednesday"),
        ("Friday, Jan. 1, 2020", "2020-01-01 was a Wednesday"),
    ],
)
def test_a_weekday_on_which_a_date_did_not_fall_is_flagged(said: str, fell: str) -> None:
    (found,) = reading(MET.format(said)).inconsistencies
    assert found.what == fell
    assert found.quotes[0].quote == said


@pytest.mark.parametrize(
    "said", ["Wednesday, March 10, 2021", "Wednesday 10 March", "Monday, September 10", "Monday, March 40"]
)
def test_a_date_that_fits_or_whose_year_is_in_doubt_is_not(said: str) -> None:
    assert reading(MET.format(said)).inconsistencies == ()


def test_a_list_that_names_a_country_twice_is_flagged() -> None:
    text = MET.format("Thursday") + " The group is made up of the United States, Japan, Australia and Japan."
    (found,) = reading(text).inconsistencies
    assert found.what == "a list names JP twice"


def test_a_list_of_different_countries_is_not() -> None:
    text = MET.format("Thursday") + " The group is made up of the United States, Japan, Australia and India."
    assert reading(text).inconsistencies == ()


def test_a_title_that_somebody_else_held_that_day_is_flagged() -> None:
    text = (
        "Japanese Defense Minister Toshimitsu Motegi met U.S. Secretary of State Antony Blinken in Tokyo on Thursday."
    )
    (found,) = reading(text).inconsistencies
    assert found.what == "Toshimitsu Motegi was Minister for Foreign Affairs of Japan on that day, not Defense Minister"


@pytest.mark.parametrize("name", ["Foreign Minister Toshimitsu Motegi", "former Defense Minister Taro Kono"])
def test_a_title_held_that_day_or_earlier_as_the_report_says_is_not(name: str) -> None:
    text = f"Japanese {name} met U.S. Secretary of State Antony Blinken in Tokyo on Thursday."
    assert reading(text).inconsistencies == ()
