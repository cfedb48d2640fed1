"""Visits told by who was the first or the last to make them."""

import pytest

from tests.reading.sentences import Told, claims

ASIDE = "The president and the ministers were told."


def visits(text: str) -> list[Told]:
    return [claim for claim in claims(f"{text} {ASIDE}") if claim.format == "visit"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mike Pompeo, in October 2018, was the last secretary of state to visit China.",
        "The last secretary of state to visit China was Mike Pompeo, in October 2018.",
        "In October 2018 Mike Pompeo became the first secretary of state to visit China.",
    ],
)
def test_the_last_one_to_visit_has_visited(sentence: str) -> None:
    (visit,) = visits(f"Secretary of State Antony Blinken spoke on Thursday. {sentence}")
    assert visit[:4] == ("visit", "US-CN", "Mike Pompeo", "2018-10")
    assert visit.status == "held"


def test_there_is_the_place_that_the_sentence_names() -> None:
    text = (
        "President Joe Biden spoke in Tokyo on Thursday. "
        "Malaysia has waited long: the last American president to go there was Barack Obama, in 2014."
    )
    assert [visit[:4] for visit in visits(text)] == [("visit", "US-MY", "Barack Obama", "2014")]


def test_who_was_to_have_come_on_weekdays_was_to_come_on_the_next_ones() -> None:
    text = (
        "Secretary of State Antony Blinken has postponed a visit to China. "
        "He was to have been in Beijing on Sunday and Monday."
    )
    (visit,) = visits(text)
    assert (visit.parties, visit.date, visit.status) == ("US-CN", "2021-03-14/2021-03-15", "postponed")


@pytest.mark.parametrize("words", ["went on, was sure of China", "went on to speak of China"])
def test_who_goes_on_speaking_goes_nowhere(words: str) -> None:
    assert visits(f"President Joe Biden, he {words}.") == []


def test_who_leads_a_delegation_abroad_travels() -> None:
    (visit,) = visits("Foreign Minister Toshimitsu Motegi led a five-man team to China on Thursday.")
    assert visit[:4] == ("visit", "JP-CN", "Toshimitsu Motegi", "2021-03-11")


def test_the_visit_of_another_told_by_the_way_ends_no_tour() -> None:
    text = (
        "President Joe Biden leaves on Monday for a week that takes him to Japan, Malaysia and India. "
        "The last American president to go to Malaysia was Barack Obama, in 2014. Then India, on Thursday."
    )
    assert [visit.people for visit in visits(text) if visit.parties == "US-IN"] == ["Joe Biden"]


def test_who_is_among_those_whom_somebody_meets_is_met_apart() -> None:
    told = claims(
        "Chinese Foreign Minister Wang Yi and British Foreign Secretary Dominic Raab are among those whom "
        "Foreign Minister Toshimitsu Motegi is scheduled to meet."
    )
    assert [(t.format, t.parties, t.status) for t in told] == [
        ("bilateral", "CN-JP", "scheduled"),
        ("bilateral", "GB-JP", "scheduled"),
    ]


def test_who_is_the_first_whom_somebody_receives_is_received() -> None:
    (told,) = claims("Prime Minister Yoshihide Suga is the first leader whom President Joe Biden will receive.")
    assert (told.format, told.parties) == ("summit", "JP-US")
