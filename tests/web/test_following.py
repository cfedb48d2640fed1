"""The page of sources: how each is, and following more or fewer."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.model import Followed, Polling, Problem
from dragoman.store import Store, open_store
from dragoman.web import application
from tests.web.making import NOW, serving
from tests.web.test_pages import words

GAZETTE = Followed(address="https://gazette.example/rss", outlet="The Gazette", country="GB")


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{(tmp_path / 's.db').as_posix()}"


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address) as opened:
        yield opened


@pytest.fixture
def client(address: str) -> Iterator[TestClient]:
    with TestClient(application(serving(address))) as made:
        yield made


def test_without_sources_the_page_says_where_to_find_some(client: TestClient) -> None:
    assert "dragoman sources add --pack" in words(client.get("/sources").text)


def test_addresses_are_followed_and_followed_no_more(client: TestClient, store: Store) -> None:
    page = client.post("/sources", data={"addresses": "https://gazette.example/rss\nhttps://mfa.example/feed"}).text
    assert "2 sources followed" in words(page)
    client.post("/sources", data={"remove": "https://mfa.example/feed"})
    assert [one.address for one in store.sources()] == ["https://gazette.example/rss"]
    assert [one.what for _, one in store.noted(2)] == ["sources removed", "sources added"]


@pytest.mark.parametrize("said", ["", "ftp://gazette.example", "nonsense"])
def test_what_is_no_address_is_followed_by_nobody(client: TestClient, store: Store, said: str) -> None:
    assert client.post("/sources", data={"addresses": said}).status_code == 400
    assert store.sources() == {}


def test_what_is_the_matter_with_a_source_stands_first(client: TestClient, store: Store) -> None:
    store.follow([GAZETTE, Followed(address="https://a.example/rss")])
    failing = Polling(
        asked_at=NOW - timedelta(hours=1), failures=4, problem=Problem(what="no_such_name", why="No such name <b>.")
    )
    store.note_polling(GAZETTE.address, failing)
    page = client.get("/sources").text
    assert page.index("gazette.example") < page.index("a.example")
    assert "It failed 4 times in a row." in words(page)
    assert "<b>" not in page
