"""What the fuzzer feeds to this room: addresses, robots.txt, and answers as their bytes come from the connection."""

import gzip
import time

import httpcore2

from dragoman.fetching import Fetched, FetchError, Limits
from dragoman.fetching.addresses import Address
from dragoman.fetching.exchanges import Ask, exchange, origin_of
from dragoman.fetching.robots import Rules
from dragoman.fetching.streams import Purse, PursedStream
from dragoman.intake.addresses import kept_under

ADDRESSES = (
    b"https://press.example/news/2021?id=7#top",
    b"http://xn--90anlfbebar6i.example:8080/a/../b",
    "https://минобороны.example/новости".encode(),
    b"http://[2a00:1450::1]:81/",
    b"http://0x7f.1/",
    b"//user:secret@10.0.0.1/%2e%2e/",
)
ROBOTS = (
    b"User-agent: *\nDisallow: /*?print=\nAllow: /news/$\nCrawl-delay: 2\n\nUser-agent: Dragoman\nDisallow: /a*b*c$\n",
    b"\xef\xbb\xbfuser agent : dragoman\r\nrequest-rate: 1/5m 0600-0845\r\nvisit-time: 0600 0845\r\nSitemap: /s.xml",
)
_ZIPPED = gzip.compress(b"<p>The ministers met.</p>" * 40)
ANSWERS = (
    b'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 5\r\nETag: "a"\r\n\r\nTalks',
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nTalks\r\n3\r\n on\r\n0\r\nX-Late: 1\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(_ZIPPED) + _ZIPPED,
    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 302 Found\r\nLocation: //other.example/\xd0\xb0\r\n\r\n",
    b"HTTP/1.1 429 Slow\r\nRetry-After: Thu, 04 Mar 2021 10:00:00 GMT\r\nDate: Thu, 04 Mar 2021 09:00:00 GMT\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nCache-Control: public, max-age=600\r\nExpires: 0\r\nDate: never\r\n\r\nTalks until the end",
)  # fmt: skip
HEADS = (
    b"<html><head><link rel='canonical' href='/news/one?a=1&amp;utm_source=b'></head>",
    b"<link href=//www.press.example/a rel=canonical><link rel=canonical href=https://other.example/>",
)
_LIMITS = Limits(headers=4_000, wire=20_000, body=30_000, free=5_000, ratio=20)
_THERE = Address.parse("http://press.example/a")


def parse_address(data: bytes) -> None:
    """An address has one spelling, or is none."""
    for base in (None, _THERE):
        try:
            address = Address.parse(data.decode("utf-8", "replace"), base=base)
        except FetchError:
            continue
        assert Address.parse(str(address)) == address


def parse_robots(data: bytes) -> None:
    """Rules answer yes or no, soon."""
    begun = time.monotonic()
    rules = Rules.of(Fetched(asked="", reached="", status=200, body=data))
    assert rules.may_fetch(str(_THERE)) in {True, False}
    assert rules.delay is None or rules.delay >= 0
    assert time.monotonic() - begun < 5


def parse_answer(data: bytes) -> None:
    """An answer is read within its limits, or refused for a reason."""
    purse = Purse(_LIMITS)
    ask = Ask(method="GET", address=_THERE, headers={"host": _THERE.authority})
    connection = httpcore2.HTTPConnection(origin_of(_THERE), network_backend=_Given(data, purse))
    try:
        answer = exchange(ask, connection, purse)
    except FetchError:
        return
    assert 200 <= answer.status <= 999
    assert len(answer.body) <= _LIMITS.body


def parse_head(data: bytes) -> None:
    """The address that a page is kept under is one of its own site."""
    answer = Fetched(asked=str(_THERE), reached=str(_THERE), status=200, media_type="text/html", body=data)
    kept = kept_under(answer)
    assert Address.parse(kept).host.endswith(_THERE.host)


class _Given(httpcore2.NetworkBackend):
    """A network in which every server sends the same."""

    def __init__(self, data: bytes, purse: Purse) -> None:
        self._pieces = [data[start : start + 1000] for start in range(0, len(data), 1000)]
        self._purse = purse

    def connect_tcp(self, *_: object, **__: object) -> httpcore2.NetworkStream:
        return PursedStream(httpcore2.MockStream(self._pieces), self._purse)
