"""The scorer counts as the labelling rules say."""

import pytest

from dragoman.scoring import Names, Tally, evaluate
from dragoman.scoring.days import date_is_right
from dragoman.scoring.names import is_one_person

MEETING = {
    "format": "bilateral",
    "parties": ["CN", "JP"],
    "participants": ["Wang Yi", "Toshimitsu Motegi"],
    "date": "2021-03-11",
    "place": {"city": "Tokyo", "country": "JP"},
    "status": "held",
}
SLOTS = 9  # format, status, two parties, two people, date, country, city


def counts(gold: list[object], got: list[object]) -> tuple[list[int], list[int]]:
    tally = evaluate({"report": {"engagements": gold}}, {"report": {"engagements": got}}, Names()).tally
    return numbers(tally, "slots"), numbers(tally, "engagements")


def numbers(tally: Tally, kind: str) -> list[int]:
    return [tally.counts[f"{kind}.{part}"] for part in ("right", "found", "labelled")]


def test_an_equal_engagement_has_every_slot_right() -> None:
    assert counts([MEETING], [MEETING]) == ([SLOTS] * 3, [1] * 3)


def test_a_missed_engagement_loses_all_its_slots() -> None:
    assert counts([MEETING], []) == ([0, 0, SLOTS], [0, 0, 1])


def test_an_invented_engagement_costs_all_its_slots() -> None:
    assert counts([], [MEETING]) == ([0, SLOTS, 0], [0, 1, 0])


def test_one_wrong_value_is_one_slot() -> None:
    assert counts([MEETING], [MEETING | {"status": "planned"}]) == ([SLOTS - 1, SLOTS, SLOTS], [1] * 3)


@pytest.mark.parametrize(
    "other",
    [
        {"format": "visit"},
        {"format": "call"},
        {"parties": ["FR", "IT"]},
        {"date": "2021-03-20"},
    ],
)
def test_engagements_too_far_apart_are_no_pair(other: dict[str, object]) -> None:
    assert counts([MEETING], [MEETING | other])[1] == [0, 1, 1]


def test_an_engagement_pairs_only_once() -> None:
    assert counts([MEETING], [MEETING, MEETING])[1] == [1, 2, 1]


def test_a_visitor_who_is_taken_for_the_host_is_wrong_twice() -> None:
    visit = {"format": "visit", "parties": ["JP", "IN"], "status": "held"}
    assert counts([visit], [visit | {"parties": ["IN", "JP"]}])[0] == [2, 4, 4]


@pytest.mark.parametrize(
    ("gold", "got", "right"),
    [
        ("2021-03-11", "2021-03-11", True),
        ("2021-03-11~", "2021-03-11", True),
        ("2021-03-15/2021-03-17", "2021-03-15/2021-03-16", True),
        ("2021-03", "2021-03-11", False),
        ("2021-03-15/..", "2021-03-15/2021-03-17", True),
        ("2021-03-15/..", "2021-03-16/..", False),
        ("2021-03-11", "", False),
    ],
)
def test_a_date_is_right_where_half_of_the_days_are_shared(gold: str, got: str, *, right: bool) -> None:
    assert date_is_right(gold, got) is right


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Joe Biden", "Joseph Biden", True),
        ("Shinzō Abe", "Abe Shinzo", True),
        ("Kim Jong-un", "Kim Jong Un", True),
        ("Sergey Lavrov", "Sergei Lavrov", True),
        ("Joe Biden", "Jill Biden", False),
        ("Wang Yi", "Wang", False),
    ],
)
def test_a_person_is_one_in_the_spellings_of_the_press(one: str, two: str, *, same: bool) -> None:
    assert is_one_person(one, two, Names()) is same
