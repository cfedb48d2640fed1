"""Behind a proxy: the visitor is who the proxies that are trusted say it is, and nobody can say so for them."""

from ipaddress import ip_network

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dragoman.web.guarding.forwarding import Forwarding, came_by_proxy
from dragoman.web.guarding.limits import Limits, Rate, peer_of

PROXIES = (ip_network("10.1.0.0/16"), ip_network("2001:db8:1::/48"))


def asked(peer: str, *forwarded: str, **headers: str) -> str:
    """Who asks, by which scheme, and whether by a proxy. forwarded: the headers x-forwarded-for, each as it came."""

    def say(request: Request) -> PlainTextResponse:
        by = "proxy" if came_by_proxy(request.scope) else "itself"
        return PlainTextResponse(f"{peer_of(request.scope)} {request.url.scheme} by {by}")

    client = TestClient(Forwarding(Starlette(routes=[Route("/", say)]), PROXIES), client=(peer, 50000))
    given = [("x-forwarded-for", one) for one in forwarded]
    given += [(name.replace("_", "-"), value) for name, value in headers.items()]
    return client.get("/", headers=given).text


def test_a_proxy_names_the_visitor_and_anybody_else_names_nobody() -> None:
    assert asked("10.1.0.5", "192.0.2.7") == "192.0.2.7 http by proxy"
    assert asked("192.0.2.66", "192.0.2.7") == "192.0.2.66 http by itself"


@pytest.mark.parametrize(
    ("forwarded", "visitor"),
    [
        (("203.0.113.9, 192.0.2.7",), "192.0.2.7"),  # what stands left of the last hop the visitor may have made up
        (("203.0.113.9, 192.0.2.7, 10.1.3.3",), "192.0.2.7"),  # one proxy of ours behind another
        (("203.0.113.9", "192.0.2.7"), "192.0.2.7"),  # two headers are one list
        (("192.0.2.7:4711",), "192.0.2.7"),
        (("[2001:db8:9::1]:443",), "2001:db8:9::"),
        (("::ffff:192.0.2.7",), "192.0.2.7"),
        (("unknown",), "10.1.0.5"),
        (("192.0.2.7, <script>",), "10.1.0.5"),
        (("10.1.3.3, 10.1.3.4",), "10.1.3.3"),
        ((), "10.1.0.5"),
        ((",".join(["10.1.3.3"] * 500),), "10.1.3.3"),
    ],
)
def test_the_visitor_is_the_last_hop_that_is_no_proxy_of_ours(forwarded: tuple[str, ...], visitor: str) -> None:
    assert asked("10.1.0.5", *forwarded).split()[0] == visitor


def test_a_proxy_may_have_an_address_of_the_sixth_version() -> None:
    assert asked("2001:db8:1::5", "192.0.2.7") == "192.0.2.7 http by proxy"


def test_whether_it_came_encrypted_is_what_the_last_proxy_says() -> None:
    assert asked("10.1.0.5", "192.0.2.7", x_forwarded_proto="https").split()[1] == "https"
    assert asked("10.1.0.5", "192.0.2.7", x_forwarded_proto="https, http").split()[1] == "http"
    assert asked("10.1.0.5", "192.0.2.7", x_forwarded_proto="javascript").split()[1] == "http"
    assert asked("192.0.2.66", x_forwarded_proto="https").split()[1] == "http"


def test_visitors_behind_one_proxy_are_counted_apart() -> None:
    def say(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("read")

    limited = Limits(Starlette(routes=[Route("/", say)]), Rate(at_once=2, a_second=0.0001))
    client = TestClient(Forwarding(limited, PROXIES), client=("10.1.0.5", 50000))

    def status(visitor: str) -> int:
        return client.get("/", headers={"x-forwarded-for": visitor}).status_code

    assert [status("192.0.2.7") for _ in range(3)] == [200, 200, 429]
    assert status("192.0.2.8") == 200
    assert status("203.0.113.9, 192.0.2.7") == 429  # a hop that the visitor made up makes no other of it
