"""From pairs to groups: vetoes, means, and the vague that fit one entry only."""

import pytest

from tests.reconciling.claiming import claim, only, record, report, told


def test_one_garbled_day_does_not_tear_an_entry_apart() -> None:
    right = [
        report(
            f"r{number}", "2021-03-17", claim("bilateral", "JP-US", "2021-03-16", "held", "Blinken Motegi", "Tokyo/JP")
        )
        for number in range(4)
    ]
    month = report("r9", "2021-05-01", claim("bilateral", "JP-US", "2021-03", "held", "Blinken Motegi", "Tokyo/JP"))
    assert only(record(*right, month).engagements).dispatches == 5


def test_a_vague_telling_between_two_exact_ones_does_not_make_them_one() -> None:
    first = report("r1", "2021-02-11", claim("call", date="2021-02-10", status="held", who="Motegi Blinken"))
    second = report("r2", "2021-02-19", claim("call", date="2021-02-18", status="held", who="Motegi Blinken"))
    vague = report("r3", "2021-03-20", claim("call", date="2021-02", status="held", who="Motegi Blinken"))
    entries = record(first, second, vague).engagements
    dates = {entry.when.value.edtf for entry in entries if entry.when}
    assert {"2021-02-10", "2021-02-18"} <= dates
    assert len(entries) == 2


def test_a_year_joins_the_only_entry_of_that_year() -> None:
    exact = report("r1", "2019-12-25", claim("trilateral", "CN-JP-KR", "2019-12-24", "held", "", "Chengdu/CN"))
    year = report("r2", "2023-08-15", claim("trilateral", "CN-JP-KR", "2019", "held"))
    entry = only(record(exact, year).engagements)
    assert "the only entry that it fits" in entry.whys[0]


def test_a_year_with_two_entries_joins_neither_and_is_unsure() -> None:
    exact = report("r1", "2019-12-25", claim("trilateral", "CN-JP-KR", "2019-12-24", "held", "", "Chengdu/CN"))
    other = report("r2", "2019-08-22", claim("trilateral", "CN-JP-KR", "2019-08-21", "held", "", "Beijing/CN"))
    year = report("r3", "2023-08-15", claim("trilateral", "CN-JP-KR", "2019", "held"))
    entries = record(exact, other, year).engagements
    (vague,) = (entry for entry in entries if told(entry)[1] == "2019")
    assert len(vague.unsure) == 2


def test_a_plan_without_a_date_joins_the_date_that_follows_within_months() -> None:
    bare = report("r1", "2018-04-18", claim("summit", "KP-US", None, "planned", "Trump Kim"))
    dated = report("r2", "2018-05-16", claim("summit", "KP-US", "2018-06-12", "scheduled", "Trump Kim", "Singapore/SG"))
    before = report("r3", "2019-03-01", claim("summit", "KP-US", "2019-02-27", "held", "Trump Kim", "Hanoi/VN"))
    entries = record(bare, dated, before).engagements
    assert sorted(entry.dispatches for entry in entries) == [1, 2]


def test_a_vague_claim_joins_nothing_in_another_country() -> None:
    vague = report("r1", "2022-01-17", claim("summit", date="2021", status="held", who="Kishida Biden", place="/GB"))
    other = report("r2", "2021-11-06", claim("summit", date="2021-11-20", who="Kishida Biden", place="Washington/US"))
    assert len(record(vague, other).engagements) == 2


def test_what_is_told_without_a_date_within_days_is_the_event_of_those_days() -> None:
    bare = report("r1", "2023-05-22", claim("multilateral", "G7", None, "held", place="Hiroshima/JP"))
    dated = report("r2", "2023-05-01", claim("multilateral", "G7", "2023-05-19/2023-05-21", place="Hiroshima/JP"))
    assert only(record(bare, dated).engagements).status.value == "held"


def test_a_report_of_uncertain_year_dates_no_plan() -> None:
    """Nobody can tell which of the dated ones follows it."""
    bare = report("r1", "2020-05/2022-09", claim("summit", date=None, who="Kishida Biden"))
    dated = report("r2", "2022-09-16", claim("summit", date="2022-09-21", who="Kishida Biden"))
    assert len(record(bare, dated).engagements) == 2


def test_a_meeting_put_off_twice_is_one_entry_with_its_last_slot() -> None:
    who = "Suga Biden"
    entry = only(
        record(
            report("r1", "2021-03-01", claim("summit", date="2021-04-09", status="scheduled", who=who)),
            report(
                "r2",
                "2021-03-26",
                claim("summit", date="2021-04-09", status="postponed", who=who),
                claim("summit", date="2021-04-16", status="planned", who=who),
            ),
            report(
                "r3",
                "2021-04-10",
                claim("summit", date="2021-04-16", status="postponed", who=who),
                claim("summit", date="2021-06-16", status="planned", who=who),
            ),
            report("r4", "2021-06-17", claim("summit", date="2021-06-16", status="held", who=who)),
        ).engagements
    )
    assert told(entry) == ("summit", "2021-06-16", "held")
    assert [step.note for step in entry.history if step.note] == [
        "moved from 2021-04-09 to 2021-04-16",
        "moved from 2021-04-16 to 2021-06-16",
    ]


def test_ministers_on_one_trip_are_one_visit_though_reports_name_one_each() -> None:
    both = claim("visit", "US-JP", "2021-03-15/2021-03-17", "held", "Blinken Austin", "/JP")
    one = claim("visit", "US-JP", "2021-03-15/2021-03-17", "held", "Blinken", "/JP")
    other = claim("visit", "US-JP", "2021-03-15/2021-03-17", "held", "Austin", "/JP")
    entry = only(
        record(
            report("r1", "2021-03-17", both), report("r2", "2021-03-17", one), report("r3", "2021-03-18", other)
        ).engagements
    )
    assert [who.name for who in entry.participants] == ["Blinken", "Austin"]


def test_a_new_meeting_after_one_was_called_off_is_a_new_entry() -> None:
    off = report("r1", "2021-03-01", claim("summit", date="2021-03-10", status="cancelled", who="Suga Biden"))
    new = report("r2", "2021-05-01", claim("summit", date="2021-06-10", status="scheduled", who="Suga Biden"))
    assert len(record(off, new).engagements) == 2


def test_each_join_tells_its_grounds() -> None:
    one = report("r1", "2021-03-01", claim("2+2", date="2021-03-16", who="Blinken Motegi", place="Tokyo/JP"))
    two = report("r2", "2021-03-02", claim("2+2", date="2021-03-16", who="Blinken Motegi", place="Tokyo/JP"))
    (why,) = only(record(one, two).engagements).whys
    assert why.startswith(
        "r1 and r2 (+10.4): the same day (+4.0); the same people (+3.4); the same format (2+2) (+1.5)"
    )


def test_two_that_were_held_months_apart_stay_two_whatever_lies_between() -> None:
    told_then = claim("2+2", date="2021-03-16", status="held", who="Blinken Motegi", place="Tokyo/JP")
    march = report("a", "2021-03-16", told_then)
    slip = report(
        "b",
        "2021-11-30",
        claim("2+2", date="2021-03", status="postponed", who="Blinken Motegi"),
        claim("2+2", date="2022-01", who="Blinken Motegi"),
    )
    january = report("c", "2022-01-07", claim("2+2", date="2022-01-06", status="held", who="Blinken Motegi"))
    entries = record(march, slip, january).engagements
    held = [entry for entry in entries if entry.status.value == "held"]
    assert [told(entry)[1] for entry in held] == ["2021-03-16", "2022-01-06"]


def test_what_is_planned_long_after_a_holding_is_not_that_one() -> None:
    said = [
        report("a", "2021-03-17", claim("summit", date="2021-03-16", status="held", who="Suga Biden")),
        report("b", "2021-03-20", claim("summit", date="2021-04", status="floated", who="Suga Biden")),
        report("c", "2021-04-30", claim("summit", date="2021-07", status="planned", who="Suga Biden")),
    ]
    (first, *others) = record(*said).engagements
    assert len(first.claims) == 1
    assert others


@pytest.mark.parametrize(
    ("kind", "said", "joined"), [("quad", "2020-10-03", 1), ("quad", "2020-08-03", 2), ("call", "2020-10-03", 2)]
)
def test_an_undated_plan_of_a_rare_kind_is_the_one_that_comes_within_days(kind: str, said: str, joined: int) -> None:
    parties = "AU-IN-JP-US" if kind == "quad" else "JP-US"
    dated = report("a", "2020-10-02", claim(kind, parties, "2020-10-06", "scheduled", "Pompeo Motegi", "Tokyo/JP"))
    bare = report("b", said, claim(kind, parties, status="scheduled"))
    assert len(record(dated, bare).engagements) == joined
