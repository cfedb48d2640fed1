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


def test_a_denial_stands_beside_what_is_planned() -> None:
    text = f"{SUGA} will not meet {BIDEN} in April. {SUGA} will meet Indian Prime Minister Narendra Modi in May."
    assert [claim.parties for claim in claims(text)] == ["IN-JP"]
    assert [denial.parties for denial in denials(text)] == ["JP-US"]


def test_no_longer_than_is_no_denial() -> None:
    (claim,) = claims(f"{SUGA} met {BIDEN} in Washington on Thursday, no later than planned.")
    assert claim.status == "held"
