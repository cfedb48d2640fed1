"""How plans turned out, by who told them first."""

import pytest

from dragoman.model import Outcome
from dragoman.reconciling import by_outlet, by_source, reliability_of
from dragoman.reconciling.reliability import outcome_of
from tests.reconciling.claiming import cited, claim, only, quote, record, report

WHO = "Suga Biden"
PLAN = report("p", "2021-03-01", claim("summit", date="2021-04-09", status="scheduled", who=WHO), outlet="The Gazette")


def then(published: str, status: str, date: str) -> object:
    return report("q", published, claim("summit", date=date, status=status, who=WHO, place="Washington/US"))


@pytest.mark.parametrize(
    ("published", "status", "date", "expected"),
    [
        ("2021-04-10", "held", "2021-04-09", (Outcome.HELD, 0)),
        ("2021-04-17", "held", "2021-04-16", (Outcome.MOVED, 7)),
        ("2021-04-07", "held", "2021-04-06", (Outcome.MOVED, -3)),
        ("2021-04-08", "postponed", "2021-04-09", (Outcome.PUT_OFF, 0)),
        ("2021-04-08", "cancelled", "2021-04-09", (Outcome.CANCELLED, 0)),
        ("2021-04-08", "scheduled", "2021-04-09", (Outcome.UNKNOWN, 0)),
    ],
)
def test_what_became_of_a_plan(published: str, status: str, date: str, expected: tuple[Outcome, int]) -> None:
    assert outcome_of(only(record(PLAN, then(published, status, date)).engagements)) == expected  # type: ignore[arg-type]


def test_a_plan_still_ahead_is_ahead_and_what_was_first_told_afterwards_is_no_plan() -> None:
    assert outcome_of(only(record(PLAN, as_of="2021-03-02").engagements)) == (Outcome.AHEAD, 0)
    told_late = report("x", "2021-04-10", claim("summit", date="2021-04-09", status="held", who=WHO))
    assert outcome_of(only(record(told_late).engagements)) is None


def test_unknown_counts_neither_for_nor_against_and_few_plans_are_marked() -> None:
    held = report("h", "2021-02-16", claim("call", date="2021-02-15", status="held", who=WHO))
    first = report("g", "2021-02-10", claim("call", date="2021-02-15", status="planned", who=WHO))
    (row,) = reliability_of(record(PLAN, first, held).engagements, lambda _: "all")
    assert (row.plans, row.counts[Outcome.HELD], row.counts[Outcome.UNKNOWN], row.known, row.few) == (2, 1, 1, 1, True)


def test_plans_are_counted_by_outlet_or_by_kind_of_source() -> None:
    entries = record(PLAN).engagements
    assert [row.source for row in reliability_of(entries, by_outlet({PLAN.report: "The Gazette"}))] == ["The Gazette"]
    assert [row.source for row in reliability_of(entries, by_outlet({}))] == ["outlet not stated"]
    assert [row.source for row in reliability_of(entries, by_source)] == ["no source named"]
    said = claim("summit", date="2021-04-09", attribution=cited("sources", quote()))
    assert [row.source for row in reliability_of(record(report("s", "2021-03-01", said)).engagements, by_source)] == [
        "unnamed or other sources"
    ]
