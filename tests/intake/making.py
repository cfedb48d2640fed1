"""Archives as programs write them, made for the tests of intake."""

import gzip
import io
import plistlib
import sys
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from dragoman.intake import Intake, gather

if sys.version_info >= (3, 14):
    from compression import zstd as zstd  # noqa: PLC0414 - handed on
else:
    from backports import zstd as zstd  # noqa: PLC0414 - handed on


LARGEST = 100_000
PAGE = "<html><head><title>Talks</title></head><body><p>Ministers met in Oslo.</p></body></html>"

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Press</title><language>en</language>
<item><title>Talks</title><link>https://press.example/a</link><description>Ministers met in Oslo.</description>
<pubDate>Thu, 04 Mar 2021 10:00:00 GMT</pubDate></item>
<item><title>More talks</title><guid>b</guid><description>&lt;p&gt;They met.&lt;/p&gt;</description></item>
<item><title>Headline alone</title></item><item><pubDate>never</pubDate></item></channel></rss>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://press.example/a</loc><news:news>
<news:publication><news:name>The Press</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2021-03-04T10:00:00Z</news:publication_date><news:title>Ministers meet in Oslo</news:title>
</news:news></url></urlset>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Press</title>
<entry><id>a</id><title>Talks</title><link href="/a"/><updated>2021-03-04T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They met.</p></div></content></entry></feed>"""
MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://press.example/a\r\nSubject: Talks\r\n"
    "Date: Thu, 4 Mar 2021 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b--"\r\n\r\n\r\n'
    "----b--\r\nContent-Type: text/html\r\nContent-ID: <f@mhtml.blink>\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://press.example/a\r\n\r\n"
    '<!DOCTYPE html><html><head><meta http-equiv=3D"Content-Type" content=3D"text/html; charset=3Dutf-8">\r\n'
    "</head><body><p>Ministers met in Troms=C3=B8 =E2=80=93 and talk=\r\ned.</p></body></html>\r\n\r\n"
    "----b--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n\r\n----b----\r\n"
)
WEBARCHIVE = plistlib.dumps(
    {"WebMainResource": {"WebResourceData": PAGE.encode(), "WebResourceURL": "https://press.example/a"}},
    fmt=plistlib.FMT_BINARY,
)


def gathered(data: bytes, *, largest: int = LARGEST, published: date | None = None) -> list[Intake]:
    """What some bytes on standard input give."""
    return list(gather(["-"], largest=largest, published=published, stdin=io.BytesIO(data)))


def gathered_from(path: Path, *, largest: int = LARGEST) -> list[Intake]:
    return list(gather([str(path)], largest=largest))


def whats(intakes: list[Intake]) -> list[str]:
    return [problem.what for intake in intakes for problem in intake.problems]


def texts(intakes: list[Intake]) -> list[str]:
    return [intake.report.text for intake in intakes if intake.report]


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(members: Mapping[str, str]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, words in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(words.encode())
            archive.addfile(member, io.BytesIO(words.encode()))
    return file.getvalue()


def answer(body: bytes | str, *, status: str = "200 OK", **headers: str) -> bytes:
    """What a web server answered. headers: "content_type" for Content-Type."""
    data = body.encode() if isinstance(body, str) else body
    lines = {"content-type": "text/html; charset=utf-8"} | {key.replace("_", "-"): headers[key] for key in headers}
    head = f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return head.encode() + b"\r\n" + data


def record(
    block: bytes,
    *,
    kind: str = "response",
    address: str = "https://press.example/a",
    day: str = "2021-03-04T10:00:00Z",
    content: str = "application/http; msgtype=response",
) -> bytes:
    """One record of a WARC file."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: {day}\r\n"
        f"Content-Type: {content}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def page_record(number: int, words: str = "Ministers met in Oslo.") -> bytes:
    """A record of a page of its own."""
    page = f"<html><body><h1>Talks {number}</h1><p>{words}</p></body></html>"
    return record(answer(page), address=f"https://press.example/{number}")


def member_wise(records: list[bytes], pack: Callable[[bytes], bytes] = gzip.compress) -> bytes:
    """A file of records that are packed each by itself, as web archives are."""
    return b"".join(pack(one) for one in records)
