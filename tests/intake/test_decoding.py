"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.decoding import decoded

NOTED = "The café in Málaga, where the “ministers” met."


def test_utf8_loses_its_byte_order_mark_and_nothing_else() -> None:
    found = decoded("\ufeffTalks\r\nwere held.\r".encode(), name="a")
    assert (found.text, found.problem) == ("Talks\r\nwere held.\r", None)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_told_by_its_mark(encoding: str) -> None:
    data = ("" if encoding == "utf-16" else "\ufeff") + NOTED
    assert decoded(data.encode(encoding), name="a").text == NOTED


def test_an_html_page_says_its_encoding() -> None:
    page = '<html><head><meta charset="shift_jis"></head><p>外相会談</p></html>'
    found = decoded(page.encode("shift_jis"), name="a")
    assert (found.text, found.problem) == (page, None)


def test_an_encoding_of_ascii_bytes_is_taken_where_it_is_declared() -> None:
    page = '<html><head><meta charset="iso-2022-jp"></head><p>外相会談</p></html>'
    assert decoded(page.encode("iso-2022-jp"), name="a").text == page


@pytest.mark.parametrize("charset", ["no-such-thing", "rot13", "zlib", "utf-8"])
def test_an_encoding_that_is_none_is_not_taken(charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><p>{NOTED}</p></html>'
    found = decoded(page.encode("windows-1252"), name="a")
    assert found.text == page
    assert found.problem is not None
    assert found.problem.what == "not_utf8"


def test_western_text_is_read_with_a_note_that_says_how() -> None:
    found = decoded(NOTED.encode("windows-1252"), name="a.txt")
    assert found.text == NOTED
    assert found.problem is not None
    assert (found.problem.what, found.problem.fatal) == ("not_utf8", False)
    assert "windows-1252" in found.problem.why


@pytest.mark.parametrize("declared", ["iso-8859-1", "us-ascii", "latin1"])
def test_what_pages_call_latin_1_is_windows_1252(declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><p>{NOTED}</p></html>'
    assert decoded(page.encode("windows-1252"), name="a").text == page


def test_a_page_that_declares_another_encoding_than_its_own_is_read_by_its_own() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><p>{NOTED}</p></html>'
    assert decoded(page.encode(), name="a").text == page


def test_utf8_with_a_few_bytes_of_another_encoding_keeps_its_letters() -> None:
    data = f"{NOTED} Größe, naïve, São Paulo".encode() + " – Zürich".encode("windows-1252")
    found = decoded(data, name="a.txt")
    assert found.text == f"{NOTED} Größe, naïve, São Paulo – Zürich"
    assert found.problem is not None
    assert "2 bytes" in found.problem.why


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_told_by_its_zeros(encoding: str) -> None:
    assert decoded(NOTED.encode(encoding), name="a").text == NOTED


def test_zeros_between_bytes_that_are_no_letters_are_no_text() -> None:
    found = decoded(b"\x00\x01" * 50, name="a")
    assert found.text is None
    assert found.problem is not None
    assert found.problem.what == "binary"


def test_bytes_that_make_no_western_text_are_a_problem() -> None:
    for data in ("外相会談が行われた。".encode("shift_jis"), "Министры встретились".encode("koi8-r")):
        found = decoded(data, name="a")
        assert found.text is None
        assert found.problem is not None
        assert (found.problem.what, found.problem.fatal) == ("undecodable", True)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\ufeff", exclude_categories=["Cc"])))
def test_any_utf8_comes_out_as_it_went_in(text: str) -> None:
    assert decoded(text.encode(), name="a").text == text
