"""Stops of a journey that no verb of travel leads to."""

import pytest

from tests.reading.sentences import Told, claims, reading

OPENING = "Foreign Minister Toshimitsu Motegi arrived in India on Thursday."


def visits(text: str) -> list[Told]:
    return [claim for claim in claims(text) if claim.format == "visit"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nepal comes next, on Saturday.",
        "Then Nepal on Saturday, for talks with the government.",
        "The next stop, Nepal, is on Saturday.",
        "His next stop will be Nepal on Saturday.",
        "Nepal will be his last stop on Saturday.",
        "The Nepalese leg follows on Saturday.",
    ],
)
def test_a_stop_of_an_open_journey_is_a_visit_of_its_traveller(sentence: str) -> None:
    told = visits(f"{OPENING} {sentence}")
    assert [visit[:3] for visit in told] == [
        ("visit", "JP-IN", "Toshimitsu Motegi"),
        ("visit", "JP-NP", "Toshimitsu Motegi"),
    ]
    assert (told[1].date, told[1].status) == ("2021-03-13", "scheduled")


@pytest.mark.parametrize("sentence", ["Nepal comes next.", "Then Nepal.", "The Nepalese leg follows."])
def test_a_stop_without_a_traveller_is_no_visit(sentence: str) -> None:
    assert visits(f"The ministers of India were told. {sentence}") == []


def test_what_an_itinerary_comprises_are_its_stops() -> None:
    told = visits("Foreign Minister Toshimitsu Motegi said his trip next week includes India, Nepal and Bhutan.")
    assert [visit.parties for visit in told] == ["JP-IN", "JP-NP", "JP-BT"]
    assert {visit.date for visit in told} == {"2021-03-15/2021-03-21"}


def test_days_that_somebody_begins_in_a_country_are_a_visit() -> None:
    (visit,) = visits("Foreign Minister Toshimitsu Motegi began three days in India on Thursday.")
    assert (visit.parties, visit.date, visit.status) == ("JP-IN", "2021-03-11/2021-03-13", "ongoing")


def test_days_spent_before_an_arrival_end_with_it() -> None:
    told = visits("Foreign Minister Toshimitsu Motegi flew to India on Thursday after three days in Nepal.")
    assert {visit.parties: visit.date for visit in told}["JP-NP"] == "2021-03-09/2021-03-11"


def test_the_days_of_a_meeting_abroad_are_no_visit() -> None:
    text = "Foreign Minister Toshimitsu Motegi met Chinese Foreign Minister Wang Yi for two days in Geneva."
    assert visits(text) == []


def test_stops_that_are_dropped_from_an_open_journey_are_called_off() -> None:
    told = visits(f"{OPENING} Nepal and Bhutan, the ministry said, were off the itinerary.")
    assert [(visit.parties, visit.status) for visit in told[1:]] == [("JP-NP", "cancelled"), ("JP-BT", "cancelled")]


def test_dropped_stops_that_are_to_be_fitted_in_later_are_put_off_and_planned_anew() -> None:
    text = (
        "Foreign Minister Toshimitsu Motegi meant to go on from India to Nepal on Wednesday and to Bhutan on Thursday. "
        "Those two legs are called off. He will work to fit in Nepal and Bhutan next month."
    )
    assert [(visit.parties, visit.date, visit.status) for visit in visits(text)] == [
        ("JP-NP", "2021-03-17/2021-03-18", "postponed"),
        ("JP-BT", "2021-03-18", "postponed"),
        ("JP-NP", "2021-04", "planned"),
        ("JP-BT", "2021-04", "planned"),
    ]


def test_a_leg_keeps_its_own_day_and_not_that_on_which_the_journey_began() -> None:
    text = (
        "Foreign Minister Toshimitsu Motegi leaves on Monday for a week that takes him to India, Nepal and Bhutan. "
        "On Wednesday he flies on to Nepal. Bhutan comes last, on Friday."
    )
    legs = reading(text).claims
    days = {leg.codes[-1]: leg.when.value.edtf for leg in legs if leg.when is not None}
    assert (days["NP"], days["BT"]) == ("2021-03-17/2021-03-19", "2021-03-19")
    assert len({leg.journey for leg in legs}) == 1


def test_those_of_another_country_are_visits_too() -> None:
    text = (
        "Foreign Minister Toshimitsu Motegi called off visits to India and Nepal, and later those to Bhutan and Peru."
    )
    assert [visit.parties for visit in visits(text)] == ["JP-IN", "JP-NP", "JP-BT", "JP-PE"]


def test_who_will_be_in_one_country_and_then_in_another_visits_both() -> None:
    text = "Foreign Minister Toshimitsu Motegi will be in India on Monday and Tuesday, and in Nepal on Wednesday."
    told = {visit.parties: visit.status for visit in visits(text)}
    assert told == {"JP-IN": "scheduled", "JP-NP": "scheduled"}


def test_who_goes_on_within_a_country_is_on_one_visit() -> None:
    text = (
        "Secretary of State Antony Blinken arrives in Perth on Monday. "
        "Blinken goes on to Sydney on Wednesday and to Singapore on Friday."
    )
    assert [visit.parties for visit in visits(text)] == ["US-AU", "US-SG"]


@pytest.mark.parametrize("mark", [":", " \N{EN DASH}"])
def test_an_entry_of_a_record_of_travel_is_a_visit(mark: str) -> None:
    entry = (
        f"Secretary of State Antony Blinken{mark} Tokyo, Japan, March 15-17, 2021. Met with Foreign Minister Motegi."
    )
    (told,) = visits(entry)
    assert told[:3] == ("visit", "US-JP", "Antony Blinken")
    assert (told.date, told.status) == ("2021-03-15/2021-03-17", "scheduled")


@pytest.mark.parametrize(
    "words",
    [
        "Secretary of State Antony Blinken: Tokyo, Japan. He is a friend of theirs.",
        "Secretary of State Antony Blinken: Tokyo and Washington agree since March 15, 2021.",
    ],
)
def test_a_name_before_a_place_is_no_visit_where_a_day_is_wanting_or_more_is_told(words: str) -> None:
    assert visits(words) == []


def test_a_stop_that_is_called_his_is_one_of_whoever_the_report_speaks_of() -> None:
    text = (
        "Defense Secretary Lloyd Austin met Foreign Minister Toshimitsu Motegi in Tokyo on Friday. "
        "Japan is the second stop of his first journey abroad."
    )
    assert [visit.parties for visit in visits(text)] == ["US-JP"]


@pytest.mark.parametrize(
    "behind",
    ["Nepal and Bhutan are also on the itinerary.", "On Saturday it is the turn of Nepal.", "Then it is Nepal's turn."],
)
def test_what_is_on_the_programme_is_a_stop(behind: str) -> None:
    assert "JP-NP" in {visit.parties for visit in visits(f"{OPENING} {behind}")}
