"""Two things in one report that cannot both be right are flagged and kept."""

from tests.reading.sentences import reading

TOUR = "U.S. Secretary of State Antony Blinken will visit {1} next week on a {0}-nation tour."


def test_a_tour_that_names_fewer_countries_than_it_says_is_flagged() -> None:
    page = reading(TOUR.format("five", "Japan, South Korea and India"))
    (found,) = page.inconsistencies
    assert "five-nation" in found.what
    assert all(page.text.stands(quote) for quote in found.quotes)


def test_a_tour_that_names_as_many_as_it_says_is_not() -> None:
    assert reading(TOUR.format("three", "Japan, South Korea and India")).inconsistencies == ()


def test_a_tour_of_which_one_country_is_named_is_not() -> None:
    assert reading(TOUR.format("five", "Japan")).inconsistencies == ()
