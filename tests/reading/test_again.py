"""Those who met, once more: a meal that follows, another summit, the call before, without a word of whom."""

import pytest

from tests.reading.sentences import claims

TALKS = "President Joe Biden and Prime Minister Yoshihide Suga held talks at the White House on Tuesday"


@pytest.mark.parametrize(
    "behind",
    [
        ". The talks were followed by a dinner.",
        ", followed by a state dinner.",
        ". Afterward the two dined at a seafood restaurant.",
        ". Before that they had a working lunch.",
    ],
)
def test_a_meal_told_beside_talks_is_one_of_the_same_people(behind: str) -> None:
    told = [(c.format, c.parties, c.people) for c in claims(TALKS + behind)]
    assert told == [(kind, "JP-US", "Joe Biden, Yoshihide Suga") for kind in ("summit", "other")]


@pytest.mark.parametrize(
    ("behind", "kind", "date"),
    [
        (". Another summit is planned for September in New York.", "summit", "2021-09"),
        (". It followed a phone call on Sunday.", "call", "2021-03-07"),
    ],
)
def test_another_engagement_with_a_day_of_its_own_is_of_the_same_people(behind: str, kind: str, date: str) -> None:
    assert (kind, date) in {(c.format, c.date) for c in claims(TALKS + behind) if c.parties == "JP-US"}


@pytest.mark.parametrize(
    "behind",
    [
        ". The papers were signed before dinner.",
        ". A dinner with business leaders is planned for the evening.",
        ". It was agreed to call a meeting in Rome on Friday.",
        ". Smaller meetings are planned for Friday.",
    ],
)
def test_what_is_of_others_or_only_tells_the_hour_is_none_of_theirs(behind: str) -> None:
    assert [(c.format, c.parties) for c in claims(TALKS + behind)] == [("summit", "JP-US")]


def test_talks_over_a_meal_are_one_engagement() -> None:
    (told,) = claims("President Joe Biden and Prime Minister Yoshihide Suga held talks over lunch on Tuesday.")
    assert told.parties == "JP-US"
