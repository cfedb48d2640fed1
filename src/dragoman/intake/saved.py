"""Pages that somebody saved: what a browser or a program wrote about where and when.

MHTML ("single file") and Safari's .webarchive are whole files; "complete" pages, SingleFile, monolith and HTTrack leave
a comment in the page.
"""

import email
import plistlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from email.message import Message
from io import BytesIO
from xml.parsers.expat import ExpatError

from dragoman.dates import moment
from dragoman.intake.arrivals import Intake, Names, refused
from dragoman.intake.entries import address_in
from dragoman.intake.sources import Part, Source

_HEAD = 4000
_PAGES = ("text/html", "application/xhtml+xml")
_SAVED = re.compile(r"<!--\s*saved from url=\(\d{4,5}\)\s*(?P<address>\S{4,2000})\s*-->", re.IGNORECASE)
_SINGLE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<address>\S{4,2000})\s+saved date:\s*(?P<day>[^\n]{6,80})",
    re.IGNORECASE,
)
_MONOLITH = re.compile(
    r"<!--\s*Saved from (?P<address>https?://\S{4,2000}) at (?P<day>[0-9TZ:.+-]{10,40}) using monolith", re.IGNORECASE
)
_MIRRORED = re.compile(
    r"<!--\s*Mirrored from (?P<address>\S{4,2000}) by HTTrack [^>]{0,200}?,"
    r"\s*(?P<day>\w{3}, \d\d? \w{3} \d{4} [\d:]{8} \w{2,4})",
    re.IGNORECASE,
)
_JS_DATE = re.compile(r"(\w{3}) (\w{3}) (\d\d?) (\d{4}) ([\d:]{8})")
_RELATED = re.compile(rb"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_MAIL = re.compile(rb"^(?:To|Cc|Received|Message-ID|Delivered-To|Return-Path):", re.IGNORECASE | re.MULTILINE)
_BLINK = re.compile(rb"^Snapshot-Content-Location:|^From:[^\r\n]{0,20}<?Saved by ", re.IGNORECASE | re.MULTILINE)
# What plistlib raises for files that are none, or were made to break it.
_DAMAGES = (
    plistlib.InvalidFileException,
    AttributeError,
    ExpatError,
    IndexError,
    KeyError,
    MemoryError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """Where a page was saved from, and on which day; "" and None where it does not say."""

    address: str = ""
    day: date | None = None


def saved(page: str) -> Saved:
    """What a comment at a page's beginning says of where it was saved from."""
    head = page[:_HEAD]
    for pattern in (_SINGLE, _MONOLITH, _MIRRORED, _SAVED):
        match = pattern.search(head)
        if match is None:
            continue
        stated = match["address"]
        if pattern is _MIRRORED and "://" not in stated:
            stated = f"http://{stated}"
        return Saved(address=address_in(stated, ""), day=_day(match.groupdict().get("day") or ""))
    return Saved()


def _day(stamp: str) -> date | None:
    """A day as these programs write it (JavaScript's dates among them)."""
    if match := _JS_DATE.match(stamp.strip()):
        stamp = f"{match[1]}, {match[3]} {match[2]} {match[4]} {match[5]}"
    return moment(stamp)[0]


def is_mhtml(head: bytes) -> bool:
    """Whether a file that begins so is a page in MHTML; what is addressed to somebody is mail."""
    lines = head.lstrip()[:_HEAD].partition(b"\r\n\r\n")[0].partition(b"\n\n")[0]
    if _BLINK.search(lines):
        return True
    return _RELATED.search(lines) is not None and not _MAIL.search(lines)


def parts_of_mhtml(data: bytes, source: Source, names: Names) -> Iterator[Intake | Part]:
    """The page of an MHTML file; its pictures, styles and frames are passed over."""
    message = email.message_from_bytes(data)
    page = next((part for part in message.walk() if part.get_content_type() in _PAGES), None)
    body = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(body, bytes) or not body.strip():
        yield refused(names.fresh(source.stem), "empty", f"{source.path} is an MHTML file without a page.")
        return
    stated = _said(message, "Snapshot-Content-Location") or _said(page, "Content-Location")
    yield Part(
        stream=BytesIO(body),
        source=replace(
            source,
            address=address_in(stated, "") or source.address,
            charset=str(page.get_content_charset() or ""),
            captured=moment(_said(message, "Date"))[0] or source.captured,
            depth=source.depth + 1,
        ),
    )


def _said(message: Message, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def parts_of_webarchive(data: bytes, source: Source, names: Names) -> Iterator[Intake | Part]:
    """The page of one of Safari's .webarchive files."""
    try:
        held = plistlib.loads(data, fmt=plistlib.FMT_BINARY)
        main = held["WebMainResource"]
        body, address, charset = (main.get(f"WebResource{one}") for one in ("Data", "URL", "TextEncodingName"))
    except _DAMAGES as error:
        why = f"{source.path} is no web archive that can be read ({type(error).__name__})."
        yield refused(names.fresh(source.stem), "broken_archive", why)
        return
    if not isinstance(body, bytes) or not body.strip():
        yield refused(names.fresh(source.stem), "empty", f"{source.path} is a web archive without a page.")
        return
    yield Part(
        stream=BytesIO(body),
        source=replace(
            source,
            address=address_in(str(address or ""), "") or source.address,
            charset=str(charset or ""),
            depth=source.depth + 1,
        ),
    )
