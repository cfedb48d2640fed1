"""HTML source to tokens."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.cleaning.tags import attributes, tokens


def names(source: str) -> list[str]:
    return [token.name or source[token.start : token.end] for token in tokens(source)]


def test_tags_and_text_come_in_order() -> None:
    assert names("<p>Talks <b>held</b></p>") == ["p", "Talks ", "b", "held", "/b", "/p"]


def test_comments_and_declarations_are_passed_over() -> None:
    assert names("<!DOCTYPE html><!-- <p>no</p> -->yes<?php no ?>") == ["yes"]


def test_a_script_is_one_token_with_its_inside() -> None:
    source = "<script>if (a < b) { '</p>' }</script>after"
    script, end, after = tokens(source)
    assert source[slice(*script.inside)] == "if (a < b) { '</p>' }"
    assert (end.name, source[after.start : after.end]) == ("/script", "after")


def test_a_bracket_inside_an_attribute_does_not_end_its_tag() -> None:
    source = '<a title="a > b" HREF=x>Talks</a>'
    first = next(tokens(source))
    assert attributes(source, first) == {"title": "a > b", "href": "x"}


def test_entities_in_attributes_are_resolved() -> None:
    source = '<meta content="A &amp; B">'
    assert attributes(source, next(tokens(source))) == {"content": "A & B"}


def test_a_stray_bracket_is_text() -> None:
    assert names("a < b") == ["a ", "<", " b"]


@given(st.text(alphabet="<>/!-?ap \"'=&;", max_size=60))
def test_any_source_is_cut_into_tokens_in_order(source: str) -> None:
    last = 0
    for token in tokens(source):
        assert last <= token.start < token.end <= len(source)
        last = token.start
