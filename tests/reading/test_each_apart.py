"""Those who sat at one table, met one by one."""

import pytest

from tests.reading.sentences import claims

BLINKEN = "U.S. Secretary of State Antony Blinken"
MOTEGI = "Japanese Foreign Minister Toshimitsu Motegi"
PAYNE = "Australian Foreign Minister Marise Payne"
TABLE = f"{BLINKEN} met {MOTEGI} and {PAYNE} on Thursday."


def told(text: str) -> list[tuple[str, str]]:
    return [(one.format, one.parties) for one in claims(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Blinken also met each of the two alone.",
        "He also took each of his guests aside.",
        "Blinken had bilateral talks with both of them on Wednesday.",
        "Blinken saw them separately on Wednesday.",
    ],
)
def test_each_of_those_at_a_table_is_met_apart(sentence: str) -> None:
    assert told(f"{TABLE} {sentence}") == [("trilateral", "AU-JP-US"), ("bilateral", "JP-US"), ("bilateral", "AU-US")]


def test_with_each_other_everybody_meets_everybody() -> None:
    meetings = told(f"{TABLE} The three also held bilateral talks with each other on Wednesday.")
    assert sorted(meetings) == [
        ("bilateral", "AU-JP"),
        ("bilateral", "AU-US"),
        ("bilateral", "JP-US"),
        ("trilateral", "AU-JP-US"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Blinken met them again on Friday.",
        "Blinken thanked each of the two.",
        "Blinken saw each of the two documents before.",
    ],
)
def test_without_a_word_that_sets_them_apart_nobody_is_met_apart(sentence: str) -> None:
    assert not {("bilateral", "JP-US"), ("bilateral", "AU-US")} & set(told(f"{TABLE} {sentence}"))


def test_two_at_a_table_are_no_table_of_three() -> None:
    assert told(f"{BLINKEN} met {MOTEGI} on Thursday. He met each of the two sides' diplomats separately.") == [
        ("bilateral", "JP-US")
    ]
