"""DOCX to the lines of its text.

Invariant: of the archive one member is opened, and no more of it is unpacked than a report may have bytes.
"""

import io
import re
import zipfile
import zlib
from xml.etree.ElementTree import Element

from dragoman.intake.xmltrees import open_xml
from dragoman.model import Problem

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DOCUMENT = re.compile(r"word/document\d{0,2}\.xml")
_MAIN = b"word/document"
_TYPES = b"[Content_Types].xml"
_FALLBACK = "Fallback"  # what a program shows that does not know the drawing before it: the same words again


def is_word_document(data: bytes) -> bool:
    """Whether the bytes are an archive that holds a document of Word, by the names in it."""
    return data.startswith(b"PK\x03\x04") and _MAIN in data and _TYPES in data


def lines_of_docx(data: bytes, *, name: str, largest: int) -> tuple[list[str], Problem | None]:
    """The lines of a DOCX document (paragraphs are parted by blank ones, cells by tabs), or why there are none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            member = next((one for one in archive.infolist() if _DOCUMENT.fullmatch(one.filename)), None)
            if member is None:
                return [], _broken(name, "it has no text")
            with archive.open(member) as stream:
                source = stream.read(largest + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        return [], _broken(name, str(error).rstrip(".") or type(error).__name__)
    opened = open_xml(source, name=name, largest=largest)
    if opened.root is None:
        return [], next((problem for problem in opened.problems if problem.fatal), _broken(name, "its text is no XML"))
    parts: list[str] = []
    _gather(opened.root, parts)
    return "".join(parts).split("\n"), None


def _broken(name: str, why: str) -> Problem:
    why = f"{name} is a damaged or locked Word document ({why}); open it in Word and save it anew."
    return Problem(what="bad_docx", why=why, fatal=True)


def _gather(element: Element, parts: list[str]) -> None:
    """The words below an element, with its breaks. Trees are not deep: `open_xml` sees to it."""
    kind = element.tag.rpartition("}")[2]
    if kind in (_FALLBACK, "instrText", "delText", "pict"):
        return
    if kind == "t":
        parts.append(element.text or "")
    elif kind in ("br", "cr"):
        parts.append("\n")
    elif kind == "tab":
        parts.append("\t")
    elif kind == "noBreakHyphen":
        parts.append("-")
    for below in element:
        _gather(below, parts)
    if kind == "p":
        parts.append("\n\n")
    elif kind == "tc":
        _close_cell(parts)
    elif kind == "tr":
        parts.append("\n\n")


def _close_cell(parts: list[str]) -> None:
    """A cell ends in a tab, not in the break of its last paragraph."""
    while parts and parts[-1] == "\n\n":
        parts.pop()
    parts.append("\t")
