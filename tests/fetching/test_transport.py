"""What the transport gives for an answer."""

import gzip
import socket
import threading
import zlib

import pytest

from dragoman import __version__
from dragoman.fetching import Allowed, FetchError, Hop, Limits, Reason, Transport, Validators
from tests.fetching.serving import Site, answer


def refusal(transport: Transport, address: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        transport.get(address)
    return caught.value


def test_a_page_comes_with_its_kind_its_letters_and_what_to_ask_by_next_time(site: Site, transport: Transport) -> None:
    site.answers["/visit"] = answer(
        b"<p>The ministers met.</p>",
        'Content-Type: Text/HTML; charset="Windows-1251"',
        'ETag: W/"a-1"',
        "Last-Modified: Thu, 04 Mar 2021 10:00:00 GMT",
        "Cache-Control: public, max-age=600",
        "Content-Language: uk",
    )
    fetched = transport.get(site.at("/visit"))
    assert fetched.status == 200
    assert fetched.ok
    assert fetched.body == b"<p>The ministers met.</p>"
    assert fetched.media_type == "text/html"
    assert fetched.charset == "windows-1251"
    assert fetched.validators == Validators(etag='W/"a-1"', last_modified="Thu, 04 Mar 2021 10:00:00 GMT")
    assert fetched.max_age == 600
    assert fetched.headers["content-language"] == "uk"
    assert fetched.asked == fetched.reached == site.at("/visit")


def test_a_request_names_us_and_carries_no_cookie_and_no_referrer(site: Site, transport: Transport) -> None:
    site.answers["/a"] = answer(b"", "Set-Cookie: seen=1", "Location: /b", status="302 Found")
    site.answers["/b"] = answer(b"there")
    transport.get(site.at("/a"))
    names = [{line.partition(":")[0] for line in asked.splitlines()[1:] if line} for asked in site.asked]
    assert names == [{"host", "user-agent", "connection", "accept", "accept-encoding"}] * 2
    assert f"user-agent: Dragoman/{__version__} (+https://desk.example/about)" in site.asked[1]


def test_what_has_not_changed_is_not_sent_again(site: Site, transport: Transport) -> None:
    site.answers["/feed"] = answer(status="304 Not Modified")
    known = Validators(etag='"7"', last_modified="yesterday, verbatim")
    fetched = transport.get(site.at("/feed"), validators=known)
    assert fetched.not_modified
    assert fetched.validators == known
    assert 'if-none-match: "7"' in site.asked[0]
    assert "if-modified-since: yesterday, verbatim" in site.asked[0]


def test_not_modified_without_being_asked_is_no_answer(site: Site, transport: Transport) -> None:
    site.answers["/feed"] = answer(status="304 Not Modified")
    assert refusal(transport, site.at("/feed")).reason is Reason.BROKEN


def test_a_server_that_is_busy_says_when_to_come_back(site: Site, transport: Transport) -> None:
    site.answers["/feed"] = answer(b"slow down", "Retry-After: 120", status="429 Too Many Requests")
    fetched = transport.get(site.at("/feed"))
    assert (fetched.status, fetched.retry_after, fetched.body) == (429, 120, b"")


def test_permanent_redirects_tell_the_address_to_ask_from_now_on(site: Site, transport: Transport) -> None:
    site.answers["/old"] = answer(b"", "Location: /new", status="301 Moved Permanently")
    site.answers["/new"] = answer(b"", "Location: today?day=4", status="302 Found")
    site.answers["/today?day=4"] = answer(b"news")
    fetched = transport.get(site.at("/old"))
    assert fetched.body == b"news"
    assert fetched.hops == (Hop(address=site.at("/old"), status=301), Hop(address=site.at("/new"), status=302))
    assert fetched.reached == site.at("/today?day=4")
    assert fetched.moved_to == site.at("/new")


def test_a_temporary_redirect_moves_nothing(site: Site, transport: Transport) -> None:
    site.answers["/old"] = answer(b"", "Location: /new", status="307 Temporary Redirect")
    site.answers["/new"] = answer(b"news")
    assert transport.get(site.at("/old")).moved_to == ""


def test_a_circle_of_redirects_ends(site: Site, transport: Transport) -> None:
    site.answers["/a"] = answer(b"", "Location: /b", status="302 Found")
    site.answers["/b"] = answer(b"", "Location: /a", status="302 Found")
    error = refusal(transport, site.at("/a"))
    assert error.reason is Reason.REDIRECTS
    assert [hop.address for hop in error.hops] == [site.at("/a"), site.at("/b")]
    assert len(site.asked) == 2


def test_a_chain_of_redirects_ends(site: Site) -> None:
    for number in range(20):
        site.answers[f"/{number}"] = answer(b"", f"Location: /{number + 1}", status="302 Found")
    transport = Transport(allowed=Allowed.of(["127.0.0.1"]), limits=Limits(redirects=3))
    assert refusal(transport, site.at("/0")).reason is Reason.REDIRECTS
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    ("encoding", "sent"),
    [
        ("gzip", gzip.compress(b"The ministers met. " * 2000)),
        ("GZip", gzip.compress(b"The ministers met. " * 1000) * 2),
        ("gzip", gzip.compress(b"The ministers met. " * 2000) + b"\x00\x00 padding"),
        ("deflate", zlib.compress(b"The ministers met. " * 2000)),
        ("deflate", zlib.compress(b"The ministers met. " * 2000)[2:-4]),
        ("identity", b"The ministers met. " * 2000),
    ],
)
def test_a_body_is_decoded(site: Site, transport: Transport, encoding: str, sent: bytes) -> None:
    site.answers["/"] = answer(sent, f"Content-Encoding: {encoding}")
    assert transport.get(site.at("/")).body == b"The ministers met. " * 2000


def test_a_body_in_chunks_is_put_together(site: Site, transport: Transport) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    site.answers["/"] = head + b"5\r\nmini\xd1\r\n4;note=1\r\nster\r\n0\r\n\r\n"
    assert transport.get(site.at("/")).body == b"mini\xd1ster"


def test_the_name_is_asked_for_once_and_kept_in_what_is_sent(site: Site) -> None:
    asked = []

    def resolver(name: str, port: int) -> list[str]:
        asked.append((name, port))
        return ["127.0.0.1"]

    site.answers["/"] = answer(b"here")
    transport = Transport(allowed=Allowed.of(["press.example"]), resolver=resolver)
    assert transport.get(site.at("/", host="Press.Example.")).body == b"here"
    assert asked == [("press.example", site.port)]
    assert f"host: press.example:{site.port}" in site.asked[0]


def test_an_address_that_takes_no_connection_is_passed_over_for_the_next(site: Site) -> None:
    site.answers["/"] = answer(b"here")
    transport = Transport(allowed=Allowed.of(["127.0.0.0/8"]), resolver=lambda *_: ["127.9.9.9", "127.0.0.1"])
    assert transport.get(site.at("/", host="press.example")).body == b"here"


def test_an_address_where_nobody_listens_is_unreachable(transport: Transport) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        error = refusal(transport, f"http://127.0.0.1:{free.getsockname()[1]}/")
    assert error.reason is Reason.UNREACHABLE


def test_a_name_that_there_is_not_is_said_so() -> None:
    def resolver(name: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, f"no {name}:{port}")

    error = refusal(Transport(resolver=resolver), "https://pres.example/feed")
    assert error.reason is Reason.NAME
    assert "pres.example" in error.why
    assert error.address == "https://pres.example/feed"


def test_a_resolver_that_does_not_answer_is_left() -> None:
    over = threading.Event()

    def resolver(name: str, port: int) -> list[str]:
        over.wait(5)
        return [name, str(port)]

    error = refusal(Transport(resolver=resolver, limits=Limits(seconds=0.05)), "https://press.example/")
    over.set()
    assert error.reason is Reason.SLOW


def test_a_body_is_posted_once_and_no_redirect_is_followed(site: Site, transport: Transport) -> None:
    site.answers["/hook"] = answer(b"", "Location: /elsewhere", status="307 Temporary Redirect")
    fetched = transport.post(site.at("/hook"), b'{"a": 1}', headers={"Content-Type": "application/json", "X-Sign": "z"})
    assert fetched.status == 307
    (asked,) = site.asked
    assert asked.startswith("POST /hook HTTP/1.1\r\n")
    assert asked.endswith('\r\n\r\n{"a": 1}')
    assert "x-sign: z\r\n" in asked
    assert "content-length: 8\r\n" in asked


def test_a_contact_cannot_bring_a_header_of_its_own() -> None:
    assert Transport(contact="desk\r\nX-Evil: 1 é").agent == f"Dragoman/{__version__} (+deskX-Evil: 1 )"
