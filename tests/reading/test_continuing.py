"""A plan is as firm as what a report goes on to say of it."""

import pytest

from dragoman.model import Status
from tests.reading.sentences import claims, only

TRUDEAU = "Canadian Prime Minister Justin Trudeau"
OBRADOR = "Mexican President Andres Manuel Lopez Obrador"


@pytest.mark.parametrize(
    ("before", "status"),
    [
        (f"{TRUDEAU} is expected to visit Mexico in May.", Status.PLANNED),
        (f"{TRUDEAU} may visit Mexico in May.", Status.FLOATED),
        (f"{TRUDEAU} will visit Mexico in May.", Status.SCHEDULED),
    ],
)
def test_what_would_be_done_is_as_firm_as_the_plan_that_it_goes_on_with(before: str, status: Status) -> None:
    told = claims(f"{before} There he would hold talks with {OBRADOR}.")
    assert [t.status for t in told] == [status, status]


def test_what_somebody_says_he_would_do_is_announced() -> None:
    told = claims(f"{TRUDEAU} may visit Mexico in May. He said that he would visit Denmark in June.")
    assert [t.status for t in told] == [Status.FLOATED, Status.SCHEDULED]


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (", and he accepted.", Status.PLANNED),
        (". The president accepted at once.", Status.PLANNED),
        (". The president has not accepted so far.", Status.FLOATED),
        (". The president gave no answer.", Status.FLOATED),
    ],
)
def test_an_invitation_that_is_accepted_is_a_plan(answer: str, status: Status) -> None:
    assert only(f"{TRUDEAU} invited {OBRADOR} to visit Canada in June{answer}").status == status


def test_the_meeting_before_the_one_that_would_be_held_is_past() -> None:
    planned = f"{TRUDEAU} and {OBRADOR} plan a summit in May."
    told = claims(f"{planned} The leaders of Canada and Mexico would meet for the first time since March 2017.")
    assert ("2017-03", Status.HELD) in [(t.date, t.status) for t in told]
