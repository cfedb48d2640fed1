"""Inputs that nobody would send, made from ones that somebody would: bytes changed, moved, repeated, put together.

PARSERS is the table: a parser takes bytes and must come back, whatever they are. Add a row for a new parser, with a few
inputs that it reads.
"""

import gzip
import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.cleaning import clean, extract, masthead
from dragoman.dates import moment
from dragoman.following import followed_at
from dragoman.intake import gather, read_opml
from dragoman.intake.decoding import decoded
from dragoman.intake.pdfs import text_of_pdf
from dragoman.model import Report, Text
from tests.fetching import fuzzing as answers
from tests.intake.exports import LAYOUTS, WRITERS, stories
from tests.intake.making import (
    ATOM,
    FEED,
    MHTML,
    PAGE,
    SITEMAP,
    WEBARCHIVE,
    member_wise,
    page_record,
    tarred,
    zipped,
    zstd,
)
from tests.intake.news import NEWS
from tests.intake.pdfs import PDFS
from tests.pages.layouts import every_page

_PIECES = (
    *(b"<p>", b"</p>", b"<div class='related'>", b"</div>", b"<script>", b"</script>", b"<!--", b"-->", b"<![CDATA["),
    *(
        b"<a href='",
        b"<h1>",
        b"<article>",
        b"<table><tr><td>",
        b"<time datetime='2021-03-04'>",
        b"<meta charset=utf-16>",
    ),
    *(
        b"&amp;amp;",
        b"&#x110000;",
        b"&#0;",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
    ),
    *(b"\xc3\xa2\xe2\x82\xac\xe2\x84\xa2", b"\x92", b'{"@type": "NewsArticle", "datePublished": "', b"2021-99-99"),
    *(b"9999-12-31T23:59:59+23:59", b"0001-01-01", b"\n\n", b"\r", b'"', b"'"),
)
_LONGEST = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Parser:
    """A parser of bytes. seeds: inputs that it reads. parse: comes back, or fails its promise."""

    name: str
    seeds: tuple[bytes, ...]
    parse: Callable[[bytes], None]


def mutations(seeds: tuple[bytes, ...], *, seed: int) -> Iterator[bytes]:
    """Inputs without end, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - the same in each run, and no secret
    while True:
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, 8)):
            _mutate(data, seeds, chance)
        yield bytes(data[:_LONGEST])


def _mutate(data: bytearray, seeds: tuple[bytes, ...], chance: random.Random) -> None:
    """One change."""
    at = chance.randint(0, len(data))
    size = chance.choice((1, 2, 8, 64, 512))
    kind = chance.randint(0, 5)
    if kind == 0:
        data[at:at] = chance.choice(_PIECES)
    elif kind == 1:
        data[at:at] = chance.choice(_PIECES) * chance.choice((2, 20, 200))
    elif kind == 2:
        del data[at : at + size]
    elif kind == 3:
        data[at : at + size] = chance.randbytes(min(size, 16))
    elif kind == 4:
        other = chance.choice(seeds)
        start = chance.randint(0, len(other))
        data[at:at] = other[start : start + size * 8]
    else:
        data[at:at] = data[at : at + size] * chance.choice((2, 10))


def stands(text: Text, received: str) -> None:
    """A Text keeps its promises: blocks in order, runs inside the text received."""
    end = -1
    for block in text.blocks:
        assert block.start == end + 1
        assert block.end > block.start
        end = block.end
        first, last = text.raw_span(block.start, block.end)
        assert 0 <= first < last <= len(received)


def _text_of(data: bytes) -> str:
    return decoded(data, name="x").text or data.decode("latin-1")


def _page(data: bytes) -> None:
    report = Report.make(name="x", text=_text_of(data), markup="html")
    text = clean(report)
    stands(text, report.text)
    masthead(report, text)


def _careful_page(data: bytes) -> None:
    report = Report.make(name="x", text=_text_of(data), markup="html")
    found = extract(report.text)
    text = clean(report, found)
    stands(text, report.text)
    masthead(report, text, found)


def _plain(data: bytes) -> None:
    report = Report.make(name="x", text=_text_of(data))
    stands(clean(report), report.text)


def _stamp(data: bytes) -> None:
    day, _ = moment(data.decode("latin-1"))
    assert day is None or isinstance(day, date)


def _gathered(data: bytes) -> None:
    for one in gather(["-"], largest=100_000, stdin=io.BytesIO(data)):
        assert one.report is not None or one.problems


def _outlines(data: bytes) -> None:
    found = read_opml(data, name="x", largest=1_000_000)
    assert found.sources or found.problems or b"<" in data
    for source in found.sources:
        followed_at(source)


def _pages() -> tuple[bytes, ...]:
    return tuple(made.source.encode() for made in every_page())


_STAMPS = (b"2021-03-04T10:00:00+01:00", b"Thu, 04 Mar 2021 10:00:00 GMT", b"4.3.2021", b"March 4, 2021", b"1614852000")
_OUTLINES = (
    b'<opml><body><outline text="wire"><outline text="A" xmlUrl="https://a.example/rss"/></outline></body></opml>',
    b'<!DOCTYPE opml><opml><body><outline xmlUrl="http://b.example/" category="/JP"/></body></opml>',
)
_LINES = (b'{"id": "a", "text": "The ministers met.", "published": "2021-03-04"}\n', b'[{"html": "<p>Talks</p>"}]')


def _exports() -> tuple[bytes, ...]:
    return tuple(writer(layout(stories(2))) for layout in LAYOUTS for writer in WRITERS)


def _documents() -> tuple[bytes, ...]:
    mail = b"From: a@b.example\nDate: Fri, 12 Mar 2021 10:00:00 GMT\nSubject: =?utf-8?q?Fwd=3A_Talks?=\n"
    parts = mail + b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
    forward = (
        b"---------- Forwarded message ---------\nFrom: C <c@d.example>\nDate: 9 March 2021\nSubject: x\n\nTalks.\n"
    )
    return (
        mail + b"\n" + forward,
        parts + b"<p>Talks.</p>\n--b--\n",
        b"From a@b Fri\n" + mail + b"\nTalks.\n\n",
        *NEWS,
    )


def _pdf(data: bytes) -> None:
    found = text_of_pdf(data, 100_000)
    assert bool(found.text) is not bool(found.fault)


def _feeds() -> tuple[bytes, ...]:
    return tuple(source.encode() for source in (FEED, SITEMAP, ATOM))


def _archives() -> tuple[bytes, ...]:
    crawl = [page_record(1), page_record(2), page_record(3)]
    return (
        b"".join(crawl),
        member_wise(crawl),
        member_wise(crawl, zstd.compress),
        zipped({"a.txt": "Talks were held in Oslo.", "b.html": PAGE, "c.zip": zipped({"d.txt": "Ministers met."})}),
        gzip.compress(tarred({"a.txt": "Talks were held in Oslo.", "b.html": PAGE})),
        MHTML.encode(),
        WEBARCHIVE,
    )


def parsers() -> tuple[Parser, ...]:
    """Every parser."""
    pages = _pages()
    texts = tuple(made.label.story.encode() for made in every_page())
    return (
        Parser(name="page, fast", seeds=pages, parse=_page),
        Parser(name="page, careful", seeds=pages, parse=_careful_page),
        Parser(name="plain text", seeds=texts, parse=_plain),
        Parser(name="stamp", seeds=_STAMPS, parse=_stamp),
        Parser(name="OPML", seeds=_OUTLINES, parse=_outlines),
        Parser(name="standard input", seeds=(*_LINES, *texts[:3], *pages[:3]), parse=_gathered),
        Parser(name="XML, feeds", seeds=_feeds(), parse=_gathered),
        Parser(name="archive", seeds=_archives(), parse=_gathered),
        Parser(name="export", seeds=_exports(), parse=_gathered),
        Parser(name="address", seeds=answers.ADDRESSES, parse=answers.parse_address),
        Parser(name="robots.txt", seeds=answers.ROBOTS, parse=answers.parse_robots),
        Parser(name="answer", seeds=answers.ANSWERS, parse=answers.parse_answer),
        Parser(name="canonical", seeds=(*answers.HEADS, *pages[:3]), parse=answers.parse_head),
        Parser(name="mail, news", seeds=_documents(), parse=_gathered),
        Parser(name="PDF", seeds=PDFS, parse=_pdf),
    )
