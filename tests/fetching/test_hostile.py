"""Whatever a server sends, or does not send: the fetch ends, soon, with a reason, and holds little."""

import gzip
import socket
import ssl
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.fetching import Allowed, FetchError, Limits, Reason, Transport
from tests.fetching.serving import Answer, Site, answer

SMALL = Limits(headers=8_000, wire=100_000, body=200_000, free=50_000, ratio=100, seconds=60.0)
# For servers that are slow; the others get time enough on a busy machine.
HASTY = replace(SMALL, seconds=1.0, connect=0.5, idle=0.3)
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
ZIPPED = "Content-Encoding: gzip"


@pytest.fixture
def careful() -> Transport:
    return under(SMALL)


def under(limits: Limits) -> Transport:
    return Transport(allowed=Allowed.of(["127.0.0.0/8"]), limits=limits)


def endless(head: bytes, piece: bytes, *, every: float = 0.0) -> Answer:
    """A server that goes on until it is told to stop or nobody listens. every: seconds between two pieces."""

    def talk(connection: socket.socket, over: threading.Event) -> None:
        connection.sendall(head)
        while not over.wait(every):
            connection.sendall(piece)

    return talk


def silent(head: bytes) -> Answer:
    """A server that says so much and then nothing, without hanging up."""

    def talk(connection: socket.socket, over: threading.Event) -> None:
        connection.sendall(head)
        over.wait(5)

    return talk


BOMB = gzip.compress(bytes(50_000_000))
NUMBERS = b" ".join(b"%x" % number for number in range(45_000))
HUGE_HEADERS = OK + b"".join(b"X-Filler-%d: %s\r\n" % (number, b"a" * 500) for number in range(100)) + b"\r\n"
# Each is what a server sends, and why nothing comes of it.
HOSTILE: dict[str, tuple[Answer, Reason]] = {
    "a bomb": (answer(BOMB, ZIPPED), Reason.LARGE),
    "a bomb of deflate": (answer(zlib.compress(bytes(50_000_000)), "Content-Encoding: deflate"), Reason.LARGE),
    "a bomb in many parts": (answer(gzip.compress(bytes(40_000)) * 50, ZIPPED), Reason.LARGE),
    "a body that becomes too large": (answer(gzip.compress(NUMBERS), ZIPPED), Reason.LARGE),
    "a bomb in a bomb": (answer(gzip.compress(BOMB), "Content-Encoding: gzip, gzip"), Reason.BROKEN),
    "an encoding not asked for": (answer(b"\x1b\x03", "Content-Encoding: br"), Reason.BROKEN),
    "zipped data that is none": (answer(b"<p>The ministers met.</p>", ZIPPED), Reason.BROKEN),
    "zipped data that breaks off": (answer(gzip.compress(b"The ministers met. " * 99)[:-9], ZIPPED), Reason.BROKEN),
    "zipped data with a wrong sum": (answer(gzip.compress(b"Talks")[:-8] + bytes(8), ZIPPED), Reason.BROKEN),
    "a length that is too large": (answer(b"", "X: y").replace(b"Length: 0", b"Length: 999999999"), Reason.LARGE),
    "a length that is longer than the body": (answer(b"abc").replace(b"Length: 3", b"Length: 3000"), Reason.BROKEN),
    "a length that is none": (answer(b"abc").replace(b"Length: 3", b"Length: -3"), Reason.BROKEN),
    "two lengths": (answer(b"abc", "Content-Length: 2"), Reason.BROKEN),
    "endless chunks": (endless(CHUNKED, b"2710\r\n" + b"a" * 10_000 + b"\r\n"), Reason.LARGE),
    "endless small chunks": (endless(CHUNKED, b"1\r\na\r\n" * 1000), Reason.LARGE),
    "an endless note beside a chunk": (endless(CHUNKED + b"1;", b"note" * 1000), Reason.BROKEN),
    "endless trailers": (endless(CHUNKED + b"0\r\n", b"X-Late: yes\r\n" * 300), Reason.BROKEN),
    "chunks that break off": (CHUNKED + b"5\r\nmin", Reason.BROKEN),
    "a chunk of no number": (CHUNKED + b"five\r\nminis\r\n0\r\n\r\n", Reason.BROKEN),
    "an endless body of no length": (endless(OK + b"\r\n", b"a" * 10_000), Reason.LARGE),
    "an endless zipped body": (endless(OK + ZIPPED.encode() + b"\r\n\r\n", gzip.compress(b"a") * 400), Reason.LARGE),
    "headers that are too large": (HUGE_HEADERS, Reason.LARGE),
    "endless headers": (endless(OK, b"X-More: of it\r\n" * 100), Reason.LARGE),
    "an endless status line": (endless(b"HTTP/1.1 200 ", b"O" * 1000), Reason.LARGE),
    "endless words that go before": (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 40), Reason.LARGE),
    "headers drop by drop": (endless(OK, b"X", every=0.05), Reason.SLOW),
    "a body drop by drop": (endless(OK + b"\r\n", b"a", every=0.05), Reason.SLOW),
    "chunks drop by drop": (endless(CHUNKED, b"1\r\na\r\n", every=0.05), Reason.SLOW),
    "silence": (silent(b""), Reason.SLOW),
    "silence after the headers": (silent(OK + b"Content-Length: 9\r\n\r\n"), Reason.SLOW),
    "nothing at all": (b"", Reason.BROKEN),
    "another language": (b"220 mail.example ready\r\n", Reason.BROKEN),
    "a page without headers": (b"<html><p>The ministers met.</p></html>", Reason.BROKEN),
    "a header of no name": (OK + b": value\r\n\r\n", Reason.BROKEN),
    "a status that is none": (b"HTTP/1.1 2000 OK\r\n\r\n", Reason.BROKEN),
    "a redirect to itself": (answer(b"", "Location: http:", status="302 Found"), Reason.REDIRECTS),
    "a redirect to a file": (answer(b"", "Location: file:///etc/hosts", status="302 Found"), Reason.ADDRESS),
    "a redirect that is too long": (answer(b"", f"Location: /{'a' * 8100}", status="302 Found"), Reason.LARGE),
    "a redirect with a break in it": (answer(b"", "Location: /a\tb", status="302 Found"), Reason.ADDRESS),
    "a change to another language": (answer(b"", "Upgrade: h2c", status="101 Switching Protocols"), Reason.BROKEN),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_answer_ends_soon_with_its_reason(site: Site, case: str) -> None:
    site.answers["/"], reason = HOSTILE[case]
    transport = under(HASTY if reason is Reason.SLOW else SMALL)
    begun = time.monotonic()
    with pytest.raises(FetchError) as caught:
        transport.get(site.at("/"))
    assert caught.value.reason is reason, caught.value.why
    assert caught.value.why.endswith(".")
    assert caught.value.address
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("case", ["a bomb", "a bomb in many parts", "endless chunks", "an endless body of no length"])
def test_a_hostile_answer_takes_little_memory(site: Site, careful: Transport, case: str) -> None:
    site.answers["/"], _ = HOSTILE[case]
    tracemalloc.start()
    try:
        with pytest.raises(FetchError):
            careful.get(site.at("/"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000


def test_redirects_share_one_time(site: Site) -> None:
    for number in range(9):
        head = f"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /{number + 1}\r\n".encode()

        def late(connection: socket.socket, over: threading.Event, head: bytes = head) -> None:
            over.wait(0.2)
            connection.sendall(head + b"\r\n")

        site.answers[f"/{number}"] = late
    transport = Transport(allowed=Allowed.of(["127.0.0.1"]), limits=Limits(seconds=0.5, redirects=20))
    begun = time.monotonic()
    with pytest.raises(FetchError) as caught:
        transport.get(site.at("/0"))
    assert caught.value.reason is Reason.SLOW
    assert time.monotonic() - begun < 8


def test_a_body_longer_than_it_says_ends_where_it_says(site: Site, careful: Transport) -> None:
    site.answers["/"] = answer(b"The ministers met.") + b"HTTP/1.1 200 OK\r\n\r\nsmuggled"
    assert careful.get(site.at("/")).body == b"The ministers met."


def test_a_page_that_is_refused_is_not_read_on(site: Site, careful: Transport) -> None:
    site.answers["/"] = endless(b"HTTP/1.1 404 Not Found\r\n\r\n", b"a" * 1000)
    assert careful.get(site.at("/")).status == 404


def test_what_headers_say_in_odd_bytes_does_no_harm(site: Site, careful: Transport) -> None:
    site.answers["/"] = (
        OK + b"Content-Type: text/html; charset=\xff\xfe\r\nRetry-After: -1\r\nCache-Control: max-age=" + b"9" * 99
        + b"\r\nExpires: 31 Feb 2021\r\nDate: never\r\nContent-Length: 2\r\n\r\nok"
    )  # fmt: skip
    fetched = careful.get(site.at("/"))
    assert (fetched.body, fetched.media_type, fetched.charset) == (b"ok", "text/html", "")
    assert (fetched.retry_after, fetched.max_age) == (None, None)


@pytest.fixture
def stranger() -> Iterator[int]:
    """The port of a server that takes one connection and does not know TLS."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def greet() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"220 mail.example ready\r\n")

        thread = threading.Thread(target=greet)
        thread.start()
        yield listener.getsockname()[1]
        thread.join()


def test_a_server_that_does_not_know_tls_is_said_so(stranger: int, careful: Transport) -> None:
    with pytest.raises(FetchError) as caught:
        careful.get(f"https://127.0.0.1:{stranger}/")
    assert caught.value.reason is Reason.TLS


def test_a_handshake_that_does_not_end_is_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, pytest.raises(FetchError) as caught:
        under(HASTY).get(f"https://127.0.0.1:{listener.getsockname()[1]}/")
    assert caught.value.reason is Reason.SLOW


def test_certificates_are_asked_for(careful: Transport) -> None:
    context = careful._trust  # noqa: SLF001 - what is believed by default
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
