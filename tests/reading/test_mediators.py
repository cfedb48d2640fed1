"""Who mediates sits at the table; who merely gives the ground does not. Published on a Friday, 12 March 2021."""

import pytest

from tests.reading.sentences import only


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks between Armenia and Azerbaijan, brokered by Germany, took place in Berlin on Wednesday.",
        "Armenia and Azerbaijan held talks in Berlin on Wednesday under the mediation of Germany.",
        "With Germany mediating, the foreign ministers of Armenia and Azerbaijan met in Berlin on Wednesday.",
    ],
)
def test_a_mediator_makes_a_meeting_of_two_one_of_three(sentence: str) -> None:
    told = only(sentence)
    assert (told.format, told.parties, told.date, told.place) == (
        "trilateral",
        "AM-AZ-DE",
        "2021-03-10",
        "Berlin/DE",
    )


def test_a_venue_is_no_mediator() -> None:
    assert only("Armenia and Azerbaijan held talks in Germany on Wednesday.").parties == "AM-AZ"
