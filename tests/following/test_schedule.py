from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.following import PACE, Pace, after_answer, after_failure, due
from dragoman.model import NEVER_ASKED, Followed, Polling

NOW = datetime(2026, 3, 12, 12, tzinfo=UTC)
CHANCES = st.floats(0, 1, exclude_max=True)


def at(path: str) -> Followed:
    return Followed(address=f"https://gazette.example/{path}")


@pytest.mark.parametrize(
    ("holds_for", "wait"),
    [
        (None, timedelta(hours=1)),
        (60, timedelta(hours=1)),  # sooner than we would ask
        (7200, timedelta(hours=2)),
        (10**12, timedelta(days=1)),  # past all reason
    ],
)
def test_a_source_that_answered_is_asked_when_its_answer_holds_no_more(holds_for: int | None, wait: timedelta) -> None:
    assert after_answer(NOW, PACE, holds_for=holds_for, chance=0) == NOW + wait


@pytest.mark.parametrize(
    ("failures", "wait"),
    [(1, timedelta(hours=1)), (2, timedelta(hours=2)), (3, timedelta(hours=4)), (50, timedelta(days=1))],
)
def test_a_source_that_fails_is_asked_less_and_less(failures: int, wait: timedelta) -> None:
    assert after_failure(NOW, PACE, failures=failures, retry_after=None, chance=0) == NOW + wait


def test_a_source_that_says_when_to_come_back_is_not_asked_sooner() -> None:
    later = after_failure(NOW, PACE, failures=1, retry_after=3 * 86_400, chance=0)
    assert later == NOW + timedelta(days=3)
    assert after_failure(NOW, PACE, failures=1, retry_after=10**12, chance=0) == NOW + timedelta(days=7)


@given(
    failures=st.integers(1, 10_000),
    wish=st.none() | st.integers(0, 10**12),
    chance=CHANCES,
    minutes=st.integers(1, 600),
)
def test_no_wait_is_shorter_than_the_pace_or_longer_than_all_patience(
    failures: int, wish: int | None, chance: float, minutes: int
) -> None:
    pace = Pace(usual=timedelta(minutes=minutes))
    for when in (
        after_answer(NOW, pace, holds_for=wish, chance=chance),
        after_failure(NOW, pace, failures=failures, retry_after=wish, chance=chance),
    ):
        assert timedelta(minutes=minutes) <= when - NOW <= pace.patience * (1 + pace.jitter)


@given(one=CHANCES, other=CHANCES)
def test_chance_only_ever_adds_to_a_wait(one: float, other: float) -> None:
    less, more = sorted((one, other))
    sooner = after_answer(NOW, PACE, holds_for=None, chance=less)
    assert NOW + PACE.usual <= sooner <= after_answer(NOW, PACE, holds_for=None, chance=more)


def test_those_that_waited_longest_are_asked_first_and_those_never_asked_before_them() -> None:
    sources = {
        at("later"): Polling(asked_at=NOW, due_at=NOW + timedelta(seconds=1)),
        at("just"): Polling(asked_at=NOW, due_at=NOW),
        at("long"): Polling(asked_at=NOW, due_at=NOW - timedelta(days=1)),
        at("new"): NEVER_ASKED,
        at("gone"): Polling(asked_at=NOW, is_gone=True),
    }
    assert due(sources, NOW) == (at("new"), at("long"), at("just"))
