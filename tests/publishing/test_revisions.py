"""Revisions: a number that rises with each change of date, place or status, and an instant out of the record."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from dragoman.model import Engagement, Redaction, Status, Step, Support, Value, When
from dragoman.publishing.revisions import revised, revision


def told(entry: Engagement, *steps: tuple[str, Status, str | None], status: Status | None = None) -> Engagement:
    """The entry as these words made it: the day they were known, the status, the date."""
    history = tuple(
        Step(known_on=date.fromisoformat(day), status=said, when=When.of(when) if when else None, by="", reason="",
             support=_support(entry, day, number))
        for number, (day, said, when) in enumerate(steps)
    )  # fmt: skip
    last = next((step.when for step in reversed(history) if step.when), None)
    when = Value(value=last, why="", support=()) if last else None
    return replace(entry, history=history, when=when, status=status or history[-1].status)


def _support(entry: Engagement, day: str, number: int) -> Support:
    first = entry.format.support[0]
    return replace(first, known_on=date.fromisoformat(day), dispatch=f"d-{number}", claim=f"c-{number}", known_at=None)


FIRST = ("2023-03-01", Status.PLANNED, "2023-03-16")


def test_what_is_told_once_was_never_revised(meeting: Engagement) -> None:
    assert revision(told(meeting, FIRST)) == 0


@pytest.mark.parametrize(
    "then",
    [
        ("2023-03-02", Status.PLANNED, "2023-03-20"),
        ("2023-03-02", Status.SCHEDULED, "2023-03-16"),
        ("2023-03-02", Status.CANCELLED, None),
        ("2023-03-02", Status.POSTPONED, "2023-03-16"),
    ],
)
def test_another_date_or_status_is_a_revision(meeting: Engagement, then: tuple[str, Status, str | None]) -> None:
    assert revision(told(meeting, FIRST, then)) == 1


def test_a_second_voice_for_what_nobody_disputes_is_none(meeting: Engagement) -> None:
    assert revision(told(meeting, FIRST, ("2023-03-02", Status.PLANNED, "2023-03-16"))) == 0


def test_where_voices_differ_each_further_one_counts_since_it_may_turn_the_scales(meeting: Engagement) -> None:
    there = (FIRST, ("2023-03-02", Status.PLANNED, "2023-03-17"))
    before = revision(told(meeting, *there))
    assert revision(told(meeting, *there, ("2023-03-03", Status.PLANNED, "2023-03-17"))) > before


def test_a_date_that_passed_is_a_revision_and_so_is_the_word_that_it_was_held(meeting: Engagement) -> None:
    planned = told(meeting, FIRST)
    passed = told(meeting, FIRST, status=Status.UNCONFIRMED)
    held = told(meeting, FIRST, ("2023-03-25", Status.HELD, "2023-03-16"))
    assert revision(planned) < revision(passed) < revision(held)
    assert revised(passed) == datetime(2023, 3, 17, tzinfo=UTC)
    assert revised(held) == datetime(2023, 3, 25, tzinfo=UTC)


def test_whatever_comes_in_late_never_lowers_the_number(meeting: Engagement) -> None:
    words = (
        FIRST,
        ("2023-03-02", Status.SCHEDULED, "2023-03-18"),
        ("2023-03-04", Status.PLANNED, "2023-03-16"),
        ("2023-03-20", Status.HELD, "2023-03-18"),
    )
    for order in permutations(words):
        numbers = [revision(told(meeting, *sorted(order[:some]))) for some in range(1, len(order) + 1)]
        assert numbers == sorted(numbers)


def test_a_redaction_does_not_lower_it(meeting: Engagement) -> None:
    there = told(meeting, FIRST, ("2023-03-02", Status.PLANNED, "2023-03-20"))
    at = datetime(2023, 4, 1, tzinfo=UTC)
    gone = Redaction(report=meeting.reports[0], outlet="", published=None, at=at, who="", why="")
    left = replace(told(meeting, FIRST), lost=(gone,))
    assert revision(left) > revision(there)
    assert revised(left) == at


def test_where_no_day_is_known_none_is_made_up(meeting: Engagement) -> None:
    undated = replace(told(meeting, FIRST).history[0].support, known_on=None)
    step = replace(told(meeting, FIRST).history[0], support=undated, known_on=None)
    assert revised(replace(told(meeting, FIRST), history=(step,))) is None
