"""Exports of press databases: as many reports as there are articles, each with what the database states of it."""

import io
import textwrap
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice, pairwise

import pytest

from dragoman.cleaning import clean, masthead
from dragoman.intake import Intake, gather
from tests.fuzzing import mutations
from tests.intake.exports import (
    LAYOUTS,
    WRITERS,
    Layout,
    Writer,
    as_docx,
    as_page,
    as_rtf,
    as_text,
    docx_of,
    factiva_with_codes,
    nexis_of_old,
    nexis_of_today,
    stories,
)

LARGEST = 5_000_000


def gathered(data: bytes, *, published: date | None = None, largest: int = LARGEST) -> list[Intake]:
    return list(gather(["-"], published=published, largest=largest, stdin=io.BytesIO(data)))


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_hundred_articles_are_a_hundred_reports_with_all_that_is_stated(layout: Layout, writer: Writer) -> None:
    told = stories(100)
    found = gathered(writer(layout(told)))
    assert [intake.name for intake in found] == [f"stdin:{number}" for number in range(1, 101)]
    for story, intake in zip(told, found, strict=True):
        report = intake.report
        assert report is not None
        assert (report.title, report.outlet, report.stated_published) == (story.title, story.outlet, story.day)
        assert (report.language, report.basis, intake.problems) == ("en", "stated", ())
        parts = report.text.split("\n\n")
        assert parts[0] == story.title
        assert parts[-1].startswith(story.copyright)
        assert tuple(parts[-4:-1]) == story.paragraphs
        page = masthead(report, clean(report))
        assert page.byline == story.byline


def test_no_word_of_a_report_is_of_the_database() -> None:
    for intake in gathered(as_rtf(nexis_of_today(stories(3)))):
        assert intake.report is not None
        text = clean(intake.report).text
        for word in ("words", "Section", "TRADE (90%)", "Load-Date", "End of Document", "Client/Matter"):
            assert word not in text


def test_the_instant_is_known_where_the_export_states_a_zone() -> None:
    (found,) = gathered(as_docx(nexis_of_today(stories(1))))
    assert found.report is not None
    assert found.report.stated_at == datetime(2020, 1, 1, 23, 48, tzinfo=UTC)


def test_a_day_on_the_command_line_wins() -> None:
    (found,) = gathered(as_text(nexis_of_old(stories(1))), published=date(2021, 3, 12))
    assert found.report is not None
    assert (found.report.stated_published, found.report.basis) == (date(2021, 3, 12), "given")


def test_lines_that_were_broken_for_the_printer_are_paragraphs_again() -> None:
    wide = as_text(nexis_of_old(stories(4))).decode()
    narrow = "\n".join("\n".join(textwrap.wrap(line, 60)) for line in wide.split("\n"))
    assert [one.report.text for one in gathered(narrow.encode()) if one.report] == [
        one.report.text for one in gathered(wide.encode()) if one.report
    ]


def test_an_article_without_a_story_is_a_counted_problem_and_the_others_are_read() -> None:
    data = as_text(nexis_of_old(stories(3))).decode()
    first, second = data.index("OSLO", data.index("2 of 3")), data.index("LOAD-DATE", data.index("2 of 3"))
    found = gathered((data[:first] + data[second:]).encode())
    assert [intake.report is None for intake in found] == [False, True, False]
    assert found[1].problems[0].what == "empty"
    assert "article 2" in found[1].problems[0].why


@pytest.mark.parametrize("layout", [nexis_of_old, nexis_of_today])
def test_articles_that_the_export_counts_and_does_not_hold_are_a_problem(layout: Layout) -> None:
    parts = layout(stories(9))
    cut = max(number for number, part in enumerate(parts) if part == stories(9)[6].title) - 3
    *found, missing = gathered(as_rtf(parts[:cut]))
    assert len(found) == 6
    assert all(one.report is not None for one in found)
    assert missing.problems[0].what == "articles_missing"
    assert "9 articles, but 6 are there" in missing.problems[0].why


def test_a_summary_and_a_dateline_above_a_story_are_words_of_it() -> None:
    parts = nexis_of_old(stories(1))
    parts.insert(parts.index("LENGTH: 355 words") + 1, "DATELINE: OSLO, Jan. 1")
    parts.insert(parts.index("DATELINE: OSLO, Jan. 1") + 1, "HIGHLIGHT: Two ministers met.")
    (found,) = gathered(as_text(parts))
    assert found.report is not None
    assert "\n\nOSLO, Jan. 1\n\nTwo ministers met.\n\n" in found.report.text


@pytest.mark.parametrize(
    "text",
    [
        "The file was 1 of 5 DOCUMENTS that the ministers signed.\n\nEnd of Document was all it said.",
        "Talks were held.\n\nEnd of Document",
        "Document REUT000020210312eh3c000ab\n\nwas leaked before the talks.",
        "LENGTH: the ministers met at length.",
    ],
)
def test_a_report_that_speaks_of_documents_is_no_export(text: str) -> None:
    (found,) = gathered(text.encode())
    assert found.report is not None
    assert found.report.text == text


@pytest.mark.parametrize("writer", [as_rtf, as_docx])
def test_a_document_that_is_no_export_is_one_report(writer: Writer) -> None:
    (found,) = gathered(writer(["Ministers to meet in Oslo", "The ministers of Norway and Finland will meet – soon."]))
    assert found.report is not None
    assert found.name == "stdin"
    assert found.report.text == "Ministers to meet in Oslo\n\nThe ministers of Norway and Finland will meet – soon."


@pytest.mark.parametrize("empty", [as_rtf([]), as_docx([])])
def test_a_document_without_words_is_a_problem(empty: bytes) -> None:
    assert [problem.what for intake in gathered(empty) for problem in intake.problems] == ["empty"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (as_docx(nexis_of_today(stories(2)))[:-40], "bad_docx"),
        (docx_of(b"no xml at all"), "bad_xml"),
        (docx_of(b'<!DOCTYPE w [<!ENTITY a "aaaa">]><w>&a;</w>'), "xml_declares"),
        (docx_of(b"<w>" + b" " * (LARGEST + 1) + b"</w>"), "too_large"),
        (docx_of(b"<w>" * 5000), "bad_xml"),
    ],
)
def test_a_document_that_is_damaged_or_means_harm_is_a_problem(data: bytes, what: str) -> None:
    (found,) = gathered(data)
    assert found.report is None
    assert found.problems[0].what == what


def test_rtf_keeps_its_letters_whatever_they_are_written_as() -> None:
    source = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset128 Mincho;}}"
        rb"{\f0 caf\'e9 \uc1\u8212? \u-10179?\u-8704? \ldblquote a\rdblquote }{\f1 \'cc\'ee\'f1\'ea\'e2\'e0}\par"
        rb"{\f2 \'93\'fa\'96\'7b}{\field{\*\fldinst HYPERLINK \"http://a.example\"}{\fldrslt link}}"
        rb"{\pict\bin8 }}}}}}}}}{\*\unknown{nested} words} end\{\}}"
    )
    (found,) = gathered(source)
    assert found.report is not None
    assert found.report.text == "café — 😀 “a”Москва\n\n日本link end{}"


def test_a_page_of_one_kept_article_gives_its_story() -> None:
    page = b"""<html><body><div id="contentWrapper"><div class="article"><div id="hd"><span class="enHeadline">
Envoys meet in Oslo</span></div><div class="author">By Ada Writer</div><div>295 words</div><div>12 March 2021</div>
<div>Nordic Wire</div><div>NWIRE</div><div>English</div><div>(c) 2021 Nordic Wire Ltd</div>
<p class="articleParagraph enarticleParagraph">The envoys <b>met</b> on
Friday.</p><p class="articleParagraph enarticleParagraph">They meet again in May.</p>
<p>Document NWIRE00020210312eh3c000ab</p></div></div></body></html>"""
    (found,) = gathered(page)
    assert found.report is not None
    assert (found.report.title, found.report.outlet) == ("Envoys meet in Oslo", "Nordic Wire")
    assert "\n\nThe envoys met on Friday.\n\nThey meet again in May.\n\n" in found.report.text


def _cut(data: bytes) -> Iterator[bytes]:
    """A file cut off anywhere."""
    for _, end in pairwise(range(0, len(data), max(len(data) // 40, 1))):
        yield data[:end]


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("layout", [nexis_of_old, nexis_of_today, factiva_with_codes])
def test_a_file_that_is_cut_off_or_damaged_gives_reports_or_problems(layout: Layout, writer: Writer) -> None:
    data = writer(layout(stories(3)))
    for broken in (*_cut(data), *islice(mutations((data,), seed=11), 40)):
        for intake in gathered(broken):
            assert intake.report is not None or intake.problems


def test_rtf_of_many_groups_takes_no_longer_than_its_length() -> None:
    for piece in (b"{", b"}", b"\\", b"\\'e9", b"\\u1234", b"{\\*", b"\\bin9999999999 ", b"\\f1", b"{\\fonttbl{\\f0"):
        (found,) = gathered(b"{\\rtf1 words " + piece * 100_000)
        assert found.report is not None
        assert found.report.text.startswith("words")


def test_an_export_larger_than_a_report_may_be_says_so() -> None:
    (found,) = gathered(as_page(nexis_of_old(stories(20))), largest=1000)
    assert found.problems[0].what == "too_large"
