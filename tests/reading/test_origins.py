"""Where a journey comes from is a stop of it, too."""

import pytest

from tests.reading.sentences import claims

BESIDE = " The president and the ministers were told."


def visits(sentence: str) -> dict[str, tuple[str, str]]:
    return {c.parties: (c.date, c.status) for c in claims(sentence + BESIDE) if c.format == "visit"}


@pytest.mark.parametrize(
    "sentence",
    [
        "President Joe Biden came to Japan from South Korea on Monday.",
        "President Joe Biden flew in to Japan on Monday from South Korea.",
        "President Joe Biden left South Korea for Japan on Monday.",
        "From South Korea, President Joe Biden flew on to Japan on Monday.",
    ],
)
def test_a_traveller_was_where_he_comes_from_until_that_day(sentence: str) -> None:
    told = visits(sentence)
    assert set(told) == {"US-JP", "US-KR"}
    assert told["US-KR"] == ("../2021-03-08", "held")


def test_the_stop_before_a_leg_that_lies_ahead_lies_ahead() -> None:
    told = visits("From Japan, President Joe Biden will fly on to South Korea on Monday.")
    assert told["US-JP"] == ("../2021-03-15", "scheduled")


@pytest.mark.parametrize(
    "sentence",
    [
        "President Joe Biden came to Japan from Washington on Monday.",
        "President Joe Biden came to Japan on Monday with a letter from South Korea's president.",
        "President Joe Biden came to Japan on Monday with guests from South Korean companies.",
    ],
)
def test_home_and_where_other_things_come_from_are_no_stops(sentence: str) -> None:
    assert set(visits(sentence)) == {"US-JP"}


def test_where_somebody_came_from_is_told_alone_too() -> None:
    text = "Foreign Minister Toshimitsu Motegi met Foreign Minister Wang Yi in Seoul on Monday. He had come from Nepal."
    assert visits(text) == {"JP-NP": ("-", "held")}
