"""PDF files: their text in reading order, and which of them have none.

PDFium does the reading, in a process of its own with a deadline: a file that brings it down costs that file.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from dragoman.intake.arrivals import Intake, Names, refused
from dragoman.intake.pdflayout import Line, Sheet, paragraphs_of, title_of
from dragoman.intake.sources import Source
from dragoman.model import Problem, Received, Report
from dragoman.processes import Breakdown, Overrun, Worker

MARK = b"%PDF-"
DEADLINE = 60.0
"""The seconds that one file may take."""
_MOST_PAGES = 400
_FEWEST_LETTERS = 20  # of a page that is text and not a picture of one
_GAP = 1.8  # times the height of the letters: what stands further apart on one line belongs to two columns
_HYPHEN, _OTHER_HYPHEN = 0x02, 0xFFFE  # what PDFium makes of a hyphen at the end of a line
_PASSWORD = 4  # PDFium's number for this error
_NO_TITLE = re.compile(r"\.(?:docx?|pdf|indd|qxd|rtf|odt)\b|^(?:microsoft|untitled|slide|document)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a file gave. fault: "" or why there is no text, a key of _WHY. lost: pages that could not be read."""

    text: str = ""
    title: str = ""
    fault: str = ""
    lost: int = 0


_WHY = {
    "locked": "{} is locked with a password; take the lock off and save it anew.",
    "scanned": "{} holds pictures of pages and no text; have its text recognised first (OCR), or type it in.",
    "bad_pdf": "{} is a damaged PDF file; open it in a viewer and save or print it to a new PDF file.",
    "too_large": "{} has too many pages or too much text for one report; split it.",
}


def reports_in_pdf(data: bytes, source: Source, names: Names, worker: Worker) -> Iterator[Intake]:
    """The report of a PDF file, or why there is none."""
    name = names.fresh(source.stem)
    try:
        found = worker.call(text_of_pdf, data, source.largest)
    except Overrun:
        why = f"{source.path} took more than {DEADLINE:g} seconds; print it to a new PDF file."
        yield refused(name, "too_slow", why)
        return
    except Breakdown as error:
        yield refused(name, "bad_pdf", f"{_WHY['bad_pdf'].format(source.path)} ({error})")
        return
    if found.fault:
        yield refused(name, found.fault, _WHY[found.fault].format(source.path))
        return
    report = Report.make(name=name, text=found.text, title=found.title, **source.stated)
    why = f"{found.lost} pages of {source.path} are damaged and were left out."
    problems = (Problem(what="pages_lost", why=why),) if found.lost else ()
    received = Received(media="application/pdf", data=data)
    yield Intake(name=name, report=report, problems=problems, received=received)


def text_of_pdf(data: bytes, largest: int) -> PdfText:
    """The text of a PDF file: paragraphs parted by blank lines. To be called in a process of its own."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped] # noqa: PLC0415 - C, for this process alone

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return PdfText(fault="locked" if getattr(error, "err_code", 0) == _PASSWORD else "bad_pdf")
    lost = 0
    if len(document) > _MOST_PAGES:
        return PdfText(fault="too_large")
    sheets = []
    for number in range(len(document)):
        try:
            sheets.append(_sheet(document[number], pdfium.raw))
        except pdfium.PdfiumError:
            lost += 1
    letters = sum(sum(map(str.isalpha, line.words)) for sheet in sheets for line in sheet.lines)
    if letters < _FEWEST_LETTERS:
        return PdfText(fault="scanned" if sheets else "bad_pdf")
    paragraphs = paragraphs_of(sheets)
    text = "\n\n".join(one.words for one in paragraphs)
    if len(text) > largest:
        return PdfText(fault="too_large")
    stated = " ".join(str(document.get_metadata_value("Title") or "").split())
    is_said = stated.count(" ") > 1 and not _NO_TITLE.search(stated) and stated.casefold() in text.casefold()
    return PdfText(text=text, title=title_of(paragraphs) or (stated if is_said else ""), lost=lost)


def _sheet(page: Any, raw: Any) -> Sheet:  # noqa: ANN401 - pypdfium2's objects have no types of use here
    """The lines of a page."""
    text = page.get_textpage()
    lines: list[Line] = []
    letters: list[_Letter] = []
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, index)
        if code in (10, 13):
            _close(letters, lines)
            continue
        hyphen = code in (_HYPHEN, _OTHER_HYPHEN)
        letter = _letter(text.raw, index, "-" if hyphen else _sign(code), raw)
        last = letters[-1] if letters else None
        if (
            last is not None
            and letter.sign != " "
            and (letter.left - last.right > _GAP * last.size or _turned(last, letter))
        ):
            _close(letters, lines)
        letters.append(letter)
        if hyphen:
            _close(letters, lines)
    _close(letters, lines)
    width, height = page.get_size()
    return Sheet(width=width, height=height, lines=tuple(lines))


class _Letter(NamedTuple):  # made for every letter of a file, for which a frozen dataclass takes too long
    sign: str
    left: float
    right: float
    bottom: float
    size: float


def _sign(code: int) -> str:
    return chr(code) if 31 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " if code == 9 else "\ufffd"


def _letter(text: Any, index: int, sign: str, raw: Any) -> _Letter:  # noqa: ANN401 - as above
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
    return _Letter(sign, box.left, box.right, box.bottom, abs(box.top - box.bottom))


def _turned(last: _Letter, letter: _Letter) -> bool:
    """Whether the next letter stands on another line, where PDFium saw none end."""
    return letter.size > 0 and abs(letter.bottom - last.bottom) > 0.7 * max(letter.size, last.size)


def _close(letters: list[_Letter], lines: list[Line]) -> None:
    """A line from its letters, unless it is blank."""
    inked = [letter for letter in letters if letter.sign.strip()]
    if inked:
        lines.append(
            Line(
                words=" ".join("".join(letter.sign for letter in letters).split()),
                left=inked[0].left,
                right=max(letter.right for letter in inked),
                bottom=min(letter.bottom for letter in inked),
                size=sorted(letter.size for letter in inked)[len(inked) // 2],
            )
        )
    letters.clear()
