"""People of two parties who act together have a contact, whatever the verb; who is visited is met."""

import pytest

from tests.reading.sentences import claims

BIDEN, SUGA = "President Joe Biden", "Prime Minister Yoshihide Suga"
BESIDE = " The president and the ministers were told."


def pairs(sentence: str) -> list[tuple[str, str, str, str]]:
    return [(c.format, c.parties, c.date, c.status) for c in claims(sentence + BESIDE) if c.format != "visit"]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{BIDEN} and {SUGA} planted a tree on Monday.",
        f"{BIDEN} and {SUGA} on Monday called their alliance a cornerstone.",
        f"{BIDEN} drank tea with {SUGA} on Monday.",
        f"On Monday {BIDEN} rode in a car alongside {SUGA}.",
    ],
)
def test_what_people_of_two_parties_do_together_on_a_day_is_a_contact(sentence: str) -> None:
    assert pairs(sentence) == [("summit", "JP-US", "2021-03-08", "held")]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{BIDEN} will have an hour with {SUGA} on Monday.",
        f"{BIDEN} and {SUGA} are to plant a tree on Monday.",
        f"With {SUGA}, {BIDEN} will plant a tree on Monday.",
    ],
)
def test_what_they_will_do_together_lies_ahead(sentence: str) -> None:
    assert pairs(sentence) == [("summit", "JP-US", "2021-03-15", "scheduled")]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{BIDEN} and {SUGA} condemned the launch on Monday.",
        f"{BIDEN} and {SUGA} will face voters on Monday.",
        f"{BIDEN} and {SUGA} said on Monday that the launch was a threat.",
        f"{BIDEN} dealt with {SUGA}'s request on Monday.",
        f"{BIDEN} and Secretary of State Antony Blinken planted a tree on Monday.",
    ],
)
def test_what_each_does_for_himself_is_none(sentence: str) -> None:
    assert pairs(sentence) == []


def test_without_a_day_it_only_joins_the_meeting_told() -> None:
    assert pairs(f"{BIDEN} and {SUGA} planted a tree.") == []
    assert pairs(f"{BIDEN} met {SUGA} on Monday. Then {BIDEN} and {SUGA} planted a tree.") == [
        ("summit", "JP-US", "2021-03-08", "held")
    ]


@pytest.mark.parametrize("verb", ["visited", "paid a visit to"])
def test_who_is_visited_is_met(verb: str) -> None:
    sentence = f"Secretary of State Antony Blinken {verb} {SUGA} in his office on Monday."
    assert pairs(sentence) == [("bilateral", "JP-US", "2021-03-08", "held")]


def test_a_visit_to_what_somebody_owns_is_no_meeting() -> None:
    assert pairs(f"Secretary of State Antony Blinken visited {SUGA}'s home town on Monday.") == []
