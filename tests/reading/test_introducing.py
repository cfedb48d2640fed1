"""A word of firmness says something of the noun that it governs, and nothing of one that is told by the way."""

import pytest

from dragoman.model import Status
from tests.reading.sentences import only

WIDODO = "Indonesian President Joko Widodo"
MOON = "South Korean President Moon Jae-in"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"Preparations are being made for talks of {WIDODO} with {MOON} in May.", Status.PLANNED),
        (f"{WIDODO} plans a second round of talks with {MOON} in May.", Status.PLANNED),
        (f"Talks of {WIDODO} and {MOON} in May are under discussion.", Status.FLOATED),
        (f"Talks of {WIDODO} and {MOON} in May are on the cards.", Status.FLOATED),
        (f"Talks of {WIDODO} and {MOON} in May are in the works.", Status.PLANNED),
        (f"Talks of {WIDODO} and {MOON} in May have been proposed.", Status.FLOATED),
        (f"Talks of {WIDODO} and {MOON} in May have been agreed.", Status.PLANNED),
        (f"Talks of {WIDODO} and {MOON} on May 4 were announced.", Status.SCHEDULED),
        (f"Talks of {WIDODO} and {MOON} on May 4 go ahead as planned.", Status.SCHEDULED),
        (f"{WIDODO} is open to talks with {MOON}.", Status.FLOATED),
        (f"Coordination is under way for talks of {WIDODO} and {MOON} in May.", Status.PLANNED),
        (f"{WIDODO} wants talks with {MOON} in May.", Status.FLOATED),
        (f"The date of a meeting of {WIDODO} and {MOON} in May is still being arranged.", Status.PLANNED),
        (f"{WIDODO} invited the visitor for talks with {MOON} planned for May.", Status.PLANNED),
    ],
)
def test_what_governs_a_noun_says_how_firm_it_is(sentence: str, status: Status) -> None:
    assert only(sentence).status == status


@pytest.mark.parametrize(
    "sentence",
    [
        f"Business wants an answer in time for the talks of {WIDODO} and {MOON} on May 4.",
        f"Jakarta expects progress on fisheries at the talks of {WIDODO} and {MOON} on May 4.",
        f"At the talks of {WIDODO} and {MOON} on May 4 Jakarta hopes to win support.",
    ],
)
def test_what_is_wished_of_a_meeting_leaves_the_meeting_as_firm_as_its_day(sentence: str) -> None:
    assert only(sentence).status == Status.SCHEDULED


@pytest.mark.parametrize(
    "sentence",
    [
        f"{WIDODO} proposed a treaty after his talks with {MOON} on Thursday.",
        f"After talks with {MOON} on Thursday, {WIDODO} said that he hoped for more.",
        f"{WIDODO}, in his talks with {MOON} on Thursday, proposed a treaty.",
    ],
)
def test_what_was_wished_in_or_after_a_meeting_makes_the_meeting_past(sentence: str) -> None:
    assert (only(sentence).status, only(sentence).date) == (Status.HELD, "2021-03-11")


def test_what_a_meeting_will_bring_does_not_announce_it() -> None:
    told = f"{WIDODO} and {MOON} plan a meeting in May. "
    assert only(told + "The meeting will show whether the pact holds.").status == Status.PLANNED
    assert only(told + "The meeting will be held in Jakarta.").status == Status.SCHEDULED
