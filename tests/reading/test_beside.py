"""Meetings on the sidelines of a gathering: which day is whose, and what they take over. Published on a Friday."""

import pytest

from tests.reading.sentences import claims

KISHIDA, MODI = "Japanese Prime Minister Fumio Kishida", "Indian Prime Minister Narendra Modi"
WHEN = "2024-05-10"


def told(text: str) -> tuple[str, str, str]:
    """Parties, date and place of the meeting of two that a text tells."""
    (meeting,) = (c for c in claims(text, WHEN) if c.format == "summit")
    return meeting.parties, meeting.date, meeting.place


def test_a_day_behind_the_gathering_is_the_meetings() -> None:
    text = f"{KISHIDA} and {MODI} met on the sidelines of the G7 summit in Hiroshima on Thursday."
    assert told(text) == ("IN-JP", "2024-05-09", "Hiroshima/JP")
    assert [c.date for c in claims(text, WHEN) if c.parties == "G7"] == ["-"]


RIO = "The G20 summit takes place in Rio de Janeiro on November 18 and 19."
RIO_CITY = "Rio de Janeiro/BR"
BALI = "Leaders gather in Bali next week for the G20 summit in Bali."


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        (f"{RIO} On the sidelines of the G20, {KISHIDA} plans to meet {MODI}.", "2024-11-18/2024-11-19", RIO_CITY),
        (
            f"{KISHIDA} and {MODI} will meet in Italy, on the fringes of the G7 summit that begins there on June 13.",
            "2024-06-13/..",
            "IT",
        ),
        (f"{BALI} {KISHIDA} will see {MODI} at the G20 summit on Wednesday.", "2024-05-15", "Bali/ID"),
    ],
)
def test_a_meeting_beside_a_gathering_takes_its_place_and_the_days_that_it_lacks(
    text: str, date: str, place: str
) -> None:
    assert told(text) == ("IN-JP", date, place)


def test_the_sidelines_without_a_name_are_those_of_the_gathering_told_last() -> None:
    text = f"{KISHIDA} arrived on Thursday for the G7 summit in Apulia. He met {MODI} on the sidelines on Friday."
    assert told(text) == ("IN-JP", "2024-05-10", "Apulia/IT")


def test_the_gathering_is_no_party_to_the_meeting() -> None:
    text = f"On the sidelines of the G20, {KISHIDA} met {MODI} on Thursday."
    assert told(text) == ("IN-JP", "2024-05-09", "-")


def test_a_gathering_that_is_over_lends_its_days_to_no_plan() -> None:
    text = f"The G20 summit was held in Bali on April 2 and 3. {KISHIDA} will meet {MODI} at the G20 summit next year."
    assert told(text)[1] == "2025"
