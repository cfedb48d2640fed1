"""A quote is found again however its typography was changed, and no other words pass for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dragoman.prompting.folding import fold


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("They met in\n Tokyo.", "met in Tokyo", "met in\n Tokyo"),
        ("the “2+2” talks", 'the "2+2" talks', "the “2+2” talks"),
        ("Japan’s minister", "Japan's minister", "Japan’s minister"),
        ("15–17 March", "15-17 March", "15–17 March"),
        ("co\u00adoperation", "cooperation", "co\u00adoperation"),
        ("Ｍａｒｃｈ １６", "March 16", "Ｍａｒｃｈ １６"),
        ("wait… then", "wait... then", "wait… then"),
        ("茂木外相は16日、パリを訪問する。", "パリを訪問", "パリを訪問"),
    ],
)
def test_typography_and_white_space_are_folded(text: str, quote: str, found: str) -> None:
    ((start, end),) = fold(text).spans(quote)
    assert text[start:end] == found


@pytest.mark.parametrize("quote", ["met in Kyoto", "MET", "et in", "", "  ", "...", "met  in Tokio"])
def test_other_words_do_not_stand(quote: str) -> None:
    assert fold("They met in Tokyo.").spans(quote) == ()


def test_of_several_places_the_nearest_counts_and_those_inside_before_all() -> None:
    text = "Paris. They met in Paris, not in Paris."
    assert fold(text).nearest("Paris", (7, 24)) == (19, 24)
    assert fold(text).nearest("Paris", (36, 38)) == (33, 38)


@given(some.text(min_size=1, max_size=60), some.data())
def test_what_is_found_holds_the_letters_quoted(text: str, data: some.DataObject) -> None:
    start = data.draw(some.integers(0, len(text) - 1))
    end = data.draw(some.integers(start + 1, len(text)))
    quote = text[start:end]
    for first, last in fold(text).spans(quote):
        assert fold(text[first:last]).text.strip(" ") == fold(quote).text.strip(" ")
