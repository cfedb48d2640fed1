"""A report's page: its marks by kind, its dispatch, what stood at its address before and after, its repairs."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.pipeline import recorded
from dragoman.store import open_store
from dragoman.web import application
from tests.web.making import fill, serving
from tests.web.test_pages import words

FIRST = (
    "TOKYO, March 1 - Secretary of State Antony Blinken will meet Foreign Minister Toshimitsu Motegi in Tokyo on "
    "March 16, 2021, the ministry said on Monday. They will talk about the alliance, about trade and about the climate."
)
SECOND = FIRST.replace("March 16, 2021", "March 18, 2021")
THIRD = FIRST.replace("March 16, 2021", "March 19, 2021")
ADDRESS = "https://press.example/2021/talks"


def add(store: str, text: str, on: date, *, url: str = ADDRESS) -> str:
    """Add a report that came in on a day; its id."""
    file = Path(store.removeprefix("sqlite:///")).with_suffix(".jsonl")
    file.write_text(json.dumps({"id": f"came {on}", "text": text, "published": "2021-03-01", "url": url}) + "\n")
    with open_store(store) as held:
        before = set(held.report_ids())
    fill(store, file, day=on)
    with open_store(store) as held:
        (made,) = set(held.report_ids()) - before
    return str(made)


@pytest.fixture
def editions(tmp_path: Path) -> tuple[str, list[str]]:
    """A store with three texts that stood at one address one after the other, and their ids in order."""
    store = f"sqlite:///{(tmp_path / 'editions.db').as_posix()}"
    return store, [
        add(store, FIRST, date(2021, 3, 1)),
        add(store, SECOND, date(2021, 3, 5)),
        add(store, THIRD, date(2021, 3, 9)),
    ]


@pytest.fixture
def changed(editions: tuple[str, list[str]]) -> Iterator[TestClient]:
    with TestClient(application(serving(editions[0])), follow_redirects=False) as client:
        yield client


def part(page: str, head: str) -> str:
    """What stands under a heading, up to the next one."""
    return words(re.split(r"<h[23]>", page.partition(f">{head}</h")[2])[0])


def rewritten(store: str) -> str:
    """The id of the sample press's report that rewrites the dispatch on the Tokyo 2+2."""
    with open_store(store) as held:
        found = held.named(["018-tokyo-two-plus-two-rewritten"])
        return next(iter(found["018-tokyo-two-plus-two-rewritten"]))


def test_a_text_in_between_tells_what_stood_at_its_address_before_and_since(
    changed: TestClient, editions: tuple[str, list[str]]
) -> None:
    first, second, third = editions[1]
    page = changed.get(f"/r/{second}").text
    before, after = part(page, "What stood at its address before it"), part(page, "What stands at its address since")
    assert "March 16, 2021" in before
    assert "there since 9 Mar 2021" in after
    assert f"/r/{first}" in page
    assert f"/r/{third}" in page


def test_an_edition_that_was_not_there_yet_is_not_told(changed: TestClient, editions: tuple[str, list[str]]) -> None:
    page = changed.get(f"/r/{editions[1][0]}?as_of=2021-03-06").text
    assert "there since 5 Mar 2021" in words(page)
    assert "9 Mar 2021" not in words(page)
    assert editions[1][2] not in page


def test_copies_of_a_dispatch_stand_on_each_others_pages_with_why(served: TestClient, press_store: str) -> None:
    page = served.get(f"/r/{rewritten(press_store)}").text
    told = part(page, "Its dispatch")
    assert "One voice with 2 other reports" in told
    assert "the same names and numbers in the same order" in told
    for address in re.findall(r'<ul class="siblings">\s*<li>\s*<a href="(/r/\w+)"', page):
        assert f"/r/{rewritten(press_store)}" in served.get(address).text


def test_a_report_that_nobody_copied_says_so(served: TestClient, press_store: str) -> None:
    with open_store(press_store) as held:
        record = recorded(held, as_of=date(2026, 1, 15)).record
    alone = next(one for one in record.engagements if len(one.reports) == 1)
    assert "A voice of its own" in part(served.get(f"/r/{alone.reports[0]}").text, "Its dispatch")


def test_marks_are_shown_by_kind_and_the_text_stays_the_same(served: TestClient, press_store: str) -> None:
    address = f"/r/{rewritten(press_store)}"
    whole, people = served.get(address).text, served.get(f"{address}?mark=person").text

    def text(page: str) -> str:
        return page.partition('<div class="text">')[2].partition("</div>")[0]

    def letters(page: str) -> str:
        return re.sub(r"<[^>]+>", "", text(page))

    assert letters(whole) == letters(people)
    assert {
        kind for kinds in re.findall(r'<mark id="\w+" class="([^"]+)"', text(people)) for kind in kinds.split()
    } == {"person"}
    number = re.search(r'<mark class="person">who</mark> <span class="count">(\d+)', whole)
    assert number
    assert len(re.findall(r"<mark ", text(people))) == int(number[1])


def test_a_kind_is_put_on_and_off_by_a_click_and_the_day_is_kept(served: TestClient, press_store: str) -> None:
    page = served.get(f"/r/{rewritten(press_store)}?as_of=2021-04-01&mark=person").text.replace("&amp;", "&")
    assert 'href="?as_of=2021-04-01&mark=person&mark=date"' in page
    assert f'href="/r/{rewritten(press_store)}?as_of=2021-04-01">all marks' in page


def test_a_repair_leads_to_the_words_that_it_repairs(served: TestClient, press_store: str) -> None:
    page = served.get(f"/r/{rewritten(press_store)}").text
    places = re.findall(r'<li><a href="#(p\d+)">“', page)
    assert len(places) == 2
    assert all(f'<mark id="{place}" class="' in page for place in places)
    assert "is Lloyd Austin, because" in words(page)


def test_the_address_of_a_report_can_be_followed_only_where_a_browser_may(tmp_path: Path) -> None:
    store = f"sqlite:///{(tmp_path / 'addresses.db').as_posix()}"
    good = add(store, FIRST, date(2021, 3, 1))
    bad = add(store, SECOND, date(2021, 3, 1), url="javascript:alert(1)//press.example")
    with TestClient(application(serving(store))) as client:
        assert f'<a href="{ADDRESS}" rel="noreferrer noopener external">' in client.get(f"/r/{good}").text
        assert "javascript:" not in client.get(f"/r/{bad}").text
