"""The press on this machine: feeds and pages by path, and everything that servers do to who follows them."""

import gzip
import socket
import threading
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from tests.fetching.serving import Answer, Site, answer

STORIES = {
    "tokyo": (
        "Ministers to meet in Tokyo",
        (
            "US Secretary of State Antony Blinken will visit Japan on March 15, 2021 for talks with Foreign Minister "
            "Toshimitsu Motegi, the State Department said. The two will discuss trade and the security of the region."
        ),
    ),
    "seoul": (
        "Foreign minister flies to Seoul",
        (
            "Japanese Foreign Minister Toshimitsu Motegi will travel to South Korea on March 20, 2021 to meet Foreign "
            "Minister Chung Eui-yong, the ministry said. It is the first such trip since the autumn of last year."
        ),
    ),
    "paris": (
        "Talks in Paris",
        (
            "French Foreign Minister Jean-Yves Le Drian held talks with German Foreign Minister Heiko Maas in Paris on "
            "March 10, 2021, the French ministry said. They spoke about the budget of the Union and about Mali."
        ),
    ),
}


def page(story: str, *, more: str = "") -> str:
    """The page of a story, as a small newspaper has it."""
    title, words = STORIES[story]
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title}</title></head><body><main><article>"
        f"<h1>{title}</h1><p>{words}</p><p>{more}</p></article></main></body></html>"
    )


def html(text: str, *headers: str) -> bytes:
    """A page as a server answers it."""
    return answer(text.encode(), "Content-Type: text/html; charset=utf-8", *headers)


def rss(site: Site, stories: Iterable[str], *, day: str = "Wed, 10 Mar 2021 10:00:00 GMT", said: str = "") -> str:
    """A feed of these stories, whose pages are at /story/NAME. said: what it adds to each title."""
    items = "".join(
        f"<item><title>{STORIES[name][0]}{said}</title><link>{site.at(f'/story/{name}')}</link>"
        f"<guid>{name}</guid><pubDate>{day}</pubDate><description>In short.</description></item>"
        for name in stories
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Gazette</title>{items}</channel></rss>'


def feed(text: str, *headers: str) -> bytes:
    """A feed as a server answers it."""
    return answer(text.encode(), "Content-Type: application/rss+xml", *headers)


def slow(connection: socket.socket, over: threading.Event) -> None:
    """A byte now and then, for ever."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
    while not over.wait(0.05):
        connection.sendall(b"x")


def endless(connection: socket.socket, over: threading.Event) -> None:
    """Chunks without end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    piece = b"<p>The ministers met.</p>" * 400
    while not over.is_set():
        connection.sendall(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")


def silent(connection: socket.socket, over: threading.Event) -> None:
    """Nothing at all."""
    while not over.wait(0.05):
        connection.getpeername()


HOSTILE: dict[str, Answer] = {
    "/slow": slow,
    "/endless": endless,
    "/silent": silent,
    "/hang-up": lambda connection, _: connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Le"),
    "/short": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<p>Too little",
    "/huge": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999999999\r\n\r\n<p>",
    "/bomb": answer(gzip.compress(b"<p>x</p>" * 4_000_000), "Content-Type: text/html", "Content-Encoding: gzip"),
    "/no-gzip": answer(b"these bytes are no gzip", "Content-Encoding: gzip"),
    "/inward": answer(b"", "Location: http://169.254.169.254/latest/meta-data", status="302 Found"),
    "/circle": answer(b"", "Location: /circle", status="302 Found"),
    "/error": answer(b"", status="500 Internal Server Error"),
    "/missing": answer(b"", status="404 Not Found"),
    "/teapot": b"I am no HTTP at all\r\n\r\n",
    "/entities": feed('<!DOCTYPE rss [<!ENTITY a "aaa">]><rss><channel><title>&a;</title></channel></rss>'),
    "/empty": answer(b"", "Content-Type: application/rss+xml"),
    "/nothing-new": answer(b"", status="304 Not Modified"),
}
"""What no source should answer, by path."""


class Clock:
    """A day that passes only when it is told to; chance is always the same."""

    def __init__(self) -> None:
        self.day = datetime(2021, 3, 12, 12, tzinfo=UTC)

    def now(self) -> datetime:
        return self.day

    def moment(self) -> float:
        return time.monotonic()

    def chance(self) -> float:
        return 0.0

    def pass_by(self, **span: float) -> None:
        self.day += timedelta(**span)
