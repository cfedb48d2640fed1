"""What is put off, moved or called off, and what only seems to be."""

import pytest

from dragoman.model import Status
from tests.reading.sentences import claims, only

MINISTER = "Foreign Minister Toshimitsu Motegi "  # Japan's, to November 2021
JAISHANKAR = "Indian Foreign Minister Subrahmanyam Jaishankar"
WANG = "Chinese Foreign Minister Wang Yi"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("was moved from March 20 to April 5.", [("2021-04-05", Status.SCHEDULED)]),
        ("was put off to April 5.", [("2021-04-05", Status.SCHEDULED)]),
        ("on March 20 was put off until June.", [("2021-03-20", Status.POSTPONED), ("2021-06", Status.PLANNED)]),
        ("on March 20 is put off until next month.", [("2021-03-20", Status.POSTPONED), ("2021-04", Status.PLANNED)]),
    ],
)
def test_a_new_day_is_scheduled_and_a_new_window_is_planned(said: str, told: list[tuple[str, str]]) -> None:
    trip = "The visit of Foreign Minister Toshimitsu Motegi to India "
    assert [(t.date, t.status) for t in claims(trip + said)] == told


def test_talks_that_move_to_another_town_are_not_put_off() -> None:
    talks = f"The talks of Foreign Minister Toshimitsu Motegi and {WANG} "
    assert only(talks + "were moved to Kyoto on Thursday.").status != Status.POSTPONED


def test_only_what_is_put_off_itself_is_postponed() -> None:
    assert only(MINISTER + "put off a second round of talks with Wang Yi of China.").status == Status.POSTPONED
    assert only(MINISTER + "put off a decision on talks with Wang Yi of China.").status != Status.POSTPONED


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("has fallen through.", Status.CANCELLED),
        ("was replaced by a letter.", Status.CANCELLED),
        ("has been put on hold.", Status.POSTPONED),
        ("is off.", Status.CANCELLED),
        ("did not materialise.", Status.CANCELLED),
        ("could be postponed.", Status.PLANNED),
        ("would be held in Kyoto.", Status.SCHEDULED),
    ],
)
def test_the_end_of_a_plan_has_many_words_and_a_threat_is_none(said: str, status: Status) -> None:
    meeting = f"The planned meeting of Foreign Minister Toshimitsu Motegi and {WANG} on March 20 "
    assert only(meeting + said).status == status


def test_a_new_meeting_is_not_the_one_that_was_called_off() -> None:
    off = f"{MINISTER}called off a meeting with {WANG} in Beijing. "
    told = claims(off + f"He and Wang will instead hold a video conference on Monday. {MINISTER}smiled.")
    assert {t.status for t in told} == {Status.CANCELLED, Status.SCHEDULED}


@pytest.mark.parametrize("moved", ["has been moved to Sunday", "was brought forward by a day to Sunday"])
def test_a_meeting_moved_to_a_day_is_on_that_day(moved: str) -> None:
    told = only(f"The meeting between {MINISTER}and {JAISHANKAR} planned for Monday {moved}.")
    assert (told.date, told.status) == ("2021-03-14", Status.SCHEDULED)


def test_whoever_considers_calling_off_a_visit_still_has_it_before_him() -> None:
    assert only(f"{MINISTER}considers cancelling his visit to India set for March 20.").status == Status.SCHEDULED
