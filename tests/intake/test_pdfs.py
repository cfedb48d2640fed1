"""PDF files: their text in reading order, hyphens undone, pages put together; what has no text says so."""

import base64
import io

import pytest

from dragoman.cleaning import clean, masthead
from dragoman.intake import Intake, gather
from dragoman.intake.pdflayout import Line, Sheet, paragraphs_of
from dragoman.intake.pdfs import text_of_pdf
from dragoman.knowledge import load
from dragoman.reading import read
from tests.intake.pdfs import RELEASE, Set, column, pdf_of

RELEASED = (
    "Ministry of Foreign Affairs of Norland\n\nForeign Minister to visit Oslo\n\nOslo, 12 March 2021\n\n"
    "The foreign minister of Norland will visit Oslo next week for international talks on Asia-Pacific trade, the "
    "ministry said.\n\nHe will stay for a five-day tour; it is the second five-day tour of his, which goes on behind "
    "the end of the page. It ends in May."
)


def gathered(data: bytes, largest: int = 1_000_000) -> Intake:
    (found,) = gather(["-"], largest=largest, stdin=io.BytesIO(data))
    return found


def test_a_release_is_read_as_it_was_written() -> None:
    report = gathered(pdf_of(RELEASE, title="Microsoft Word - release.docx")).report
    assert report is not None
    assert report.text == RELEASED
    assert (report.title, report.markup) == ("Foreign Minister to visit Oslo", "text")


def test_a_release_is_dated_by_the_line_that_says_so() -> None:
    report = gathered(pdf_of(RELEASE)).report
    assert report is not None
    text = clean(report)
    dating = read(report, text, load(), masthead(report, text)).dating
    assert dating.when is not None
    assert dating.when.edtf == "2021-03-12"


@pytest.mark.parametrize("by_rows", [False, True])
def test_columns_are_read_one_after_the_other_however_they_were_drawn(by_rows: bool) -> None:
    left = column([f"Left line number {number} goes on" for number in range(12)], top=720)
    right = column([f"right line number {number} goes on" for number in range(12)], left=320, top=720)
    drawn: list[Set] = [one for pair in zip(left, right, strict=True) for one in pair] if by_rows else [*left, *right]
    report = gathered(pdf_of([[(70, 780, 20, "Talks in Helsinki end well today"), *drawn]])).report
    assert report is not None
    text = report.text
    places = [text.index(f"{side} line number {number} ") for side in ("Left", "right") for number in range(12)]
    assert places == sorted(places)
    assert text.startswith("Talks in Helsinki end well today\n\n")


@pytest.mark.parametrize(
    ("data", "what", "said"),
    [
        (pdf_of(RELEASE, locked=True), "locked", "password"),
        (pdf_of(RELEASE, scanned=True), "scanned", "OCR"),
        (pdf_of([[]]), "scanned", "OCR"),
        (b"%PDF-1.7\nnothing more", "bad_pdf", "damaged"),
        (pdf_of([[]] * 401), "too_large", "split"),
    ],
)
def test_a_file_without_a_text_says_why_and_what_to_do(data: bytes, what: str, said: str) -> None:
    found = gathered(data)
    assert found.report is None
    assert found.problems[0].what == what
    assert said in found.problems[0].why


def test_a_file_that_is_cut_off_gives_a_report_or_a_problem() -> None:
    data = pdf_of(RELEASE)
    for end in range(0, len(data), 37):
        found = text_of_pdf(data[:end], 100_000)
        assert bool(found.text) is not bool(found.fault)


def test_several_files_are_read_by_one_process() -> None:
    box = io.BytesIO()
    for _ in range(3):
        box.write(
            b"From a@b Fri Mar 12 10:15:00 2021\nFrom: a@b.example\nDate: Fri, 12 Mar 2021 10:00:00 GMT\nSubject: x\n"
        )
        box.write(b"MIME-Version: 1.0\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n")
        box.write(base64.encodebytes(pdf_of(RELEASE)) + b"\n")
    found = list(gather(["-"], largest=1_000_000, stdin=io.BytesIO(box.getvalue())))
    assert [one.report.text for one in found if one.report] == [RELEASED] * 3


def _line(words: str, bottom: float, *, left: float = 70, size: float = 10) -> Line:
    return Line(words=words, left=left, right=left + 5 * len(words), bottom=bottom, size=size)


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("inter-", "national talks", "international talks"),
        ("Asia-", "Pacific trade", "Asia-Pacific trade"),
        ("in 2020-", "2021 it was", "in 2020-2021 it was"),
        ("the five-", "day visit", "the five-day visit"),
        ("the ministers -", "both of them", "the ministers - both of them"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_where_it_only_breaks_a_word(above: str, below: str, whole: str) -> None:
    sheet = Sheet(width=595, height=842, lines=(_line("A five-day visit", 430), _line(above, 400), _line(below, 388)))
    assert paragraphs_of([sheet])[-1].words == whole
