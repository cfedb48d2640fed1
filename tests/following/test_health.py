from datetime import UTC, datetime, timedelta

import pytest

from dragoman.following import Condition, brought, health
from dragoman.model import NEVER_ASKED, Polling, Problem

NOW = datetime(2026, 3, 12, 12, tzinfo=UTC)


def weekly(weeks_ago: float) -> Polling:
    """A source that brought something once a week, for the last time so many weeks ago."""
    moments = [NOW - timedelta(weeks=weeks_ago + number) for number in range(7)]
    return Polling(asked_at=NOW, brought=tuple(sorted(moments)))


def test_a_source_is_silent_by_its_own_rhythm() -> None:
    assert health(weekly(2.9), NOW).condition is Condition.WELL
    silent = health(weekly(3.1), NOW)
    assert silent.condition is Condition.SILENT
    assert "2026-02-18" in silent.why


def test_a_source_of_many_entries_a_day_is_not_silent_on_a_weekend() -> None:
    hourly = tuple(NOW - timedelta(hours=60 + number) for number in range(9, -1, -1))
    assert health(Polling(asked_at=NOW, brought=hourly), NOW).is_well


def test_a_source_whose_rhythm_is_not_known_yet_is_not_called_silent() -> None:
    few = tuple(NOW - timedelta(days=300 + number) for number in range(5, 0, -1))
    assert health(Polling(asked_at=NOW, brought=few), NOW).is_well


@pytest.mark.parametrize(
    ("polling", "condition"),
    [
        (NEVER_ASKED, Condition.NEW),
        (Polling(asked_at=NOW, failures=2), Condition.WELL),
        (Polling(asked_at=NOW, failures=3, problem=Problem(what="bad_tls", why="Expired.")), Condition.FAILING),
        (Polling(asked_at=NOW, unread=2), Condition.WELL),
        (Polling(asked_at=NOW, unread=3), Condition.UNREAD),
        (Polling(asked_at=NOW, failures=9, is_gone=True), Condition.GONE),
    ],
)
def test_what_is_the_matter_with_a_source(polling: Polling, condition: Condition) -> None:
    found = health(polling, NOW)
    assert found.condition is condition
    assert bool(found.why) != found.is_well


def test_what_is_dated_ahead_came_now() -> None:
    before = Polling(brought=(NOW - timedelta(days=1),))
    assert brought(before, [NOW + timedelta(days=30)], NOW) == (NOW - timedelta(days=1), NOW)


def test_a_rhythm_is_made_of_the_last_arrivals() -> None:
    moments = [NOW - timedelta(hours=number) for number in range(50)]
    assert brought(NEVER_ASKED, moments, NOW) == tuple(sorted(moments)[-20:])
