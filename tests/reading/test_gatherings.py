"""Gatherings of organisations and named groups: whose they are, who is said to go, who merely gives the ground."""

import pytest

from tests.reading.sentences import claims, only

SUGA = "Japanese Prime Minister Yoshihide Suga"
BIDEN = "U.S. President Joe Biden"
BLINKEN = "U.S. Secretary of State Antony Blinken"
MODI = "Indian Prime Minister Narendra Modi"


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("European Union foreign ministers will meet in Brussels on March 15. Nobody else was invited.", "EU"),
        (f"{BLINKEN} will join ASEAN defence ministers in Siem Reap on March 15.", "ASEAN-US"),
        (f"{BLINKEN} is in Rome on March 15 for an informal meeting of NATO foreign ministers.", "NATO-US"),
        ("The summit of the Shanghai Cooperation Organisation in Tianjin is set for March 15. He knew.", "SCO"),
        ("The obvious place is Rome, where the G20 assembles on March 15. The minister knew.", "G20"),
        ("NATO's summit will be held on March 15 in Vilnius, the capital of Lithuania. He knew.", "NATO"),
    ],
)
def test_a_gathering_is_the_organisations_and_of_those_named_for_it(sentence: str, parties: str) -> None:
    told = [c for c in claims(sentence) if c.format != "visit"]
    assert [(c.format, c.parties) for c in told] == [("multilateral", parties)]


def test_who_will_attend_may_stand_behind_it() -> None:
    sentence = f"The occasion is the summit of the SCO in Tianjin on March 15, which {MODI} will attend."
    assert only(sentence).people == "Narendra Modi"


def test_who_is_at_a_gathering_attends_it() -> None:
    (told,) = [c for c in claims(f"{BIDEN} is now at the G7 summit in Rome.") if c.format == "multilateral"]
    assert (told.parties, told.people) == ("G7-US", "Joe Biden")


def test_a_journey_made_for_a_gathering_lends_it_day_place_and_traveller() -> None:
    told = [c for c in claims(f"{MODI} is set to go to Sydney in May for the Quad summit.") if c.format == "quad"]
    assert [(c.people, c.date, c.place) for c in told] == [("Narendra Modi", "2021-05", "Sydney/AU")]


def test_a_meeting_of_two_is_not_the_gathering_that_both_attend() -> None:
    text = f"{BIDEN} met {SUGA} in Rome on Thursday. Both men are at the G7 summit in Rome."
    assert sorted(c.format for c in claims(text)) == ["multilateral", "summit"]


def test_a_meeting_that_is_no_part_of_the_gathering_adds_nobody_to_it() -> None:
    text = f"{MODI} did travel to Osaka in June 2019 for the G20 summit there, but no talk with {SUGA} was held."
    (told,) = [c for c in claims(text) if c.format == "multilateral"]
    assert (told.people, told.date, told.status) == ("Narendra Modi", "2019-06", "held")


def test_talking_to_journalists_somewhere_is_no_talk_with_that_country() -> None:
    assert (
        claims(f"{BLINKEN} was talking to journalists in Vilnius, capital of Lithuania. The minister was late.") == []
    )
