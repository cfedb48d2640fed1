"""Saved pages say where and when they were saved, in whatever form a browser or a program writes them."""

import plistlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Report
from tests.intake.making import MHTML, PAGE, gathered, gathered_from, texts, whats


def saved(data: bytes | str) -> Report:
    (found,) = gathered(data if isinstance(data, bytes) else data.encode())
    assert found.report is not None
    return found.report


def test_mhtml_is_its_page_with_its_address_and_the_day_on_which_it_was_saved() -> None:
    report = saved(MHTML)
    assert "<p>Ministers met in Tromsø – and talked.</p>" in report.text
    assert (report.markup, report.url) == ("html", "https://press.example/a")
    assert (report.stated_published, report.basis) == (date(2021, 3, 4), "archive")


def test_mhtml_of_another_browser_has_its_address_at_the_page() -> None:
    other = MHTML.replace("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://press.example/a\r\n", "")
    assert saved(other).url == "https://press.example/a"
    assert saved(other.replace("\r\n", "\n")).url == "https://press.example/a"


def test_mhtml_without_a_page_is_told() -> None:
    assert whats(gathered(MHTML.replace("text/html\r\nContent-ID", "text/css\r\nContent-ID").encode())) == ["empty"]


def test_a_webarchive_is_its_main_page() -> None:
    main = {
        "WebResourceData": PAGE.encode("utf-16-le"),
        "WebResourceURL": "https://press.example/a",
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-16LE",
    }
    data = plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)
    report = saved(data)
    assert (report.text, report.url, report.basis) == (PAGE, "https://press.example/a", "")


@pytest.mark.parametrize("held", [{}, {"WebMainResource": "x"}, {"WebMainResource": {"WebResourceData": "x"}}])
def test_a_webarchive_without_a_page_is_told(held: dict[str, object]) -> None:
    found = gathered(plistlib.dumps(held, fmt=plistlib.FMT_BINARY))
    assert (texts(found), len(whats(found))) == ([], 1)


@given(st.integers(0, 300), st.binary(min_size=1, max_size=12))
def test_no_damage_stops_the_reading(at: int, damage: bytes) -> None:
    data = plistlib.dumps({"WebMainResource": {"WebResourceData": PAGE.encode()}}, fmt=plistlib.FMT_BINARY)
    for whole in (data, MHTML.encode()):
        place = min(at, len(whole))
        for one in gathered(whole[:place] + damage + whole[place + len(damage) :]):
            assert one.report is not None or one.problems


@pytest.mark.parametrize(
    ("comment", "address", "day"),
    [
        ("<!-- saved from url=(0025)https://press.example/a -->", "https://press.example/a", None),
        (
            "<!--\nPage saved with SingleFile\nurl: https://press.example/a\nsaved date: Thu Mar 04 2021 10:00:00\n-->",
            "https://press.example/a",
            date(2021, 3, 4),
        ),
        (
            "<!-- Saved from https://press.example/a at 2021-03-04T10:00:00Z using monolith v2.8.1 -->",
            "https://press.example/a",
            date(2021, 3, 4),
        ),
        (
            "<!-- Mirrored from press.example/a by HTTrack Website Copier/3.x [X], Thu, 04 Mar 2021 10:00:00 GMT -->",
            "http://press.example/a",
            date(2021, 3, 4),
        ),
        ("<!-- saved from url=(0014)about:internet -->", "", None),
        ("<!-- nothing -->", "", None),
    ],
)
def test_a_comment_says_where_and_when_a_page_was_saved(comment: str, address: str, day: date | None) -> None:
    report = saved(f"<!DOCTYPE html>\n{comment}\n{PAGE}")
    assert (report.url, report.stated_published, report.basis) == (address, day, "archive" if day else "")


def test_the_folder_beside_a_complete_page_is_part_of_that_page(tmp_path: Path) -> None:
    for name in ("Talks.html", "Talks_files/frame.html", "Notes_files/a.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE + name)
    assert [one.name for one in gathered_from(tmp_path)] == ["Talks", "Notes_files/a"]
