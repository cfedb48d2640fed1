"""Web archives (WARC 0.17 to 1.1): a stream of records of any length, one page at a time.

Invariant: no more is held than one record's page, and of it no more than `largest` bytes. A record that is broken is a
problem of its own, and reading goes on at the next one.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO
from urllib.parse import urlsplit

from dragoman.dates import moment
from dragoman.intake.arrivals import Intake, Names, refused
from dragoman.intake.responses import Response, body_of, charset, media_type, response_in
from dragoman.intake.sources import ArchiveError, BombError, Part, Source
from dragoman.intake.unpacking import CHUNK
from dragoman.model import Cleaner

_BEGINS = re.compile(rb"WARC/\d\.\d{1,2}[ \t]*\r?\n\Z")
_MARK = b"WARC/1."
_BREAKS = frozenset((b"\r", b"\n"))
_LONGEST_LINE = 1 << 16
_MOST_LINES = 500
_LARGEST_HEAD = 1 << 16
_KEPT = frozenset({"response", "resource", "conversion"})
_READ = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/pdf",
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rtf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
_FOR_MACHINES = re.compile(r"/(?:robots|ads|app-ads|humans|security|llms)\.txt$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """A record's own lines, by their names in small letters, and its length in bytes."""

    said: dict[str, str]
    length: int

    @property
    def kind(self) -> str:
        """Such as "response"."""
        return self.said.get("warc-type", "").lower()

    @property
    def address(self) -> str:
        """What it was captured from."""
        return self.said.get("warc-target-uri", "").strip("<> ")


def parts_of_warc(part: Part, names: Names) -> Iterator[Intake | Part]:
    """The pages of a web archive, and a problem for each record that is broken.

    What is no page (pictures, styles, requests, answers other than 200) is passed over.
    """
    source = part.source
    records = _Records(part.stream)
    found = False
    while True:
        number = records.count + 1
        try:
            record = records.next()
            if record is None:
                break
            number = records.count
            page = _page(records, record, source, names)
        except BombError as error:
            yield refused(names.fresh(source.stem), "bomb", f"{source.path} was read to record {number}: {error}.")
            return
        except ArchiveError as error:
            found = True
            name = names.fresh(f"{source.stem}:{number}")
            yield refused(name, "broken_record", f"{source.path}, record {number}: {error}; the others were read.")
            if not records.recover():
                return
            continue
        if page is not None:
            found = True
            if not isinstance(page, _Passed):
                yield page
    if not found:
        why = f"{source.path} is a web archive of {records.count} records, none of them a page."
        yield refused(names.fresh(source.stem), "no_pages", why)


@dataclass(frozen=True, slots=True)
class _Passed:
    """A page that the gate passed over."""


def _page(records: "_Records", record: _Record, source: Source, names: Names) -> Part | Intake | _Passed | None:
    """The page of a record, or why it cannot be read; None where it holds none."""
    if record.kind not in _KEPT or (".txt" in record.address and _FOR_MACHINES.search(_path(record.address))):
        return None
    content = record.said.get("content-type", "")
    kept = Response(status=200, headers={"content-type": content}, body=b"")
    if record.kind == "response" or media_type(content) == "application/http":
        head = records.read(min(record.length, _LARGEST_HEAD))
        answer = response_in(head)
        if answer is None or answer.status != 200 or answer.media_type not in _READ:
            return None
        kept = replace(answer, body=answer.body + records.read_at_most(source.largest + 1))
    elif media_type(content) in _READ:
        kept = replace(kept, body=records.read_at_most(source.largest + 1))
    else:
        return None
    name = record.address or f"{source.stem}:{records.count}"
    where = f"{source.path}, record {records.count} ({record.address})"
    if len(kept.body) > source.largest:
        return refused(names.fresh(name), "too_large", f"{where} has more than {source.largest} bytes.")
    try:
        body = body_of(kept, largest=source.largest, gauge=source.gauge)
    except BombError:
        raise
    except ArchiveError as error:
        return refused(names.fresh(name), "broken_record", f"{where}: {error}.")
    if source.gate is not None and not source.gate(body):
        return _Passed()
    return Part(
        stream=io.BytesIO(body),
        source=replace(
            source,
            path=where,
            stem=name,
            address=record.address,
            charset=charset(kept.headers.get("content-type", "")),
            captured=moment(record.said.get("warc-date", ""))[0],
            cleaner=Cleaner.FAST,
            depth=source.depth + 1,
            gate=None,  # it has passed
        ),
    )


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


class _Records:
    """The records of a stream, one after the other; what is left of one is passed over before the next."""

    def __init__(self, stream: BinaryIO) -> None:
        """count: the records so far, broken ones too."""
        self._ahead = _Ahead(stream)
        self._left = 0
        self.count = 0

    def next(self) -> _Record | None:
        """The next record's own lines; None at the end. ArchiveError where there is no record."""
        while self._left:
            self.read(min(self._left, CHUNK))
        if not self._ahead.pass_blanks():
            return None
        self.count += 1
        if not _BEGINS.match(self._ahead.line(_LONGEST_LINE)):
            raise ArchiveError("it does not begin as a record does")
        said = self._lines()
        length = said.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            raise ArchiveError("it does not say how long it is")
        self._left = int(length)
        return _Record(said=said, length=self._left)

    def read(self, size: int) -> bytes:
        """So many bytes of the record. ArchiveError where the archive ends before them."""
        pieces = []
        while size > 0:
            piece = self._ahead.read(size)
            if not piece:
                self._left = 0
                raise ArchiveError("the archive breaks off in it")
            pieces.append(piece)
            size -= len(piece)
            self._left -= len(piece)
        return b"".join(pieces)

    def read_at_most(self, size: int) -> bytes:
        """The rest of the record, and of a longer one so many bytes."""
        return self.read(min(size, self._left))

    def recover(self) -> bool:
        """Go on to where the next record begins; False where none does. BombError as for any read."""
        self._left = 0
        while True:
            try:
                return self._ahead.find(_MARK)
            except BombError:
                raise
            except ArchiveError:  # another member is damaged; the stream goes on behind it
                continue

    def _lines(self) -> dict[str, str]:
        """A record's own lines."""
        said: dict[str, str] = {}
        if block := self._ahead.paragraph():
            for name, colon, value in (line.partition(":") for line in block.decode("utf-8", "replace").split("\r\n")):
                if colon:
                    said.setdefault(name.strip().lower(), value.strip())
            return said
        for _ in range(_MOST_LINES):
            line = self._ahead.line(_LONGEST_LINE)
            if not line:
                raise ArchiveError("the archive breaks off in it")
            if not line.strip():
                return said
            name, colon, value = line.decode("utf-8", "replace").partition(":")
            if colon:
                said.setdefault(name.strip().lower(), value.strip())
        raise ArchiveError(f"it has more than {_MOST_LINES} lines before its page")


class _Ahead:
    """A stream read a little ahead: by lines, by bytes, and to the next mark. Damage loses nothing that came before."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = b""
        self._at = 0

    def line(self, limit: int) -> bytes:
        """The next line, of at most so many bytes; b"" at the end."""
        while (end := self._held.find(b"\n", self._at) + 1) == 0:
            if len(self._held) - self._at >= limit or not self._more():
                end = len(self._held)
                break
        return self._take(min(end - self._at, limit))

    def paragraph(self) -> bytes:
        """The lines up to an empty one, where they are held already and are as few and short as they should be."""
        end = self._held.find(b"\r\n\r\n", self._at, self._at + _LONGEST_LINE)
        if end < 0 or self._held.count(b"\n", self._at, end) >= _MOST_LINES:
            return b""
        return self._take(end + 4 - self._at)

    def read(self, size: int) -> bytes:
        """At least one byte and at most so many; b"" at the end."""
        if self._at == len(self._held):
            self._more()
        return self._take(size)

    def pass_blanks(self) -> bool:
        """Pass over line breaks; False where nothing follows them."""
        while True:
            while self._held[self._at : self._at + 1] in _BREAKS:
                self._at += 1
            if self._at < len(self._held):
                return True
            if not self._more():
                return False

    def find(self, mark: bytes) -> bool:
        """Go to the next mark; False where none follows."""
        while (found := self._held.find(mark, self._at)) < 0:
            self._at = max(self._at, len(self._held) - len(mark) + 1)
            if not self._more():
                return False
        self._at = found
        return True

    def _take(self, size: int) -> bytes:
        found = self._held[self._at : self._at + size]
        self._at += len(found)
        return found

    def _more(self) -> bool:
        piece = self._stream.read(CHUNK)
        self._held = self._held[self._at :] + piece
        self._at = 0
        return bool(piece)
