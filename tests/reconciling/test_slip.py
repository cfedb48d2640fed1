"""Which date an entry goes by, and which are its rivals."""

import pytest

from dragoman.model import Engagement
from tests.reconciling.claiming import claim, only, record, report

WHO = "Suga Biden"


def entry_of(*said: tuple[str, str, str], kind: str = "summit", official: str = "") -> Engagement:
    """The one entry of reports given as (published, status, date); official: the numbers of those that are."""
    who, place = (WHO, "") if kind == "summit" else ("Suga", "/US")
    made = [
        report(
            f"r{number}", published, claim(kind, "JP-US", date, status, who, place, official=str(number) in official)
        )
        for number, (published, status, date) in enumerate(said)
    ]
    return only(record(*made).engagements)


def date_of(entry: Engagement) -> tuple[str, list[str]]:
    assert entry.when is not None
    return entry.when.value.edtf, [rival.value.edtf for rival in entry.when.rivals]


def test_of_plans_the_last_said_wins_and_the_earlier_is_history() -> None:
    entry = entry_of(("2021-03-20", "planned", "2021-04-09"), ("2021-04-02", "scheduled", "2021-04-13"))
    assert date_of(entry) == ("2021-04-13", [])
    assert [step.when.edtf for step in entry.history if step.when] == ["2021-04-09", "2021-04-13"]
    assert entry.history[-1].note == "moved from 2021-04-09 to 2021-04-13"


def test_a_more_exact_date_is_kept_when_a_later_report_is_vaguer() -> None:
    entry = entry_of(("2021-03-26", "scheduled", "2021-04-16"), ("2021-04-02", "planned", "2021-04"))
    assert date_of(entry) == ("2021-04-16", [])
    assert entry.when is not None
    assert entry.when.why == "the date last given; more exact than 2021-04 and agrees with it"


def test_for_a_week_an_unnamed_source_does_not_unseat_an_official_word() -> None:
    said = (("2021-02-01", "scheduled", "2021-04-16"), ("2021-02-04", "planned", "2021-04-20"))
    assert date_of(entry_of(*said, official="0")) == ("2021-04-16", ["2021-04-20"])
    assert date_of(entry_of(*said)) == ("2021-04-20", [])
    later = (said[0], ("2021-02-20", "planned", "2021-04-20"))
    assert date_of(entry_of(*later, official="0")) == ("2021-04-20", [])


def test_what_was_held_outranks_what_was_planned() -> None:
    entry = entry_of(("2021-02-01", "scheduled", "2021-04-20"), ("2021-04-17", "held", "2021-04-16"))
    assert date_of(entry) == ("2021-04-16", [])


def test_of_tellings_of_the_past_most_voices_win_and_the_other_stays_a_rival() -> None:
    entry = entry_of(
        ("2021-04-17", "held", "2021-04-15"), ("2021-04-17", "held", "2021-04-16"), ("2021-04-18", "held", "2021-04-16")
    )
    assert date_of(entry) == ("2021-04-16", ["2021-04-15"])
    assert entry.when is not None
    (rival,) = entry.when.rivals
    assert [item.report_name for item in rival.support] == ["r0"]
    assert str(rival.since) == "2021-04-17"
    assert entry.contradictions[0].startswith("date: 2021-04-16")


@pytest.mark.parametrize(
    ("first", "second", "best"),
    [
        ("2021-04-15/..", "2021-04-15/2021-04-18", "2021-04-15/2021-04-18"),
        ("2021-04-15/2021-04-18", "2021-04-16", "2021-04-15/2021-04-18"),
        ("2021-04-12/2021-04-18", "2021-04-16", "2021-04-16"),
        ("2021-04-11/2021-04-20~", "2021-04-15/2021-04-18", "2021-04-15/2021-04-18"),
        ("2021-04", "2021-04-15/..", "2021-04-15/.."),
        ("2021-04-01/2021-04-15", "2021-04-15/..", "2021-04-15/.."),
        ("2021-04-15/..", "../2021-04-18", "2021-04-15/2021-04-18"),
    ],
)
def test_a_visit_goes_by_its_stated_span(first: str, second: str, best: str) -> None:
    entry = entry_of(("2021-04-01", "scheduled", first), ("2021-04-02", "scheduled", second), kind="visit")
    assert date_of(entry) == (best, [])


def test_the_slot_given_up_stands_only_where_there_is_no_other() -> None:
    assert date_of(entry_of(("2021-04-01", "postponed", "2021-04-09")))[0] == "2021-04-09"


def test_no_date_is_made_up() -> None:
    entry = only(record(report("r", "2021-04-01", claim("summit", "JP-US", None, "planned", WHO))).engagements)
    assert entry.when is None


def test_a_reprint_of_an_old_dispatch_does_not_move_a_plan_back() -> None:
    old = claim("summit", "JP-US", "2021-04-09", "planned", WHO)
    again = claim("summit", "JP-US", "2021-04-09", "planned", WHO)
    new = claim("summit", "JP-US", "2021-04-13", "scheduled", WHO)
    entry = only(
        record(
            report("a", "2021-03-10", old, dispatch="d"),
            report("b", "2021-03-25", new),
            report("c", "2021-03-26", again, dispatch="d"),
        ).engagements
    )
    assert date_of(entry) == ("2021-04-13", [])


@pytest.mark.parametrize(
    ("said", "expected", "rivals"),
    [("2021-03-04", "2021-03-15/2021-03-17", ["2021-03-18/2021-03-20"]), ("2021-03-09", "2021-03-18/2021-03-20", [])],
)
def test_a_travellers_own_side_stands_against_the_host_for_a_week(said: str, expected: str, rivals: list[str]) -> None:
    ours = claim("visit", "US-JP", "2021-03-15/2021-03-17", "scheduled", "Blinken", "Tokyo/JP", official=True)
    theirs = claim("visit", "US-JP", "2021-03-18/2021-03-20", "scheduled", "Blinken", "Tokyo/JP", official=True)
    first = report("a", "2021-03-01", ours, sides={ours.key: "US"})
    (entry,) = record(first, report("b", said, theirs, sides={theirs.key: "JP"})).engagements
    assert entry.when is not None
    assert entry.when.value.edtf == expected
    assert [rival.value.edtf for rival in entry.when.rivals] == rivals
