"""Where an entry stands on a day, and how it came there."""

import pytest

from dragoman.model import Engagement, Status
from tests.reconciling.claiming import cited, claim, only, quote, record, report

WHO = "Suga Biden"


def entry_of(*reports: tuple[str, str, str | None], as_of: str) -> Engagement:
    """The one entry of reports given as (published, status, date)."""
    made = [
        report(f"r{number}", published, claim("summit", "JP-US", date, status, WHO))
        for number, (published, status, date) in enumerate(reports)
    ]
    return only(record(*made, as_of=as_of).engagements)


@pytest.mark.parametrize(
    ("date", "as_of", "status"),
    [
        ("2021-04-16", "2021-04-16", Status.SCHEDULED),
        ("2021-04-16", "2021-04-17", Status.UNCONFIRMED),
        ("2021-04", "2021-04-30", Status.SCHEDULED),
        ("2021-04", "2021-05-01", Status.UNCONFIRMED),
        ("2021-04-15/..", "2021-05-15", Status.SCHEDULED),
        ("2021-04-15/..", "2021-05-16", Status.UNCONFIRMED),
        (None, "2031-01-01", Status.SCHEDULED),
    ],
)
def test_a_plan_is_unconfirmed_the_day_after_its_last_day(date: str | None, as_of: str, status: Status) -> None:
    assert entry_of(("2021-04-02", "scheduled", date), as_of=as_of).status is status


def test_the_reason_says_what_was_read_for_the_pair() -> None:
    other = report("z", "2021-05-20", claim("call", date="2021-05-19", status="held", who="Motegi Blinken"))
    plan = report("r", "2021-04-02", claim("summit", "JP-US", "2021-04-16", "scheduled", WHO))
    entries = record(plan, other, as_of="2021-06-01").engagements
    (entry,) = (entry for entry in entries if entry.status is Status.UNCONFIRMED)
    assert entry.status_why == (
        "date passed, no report seen: 2 reports read for JP-US from 2021-04-02 to 2021-05-20, 1 of them after the date"
    )


def test_a_postponed_meeting_with_no_new_date_never_becomes_unconfirmed() -> None:
    entry = entry_of(
        ("2021-04-02", "scheduled", "2021-04-16"), ("2021-04-10", "postponed", "2021-04-16"), as_of="2031-01-01"
    )
    assert entry.status is Status.POSTPONED


def test_a_cancelled_meeting_stays_cancelled_though_an_old_report_is_reprinted() -> None:
    entry = entry_of(
        ("2021-04-02", "scheduled", "2021-04-16"),
        ("2021-04-10", "cancelled", "2021-04-16"),
        ("2021-04-11", "scheduled", "2021-04-16"),
        as_of="2021-05-01",
    )
    assert entry.status is Status.CANCELLED


def test_a_cancelled_meeting_is_on_again_when_a_report_says_so_a_week_later() -> None:
    entry = entry_of(
        ("2021-04-02", "scheduled", "2021-04-16"),
        ("2021-04-05", "cancelled", "2021-04-16"),
        ("2021-04-12", "scheduled", "2021-04-16"),
        as_of="2021-04-13",
    )
    assert entry.status is Status.SCHEDULED


def test_a_later_report_of_what_had_been_planned_does_not_revive_it() -> None:
    entry = entry_of(
        ("2021-04-02", "scheduled", "2021-04-16"),
        ("2021-04-10", "cancelled", "2021-04-16"),
        ("2021-06-01", "scheduled", "2021-04-16"),
        as_of="2021-07-01",
    )
    assert entry.status is Status.CANCELLED


def test_a_postponed_meeting_takes_the_slot_that_a_later_report_gives() -> None:
    entry = entry_of(
        ("2021-04-02", "scheduled", "2021-04-16"),
        ("2021-04-10", "postponed", "2021-04-16"),
        ("2021-04-20", "scheduled", "2021-05-10"),
        as_of="2021-05-01",
    )
    assert entry.status is Status.SCHEDULED
    assert entry.when is not None
    assert entry.when.value.edtf == "2021-05-10"


def test_a_cancelled_meeting_that_was_held_after_all_is_held_and_contradicted() -> None:
    entry = entry_of(
        ("2021-04-02", "scheduled", "2021-04-16"),
        ("2021-04-05", "cancelled", "2021-04-16"),
        ("2021-04-14", "cancelled", "2021-04-16"),
        ("2021-04-20", "held", "2021-04-16"),
        as_of="2021-05-01",
    )
    assert entry.status is Status.HELD
    assert any("called off" in words for words in entry.contradictions)


def test_the_firmest_word_for_a_plan_stands() -> None:
    entry = entry_of(
        ("2021-03-01", "floated", "2021-04-16"),
        ("2021-03-20", "scheduled", "2021-04-16"),
        ("2021-03-25", "planned", "2021-04-16"),
        as_of="2021-04-01",
    )
    assert entry.status is Status.SCHEDULED
    assert entry.status_why == "r1 (2021-03-20) says that it is scheduled"


def test_a_report_that_looks_back_confirms() -> None:
    entry = entry_of(("2021-04-02", "scheduled", "2021-04-16"), ("2021-09-01", "held", "2021-04"), as_of="2021-10-01")
    assert entry.status is Status.HELD
    assert entry.when is not None
    assert entry.when.value.edtf == "2021-04-16"


@pytest.mark.parametrize(
    ("date", "as_of", "status"),
    [
        ("2021-04-15/2021-04-18", "2021-04-18", Status.ONGOING),
        ("2021-04-15/2021-04-18", "2021-04-19", Status.HELD),
        ("2021-04-15/..", "2021-05-15", Status.ONGOING),
        ("2021-04-15/..", "2021-05-16", Status.HELD),
    ],
)
def test_what_was_under_way_was_held_after_its_end(date: str, as_of: str, status: Status) -> None:
    stay = claim("visit", "JP-US", date, "ongoing", "Suga", "/US")
    assert only(record(report("r", "2021-04-15", stay), as_of=as_of).engagements).status is status


def test_a_holding_told_before_its_day_is_only_a_plan() -> None:
    entry = entry_of(("2021-04-02", "held", "2021-04-16"), as_of="2021-04-10")
    assert entry.status is Status.SCHEDULED
    assert entry.contradictions == ("r0 tells it as held before its day",)


def test_the_steps_name_who_put_it_off_and_why() -> None:
    here = quote()
    off = claim(
        "summit", "JP-US", "2021-04-09", "postponed", WHO, by=cited("Biden", here), reason=cited("a storm", here)
    )
    entry = only(record(report("r", "2021-04-01", off)).engagements)
    (step,) = entry.history
    assert (step.status, step.by, step.reason) == (Status.POSTPONED, "Biden", "a storm")
    assert step.support.report_name == "r"


def test_what_copies_repeat_is_one_step() -> None:
    first = report("a", "2021-04-02", claim("summit", "JP-US", "2021-04-16", "scheduled", WHO), dispatch="d")
    copy = report("b", "2021-04-03", claim("summit", "JP-US", "2021-04-16", "scheduled", WHO), dispatch="d")
    assert len(only(record(first, copy).engagements).history) == 1
