"""What a web server answered, as archives keep it: status, headers, body.

Crawlers keep some answers as they were sent and some with the packing taken off, under the same headers: a body that is
not packed as its headers say is taken as it stands.
"""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.intake.sources import ArchiveError, Gauge
from dragoman.intake.unpacking import CHUNK, Unpacked, packing

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
_HEADER = re.compile(r"^([!#$%&'*+.^_`|~\w-]{1,100})[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE | re.ASCII)
_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,12})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer. headers: by their names in small letters. body: as it was kept."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """Such as "text/html"; "" where it does not say."""
        return media_type(self.headers.get("content-type", ""))

    @property
    def charset(self) -> str:
        """The encoding that it states; "" for none."""
        return charset(self.headers.get("content-type", ""))


def media_type(content_type: str) -> str:
    """The media type of a Content-Type, in small letters."""
    return content_type.partition(";")[0].strip().lower()


def charset(content_type: str) -> str:
    """The encoding that a Content-Type states; "" for none."""
    match = _CHARSET.search(content_type)
    return match[1] if match else ""


def response_in(data: bytes) -> Response | None:
    """The answer that some bytes are; None for other bytes."""
    status = _STATUS.match(data)
    if status is None:
        return None
    end = _END.search(data)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data, b"")
    headers = {name.lower(): value for name, value in _HEADER.findall(head.decode("latin-1"))}
    return Response(status=int(status[1]), headers=headers, body=body)


def body_of(response: Response, *, largest: int, gauge: Gauge) -> bytes:
    """The body without its packing. ArchiveError where it is damaged, or larger than `largest`."""
    body = response.body
    if "chunked" in response.headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    for coding in reversed(response.headers.get("content-encoding", "").lower().split(",")):
        if coding.strip() == "br":
            raise ArchiveError("it is packed with Brotli, which is not read")
        name = packing(body)
        if coding.strip() in ("gzip", "x-gzip", "zstd") and name in ("gzip", "zstd"):
            body = _whole(Unpacked(io.BytesIO(body), name, gauge), largest)
    return body


def _joined(body: bytes) -> bytes:
    """A body that was sent in chunks; one that was not is left as it is."""
    pieces: list[bytes] = []
    at = 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[match.end() : match.end() + size])
        at = match.end() + size
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return b"".join(pieces) if pieces and at >= len(body) else body


def _whole(stream: io.RawIOBase, largest: int) -> bytes:
    pieces, size = [], 0
    while piece := stream.read(CHUNK):
        size += len(piece)
        if size > largest:
            raise ArchiveError(f"it has more than {largest} bytes")
        pieces.append(piece)
    return b"".join(pieces)
