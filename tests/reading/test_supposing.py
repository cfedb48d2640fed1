"""Conditions, questions, rumours and other people's plans assert no more than they say."""

import pytest

from dragoman.model import Status
from tests.reading.sentences import claims, only

SANCHEZ = "Spanish Prime Minister Pedro Sanchez"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"There was speculation that {SANCHEZ} would travel to Morocco in April.", Status.FLOATED),
        (f"There are plans that {SANCHEZ} will travel to Morocco in April.", Status.PLANNED),
        (f"Asked whether {SANCHEZ} would travel to Morocco in April, the spokeswoman smiled.", Status.FLOATED),
        (f"It is possible that {SANCHEZ} will travel to Morocco in April.", Status.FLOATED),
        (f"It is likely that {SANCHEZ} will travel to Morocco in April.", Status.PLANNED),
        (f"The governments agreed on Monday that {SANCHEZ} will travel to Morocco in April.", Status.PLANNED),
        (f"The cabinet has heard that {SANCHEZ} will travel to Morocco in April.", Status.SCHEDULED),
    ],
)
def test_who_supposes_a_journey_says_how_firm_it_is(sentence: str, status: Status) -> None:
    assert only(sentence).status == status


def test_a_condition_adds_nothing_to_a_plan() -> None:
    plan = f"{SANCHEZ} and Portuguese Prime Minister Antonio Costa plan a summit in April."
    told = claims(f"{plan} If the summit takes place, fish will be on the table.")
    assert [t.status for t in told] == [Status.PLANNED]


def test_a_plan_that_failed_is_cancelled() -> None:
    failed = only(f"{SANCHEZ} had hoped to visit Morocco in March, but the borders are closed.")
    assert failed.status == Status.CANCELLED
