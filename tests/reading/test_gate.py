"""The gate: one cheap pass that lets diplomatic news through and stops the rest."""

import pytest

from dragoman.reading.gate import opens
from tests.reading.sentences import reading


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministers met on Monday.",
        "The president will travel to India for a summit.",
        "Japan and Australia hold 2+2 talks.",
        "The ambassador was summoned by the minister.",
        "PRIME MINISTER MEETS PRESIDENT",
    ],
)
def test_news_of_a_meeting_passes(text: str) -> None:
    assert opens(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rain is forecast for Tuesday.",
        "The home side won by three goals.",
        "Shares fell in early trade.",
        "\x00\x01",
    ],
)
def test_other_news_does_not(text: str) -> None:
    assert not opens(text)


def test_one_word_said_twice_is_one_word() -> None:
    assert not opens("The minister is a minister. " * 60)


def test_a_named_treaty_passes() -> None:
    assert opens("The Coral Treaty took effect in 1960. " + "It is seldom read. " * 90)


def test_one_word_is_enough_in_a_brief() -> None:
    assert opens("The minister is due in Tokyo on Friday.")


def test_word_forms_pass_whatever_their_case() -> None:
    assert opens("Ministers arrive") == opens("ministers ARRIVE") is True


def test_news_in_which_nobody_stands_for_a_state_or_a_body_tells_of_no_engagement() -> None:
    found = reading("The chess players met in the old town on Monday for talks. They signed an agreement on prizes.")
    assert (found.claims, found.instruments, found.positions) == ((), (), ())


def test_one_word_is_enough_in_a_short_report_with_other_words_for_meeting() -> None:
    assert opens("Trump and Xi dined and shook hands, and the president went home. " + "Rain fell on the town. " * 30)
