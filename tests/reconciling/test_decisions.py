"""What analysts decide is an input like any other, and can be taken back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Decision, DecisionKind, Engagement, Status, Venue
from dragoman.reconciling import Evidence, in_force
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
    assert [(found.decision.who, found.decision.why) for found in entry.decisions] == [
        ("an analyst", "the minutes say so")
    ]


TALKS = claim("summit", date="2021-04-09", status="scheduled", who="Suga Biden", place="/US")


def corrected(field: str, value: str, *, kind: str = "correct", was: str = "", number: int = 1) -> Decision:
    return decided(kind, TALKS.key, field=field, value=value, was=was, number=number)


def talks(*decisions: Decision, more: tuple[Evidence, ...] = (), as_of: str = "2022-06-01") -> Engagement:
    return only(record(report("r", "2021-04-01", TALKS), *more, as_of=as_of, decisions=decisions).engagements)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Kishida; Blinken (Secretary of State, US) [Q1]", ["Kishida", "Blinken"]),
        ("+Kishida", ["Suga", "Biden", "Kishida"]),
        ("-Biden", ["Suga"]),
        ("+Kishida; -Suga", ["Biden", "Kishida"]),
    ],
)
def test_people_are_set_added_and_taken_away(value: str, names: list[str]) -> None:
    assert [who.name for who in talks(corrected("participants", value)).participants] == names


def test_topics_a_series_and_a_missing_date_are_set() -> None:
    entry = talks(
        corrected("topics", "taiwan; climate"),
        corrected("topics", "-climate; +china", number=2),
        corrected("series", "a series", number=3),
        corrected("when", "none", number=4),
        corrected("venue", "none", number=5),
    )
    assert [topic.value for topic in entry.topics] == ["china", "taiwan"]
    assert (entry.series, entry.when, entry.venue) == ("a series", None, None)
    assert [(one.was, one.note) for one in entry.decisions][3:] == [("2021-04-09", ""), ("US", "")]


def test_corrected_parties_put_the_claim_where_others_join_it_and_back() -> None:
    right = report("s", "2021-04-02", claim("summit", "GB-JP", "2021-04-09", "scheduled", "Suga"))
    wrong = decided("correct", TALKS.key, field="parties", value="JP, GB", was="JP, US")
    entry = talks(wrong, more=(right,))
    assert (entry.parties, entry.block, len(entry.claims)) == (("GB", "JP"), "GB-JP", 2)
    assert TALKS in entry.claims  # as its report tells it
    assert entry.decisions[0].was == "JP, US"


def test_a_report_of_the_right_day_joins_the_entry_whose_day_was_corrected() -> None:
    right = report("s", "2022-01-02", claim("summit", "JP-US", "2022-02-16", "scheduled", "Suga Biden"))
    fix = corrected("when", "2022-02-16", was="2021-04-09")
    entry = talks(fix, more=(right,))
    assert (len(entry.claims), entry.when.value.edtf if entry.when else None) == (2, "2022-02-16")
    assert entry.when is not None
    assert [one.report for one in entry.when.support] == ["s"]
    assert [step.when.edtf for step in entry.history if step.when] == ["2021-04-09", "2022-02-16"]
    assert len(record(report("r", "2021-04-01", TALKS), right).engagements) == 2


def test_what_reports_say_against_a_decision_later_is_a_contradiction() -> None:
    fix = corrected("when", "2021-04-16")
    late = report("late", "2022-01-20", claim("summit", "JP-US", "2021-04-09", "held", "Suga Biden", "/US"))
    assert talks(fix).contradictions == ()
    assert talks(fix, more=(late,)).contradictions == ("late (2022-01-20) says 2021-04-09, against decision d1",)
    off = corrected("status", "cancelled")
    assert talks(off, more=(late,)).status is Status.CANCELLED
    assert "late (2022-01-20) says held, against decision d1" in talks(off, more=(late,)).contradictions


def test_a_decided_plan_is_overtaken_by_later_reports_and_passes_with_its_date_unless_pinned() -> None:
    late = report("late", "2022-01-20", claim("summit", "JP-US", "2021-04-09", "held", "Suga Biden", "/US"))
    plan = corrected("status", "planned")
    assert talks(plan, as_of="2021-04-05").status is Status.PLANNED
    assert talks(plan).status is Status.UNCONFIRMED
    entry = talks(plan, more=(late,))
    assert (entry.status, entry.decisions[0].note) == (Status.HELD, "overtaken by late (2022-01-20): held")
    assert talks(corrected("status", "planned", kind="pin"), more=(late,)).status is Status.PLANNED


def test_a_pinned_value_stays_when_reports_move_it() -> None:
    moved = report("s", "2022-01-02", claim("summit", "JP-US", "2021-04-11", "scheduled", "Suga Biden"))
    entry = talks(corrected("when", "2021-04-09", kind="pin"), more=(moved,))
    assert entry.when is not None
    assert (entry.when.value.edtf, entry.when.why) == ("2021-04-09", "pinned by an analyst: the minutes say so")
    assert [rival.value.edtf for rival in entry.when.rivals] == ["2021-04-11"]


def test_a_meeting_is_put_on_a_visit_and_taken_off_it() -> None:
    visit = claim("visit", "JP-US", "2021-06-01/2021-06-03", "scheduled", "Suga")
    reports = (report("r", "2021-04-01", TALKS), report("v", "2021-04-02", visit))
    found = record(*reports, decisions=[corrected("part_of", visit.key)]).engagements
    on_it = {entry.format.value.value: entry for entry in found}
    assert on_it["summit"].part_of == on_it["visit"].id
    found = record(
        *reports, decisions=[corrected("part_of", visit.key), corrected("part_of", "", number=2)]
    ).engagements
    assert all(entry.part_of is None for entry in found)


def test_what_is_decided_of_an_entry_stays_with_its_first_claim_when_it_is_split() -> None:
    fix = decided("correct", A.key, C.key, field="venue", value="Tokyo, JP")
    apart = decided("split", C.key, value=A.key, number=2)
    placed = {entry.claims[0].key: entry.venue for entry in record(*REPORTS, decisions=[fix, apart]).engagements}
    assert [key for key, venue in placed.items() if venue is not None] == [A.key]


def test_a_rejected_claim_is_told_on_the_entry_that_it_was_beside() -> None:
    gone = decided("reject", C.key, value=A.key)
    told_of = {entry.claims[0].key: entry.decisions for entry in record(*REPORTS, decisions=[gone]).engagements}
    assert [one.decision for one in told_of[A.key]] == [gone]
    assert told_of[B.key] == ()


KEYS = st.lists(st.sampled_from([A.key, B.key, C.key]), min_size=1, max_size=3, unique=True).map(tuple)
FIXES = st.sampled_from(
    [
        ("when", "2021-02-20"),
        ("when", "soon"),
        ("status", "cancelled"),
        ("status", "planned"),
        ("venue", "online"),
        ("format", "bilateral"),
        ("parties", "GB, JP"),
        ("participants", "+Kishida; -Blinken"),
        ("topics", "+china"),
        ("mood", "good"),
    ]
)


@st.composite
def any_decisions(draw: st.DrawFn) -> list[Decision]:
    """Decisions of every kind, some of them taking others back, some at one instant."""
    made: list[Decision] = []
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["confirm", "correct", "pin", "merge", "split", "reject", "note", "undo"]))
        field, value = draw(FIXES) if kind in ("correct", "pin") else ("", "")
        undoes = draw(st.sampled_from(made)).id if kind == "undo" and made else ""
        when = NOON + timedelta(minutes=draw(st.integers(0, 3)))
        made.append(decided(kind, *draw(KEYS), number=number, field=field, value=value, undoes=undoes, when=when))
    return made


@settings(max_examples=100)
@given(decisions=any_decisions(), order=st.randoms(use_true_random=False))
def test_the_order_in_which_decisions_arrive_changes_nothing(decisions: list[Decision], order: Random) -> None:
    shuffled = [*decisions, *decisions[:2]]
    order.shuffle(shuffled)
    assert record(*reversed(REPORTS), decisions=shuffled) == record(*REPORTS, decisions=decisions)


@settings(max_examples=100)
@given(decisions=any_decisions(), one=any_decisions())
def test_taking_a_decision_back_gives_the_record_back(decisions: list[Decision], one: list[Decision]) -> None:
    last = replace(one[0], id="last", undoes="", when=NOON + timedelta(minutes=1))
    undo = decided("undo", undoes="last", number=99)
    before = record(*REPORTS, decisions=decisions)
    assert repr(record(*REPORTS, decisions=[*decisions, last, undo])) == repr(before)
    again = decided("undo", undoes="d99", number=98)  # said to be earlier than what it takes back
    restored = record(*REPORTS, decisions=[*decisions, last, undo, again])
    assert restored == record(*REPORTS, decisions=[*decisions, last])


@settings(max_examples=50)
@given(decisions=any_decisions())
def test_whatever_is_decided_every_claim_that_is_not_rejected_is_in_one_entry(decisions: list[Decision]) -> None:
    left_out = {key for one in in_force(decisions) if one.kind is DecisionKind.REJECT for key in one.claims}
    kept = sorted(one.key for entry in record(*REPORTS, decisions=decisions).engagements for one in entry.claims)
    assert kept == sorted({A.key, B.key, C.key} - left_out)


def test_a_leg_of_a_tour_whose_host_is_corrected_stays_on_the_tour() -> None:
    legs = [
        claim("visit", "US-JP", "2021-03-15/2021-03-17", "scheduled", "Blinken", journey="tour"),
        claim("visit", "US-KR", "2021-03-17/2021-03-18", "scheduled", "Blinken", journey="tour"),
    ]
    fix = decided("correct", legs[1].key, field="parties", value="US, IN", was="US, KR")
    found = record(report("r", "2021-03-01", *legs), decisions=[fix])
    assert [entry.parties for entry in found.engagements] == [("US", "JP"), ("US", "IN")]
    assert [len(journey.legs) for journey in found.journeys] == [2]
