"""Sides that the order of words puts in an unusual place."""

import pytest

from tests.reading.sentences import claims, only

BLINKEN = "Antony Blinken, the U.S. secretary of state"
PRINCE = "Saudi Crown Prince Mohammed bin Salman"


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("A fourth round of nuclear talks was what Iran and the United States held on Monday.", "bilateral", "IR-US"),
        (f"Received in Riyadh on Monday by {PRINCE}, {BLINKEN}, spoke of peace.", "bilateral", "SA-US"),
        ("There was a meeting in Rome on Monday of the presidents of Brazil and Nigeria.", "summit", "BR-NG"),
        ("Prime Minister Yoshihide Suga expects President Joe Biden as his guest next month.", "summit", "JP-US"),
        (f"A visit to Tokyo is what {BLINKEN}, has planned for next week.", "visit", "US-JP"),
    ],
)
def test_whoever_is_brought_out_takes_part(text: str, kind: str, parties: str) -> None:
    assert (kind, parties) in {(c.format, c.parties) for c in claims(text)}


def test_who_is_visited_is_at_home() -> None:
    told = {(c.format, c.parties) for c in claims(f"{PRINCE} was visited in Riyadh on Monday by {BLINKEN}.")}
    assert ("visit", "US-SA") in told


def test_who_is_said_to_say_it_in_passing_takes_no_part() -> None:
    text = "In Muscat on Saturday, says Oman's foreign minister, Iran and the United States will hold talks."
    assert only(text).parties == "IR-US"


def test_the_leaders_of_several_countries_are_leaders_of_each() -> None:
    told = claims(
        "Prime Minister Yoshihide Suga held separate talks with the leaders of Vietnam, Laos and Thailand on Monday."
    )
    assert {(c.format, c.parties) for c in told} == {("summit", "JP-VN"), ("summit", "JP-LA"), ("summit", "JP-TH")}
