"""Ways of saying it that newspapers have, each with one like it that says something else."""

import pytest

from tests.reading.sentences import claims

BESIDE = " The president and the ministers were told."
BLINKEN = "Secretary of State Antony Blinken"
MOTEGI = "Japanese Foreign Minister Toshimitsu Motegi"


def rows(text: str) -> list[tuple[str, str, str, str]]:
    return [(c.format, c.parties, c.people, c.status) for c in claims(text + BESIDE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BLINKEN} is also expected in Tokyo on Monday.", ("visit", "US-JP", "Antony Blinken", "planned")),
        (f"{BLINKEN} will return to Japan on Monday.", ("visit", "US-JP", "Antony Blinken", "scheduled")),
        (f"{MOTEGI} returned from Nepal on Monday.", ("visit", "JP-NP", "Toshimitsu Motegi", "held")),
        (
            f"{BLINKEN} took {MOTEGI} aside in Perth on Monday.",
            ("bilateral", "JP-US", "Antony Blinken, Toshimitsu Motegi", "held"),
        ),
        (
            f"{BLINKEN} and {MOTEGI} agreed on that on Monday in a telephone call.",
            ("call", "JP-US", "Antony Blinken, Toshimitsu Motegi", "held"),
        ),
        (
            "The joint committee of Japan and the United States met in Tokyo on Monday.",
            ("bilateral", "JP-US", "-", "held"),
        ),
        (
            "The consultations that Japan and the United States hold took place in Tokyo on Monday.",
            ("bilateral", "JP-US", "-", "held"),
        ),
    ],
)
def test_it_is_told_in_many_words(text: str, expected: tuple[str, str, str, str]) -> None:
    assert rows(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        f"{MOTEGI} and {BLINKEN} welcomed it.",
        f"{BLINKEN} took the road to peace on Monday.",
        f"{BLINKEN} had a phone on Monday.",
        f"{BLINKEN} slipped on Monday.",
        f"{MOTEGI} and {BLINKEN} will pay their respects to the dead.",
        f"{BLINKEN} told {MOTEGI} that no sitting president had gone.",
    ],
)
def test_the_same_words_may_say_something_else(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize("turns", ["one at a time", "one after the other", "in turn"])
def test_who_are_met_in_turn_are_met_apart(turns: str) -> None:
    text = f"{BLINKEN} met {MOTEGI} and South Korean Foreign Minister Chung Eui-yong {turns} on Monday."
    assert [parties for _, parties, _, _ in rows(text)] == ["JP-US", "KR-US"]


def test_of_a_row_in_which_the_last_is_somewhere_only_the_last_is_there() -> None:
    told = rows(f"{MOTEGI} and {BLINKEN}, who is visiting Japan, met on Monday.")
    assert ("visit", "US-JP", "Antony Blinken", "ongoing") in told


def test_him_is_the_one_spoken_of_rather_than_the_one_named_last() -> None:
    text = (
        f"{MOTEGI} flew to Nepal on Monday, as Foreign Minister Wang Yi of China had done. He was tired. "
        "On Tuesday President Bidya Devi Bhandari received him."
    )
    assert any(parties == "JP-NP" and kind != "visit" for kind, parties, _, _ in rows(text))


def test_an_aside_parts_no_subject_from_its_verb() -> None:
    blinken = "Antony Blinken, the Secretary of State,"
    text = f"{MOTEGI} leads the talks, and {blinken} is expected to take him aside on Monday."
    assert ("bilateral", "JP-US") in [row[:2] for row in rows(text)]


def test_a_king_of_several_realms_is_meant_as_the_one_at_home() -> None:
    (visit,) = claims("King Charles III arrived in Kenya on Tuesday." + BESIDE, "2023-11-01")
    assert visit.parties == "GB-KE"


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("He begins in Nepal.", ["JP-NP"]),
        ("India comes first. Nepal and Bhutan follow.", ["JP-IN", "JP-NP", "JP-BT"]),
    ],
)
def test_a_tour_without_a_country_has_those_told_behind(behind: str, expected: list[str]) -> None:
    text = f"{MOTEGI} sets out on Monday on a tour of South Asia. {behind}"
    assert [parties for kind, parties, _, _ in rows(text) if kind == "visit"] == expected


def test_earlier_stops_and_those_still_to_come_are_visits() -> None:
    text = f"{MOTEGI} landed in India on Monday. Nepal was the minister's earlier stop. Bhutan is still to come."
    assert {parties for kind, parties, _, _ in rows(text) if kind == "visit"} == {"JP-IN", "JP-NP", "JP-BT"}


def test_one_goes_on_though_nobody_is_named_again() -> None:
    text = f"{MOTEGI} landed in India on Monday. Then the visitor will fly to Nepal."
    assert [parties for _, parties, _, _ in rows(text)] == ["JP-IN", "JP-NP"]


def test_what_a_journey_is_for_is_as_firm_as_the_journey_also_behind_who_says_so() -> None:
    told = claims(
        f"{MOTEGI} will travel to Hawaii next week, he announced on Monday, for talks with {BLINKEN}." + BESIDE
    )
    assert {c.status for c in told} == {"scheduled"}
    assert {c.format for c in told} == {"visit", "bilateral"}


def test_he_may_be_the_one_of_whose_kind_his_sentence_speaks() -> None:
    text = (
        "Prime Minister Yoshihide Suga and President Joe Biden met in Washington on Thursday. Suga spoke to Congress. "
        "He left Tokyo on Monday for the visit, the first by a Japanese premier since 2015."
    )
    assert all(parties != "US-JP" for kind, parties, _, _ in rows(text) if kind == "visit")
