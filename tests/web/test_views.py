"""Views of the timeline that somebody keeps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.pipeline.views import SavedView, UnkeepableError, drop_view, save_view, views_of
from dragoman.store import Store, open_store
from dragoman.web import application
from tests.web.making import serving


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{(tmp_path / 'own.db').as_posix()}") as opened:
        yield opened


@pytest.fixture
def desk(store: Store) -> Iterator[TestClient]:
    with TestClient(application(serving(store.address)), follow_redirects=False) as client:
        yield client


def keep(client: TestClient, name: str, query: str) -> int:
    return client.post("/views", data={"name": name, "query": query}).status_code


def test_a_view_is_kept_under_its_name_and_leads_to_what_it_asks_for(desk: TestClient) -> None:
    made = desk.post("/views", data={"name": "Tokyo and Washington", "query": "?party=JP&party=US&format=2%2B2"})
    assert (made.status_code, made.headers["location"]) == (303, "/?party=JP&party=US&format=2%2B2")
    assert '<a href="/?party=JP&amp;party=US&amp;format=2%2B2">Tokyo and Washington</a>' in desk.get("/").text


def test_a_view_that_is_dropped_is_gone_and_the_others_stay(desk: TestClient, store: Store) -> None:
    keep(desk, "one", "?party=JP")
    keep(desk, "two", "?party=FR")
    desk.post("/views/drop", data={"name": "one"})
    assert views_of(store, "ada") == (SavedView(name="two", query="?party=FR"),)


def test_a_view_of_the_same_name_gives_way(store: Store) -> None:
    save_view(store, "ada", SavedView(name="mine", query="?party=JP"))
    save_view(store, "ada", SavedView(name=" mine ", query="?party=FR"))
    assert views_of(store, "ada") == (SavedView(name="mine", query="?party=FR"),)


def test_each_has_views_of_their_own(store: Store) -> None:
    save_view(store, "ada", SavedView(name="mine", query=""))
    assert views_of(store, "grace") == ()


@pytest.mark.parametrize("name", ["", "  ", "n" * 81])
def test_a_view_needs_a_name(desk: TestClient, name: str) -> None:
    assert keep(desk, name, "?party=JP") == 400


@pytest.mark.parametrize("query", ["?party=Narnia", "?as_of=soon"])
def test_what_cannot_be_asked_is_not_kept(desk: TestClient, store: Store, query: str) -> None:
    assert keep(desk, "mine", query) == 400
    assert views_of(store, "ada") == ()


@pytest.mark.parametrize("query", ["//evil.example/", "https://evil.example", "\r\nx: y"])
def test_a_view_leads_nowhere_but_to_the_timeline(desk: TestClient, query: str) -> None:
    made = desk.post("/views", data={"name": "mine", "query": query})
    assert made.headers["location"] == "/"


def test_too_many_views_are_refused_until_one_is_dropped(store: Store) -> None:
    for number in range(100):
        save_view(store, "ada", SavedView(name=str(number), query=""))
    with pytest.raises(UnkeepableError, match="drop one"):
        save_view(store, "ada", SavedView(name="one more", query=""))
    drop_view(store, "ada", "7")
    save_view(store, "ada", SavedView(name="one more", query=""))


def test_a_name_with_tags_is_shown_as_it_was_written(desk: TestClient) -> None:
    keep(desk, "<script>alert(1)</script>", "?party=JP")
    page = desk.get("/").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
