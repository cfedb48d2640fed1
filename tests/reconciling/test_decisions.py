"""What analysts decide is an input like any other, and can be taken back."""

from datetime import UTC, datetime, timedelta

import pytest

from dragoman.model import Decision, DecisionKind, Status, Venue
from dragoman.reconciling import Evidence
from tests.reconciling.claiming import claim, only, record, report, told

A = claim("call", date="2021-02-10", status="held", who="Motegi Blinken")
B = claim("call", date="2021-02-18", status="held", who="Motegi Blinken")
C = claim("call", date="2021-02-10", status="held", who="Motegi Blinken")
REPORTS = (report("a", "2021-02-11", A), report("b", "2021-02-19", B), report("c", "2021-02-12", C))
NOON = datetime(2022, 1, 1, 12, tzinfo=UTC)


def decided(kind: str, *claims: str, number: int = 1, **more: object) -> Decision:
    made = {"who": "an analyst", "when": NOON + timedelta(minutes=number), "why": "the minutes say so"}
    return Decision(id=f"d{number}", kind=DecisionKind(kind), claims=claims, **(made | more))  # type: ignore[arg-type]


def dates(*decisions: Decision, reports: tuple[Evidence, ...] = REPORTS, as_of: str = "2030-01-01") -> list[int]:
    """How many claims the entries have."""
    return sorted(len(entry.claims) for entry in record(*reports, as_of=as_of, decisions=decisions).engagements)


def test_without_decisions_the_claims_make_two_entries() -> None:
    assert dates() == [1, 2]


def test_merge_makes_claims_one_entry_and_says_so() -> None:
    assert dates(decided("merge", A.key, B.key)) == [3]
    entry = only(record(*REPORTS, decisions=[decided("merge", A.key, B.key)]).engagements)
    assert any("an analyst decided" in why for why in entry.whys)


def test_split_keeps_claims_apart() -> None:
    assert dates(decided("split", A.key, C.key)) == [1, 1, 1]
    assert dates(decided("split", C.key)) == [1, 1, 1]


def test_split_from_a_group_keeps_the_split_off_claims_together() -> None:
    assert dates(decided("split", A.key, B.key, value=C.key)) == [1, 2]


def test_reject_leaves_claims_out() -> None:
    assert dates(decided("reject", A.key, C.key)) == [1]


def test_a_decision_that_was_taken_back_has_no_effect_and_taking_that_back_restores_it() -> None:
    merge = decided("merge", A.key, B.key)
    undo = decided("note", number=2, undoes="d1")
    redo = decided("note", number=3, undoes="d2")
    assert dates(merge, undo) == [1, 2]
    assert dates(merge, undo, redo) == [3]
    assert dates(redo, merge, undo) == [3]


def test_of_two_decisions_on_one_pair_the_later_wins() -> None:
    merge, split = decided("merge", A.key, B.key, number=1), decided("split", A.key, B.key, number=2)
    assert dates(merge, split) == [1, 2]
    assert dates(split, decided("merge", A.key, B.key, number=3)) == [3]


def test_a_decision_on_claims_that_no_report_had_made_has_no_effect_then() -> None:
    assert dates(decided("merge", A.key, B.key), as_of="2021-02-15") == [2]


def test_confirm_sets_the_status_with_its_author() -> None:
    plan = claim("summit", date="2021-04-16", status="scheduled", who="Suga Biden")
    entry = only(record(report("r", "2021-04-01", plan), decisions=[decided("confirm", plan.key)]).engagements)
    assert (entry.status, entry.status_why) == (Status.HELD, "decided by an analyst: the minutes say so")


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("when", "2031-05-01", ("summit", "2031-05-01", "scheduled")),
        ("status", "cancelled", ("summit", "2021-04-16", "cancelled")),
        ("format", "bilateral", ("bilateral", "2021-04-16", "unconfirmed")),
    ],
)
def test_correct_sets_a_field(field: str, value: str, expected: tuple[str, str, str]) -> None:
    plan = claim("summit", date="2021-04-16", status="scheduled", who="Suga Biden")
    fix = decided("correct", plan.key, field=field, value=value)
    entry = only(record(report("r", "2021-04-01", plan), as_of="2030-01-01", decisions=[fix]).engagements)
    assert told(entry) == expected


def test_what_reports_said_stays_beside_a_correction() -> None:
    plan = claim("summit", date="2021-04-16", status="scheduled", who="Suga Biden", place="/US")
    fix = decided("correct", plan.key, field="venue", value="Camp David, US")
    entry = only(record(report("r", "2021-04-01", plan), decisions=[fix]).engagements)
    assert entry.venue is not None
    assert entry.venue.value == Venue(city="Camp David", country="US")
    assert [rival.value for rival in entry.venue.rivals] == [Venue(country="US")]


@pytest.mark.parametrize(
    ("field", "value"), [("when", "soon"), ("venue", "Nowhere"), ("mood", "good"), ("status", "x")]
)
def test_a_correction_that_means_nothing_is_shown_and_changes_nothing(field: str, value: str) -> None:
    fix = decided("correct", B.key, field=field, value=value)
    plain = record(REPORTS[1])
    entry = only(record(REPORTS[1], decisions=[fix]).engagements)
    assert entry.contradictions[0].startswith("decision d1 has no effect: ")
    assert told(entry) == told(only(plain.engagements))


def test_a_note_is_kept_with_the_entry() -> None:
    entry = only(record(REPORTS[1], decisions=[decided("note", B.key)]).engagements)
    assert entry.whys == ("note by an analyst: the minutes say so",)
