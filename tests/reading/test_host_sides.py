"""Whom a traveller meets where nobody is named: the state that he visits, by those who act for it."""

import pytest

from tests.reading.sentences import claims

VISIT = "Foreign Minister Espen Barth Eide will visit Lebanon on Thursday. "


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.format, one.parties, one.people) for one in claims(text)]


@pytest.mark.parametrize(
    "behind",
    [
        "He will hold talks with the government.",
        "He is to meet senior officials.",
        "There he is to meet the leadership of the country.",
        "He will meet the leaders of both houses of parliament.",
    ],
)
def test_who_acts_for_the_state_visited_is_its_side(behind: str) -> None:
    assert ("bilateral", "LB-NO", "Espen Barth Eide") in told(VISIT + behind)


@pytest.mark.parametrize("behind", ["high-level talks are planned", "discussions are to be held", "he will hold talks"])
def test_where_a_visit_leads_to_talks_its_host_is_their_other_side(behind: str) -> None:
    text = f"Foreign Minister Espen Barth Eide goes on to Lebanon on Thursday, where {behind}."
    assert ("bilateral", "LB-NO", "Espen Barth Eide") in told(text)


@pytest.mark.parametrize(
    "behind",
    [
        "He will meet business leaders.",
        "He will hold talks with leaders of the opposition.",
        "He will meet Norwegian soldiers.",
        "He will see municipal officials.",
    ],
)
def test_who_acts_for_no_state_is_no_side(behind: str) -> None:
    assert [one[:2] for one in told(VISIT + behind)] == [("visit", "NO-LB")]


def test_a_gathering_at_the_place_of_a_visit_is_no_meeting_with_the_host() -> None:
    text = (
        "President Cyril Ramaphosa departs on Wednesday for Istanbul, where the second trade summit is held on Friday."
    )
    assert [one[:2] for one in told(text)] == [("visit", "ZA-TR")]


def test_a_delegation_is_on_the_journey_of_whom_the_report_speaks_of() -> None:
    text = "Prime Minister John Key will travel to Samoa on Sunday. From Samoa the delegation goes on to Tonga."
    assert ("visit", "NZ-TO", "John Key") in told(text)


def test_a_delegation_of_somebody_else_is_on_no_such_journey() -> None:
    text = "Prime Minister John Key will travel to Samoa on Sunday. The delegation of bankers goes on to Tonga."
    assert [one[:2] for one in told(text)] == [("visit", "NZ-WS")]


def test_talks_at_a_ministry_are_with_those_who_sit_there() -> None:
    (told,) = claims("Japanese Vice Foreign Minister Takeo Mori had talks at the State Department on Thursday.")
    assert (told.parties, told.people) == ("JP-US", "Takeo Mori")


def test_talks_at_ones_own_ministry_are_with_nobody_told() -> None:
    assert claims("U.S. Deputy Secretary of State Wendy Sherman had talks at the State Department on Thursday.") == []
