"""Whose a visit is that no owner stands at, and where it leads that no place stands at. Published on a Friday."""

import pytest

from tests.reading.sentences import claims

SUGA, KISHI = "Prime Minister Yoshihide Suga", "Defense Minister Nobuo Kishi"


@pytest.mark.parametrize(
    ("text", "parties", "who"),
    [
        (
            f"A visit to Washington in the first half of April is planned, {SUGA} said Friday.",
            "JP-US",
            "Yoshihide Suga",
        ),
        (f"A trip to Manila next month is being finalized by {KISHI}, a source said.", "JP-PH", "Nobuo Kishi"),
        (f"A delegation led by {KISHI} visited Hanoi on Monday.", "JP-VN", "Nobuo Kishi"),
        (f"{KISHI} was to have visited Hanoi on Monday.", "JP-VN", "Nobuo Kishi"),
        (f"Colombo awaits an important guest. {KISHI} lands on Monday.", "JP-LK", "Nobuo Kishi"),
    ],
)
def test_a_visit_is_that_of_whoever_plans_it_leads_it_or_speaks_of_it(text: str, parties: str, who: str) -> None:
    (visit,) = claims(text)
    assert (visit.format, visit.parties, visit.people) == ("visit", parties, who)


@pytest.mark.parametrize(
    "text",
    [
        "The visit to Washington went well, a spokesman said Friday.",
        "A visit to Washington by anybody is unlikely, Suga and Kishi said.",
        f"The trip to Manila was welcomed, {SUGA} said on Friday.",
    ],
)
def test_a_visit_that_is_nobodys_stays_so(text: str) -> None:
    assert claims(text) == []


def test_a_trip_that_was_called_off_in_the_next_clause_is_cancelled() -> None:
    (visit,) = claims(f"{KISHI} was to have visited Hanoi last week, but the trip was called off.")
    assert (visit.status, visit.date) == ("cancelled", "2021-03-01/2021-03-07")


def test_each_leg_has_the_day_in_front_of_it() -> None:
    text = f"{KISHI} arrives in Vilnius on Thursday. On Friday he moves on to Riga, and on Saturday to Tallinn."
    assert {c.parties: c.date for c in claims(text)} == {
        "JP-LT": "2021-03-18/2021-03-19",
        "JP-LV": "2021-03-19/2021-03-20",
        "JP-EE": "2021-03-20",
    }


@pytest.mark.parametrize(
    "text",
    [
        f"Before flying to Hanoi on Monday, {KISHI} spoke to reporters.",
        f"Arriving in Hanoi on Monday, {KISHI} told reporters that he was glad.",
        f"Having been to Hanoi on Monday, {KISHI} was glad.",
        f"{KISHI}, in Hanoi for a two-day visit, said on Monday that he was glad.",
    ],
)
def test_a_participle_that_opens_a_sentence_is_of_whoever_acts_behind_it(text: str) -> None:
    (visit,) = claims(text)
    assert (visit.format, visit.parties, visit.people) == ("visit", "JP-VN", "Nobuo Kishi")


def test_who_saw_somebody_after_he_arrived_did_not_travel_himself() -> None:
    told = claims(f"Antony Blinken is in Hanoi. {KISHI} saw the American after he arrived.")
    assert all(c.people != "Nobuo Kishi" for c in told if c.format == "visit")
