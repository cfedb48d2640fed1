"""How often people have met is no engagement (GUIDELINES rule 2)."""

import pytest

from tests.reading.sentences import claims

MOTEGI = "Japanese Foreign Minister Toshimitsu Motegi"
WANG = "Chinese Foreign Minister Wang Yi"


@pytest.mark.parametrize(
    "sentence",
    [
        f"The three meetings between {MOTEGI} and {WANG} came to nothing.",
        f"After several rounds of talks between {MOTEGI} and {WANG}, ties have improved.",
        f"{MOTEGI} and {WANG} have held numerous meetings.",
    ],
)
def test_meetings_that_are_only_counted_are_none(sentence: str) -> None:
    assert claims(sentence) == []


def test_counted_meetings_on_a_day_were_held() -> None:
    (told,) = claims(f"{MOTEGI} had two meetings with {WANG} in Tokyo on Thursday.")
    assert (told.parties, told.date) == ("CN-JP", "2021-03-11")


def test_several_with_one_each_are_told() -> None:
    payne = "Australian Foreign Minister Marise Payne"
    told = claims(f"{MOTEGI} held two meetings in Rome, with {WANG} and {payne}.")
    assert {t.parties for t in told} == {"CN-JP", "AU-JP"}


@pytest.mark.parametrize("often", ["twice", "three times"])
def test_how_often_people_have_met_tells_of_no_meeting(often: str) -> None:
    text = f"Foreign Minister Toshimitsu Motegi has spoken with Secretary of State Antony Blinken {often}."
    assert claims(text + " Officials of both governments spoke to the press.") == []
