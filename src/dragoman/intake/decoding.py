"""Bytes to text: which encoding, and whether it is text at all.

Invariant: nothing is changed but the encoding; a byte-order mark is dropped, line breaks stay as they are.
"""

import codecs
import re
from dataclasses import dataclass

from dragoman.model import Problem

_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x28\xb5\x2f\xfd",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"SQLite format 3\x00",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"MZ\x90",
)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}charset\s*=\s*["']?|<\?xml[^>]{0,100}encoding\s*=\s*["'])([\w.:-]{2,40})""", re.IGNORECASE
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ODD = re.compile(r"[^\x00-\x7f]")
_HEAD = 4096
# windows-1252 text in a Western language has few letters beyond ASCII; other encodings read as it are mostly such.
_MOST_ODD = 0.25
_FEWEST_WHOLE = 4
# What Python makes of a byte that is no UTF-8, and what windows-1252 makes of it.
_STRAY = re.compile("[\udc80-\udcff]")
_WESTERN = {0xDC00 + byte: bytes([byte]).decode("windows-1252", "replace") for byte in range(0x80, 0x100)}
# What pages declare, and what they mean by it (the WHATWG's Encoding Standard says so of all of these).
_MEANT = {
    "iso8859-1": "windows-1252",
    "ascii": "windows-1252",
    "iso8859-9": "windows-1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shiftjis": "cp932",
    "euckr": "cp949",
    "big5": "big5hkscs",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of some bytes, or None, and what there is to say about it."""

    text: str | None
    problem: Problem | None = None


def decoded(data: bytes, *, name: str, stated: str = "") -> Decoded:
    """The text in some bytes: UTF-8, UTF-16 with its mark, what is stated, else windows-1252 with a note.

    stated: the encoding that their sender states, which goes before the one that HTML or XML declares.
    """
    if data.startswith(codecs.BOM_UTF8):
        data = data[3:]
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _as(data, "utf-16", name)
    if wide := _wide(data):
        return _as(data, wide, name)
    if reason := binary(data):
        return Decoded(text=None, problem=Problem(what="binary", why=f"{name} is not text: {reason}.", fatal=True))
    declared = _known(stated.encode("ascii", "replace")) or _declared(data)
    if declared.startswith("iso2022"):  # written in ASCII bytes, so that it would pass for UTF-8
        return _as(data, declared, name)
    try:
        return Decoded(text=data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if mixed := _mixed(data, name, error.start):
            return mixed
        if declared and declared != "utf-8":
            return _as(data, declared, name)
        return _western(data, name, error.start)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: of Western text every second byte is NUL. "" for none."""
    head = data[: _HEAD // 2 * 2]
    for encoding, nul, other in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        nuls, written = head[nul::2].count(0), head[other::2]
        letters = len(_CONTROL.findall(written)) * 10 < nuls  # a curly quote has one, noise little else
        if len(head) >= 4 and nuls * 10 >= len(head) // 2 * 7 and letters:
            return encoding
    return ""


def _mixed(data: bytes, name: str, first: int) -> Decoded | None:
    """UTF-8 with some bytes of windows-1252 in it, as where two sources were put together; None for other bytes.

    Told by sequences that are UTF-8 beyond doubt and outnumber the bytes that are not.
    """
    text = data.decode("utf-8", "surrogateescape")
    odd = len(_STRAY.findall(text))
    whole = len(_ODD.findall(text)) - odd
    if whole < _FEWEST_WHOLE or odd * 4 > whole:
        return None
    why = f"{name} is UTF-8 with {odd} bytes that are not (the first is byte {first}); they were read as windows-1252."
    return Decoded(text=text.translate(_WESTERN), problem=Problem(what="not_utf8", why=why))


def binary(data: bytes) -> str:
    """Why these bytes are no text; "" where they may be."""
    if data.startswith(_MAGIC):
        return "it begins as a program, picture, archive or PDF file does"
    head = data[:_HEAD]
    if b"\x00" in data:
        return "it holds NUL bytes"
    if len(_CONTROL.findall(head)) * 10 > len(head):
        return "it holds mostly control characters"
    return ""


def _declared(data: bytes) -> str:
    """The encoding that an HTML or XML head declares, by Python's name for it; "" for none that is known."""
    match = _DECLARED.search(data, 0, _HEAD)
    return _known(match[1]) if match else ""


def _known(stated: bytes) -> str:
    """An encoding by Python's name for it; "" for none that is known."""
    try:
        found = codecs.lookup(stated.decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return ""
    if not found._is_text_encoding:  # noqa: SLF001 - the only way to tell "rot13" and "zlib" from encodings
        return ""
    name = found.name.replace("_", "")
    return _MEANT.get(name, name)


def _as(data: bytes, encoding: str, name: str) -> Decoded:
    """Text in an encoding that is stated; a note where some bytes do not fit it."""
    try:
        return Decoded(text=data.decode(encoding).removeprefix("\ufeff"))
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
        if text.count("\ufffd") * 20 > len(text):
            why = f"{name} says that it is {encoding}, but its bytes are not; save it as UTF-8."
            return Decoded(text=None, problem=Problem(what="undecodable", why=why, fatal=True))
        why = f"{name} says that it is {encoding}; some of its bytes are not and were replaced."
        return Decoded(text=text, problem=Problem(what="not_utf8", why=why))


def _western(data: bytes, name: str, first: int) -> Decoded:
    """Text that is no UTF-8 and does not say what it is: windows-1252 where that is plausible."""
    try:
        text = data.decode("windows-1252")
        odd = len(_ODD.findall(text))
    except UnicodeDecodeError:
        text, odd = "", 1
    if odd > _MOST_ODD * max(len(text), 1):
        why = f"{name} is not UTF-8 (byte {first}) and its encoding is not known; save it as UTF-8."
        return Decoded(text=None, problem=Problem(what="undecodable", why=why, fatal=True))
    why = f"{name} is not UTF-8 (byte {first}); it was read as windows-1252."
    return Decoded(text=text, problem=Problem(what="not_utf8", why=why))
