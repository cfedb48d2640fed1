"""Official logs confirm, date and place what reports tell of; they make no entries and leak nothing."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from dragoman.model import Claim, Record
from dragoman.reconciling import Evidence
from tests.reconciling.claiming import claim, only, record, report, told

SAID = claim("2+2", date="2022-01", status="planned", who="Blinken Austin Hayashi Kishi", place="/US")
HELD = claim("2+2", date="2022-01-06", status="held", who="Blinken Austin Hayashi Kishi", place="online", official=True)
PLAN = report("plan", "2021-12-01", SAID)


class Rows:
    """The rows of one log."""

    def __init__(self, *claims: Claim) -> None:
        self.rows = tuple(
            replace(report(f"log {number}", str(one.when.value.latest if one.when else None), one), log=True)
            for number, one in enumerate(claims)
        )

    def of(self, block: str) -> Sequence[Evidence]:
        assert block == "JP-US"
        return self.rows


def test_a_plan_that_a_log_shows_as_held_was_held_then_and_there() -> None:
    entry = only(record(PLAN, logs=Rows(HELD)).engagements)
    assert told(entry) == ("2+2", "2022-01-06", "held")
    assert entry.venue is not None
    assert entry.venue.value.virtual
    assert [(step.status.value, step.support.report_name) for step in entry.history] == [
        ("planned", "plan"),
        ("held", "log 0"),
    ]
    assert "log 0" in entry.status_why


def test_a_log_is_no_report_and_no_voice() -> None:
    entry = only(record(PLAN, logs=Rows(HELD)).engagements)
    assert (entry.reports, entry.dispatches, entry.logs) == (("plan",), 1, ("log 0",))
    assert entry.claims == (SAID,)


def test_with_logs_and_without_the_entries_are_the_same() -> None:
    def ids(made: Record) -> list[tuple[object, ...]]:
        return [(one.id, one.aliases, one.participants, one.parties, one.topics) for one in made.engagements]

    assert ids(record(PLAN, logs=Rows(HELD))) == ids(record(PLAN))
    assert told(only(record(PLAN).engagements)) == ("2+2", "2022-01", "unconfirmed")


def test_a_row_that_no_report_tells_of_makes_no_entry() -> None:
    other = claim("visit", "US-JP", "2023-11-07", "held", who="Blinken", official=True)
    assert record(PLAN, logs=Rows(other)) == record(PLAN)


def test_a_row_is_known_from_its_last_day_on() -> None:
    trip = claim("bilateral", date="2021-03-15/2021-03-17", status="held", who="Motegi Blinken", official=True)
    plan = report("plan", "2021-03-06", claim(date="2021-03-16", status="scheduled", who="Motegi Blinken"))
    assert only(record(plan, as_of="2021-03-16", logs=Rows(trip)).engagements).status == "scheduled"
    held = only(record(plan, as_of="2021-03-17", logs=Rows(trip)).engagements)
    assert told(held) == ("bilateral", "2021-03-16", "held")


def test_a_row_that_fits_two_plans_alike_confirms_neither() -> None:
    trip = claim("bilateral", date="2021-03-15/2021-03-17", status="held", who="Motegi Blinken", official=True)
    twice = [claim(date=day, status="scheduled", who="Motegi Blinken") for day in ("2021-03-15", "2021-03-17")]
    made = record(report("plan", "2021-03-06", *twice), logs=Rows(trip))
    assert [one.status for one in made.engagements] == ["unconfirmed", "unconfirmed"]


def test_a_row_that_a_report_tells_of_confirms_no_other_plan() -> None:
    trip = claim("bilateral", date="2021-03-15/2021-03-17", status="held", who="Motegi Blinken", official=True)
    plan = claim(date="2021-03-17", status="scheduled", who="Motegi Blinken")
    past = claim(date="2021-03-15", status="held", who="Motegi Blinken")
    made = record(report("plan", "2021-03-06", plan), report("past", "2021-03-16", past), logs=Rows(trip))
    assert [told(one)[1:] for one in made.engagements] == [("2021-03-15", "held"), ("2021-03-17", "unconfirmed")]


def test_an_undated_wish_is_not_confirmed() -> None:
    wish = report("wish", "2021-12-01", claim("2+2", status="planned", who="Blinken Austin Hayashi Kishi"))
    assert only(record(wish, logs=Rows(HELD)).engagements).status == "planned"


def test_the_one_day_that_a_list_gives_a_guest_is_not_the_stay() -> None:
    day = claim("visit", "JP-US", "2021-09-24", "held", who="Suga", official=True)
    arrived = report("arrived", "2021-09-25", claim("visit", "JP-US", "2021-09-23/..", "ongoing", who="Suga"))
    assert told(only(record(arrived, logs=Rows(day)).engagements)) == ("visit", "2021-09-23/..", "held")
    planned = report("planned", "2021-09-01", claim("visit", "JP-US", "2021-09", "planned", who="Suga"))
    assert told(only(record(planned, logs=Rows(day)).engagements)) == ("visit", "2021-09-24", "held")


def test_the_order_of_rows_and_reports_changes_nothing() -> None:
    second = report("again", "2021-12-20", claim("2+2", date="2022-01-07", status="scheduled", who="Hayashi Blinken"))
    rows = [HELD, claim("visit", "JP-US", "2022-01-06", "held", who="Hayashi", official=True)]
    made = {repr(record(*reports, logs=Rows(*some))) for reports in permutations([PLAN, second]) for some in [rows]}
    assert len(made) == 1
