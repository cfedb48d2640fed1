"""The window of a page: what lies outside it is no sentence."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cleaning.windows import window

SENTENCE = "The two ministers will meet in Oslo on Monday, their offices said in a statement."


def inside(source: str) -> str:
    start, end = window(source)
    return source[start:end]


def test_scripts_and_menus_around_a_story_are_left_out() -> None:
    script = f"<script>var a = '<p>{SENTENCE}</p>';</script>"
    bar = "<nav>" + "<li><a href='/x'>Home</a></li>" * 200 + "</nav>"
    page = f"<head>{script}</head><body>{bar}<article><h1>Talks</h1><p>{SENTENCE}</p></article>{bar}{script}"
    found = inside(page)
    assert found.count(SENTENCE) == 1
    assert "<h1>Talks</h1>" in found
    assert len(found) < len(page) / 3
    assert found.startswith("<")


def test_a_page_without_a_sentence_is_looked_at_whole() -> None:
    for page in ("", "<p>Talks</p>", "<script>x</script>", "no tag"):
        assert window(page) == (0, len(page))


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<script>", "</SCRIPT>", "<!--", "-->", "<title>", f">{SENTENCE}", "a < b", "\u0130"]
        )
    )
)
def test_every_window_lies_in_its_page(pieces: list[str]) -> None:
    page = "".join(pieces)
    start, end = window(page)
    assert 0 <= start <= end <= len(page)


@pytest.mark.parametrize(
    "piece", ["<!--", "<script>", "<Script></sCript>", "<style", ">", "<title>", f">{SENTENCE}<script>"]
)
def test_the_time_grows_with_the_page(piece: str) -> None:
    page = piece * (400_000 // len(piece))
    begun = time.perf_counter()
    window(page)
    assert time.perf_counter() - begun < 5
