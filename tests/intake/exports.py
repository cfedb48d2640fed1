"""Exports of press databases as their users get them, made from stories of our own.

A layout is a function from stories to paragraphs, a writer one from these to a file. A paragraph is a line or
more, a row of a table a tuple of cells.
"""

import html
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

Cell = tuple[str, ...]  # the paragraphs of a cell
Part = str | tuple[Cell, ...]  # a paragraph (its lines parted by "\n"), or a row of cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article. copyright: one line."""

    title: str
    outlet: str
    day: date
    byline: str
    copyright: str
    paragraphs: tuple[str, ...]


def stories(count: int) -> list[Story]:
    """So many stories, no two alike."""
    outlets = ("The Harbour Post", "Nordic Wire Service", "Channel 9 (Transcripts)")
    return [
        Story(
            title=f"Ministers of Norland meet envoys in Port {number}",
            outlet=outlets[number % 3],
            day=date(2020 + number % 4, 1 + number % 12, 1 + number % 28),
            byline="" if number % 5 == 4 else f"Ada Writer{number}, Harbour Correspondent",
            copyright=f"Copyright {2020 + number % 4} Harbour Press Ltd",
            paragraphs=(
                f"OSLO — The foreign ministers of Norway and Finland met a {number}th time, “on trade” – and more.",
                "LANGUAGE: that was a topic; DOCUMENTS was another." if number % 7 == 3 else "They ate.",
                "Talks go on next week, officials said.",
            ),
        )
        for number in range(count)
    ]


def _day(story: Story, pattern: str = "MMMM d, yyyy EEEE", locale: str = "en") -> str:
    return format_date(story.day, pattern, locale=locale)


def nexis_of_old(found: Sequence[Story]) -> list[Part]:
    """Outlet, date and edition, title, fields in capitals; the copyright last."""
    parts: list[Part] = [f"Download Request: Selected Items: 1-{len(found)}\nTime Of Request: Friday, March 20, 2020"]
    for number, story in enumerate(found, 1):
        parts += [f"{number} of {len(found)} DOCUMENTS", story.outlet, f"{_day(story)}\nFirst Edition", story.title]
        parts += [f"BYLINE: {story.byline}"] if story.byline else []
        parts += ["SECTION: NEWS; Pg. 6", "LENGTH: 355 words", *story.paragraphs]
        parts += [f"LOAD-DATE: {_day(story, 'MMMM d, yyyy')}", "LANGUAGE: ENGLISH", "PUBLICATION-TYPE: Newspaper"]
        parts += [f"{story.copyright}\nAll Rights Reserved"]
    return parts


def nexis_of_older(found: Sequence[Story]) -> list[Part]:
    """The copyright above the outlet; the title and the story in fields of their own."""
    parts: list[Part] = []
    for number, story in enumerate(found, 1):
        parts += [f"{number} of {len(found)} DOCUMENTS", f"{story.copyright}\nAll Rights Reserved\n{story.outlet}"]
        parts += [f"{_day(story, 'MMMM d, yyyy, EEEE')}", "SECTION: Pg. A01", "LENGTH: 210 words"]
        parts += [f"HEADLINE: {story.title}"]
        parts += [f"BYLINE: {story.byline}"] if story.byline else []
        parts += [f"BODY:\n{story.paragraphs[0]}", *story.paragraphs[1:], "SUBJECT: TRADE (90%)", "LANGUAGE: ENGLISH"]
    return parts


def nexis_in_german(found: Sequence[Story]) -> list[Part]:
    """The old layout as a user of the German pages gets it."""
    parts: list[Part] = []
    for number, story in enumerate(found, 1):
        parts += [
            f"Dokument {number} von {len(found)}",
            story.outlet,
            _day(story, "d. MMMM yyyy EEEE", "de") + " 9:50 PM GMT+1",
        ]
        parts += [story.title]
        parts += [f"AUTOR: {story.byline}"] if story.byline else []
        parts += ["RUBRIK: POLITIK; S. 6", "LÄNGE: 355 Wörter", *story.paragraphs, "UPDATE: 28. Februar 2020"]
        parts += ["SPRACHE: ENGLISH; ENGLISCH", f"{story.copyright}\nAlle Rechte vorbehalten"]
    return parts


def nexis_of_today(found: Sequence[Story]) -> list[Part]:
    """A list of titles first; then title, outlet, date, copyright, fields, "Body"; "End of Document"."""
    parts: list[Part] = ["User Name: ADA READER", "Date and Time: Wednesday, December 9, 2020 7:11:00 PM JST"]
    parts += ["Job Number: 79565034", f"Documents ({len(found)})"]
    for number, story in enumerate(found, 1):
        parts += [f"{number}. {story.title}", "Client/Matter: -None-", "Search Terms: ministers"]
        parts += [(("Content Type",), ("Narrowed by",)), (("News",), (f"Sources: {story.outlet}",))]
    for story in found:
        parts += [story.title, story.outlet, f"{_day(story)} 11:48 PM GMT", f"{story.copyright} All Rights Reserved"]
        parts += ["Section:\xa0NEWS; Pg. 6", "Length:\xa0355 words"]
        parts += [f"Byline:\xa0{story.byline}"] if story.byline else []
        parts += [
            "Body",
            *story.paragraphs,
            "Classification",
            "Language:\xa0ENGLISH",
            "Subject: TRADE (90%); TALKS (50%)",
        ]
        parts += [f"Load-Date:\xa0{_day(story, 'MMMM d, yyyy')}", "End of Document"]
    return parts


def factiva_with_codes(found: Sequence[Story]) -> list[Part]:
    """A table of field codes for each article."""
    parts: list[Part] = []
    for number, story in enumerate(found):
        rows: list[tuple[str, Cell]] = [
            ("SE", ("News",)),
            ("HD", (story.title,)),
            ("BY", (story.byline,)),
            ("WC", ("295 words",)),
        ]
        rows += [
            ("PD", (_day(story, "d MMMM yyyy"),)),
            ("ET", ("15:32 GMT",)),
            ("SN", (story.outlet,)),
            ("SC", ("HRBR",)),
        ]
        rows += [
            ("LA", ("English",)),
            ("CY", (story.copyright,)),
            ("LP", story.paragraphs[:1]),
            ("TD", story.paragraphs[1:]),
        ]
        rows += [
            ("NS", ("gdip : International Relations | gcat : Political/General News",)),
            ("PUB", ("Harbour Press",)),
        ]
        rows += [("AN", (f"Document HRBR0000{story.day:%Y%m%d}eh3c{number:05}",))]
        parts += [((code,), cell) for code, cell in rows if cell != ("",)]
    return parts


def factiva_as_articles(found: Sequence[Story]) -> list[Part]:
    """A line for each field, without its code."""
    parts: list[Part] = []
    for number, story in enumerate(found):
        parts += [
            story.title,
            *([f"By {story.byline}"] if story.byline else []),
            "295 words",
            _day(story, "d MMMM yyyy"),
        ]
        parts += ["15:32", story.outlet, "HRBR", "A6", "English", story.copyright, *story.paragraphs]
        parts += [f"Document HRBR0000{story.day:%Y%m%d}eh3c{number:05}"]
    return parts


def as_text(parts: Sequence[Part]) -> bytes:
    """A text file: a row's cells are parted by tabs."""
    lines = [part if isinstance(part, str) else "\t".join("\n".join(cell) for cell in part) for part in parts]
    return "\n\n".join(lines).encode()


def as_page(parts: Sequence[Part]) -> bytes:
    """A page, with its tags in lines of their own."""
    out: list[str] = []
    for part in parts:
        if isinstance(part, str):
            words = "<br/>".join(f"<span class='c2'>{html.escape(line)}</span>" for line in part.split("\n"))
            out.append(f"<br><div class='c5'><p class='c6'>{words}</p>\n</div>")
        else:
            cells = "".join(f"<td>{''.join(f'<p>{html.escape(one)}</p>' for one in cell)}</td>" for cell in part)
            out.append(f"<table><tr>{cells}\n</tr></table>")
    head = "<html><head><title>Export</title><style>p { margin: 0 }</style></head>"
    return (head + "<body>" + "\n".join(out) + "</body></html>").encode()


def _rtf(words: str) -> str:
    out = []
    for sign in words:
        if sign in "\\{}":
            out.append("\\" + sign)
        elif sign == "\n":
            out.append("\\line ")
        elif sign == "–":
            out.append("\\endash ")
        elif ord(sign) < 128:
            out.append(sign)
        elif ord(sign) < 256:
            out.append(f"\\'{ord(sign):02x}")
        else:
            out.append(f"\\u{ord(sign)}?")
    return "".join(out)


def as_rtf(parts: Sequence[Part]) -> bytes:
    """An RTF file, with what such files carry beside their text."""
    out = [r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}}{\colortbl;\red0\green0\blue0;}"]
    out.append(r"{\info{\title Export}}{\*\generator Maker;}{\header Page \chpgn\par}{\pict\pngblip 89504e470d0a}")
    for part in parts:
        if isinstance(part, str):
            out.append(rf"\pard\plain\f0\fs20 {{\b {_rtf(part)}}}\par")
        else:
            told = (r"\par ".join(map(_rtf, cell)) for cell in part)
            cells = "".join(rf"\pard\intbl {words}\cell" for words in told)
            out.append(rf"\trowd\cellx1000\cellx9000 {cells}\row")
    return "\r\n".join([*out, "}"]).encode("ascii")


def as_docx(parts: Sequence[Part]) -> bytes:
    """A DOCX file."""

    def paragraph(words: str) -> str:
        runs = "<w:br/>".join(f'<w:t xml:space="preserve">{html.escape(line)}</w:t>' for line in words.split("\n"))
        return f"<w:p><w:pPr><w:jc w:val='left'/></w:pPr><w:r><w:rPr><w:b/></w:rPr>{runs}</w:r></w:p>"

    body = []
    for part in parts:
        if isinstance(part, str):
            body.append(paragraph(part))
        else:
            cells = "".join(f"<w:tc>{''.join(map(paragraph, cell))}</w:tc>" for cell in part)
            body.append(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    inside = f'<w:document xmlns:w="{space}"><w:body>{"".join(body)}</w:body></w:document>'
    source = f'<?xml version="1.0" encoding="UTF-8"?>{inside}'
    return docx_of(source.encode())


def docx_of(document: bytes) -> bytes:
    """A DOCX file around the XML of its document."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return made.getvalue()


Layout = Callable[[Sequence[Story]], list[Part]]
Writer = Callable[[Sequence[Part]], bytes]
LAYOUTS: tuple[Layout, ...] = (
    nexis_of_old,
    nexis_of_older,
    nexis_in_german,
    nexis_of_today,
    factiva_with_codes,
    factiva_as_articles,
)
WRITERS: tuple[Writer, ...] = (as_text, as_page, as_rtf, as_docx)
