"""A plan undone by the next sentence, which speaks of it by a pronoun or as "the plan"."""

import pytest

from tests.reading.sentences import claims

PLAN = "Prime Minister Yoshihide Suga was to visit India next week."


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        ("It was called off on Monday.", "cancelled"),
        ("That plan has now been scrapped.", "cancelled"),
        ("Tokyo has now called it off.", "cancelled"),
        ("He has cancelled.", "cancelled"),
        ("Now it will not take place.", "cancelled"),
        ("Because of a typhoon nothing will come of it.", "cancelled"),
        ("It has been postponed.", "postponed"),
        ("The earthquake forced him to put it off.", "postponed"),
        ("Both sides agreed to delay it.", "postponed"),
    ],
)
def test_the_next_sentence_may_say_what_became_of_a_plan(behind: str, status: str) -> None:
    assert [c.status for c in claims(f"{PLAN} {behind}")] == [status]


@pytest.mark.parametrize(
    "behind",
    [
        "It may be called off.",
        "It has not been cancelled.",
        "The government scrapped a tax on cars.",
        "Rain is expected. It was called off.",
        "If the typhoon comes, it will be put off.",
    ],
)
def test_what_is_not_sure_or_is_said_of_other_things_undoes_nothing(behind: str) -> None:
    assert [c.status for c in claims(f"{PLAN} {behind}")] == ["scheduled"]


def test_what_was_held_is_not_undone() -> None:
    (visit,) = claims("Prime Minister Yoshihide Suga visited India last week. It was called off early.")
    assert visit.status == "held"
