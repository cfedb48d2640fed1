"""Who may call, from where, and what a browser may do with the answer."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dragoman.web.guarding import Origins


def test_every_answer_forbids_what_comes_from_elsewhere(served: TestClient) -> None:
    for address in ("/", "/nowhere", "/static/page.css", "/healthz"):
        headers = served.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_a_foreign_name_for_this_server_is_refused(served: TestClient) -> None:
    assert served.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py"])
def test_nothing_but_what_is_meant_to_be_is_served_as_a_file(served: TestClient, path: str) -> None:
    assert served.get(path).status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://testserver"}, 200),
        ({}, 200),
    ],
)
def test_another_sites_page_cannot_have_a_browser_write_here(headers: dict[str, str], status: int) -> None:
    def write(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("written")

    client = TestClient(Origins(Starlette(routes=[Route("/", write, methods=["GET", "POST"])])))
    assert client.post("/", headers=headers).status_code == status
    assert client.get("/", headers=headers).status_code == 200
