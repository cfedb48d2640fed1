"""What is new since a day, and since somebody's last visit."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.model import Cause, Change, ChangeKind
from dragoman.pipeline.bookmarks import Bookmark, bookmark_of, mark_of, put_bookmark
from dragoman.store import open_store
from dragoman.web import application
from tests.web.making import NOW, TODAY, fill, serving

PLAN = (
    "TOKYO, March 5, 2021 - Foreign Minister Toshimitsu Motegi will meet Secretary of State Antony Blinken in Tokyo on "
    "March 15, the Foreign Ministry said on Friday."
)
MOVED = (
    "TOKYO, March 11, 2021 - The meeting of Foreign Minister Toshimitsu Motegi and Secretary of State Antony Blinken "
    "in Tokyo will be held on March 16, not March 15, the Foreign Ministry said on Thursday."
)
CHANGE = Change(
    kind=ChangeKind.MOVED, engagement="e1", field="when", before="2021-03-15", after="2021-03-16", known_on=None
)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def see(client: TestClient) -> str:
    """Say on the page that all of it was seen; the page that this leads to."""
    return press(client, client.get("/changes").text)


def press(client: TestClient, page: str) -> str:
    """The same on a page that was opened before."""
    moment = re.findall(r'name="moment" value="([^"]+)"', page)[0]
    return client.post("/changes/seen", data={"moment": moment}).text


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A store that had a plan in it a week ago."""
    made = f"sqlite:///{(tmp_path / 'own.db').as_posix()}"
    fill(made, put(tmp_path, "plan", PLAN), day=TODAY - timedelta(days=7))
    return made


@pytest.fixture
def desk(address: str) -> Iterator[TestClient]:
    with TestClient(application(serving(address)), follow_redirects=True) as client:
        yield client


def test_changes_since_a_day_say_what_stood_before_and_the_words_for_it(served: TestClient) -> None:
    page = served.get("/changes?since=2021-03-06&as_of=2021-03-13").text
    assert "firmed up : about 11-20 Mar 2021 → became 15-17 Mar 2021" in words(page)
    assert "In the world, as reported: " in words(page)
    assert '<ul class="said">' in page


def test_changes_can_be_asked_for_of_a_selection(served: TestClient) -> None:
    every, some = (
        served.get(f"/changes?since=2021-03-06&as_of=2021-03-13{more}").text.count('class="story"')
        for more in ("", "&party=KR")
    )
    assert 0 < some < every


def test_what_was_seen_is_not_new_and_what_came_in_later_on_the_same_day_is(
    desk: TestClient, address: str, tmp_path: Path
) -> None:
    assert "You have not said yet" in desk.get("/changes").text
    seen = see(desk)
    assert "Since your last visit" in seen
    assert "None in what was read" in words(seen)
    fill(address, put(tmp_path, "moved", MOVED), day=TODAY)
    page = words(desk.get("/changes").text)
    assert "moved" in page
    assert "15 Mar 2021 → became 16 Mar 2021" in page
    assert "None in what was read" in words(see(desk))


def test_what_comes_in_while_somebody_looks_does_not_count_as_seen(
    desk: TestClient, address: str, tmp_path: Path
) -> None:
    see(desk)
    page = desk.get("/changes").text
    fill(address, put(tmp_path, "moved", MOVED), day=TODAY)
    page = press(desk, page)
    assert "More came in while you looked" in page
    assert "15 Mar 2021 → became 16 Mar 2021" in words(page)


def test_each_has_a_bookmark_of_their_own(desk: TestClient, address: str) -> None:
    see(desk)
    with TestClient(application(serving(address, analyst="grace"))) as other:
        assert "You have not said yet" in other.get("/changes").text


@pytest.mark.parametrize("query", ["since=yesterday", "since=2021-03-20&as_of=2021-03-14"])
def test_a_day_that_is_none_or_lies_ahead_is_refused(served: TestClient, query: str) -> None:
    assert served.get(f"/changes?{query}").status_code == 400


def test_the_record_of_a_day_before_the_visit_can_be_looked_at_too(desk: TestClient) -> None:
    see(desk)
    assert desk.get("/changes?as_of=2021-03-06").status_code == 200


def test_a_bookmark_is_kept_as_it_was_noted(address: str) -> None:
    with open_store(address) as store:
        put_bookmark(store, "ada", date(2021, 3, 14), [CHANGE, CHANGE])
        bookmark = bookmark_of(store, "ada")
    assert bookmark == Bookmark(day=date(2021, 3, 14), seen=frozenset({mark_of(CHANGE)}))
    assert bookmark.since == date(2021, 3, 13)


def test_a_change_of_anything_else_is_another_change() -> None:
    others = (
        replace(CHANGE, kind=ChangeKind.FIRMED),
        replace(CHANGE, engagement="e2"),
        replace(CHANGE, after="2021-03-17"),
        replace(CHANGE, cause=Cause.DESK),
    )
    bookmark = Bookmark(day=NOW.date(), seen=frozenset({mark_of(CHANGE)}))
    assert bookmark.new((CHANGE, *others)) == others
