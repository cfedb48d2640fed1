"""Tables of three and more: those counted but not named in full are filled from what the report has told."""

import pytest

from tests.reading.sentences import claims

SUGA = "Japanese Prime Minister Yoshihide Suga"
BIDEN = "U.S. President Joe Biden"
MOON = "South Korean President Moon Jae-in"
SCHOLZ = "German Chancellor Olaf Scholz"
MACRON = "French President Emmanuel Macron"
PUTIN = "Russian President Vladimir Putin"


def rows(text: str, published: str = "2022-06-10") -> list[tuple[str, str, str]]:
    return [(c.format, c.parties, c.date) for c in claims(text, published)]


def test_a_counted_call_has_everybody_whom_its_sentence_names() -> None:
    text = f"{MACRON} and {SCHOLZ} pleaded with {PUTIN} in a three-way telephone call on May 28."
    assert rows(text) == [("call", "DE-FR-RU", "2022-05-28")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Senior diplomats of the three countries will meet in Rome on March 18.",
        "Foreign ministers of the three nations gathered in Rome on March 3.",
        "Another three-way meeting was held on March 3.",
    ],
)
def test_a_counted_table_without_names_is_that_of_those_who_sat_together_before(sentence: str) -> None:
    text = f"{SUGA}, {BIDEN} and {MOON} met in Tokyo on Thursday. {sentence}"
    assert [c[:2] for c in rows(text, "2021-03-12")] == [("trilateral", "JP-KR-US")] * 2


def test_who_brings_two_together_sits_with_them() -> None:
    text = f"In Tokyo on March 3, {SUGA} brought {BIDEN} and {MOON} together."
    assert rows(text, "2021-03-12") == [("trilateral", "JP-KR-US", "2021-03-03")]


def test_two_at_a_table_are_not_the_three_of_a_counted_one() -> None:
    text = f"{BIDEN} met {MOON} in Rome on Thursday. A trilateral summit of {SUGA}, {BIDEN} and {MOON} followed there."
    assert sorted(c[0] for c in rows(text, "2021-03-12")) == ["summit", "trilateral"]


def test_a_meeting_of_two_in_place_of_the_three_was_held() -> None:
    text = (
        f"A trilateral summit between Japan, South Korea and the United States was called off in Rome. "
        f"{BIDEN} met {MOON} in Rome instead."
    )
    assert [(c.format, c.status) for c in claims(text)] == [("trilateral", "cancelled"), ("summit", "held")]


def test_that_leaders_ought_to_talk_is_no_engagement() -> None:
    assert rows(f"{BIDEN} and {MOON} ought to talk, the paper wrote. Both presidents were silent.") == []
