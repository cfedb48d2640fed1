"""The other side of an engagement that its sentence leaves to be understood: whom the report speaks of."""

import pytest

from tests.reading.sentences import claims


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.format, one.parties, one.people) for one in claims(text)]


def test_a_dated_meeting_with_one_side_told_is_with_whom_the_report_speaks_of() -> None:
    text = (
        "Foreign Minister Penny Wong arrived in Jakarta on Monday, where Foreign Minister Retno Marsudi received her. "
        "Wong praised the choice of date. On Wednesday Retno will hold a dinner at the ministry."
    )
    assert ("other", "AU-ID", "Penny Wong, Retno Marsudi") in told(text)


def test_a_trip_of_nobody_is_that_of_the_leader_whom_the_report_is_about() -> None:
    text = (
        "Prime Minister Narendra Modi told parliament that neighbours come first. A trip to Sri Lanka is planned for "
        "April, officials said."
    )
    assert ("visit", "IN-LK", "Narendra Modi") in told(text)


def test_leaders_are_not_met_by_somebody_of_another_level() -> None:
    text = (
        "Foreign Minister Retno Marsudi praised the accord. "
        "On Wednesday Prime Minister Anthony Albanese will attend a meeting at the ministry."
    )
    assert not any(parties == "AU-ID" for _, parties, _ in told(text))


@pytest.mark.parametrize(
    "behind", ["a meeting of Congress", "talks with students of law", "a dialogue with business leaders"]
)
def test_who_is_told_and_is_nobody_of_a_state_is_no_gap(behind: str) -> None:
    text = (
        "President Joe Biden received Prime Minister Fumio Kishida at the White House on Tuesday. "
        f"On Thursday Kishida will hold {behind}."
    )
    assert [parties for _, parties, _ in told(text) if parties == "JP-US"] == ["JP-US"]


def test_without_day_and_place_nothing_is_guessed_of_the_past() -> None:
    text = "President Joe Biden received Prime Minister Fumio Kishida on Tuesday. Kishida had held talks before."
    assert len(told(text)) == 1


def test_who_is_addressed_is_no_gap() -> None:
    text = (
        "President Joe Biden received Prime Minister Fumio Kishida at the White House on Tuesday. "
        "On Thursday Kishida addressed a meeting."
    )
    assert len(told(text)) == 1


def test_talks_of_nobody_but_a_country_are_not_with_whom_the_report_speaks_of() -> None:
    text = (
        "Foreign Minister Toshimitsu Motegi met Secretary of State Antony Blinken in San Francisco on Tuesday. "
        "The accord under which Japan pays runs out in March 2022, and talks are to begin."
    )
    assert len(told(text)) == 1
