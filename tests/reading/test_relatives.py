"""Who is told behind a noun, and how firm the clause there makes it."""

import pytest

from dragoman.reading.relatives import carried_behind
from tests.reading.sentences import Told, claims

MOTEGI = "Foreign Minister Toshimitsu Motegi"
WANG = "Chinese Foreign Minister Wang Yi"
BESIDE = " Officials of both governments spoke to the press."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"Diplomats recalled the visit which {MOTEGI} paid to China in December.",
            ("visit", "JP-CN", "Toshimitsu Motegi", "2020-12", "CN", "held"),
        ),
        (
            f"It is meant to prepare for the summit that {MOTEGI} and {WANG} are to hold in Nagoya in April.",
            ("bilateral", "CN-JP", "Toshimitsu Motegi, Wang Yi", "2021-04", "Nagoya/JP", "scheduled"),
        ),
    ],
)
def test_the_clause_behind_a_noun_says_whose_it_is(sentence: str, expected: Told) -> None:
    assert claims(sentence + BESIDE) == [expected]


def test_a_meeting_that_is_held_every_year_is_none() -> None:
    assert claims(f"{MOTEGI} announced a defence meeting that Australia and Japan are to hold every year.") == []


def test_a_verb_with_an_object_of_its_own_carries_that() -> None:
    assert carried_behind(["the", "visit", "which", "", "paid", "to", ""], 2) == (4, "ed")
    assert carried_behind(["ahead", "of", "the", "summit", "", "makes", "an", "official", "visit"], 4) is None


@pytest.mark.parametrize(
    "sentence",
    [
        f"Talks at which {MOTEGI} and {WANG} are to discuss fishing will take place in Nagoya in April.",
        f"They are preparing talks in which {MOTEGI} and {WANG} will discuss fishing.",
    ],
)
def test_who_will_do_something_at_talks_sits_there(sentence: str) -> None:
    assert [(t.format, t.parties) for t in claims(sentence + BESIDE)] == [("bilateral", "CN-JP")]
