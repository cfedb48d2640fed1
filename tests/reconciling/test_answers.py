"""The last, the next, the first since a day, how many: each with what bears on it and what it rests on."""

from datetime import date

from dragoman.model import Answer, Engagement, Record
from dragoman.reconciling import count_of, first_since, last_of, next_of
from tests.reconciling.claiming import claim, record, report

PAIR = ("JP", "US")
HELD = report(
    "r1", "2021-03-17", claim("2+2", date="2021-03-16", status="held", who="Blinken Motegi", place="Tokyo/JP")
)
EARLIER = report("r2", "2020-01-15", claim("bilateral", date="2020-01-14", status="held", who="Pompeo Motegi"))
PASSED = report("r3", "2021-05-01", claim("bilateral", date="2021-05-04", status="scheduled", who="Blinken Motegi"))
AHEAD = report("r4", "2021-05-20", claim("summit", date="2021-07-01", status="scheduled", who="Suga Biden"))
FLOATED = report("r5", "2021-05-21", claim("call", status="floated", who="Suga Biden"))
OTHERS = report("r6", "2021-05-22", claim("summit", "DE-FR", date="2021-05-21", status="held"))


def made() -> Record:
    return record(HELD, EARLIER, PASSED, AHEAD, FLOATED, OTHERS, as_of="2021-06-01")


def days(answer: Answer) -> list[str]:
    return [entry.when.value.edtf if entry.when else "-" for entry in answer.found]


def others(answer: Answer) -> list[tuple[str, str]]:
    return [(entry.format.value.value, why) for entry, why in answer.others]


def pair(found: Record) -> list[Engagement]:
    return [entry for entry in found.engagements if entry.parties == PAIR]


def test_the_last_is_the_one_held_last_with_what_passed_since_unseen() -> None:
    answer = last_of(pair(made()), made(), PAIR)
    assert days(answer) == ["2021-03-16"]
    assert others(answer) == [("bilateral", "date passed, no report seen")]
    assert answer.before is not None
    assert answer.before.when is not None
    assert answer.before.when.value.edtf == "2020-01-14"


def test_it_rests_on_the_reports_of_the_pair_and_says_how_many_came_after() -> None:
    rests = last_of(pair(made()), made(), PAIR).rests
    assert (rests.parties, rests.reports, rests.dispatches) == (PAIR, 5, 5)
    assert (rests.first, rests.last) == (date(2020, 1, 15), date(2021, 5, 21))
    assert (rests.day, rests.after) == (date(2021, 3, 16), 4)


def test_with_no_party_asked_for_it_rests_on_those_that_all_entries_share() -> None:
    assert last_of(pair(made()), made(), ()).rests.parties == PAIR
    assert last_of(made().engagements, made(), ()).rests.parties == ()


def test_the_next_is_the_first_that_is_planned_and_what_is_merely_floated_stands_beside_it() -> None:
    answer = next_of(pair(made()), made(), PAIR)
    assert days(answer) == ["2021-07-01"]
    assert others(answer) == [("call", "floated")]


def test_none_is_an_answer_that_says_what_it_rests_on() -> None:
    answer = next_of([], made(), ("DE", "FR"))
    assert answer.found == ()
    assert answer.rests.reports == 1


def test_the_first_since_a_day_names_the_one_before_that_day() -> None:
    answer = first_since(pair(made()), made(), PAIR, since=date(2020, 6, 1))
    assert days(answer) == ["2021-03-16"]
    assert answer.before is not None
    assert answer.before.when is not None
    assert answer.before.when.value.edtf == "2020-01-14"


def test_a_holding_that_may_lie_before_the_day_bears_on_the_first_since() -> None:
    vague = report("r7", "2020-09-01", claim("call", date="2020-06", status="held", who="Pompeo Motegi"))
    found = record(HELD, EARLIER, vague, as_of="2021-06-01")
    answer = first_since(pair(found), found, PAIR, since=date(2020, 6, 10))
    assert days(answer) == ["2021-03-16"]
    assert others(answer) == [("call", "held, perhaps before that day")]


def test_two_whose_days_meet_are_both_shown_because_nobody_can_say_which_was_last() -> None:
    month = report("r8", "2021-04-02", claim("call", date="2021-03", status="held", who="Suga Biden"))
    found = record(HELD, month, as_of="2021-06-01")
    answer = last_of(pair(found), found, PAIR)
    assert len(answer.found) == 1
    assert [why for _, why in others(answer)] == ["held, and its days meet these"]


def test_a_day_that_is_known_outdoes_the_end_of_a_window_around_it() -> None:
    window = report("r8", "2021-02-02", claim("call", date="2021-01-21/2021-01-31~", status="held", who="Suga Biden"))
    day = report("r9", "2021-01-27", claim("call", date="2021-01-27", status="held", who="Motegi Blinken"))
    found = record(window, day, as_of="2021-03-06")
    assert days(last_of(pair(found), found, PAIR)) == ["2021-01-27"]


def test_the_count_is_of_what_was_held_and_beside_it_what_is_not_known() -> None:
    answer = count_of(pair(made()), made(), PAIR)
    assert days(answer) == ["2020-01-14", "2021-03-16"]
    assert others(answer) == [("bilateral", "date passed, no report seen")]
