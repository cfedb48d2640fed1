"""Pairs of claims that are one engagement, two, or for a person to judge."""

import pytest

from dragoman.model import Claim, Verdict
from dragoman.reconciling.evidence import hear, published_by
from dragoman.reconciling.grounds import GROUNDS
from dragoman.reconciling.judging import Judgement, judge
from dragoman.reconciling.traits import traits_of
from tests.reconciling.claiming import FAR, claim, people, report


def judged(one: Claim, other: Claim, known: str = "2021-03-01 2021-03-02") -> Judgement:
    first, second = known.split()
    heard, _ = hear(published_by([report("r1", first, one), report("r2", second, other)], FAR, undated=False))
    forth = judge(traits_of(heard[0]), traits_of(heard[1]))
    back = judge(traits_of(heard[1]), traits_of(heard[0]))
    assert forth == back
    return forth


def say(kind: str, date: str | None, status: str, who: str = "", place: str = "") -> Claim:
    parties = {"visit": "US-JP"}.get(kind, "JP-US")
    return claim(kind, parties, date, status, who, place)


FOUR = "Blinken Austin Motegi Kishi"


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        pytest.param(
            say("2+2", "2021-03-15/..", "planned", FOUR, "/JP"),
            say("2+2", "2021-03", "held", "", "Tokyo/JP"),
            "2021-03-05 2021-11-29",
            id="a report that looks back with a month and a city",
        ),
        pytest.param(
            say("visit", "2021-03-11/2021-03-20~", "planned", "Blinken", "/JP"),
            say("visit", "2021-03-15/2021-03-17", "scheduled", "Blinken Austin", "/JP"),
            "2021-03-01 2021-03-12",
            id="mid-March and the days that were then named, with a companion",
        ),
        pytest.param(
            say("summit", "2022-01-21", "scheduled", "Kishida Biden", "online"),
            say("call", "2022-01-21", "held", "Kishida Biden"),
            "2022-01-17 2022-01-22",
            id="an online summit and a call",
        ),
        pytest.param(
            say("call", "2021-01-28", "held", "Suga Biden"),
            say("call", "2021-01-27", "held", "Suga Biden"),
            "2021-01-28 2021-01-28",
            id="one call named by two capitals across the date line",
        ),
        pytest.param(
            say("summit", "2023-01-07/2023-01-09~", "planned", "Kishida Biden", "Washington/US"),
            say("summit", "2023-01-13", "scheduled", "Kishida Biden", "Washington/US"),
            "2022-11-24 2023-01-06",
            id="a plan that slipped by days when weeks lay ahead of it",
        ),
        pytest.param(
            say("bilateral", "2021-03-16", "held", "Blinken Motegi", "Da Nang/VN"),
            say("summit", "2021-03-16", "held", "Blinken Motegi", "Danang/VN"),
            "2021-03-16 2021-03-17",
            id="formats loosely named, a city spelt in two ways",
        ),
    ],
)
def test_these_are_the_same(one: Claim, other: Claim, known: str) -> None:
    found = judged(one, other, known)
    assert found.verdict is Verdict.SAME, found.why


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        pytest.param(
            say("call", "2021-02-10", "held", "Motegi Blinken"),
            say("call", "2021-02-13", "held", "Motegi Blinken"),
            "2021-02-11 2021-02-14",
            id="two calls in one week",
        ),
        pytest.param(
            say("visit", "2021-03-15", "held", "Blinken", "/JP"),
            say("bilateral", "2021-03-15", "held", "Blinken Motegi", "/JP"),
            "2021-03-15 2021-03-15",
            id="a visit and a meeting on it",
        ),
        pytest.param(
            say("bilateral", "2021-03-16", "held", "Blinken Motegi", "Tokyo/JP"),
            say("bilateral", "2021-03-16", "held", "Blinken Suga", "Tokyo/JP"),
            "2021-03-16 2021-03-16",
            id="one minister with two hosts on one day",
        ),
        pytest.param(
            say("visit", "2021-05-25/2021-05-28", "scheduled", "Biden", "/JP"),
            say("visit", "2021-06-28/2021-06-29", "scheduled", "Biden", "/JP"),
            "2021-05-20 2021-05-21",
            id="two visits within a month or so",
        ),
        pytest.param(
            say("visit", "2021-04-16", "held", "Suga", "/JP"),
            claim("visit", "JP-US", "2021-04-16", "held", "Suga", "/US"),
            "2021-04-17 2021-04-17",
            id="travel there and travel here",
        ),
        pytest.param(
            say("2+2", "2021-03-16", "held", FOUR, "Tokyo/JP"),
            say("2+2", "2021-04-30", "planned", FOUR, "Tokyo/JP"),
            "2021-03-17 2021-04-01",
            id="one held, the next still ahead",
        ),
        pytest.param(
            say("summit", None, "held", "Kishida Biden"),
            say("summit", "2024-04-10", "held", "Kishida Biden"),
            "2023-07-24 2024-04-11",
            id="one was told of before the other took place",
        ),
        pytest.param(
            say("2+2", "2021-03-16", "scheduled", FOUR, "Tokyo/JP"),
            say("bilateral", "2021-03-16", "scheduled", "Austin Kishi", "Tokyo/JP"),
            "2021-03-10 2021-03-11",
            id="a 2+2 and the defence ministers' meeting beside it",
        ),
        pytest.param(
            say("bilateral", "2021-03-16", "held", "Blinken Motegi", "Tokyo/JP"),
            say("call", "2021-03-16", "held", "Blinken Motegi"),
            "2021-03-17 2021-03-17",
            id="a meeting in a room and a call on one day",
        ),
    ],
)
def test_these_are_different(one: Claim, other: Claim, known: str) -> None:
    found = judged(one, other, known)
    assert found.verdict is Verdict.DIFFERENT, found.why


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        pytest.param(
            say("summit", None, "planned", "Kishida Biden"),
            say("summit", "2023-01-13", "scheduled", "Kishida Biden", "Washington/US"),
            "2021-11-29 2023-01-06",
            id="a plan without a date, and a date a year later",
        ),
        pytest.param(
            say("bilateral", "2022-07", "scheduled", "", "Honolulu/US"),
            say("bilateral", "2022-07-29", "scheduled", "Hayashi Blinken", "Washington/US"),
            "2022-05-24 2022-07-27",
            id="a month and nobody named",
        ),
    ],
)
def test_these_are_for_a_person_to_judge(one: Claim, other: Claim, known: str) -> None:
    found = judged(one, other, known)
    assert found.verdict is Verdict.UNSURE, found.why


def test_a_report_that_tells_two_meetings_tells_of_two() -> None:
    one = say("bilateral", "2021-03-16", "held", "Blinken Motegi", "Tokyo/JP")
    other = say("2+2", "2021-03-16", "held", "Blinken Motegi", "Tokyo/JP")
    heard, _ = hear(published_by([report("r1", "2021-03-17", one, other)], FAR, undated=False))
    found = judge(traits_of(heard[0]), traits_of(heard[1]))
    assert found.veto
    assert "one report tells them as two" in found.why


def test_a_slot_given_up_and_the_new_one_of_the_same_report_are_one() -> None:
    old = say("2+2", "2021-12", "postponed")
    new = say("2+2", "2022-01", "planned", FOUR, "/US")
    heard, _ = hear(published_by([report("r1", "2021-11-29", old, new)], FAR, undated=False))
    found = judge(traits_of(heard[0]), traits_of(heard[1]))
    assert found.verdict is Verdict.SAME
    assert "moves it" in found.why


def test_a_judgement_says_what_speaks_for_it_and_what_against() -> None:
    found = judged(
        say("summit", "2023-01-07/2023-01-09~", "planned", "Kishida Biden", "/US"),
        say("summit", "2023-01-13", "scheduled", "Kishida Biden", "/US"),
        "2022-11-24 2023-01-06",
    )
    assert found.why.startswith("the same people (+")
    assert "against: 4 days apart, as a plan may slip (-" in found.why


def test_implied_people_speak_a_little_for() -> None:
    bare = say("bilateral", "2021-03-16", "held", "Blinken Motegi", "Tokyo/JP")
    implied = claim("bilateral", "JP-US", "2021-03-16", "held", participants=people("Motegi", named=False))
    assert any(finding.why.startswith("people implied") for _, finding in judged(bare, implied).findings)


def test_every_ground_says_in_its_docstring_what_it_rests_on() -> None:
    assert all(ground.look.__doc__ for ground in GROUNDS)
    assert len({ground.name for ground in GROUNDS}) == len(GROUNDS)
