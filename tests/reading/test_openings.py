"""Where words begin as one of a list does: what makes it right to ask a rule there and nowhere else."""

import pytest

from dragoman.reading.openings import Openings, beginnings


def test_words_are_found_where_they_begin_whatever_their_case() -> None:
    text = "Pact talks: the PACTS of the compact."
    assert list(Openings(["pact"]).within(text, 0, len(text))) == [(0, "pact"), (16, "pact")]


def test_only_the_stretch_that_was_asked_for_counts() -> None:
    assert list(Openings(["pact"]).within("pact pact pact", 5, 10)) == [(5, "pact")]


def test_a_short_beginning_may_have_to_be_a_whole_word() -> None:
    text = "war wars warlike"
    assert list(Openings(["war", "warl"], whole=4).within(text, 0, len(text))) == [(0, "war"), (9, "warl")]


def test_a_letter_that_grows_when_lowered_shifts_nothing() -> None:
    text = "\u0130zmir pact"
    assert list(Openings(["pact"]).within(text, 0, len(text))) == [(6, "pact")]


@pytest.mark.parametrize(
    ("alternatives", "letters"),
    [
        ("pacts?|cease-?fires?|MOUs?", {"pact", "cease", "mou"}),
        (r"le(?:ft|aves?)\b|2\s?\+\s?2", {"le", "2"}),
        ("communiqu[eé|]s?", {"communiqu"}),
    ],
)
def test_the_letters_with_which_alternatives_begin(alternatives: str, letters: set[str]) -> None:
    assert beginnings(alternatives) == letters


def test_an_alternative_that_begins_with_no_letter_is_refused() -> None:
    with pytest.raises(ValueError, match="no letter"):
        beginnings(r"pact|\w+")
