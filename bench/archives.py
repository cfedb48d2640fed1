# ruff: noqa: INP001 - a part of benchmarks, not of a package
"""A web archive of pages as large and as various as those of news sites, the same for the same seed.

A share of the pages tells of engagements (the simulated press of the tests); the others are general news in our own
words. Scripts (a half of a large page), styles, menus of small elements (a quarter) and identifiers are drawn so that a
page packs about as well as real ones do: to a third.
"""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zlib import crc32

from tests.store.press import press

NEWS = Path(__file__).parent / "general_news.txt"
BEGIN = datetime(2023, 1, 2, 8, tzinfo=UTC)
MENU = ("Home", "World", "Politics", "Business", "Sport", "Culture", "Weather", "Jobs", "Travel", "Science", "Opinion")
OUTLETS = (
    "The Harbour Post",
    "Evening Courier",
    "The Strait Ledger",
    "The Gazette",
    "Morning Wire",
    "The Observer of Vale",
)
SHORT, LONG = 20_000, 174_000  # bytes of a page: in sets of pages without and with all their scripts


def stories(seed: int, share: float) -> Iterator[tuple[str, list[str], bool]]:
    """Headlines with paragraphs, without end; whether each tells of an engagement. share: of those that do."""
    dice = Random(seed)  # noqa: S311 - draws that can be repeated
    general = [part.splitlines() for part in NEWS.read_text(encoding="utf-8").split("\n\n")]
    general = [[line for line in part if not line.startswith("#")] for part in general]
    told = press(10**9)
    while True:
        if dice.random() < share:
            report = next(told)
            lines = [line for line in report["text"].splitlines() if line]
            yield report["title"], [*lines, *dice.choice(general)], True
        else:
            lines = [*dice.choice(general), *dice.choice(general), *dice.choice(general)]
            yield lines[0][:70], lines, False


def page(dice: Random, headline: str, lines: list[str], day: datetime, size: int) -> bytes:
    """A page of about so many bytes."""
    outlet = dice.choice(OUTLETS)
    menu = "".join(
        f'<li class="nav-{dice.getrandbits(24):06x}"><a href="/{word}/{dice.getrandbits(32):08x}">{word}</a></li>'
        for word in MENU
    )
    body = "".join(f'<p data-id="{dice.getrandbits(40):010x}">{line}</p>\n' for line in lines)
    links = "".join(
        f'<li><a href="/story/{dice.getrandbits(48):012x}">{dice.choice(lines)[:60]}</a></li>' for _ in range(12)
    )
    head = (
        f'<html lang="en"><head><title>{headline} | {outlet}</title>'
        f'<meta property="article:published_time" content="{day.isoformat()}">'
        f'<meta property="og:site_name" content="{outlet}"><link rel="canonical" href="/a/{dice.getrandbits(32):x}">'
    )
    tail = (
        f"</head><body><nav><ul>{menu}</ul></nav><main><article><h1>{headline}</h1><p class=by>By Staff Writer</p>"
        f"{body}</article><aside><h2>Read also</h2><ul>{links}</ul></aside></main>"
        f"<footer>© {day.year} {outlet}</footer></body></html>"
    )
    missing = max(0, size - len(head) - len(tail))
    tail = tail.replace("<main>", f"<nav>{_cards(dice, missing // 4)}</nav><main>", 1)
    return (head + _scripts(dice, missing * 5 // 9) + _styles(dice, missing // 5) + tail).encode()


def _scripts(dice: Random, size: int) -> str:
    pieces: list[str] = []
    room = size
    while room > 0:
        name, key, number = f"{dice.getrandbits(20):05x}", f"{dice.getrandbits(64):016x}", dice.getrandbits(16)
        piece = f"window.q{name}=window.q{name}||[];q{name}.push({{id:'{key}',f:function(a){{return a+{number}}}}});\n"
        pieces.append(piece)
        room -= len(piece)
    return f"<script>{''.join(pieces)}</script>"


def _cards(dice: Random, size: int) -> str:
    """Small elements in great number, as menus, cards and icons have them."""
    pieces: list[str] = []
    room = size
    while room > 0:
        name = f"{dice.getrandbits(28):07x}"
        link = f'<a href="/section/{name}"><span class="label">Section {room}</span></a>'
        piece = f'<li class="card card--{name}">{link}</li>\n'
        pieces.append(piece)
        room -= len(piece)
    return f"<ul>{''.join(pieces)}</ul>"


def _styles(dice: Random, size: int) -> str:
    pieces: list[str] = []
    room = size
    while room > 0:
        name, colour, margin = f"{dice.getrandbits(28):07x}", f"{dice.getrandbits(24):06x}", dice.randrange(30)
        piece = f".c-{name}>.card__body{{color:#{colour};margin:0 {margin}px}}\n"
        pieces.append(piece)
        room -= len(piece)
    return f"<style>{''.join(pieces)}</style>"


def record(address: str, day: datetime, body: bytes) -> bytes:
    """A page as a record of an archive."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: nginx\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{crc32(address.encode()):032x}>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: {day:%Y-%m-%dT%H:%M:%SZ}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def archive(path: Path, pages: int, *, seed: int = 20210316, share: float = 0.1, size: int = SHORT) -> None:
    """Write an archive of so many pages, each a gzip member; an exact copy among a hundred."""
    dice = Random(seed)  # noqa: S311 - the same
    told = stories(seed, share)
    last = b""
    with path.open("wb") as out:
        for number in range(pages):
            if last and dice.random() < 0.01:
                out.write(last)
                continue
            headline, lines, _ = next(told)
            day = BEGIN + timedelta(minutes=number % 500_000)
            body = page(dice, headline, lines, day, int(size * dice.uniform(0.5, 1.5)))
            address = f"https://news{dice.randrange(400)}.example/{day:%Y/%m/%d}/{number}"
            last = gzip.compress(record(address, day, body), compresslevel=6, mtime=0)
            out.write(last)
