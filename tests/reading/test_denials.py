"""A meeting that the report says is not planned is no engagement."""

import pytest

from tests.reading.sentences import claims, denials

SUGA, BIDEN = "Prime Minister Yoshihide Suga", "President Joe Biden"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{SUGA} will not meet {BIDEN} in April.",
        f"{SUGA} has no plans to meet {BIDEN} in April.",
        f"{SUGA} is not planning to meet {BIDEN} in April.",
        f"{SUGA} is not expected to meet {BIDEN} in April.",
        f"No summit between {SUGA} and {BIDEN} is planned for April.",
        f"A summit between {SUGA} and {BIDEN} is not planned for April.",
        f"There are no plans for a summit between {SUGA} and {BIDEN} in April.",
        f"The White House denied that {SUGA} would meet {BIDEN} in April.",
        f"The White House denied reports that {SUGA} would meet {BIDEN} in April.",
        f"Reports that {SUGA} would meet {BIDEN} in April were denied by the White House.",
        f"The White House ruled out a summit between {SUGA} and {BIDEN} in April.",
        f"{SUGA} refused to meet {BIDEN} in April.",
        f"{SUGA} declined to meet {BIDEN} in April.",
        f"{SUGA} never agreed to meet {BIDEN} in April.",
        f"{SUGA} won't meet {BIDEN} in April.",
        f"{SUGA} is unlikely to meet {BIDEN} in April.",
        f"A summit between {SUGA} and {BIDEN} in April is unlikely.",
        f"Reports that {SUGA} would meet {BIDEN} in April are false, the White House said.",
        f"There was no word of any summit between {SUGA} and {BIDEN} in April.",
    ],
)
def test_a_meeting_that_is_not_planned_is_a_denial(sentence: str) -> None:
    assert claims(sentence) == []
    (denial,) = denials(sentence)
    assert denial[:4] == ("summit", "JP-US", "Joe Biden, Yoshihide Suga", "2021-04")


@pytest.mark.parametrize(
    "sentence",
    [
        f"{BIDEN} will not visit Japan in April.",
        f"{BIDEN} has no plans to visit Japan in April.",
        f"{BIDEN} is not scheduled to visit Japan in April.",
    ],
)
def test_a_visit_that_is_not_planned_is_a_denial(sentence: str) -> None:
    assert claims(sentence) == []
    (denial,) = denials(sentence)
    assert denial[:5] == ("visit", "US-JP", "Joe Biden", "2021-04", "JP")


def test_a_meeting_that_did_not_happen_is_no_engagement() -> None:
    assert claims(f"{SUGA} did not meet {BIDEN} in Washington on Thursday.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Never before have the leaders of Japan, India and Australia met in this form.",
        "Since he took office, no Japan-U.S. summit has been held at the White House.",
        f"{SUGA} has yet to meet {BIDEN}.",
        f"{SUGA} didn't meet {BIDEN} in Washington on Thursday.",
    ],
)
def test_what_has_not_been_is_no_engagement(sentence: str) -> None:
    assert claims(sentence) == []


def test_what_is_unlikely_to_be_put_off_stands() -> None:
    (claim,) = claims(f"The summit between {SUGA} and {BIDEN} in April is unlikely to be postponed.")
    assert claim.parties == "JP-US"


def test_a_denial_stands_beside_what_is_planned() -> None:
    text = f"{SUGA} will not meet {BIDEN} in April. {SUGA} will meet Indian Prime Minister Narendra Modi in May."
    assert [claim.parties for claim in claims(text)] == ["IN-JP"]
    assert [denial.parties for denial in denials(text)] == ["JP-US"]


def test_no_longer_than_is_no_denial() -> None:
    (claim,) = claims(f"{SUGA} met {BIDEN} in Washington on Thursday, no later than planned.")
    assert claim.status == "held"


@pytest.mark.parametrize(
    "sentence",
    [
        f"The White House did not rule out a summit between {SUGA} and {BIDEN} in April.",
        f"The White House has not ruled out a summit between {SUGA} and {BIDEN} in April.",
    ],
)
def test_what_is_not_ruled_out_is_floated(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.parties, claim.status, claim.date) == ("JP-US", "floated", "2021-04")


def test_a_denial_of_something_else_denies_no_meeting() -> None:
    text = f"{SUGA}, who denied any wrongdoing, will meet {BIDEN} in April."
    (claim,) = claims(text)
    assert (claim.parties, claim.status) == ("JP-US", "scheduled")
    assert denials(text) == []


def test_what_somebody_would_have_liked_is_no_plan() -> None:
    assert claims(f"{SUGA} would have liked to stop in the United States in April.") == []


def test_what_will_not_be_as_planned_is_called_off() -> None:
    (visit,) = claims(f"{SUGA} will not travel to India in May as planned, his office said.")
    assert (visit.status, visit.date) == ("cancelled", "2021-05")


def test_what_was_tried_in_vain_is_no_engagement() -> None:
    assert claims(f"{SUGA} tried in vain to see {BIDEN} in February.") == []
