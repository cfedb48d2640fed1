"""Instruments: a list with what runs out next first, and a page for each with all that is told of it."""

import re
from datetime import date

from starlette.testclient import TestClient

from dragoman.model import InstrumentEntry, When
from dragoman.web.showing.instruments import in_order
from tests.web.test_pages import EVE, words

SMA = "/instrument/Special%20Measures%20Agreement"


def entry(name: str, expires: str = "", *, renewed: bool = False) -> InstrumentEntry:
    return InstrumentEntry(name=name, events=(), expires=When.of(expires) if expires else None, renewed=renewed)


def test_what_runs_out_next_stands_first_and_what_never_does_last() -> None:
    some = [
        entry("b, of which nobody says"),
        entry("ran out", "2020-03"),
        entry("renewed", "2022-01", renewed=True),
        entry("later", "2027-03"),
        entry("next", "2022-03-31"),
    ]
    names = [one.name for one in in_order(some, date(2022, 1, 1))]
    assert names == ["next", "later", "ran out", "b, of which nobody says", "renewed"]


def test_each_instrument_of_the_list_has_a_page(served: TestClient) -> None:
    page = served.get("/instruments").text
    listed = re.findall(r'<li><a href="(/instrument/[^"]+)"', page)
    assert len(listed) > 8
    for address in listed:
        assert served.get(address).status_code == 200


def test_a_page_says_when_it_runs_out_and_who_said_other_days_before(served: TestClient) -> None:
    page = words(served.get(SMA).text)
    assert "expires Mar 2027" in page
    table = page.partition("When it runs out, and who says so")[2].partition("What is told of it")[0]
    assert "Mar 2027 the last word on it , first on 7 Jan 2022" in table
    assert "31 Mar 2022 first on 30 Nov 2021 Kanda Evening Bulletin, 30 Nov 2021" in table


def test_an_event_stands_with_the_sentence_that_tells_it_once(served: TestClient) -> None:
    page = served.get(SMA).text
    life = page.partition('<ol class="life">')[2]
    for event in life.split("<li class=")[1:]:
        quotes = re.findall(r"<q>(.*?)</q>", event, re.DOTALL)
        assert quotes
        assert len(quotes) == len(set(quotes))
    assert "<mark>signed the special measures agreement on Friday</mark>" in life


def test_nothing_that_was_told_later_stands_on_the_page_of_a_day(served: TestClient) -> None:
    page = words(served.get(f"{SMA}?{EVE}").text)
    assert "expires 31 Mar 2021" in page
    assert "Mar 2027" not in page
    assert "2022" not in page.partition("What is told of it")[2]


def test_another_name_leads_to_the_instrument_and_a_strange_one_to_those_like_it(served: TestClient) -> None:
    moved = served.get(f"/instrument/host-nation support agreement?{EVE}")
    assert (moved.status_code, moved.headers["location"]) == (307, f"{SMA}?{EVE}")
    strange = served.get("/instrument/Camp Davis Principle")
    assert strange.status_code == 404
    assert 'href="/instrument/Camp%20David%20Principles"' in strange.text


def test_the_list_is_narrowed_by_words_of_a_name_and_says_what_it_ignores(served: TestClient) -> None:
    page = words(served.get("/instruments?name=framework&party=JP").text)
    assert re.search(r"3 of 1\d;", page)
    assert "party does not narrow this page" in page
    assert "Camp David Principles" not in page
    assert "None in what was read with “nothing”" in words(served.get("/instruments?name=nothing").text)
