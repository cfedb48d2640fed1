"""Words to reports, to the entries that rest on them, and to the parties and people that are so called."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.model import Mark
from dragoman.pipeline import marking
from dragoman.pipeline.deciding import Word
from dragoman.store import open_store
from dragoman.web import application
from dragoman.web.pages import search as search_page
from tests.web.making import NOW, fill, serving


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_report_is_found_with_the_words_where_they_stand_and_the_entries_on_them(served: TestClient) -> None:
    page = served.get("/search", params={"q": "Blinken", "as_of": "2021-03-14"}).text
    assert "<mark>Blinken</mark>" in page
    resting = [told.partition("What rests on it:")[2] for told in words(page).split("</article>")]
    assert any("2+2 of Japan and the United States, in Tokyo" in told for told in resting)


def test_a_name_leads_to_the_timeline_of_who_is_so_called(served: TestClient) -> None:
    page = served.get("/search", params={"q": "Japan", "as_of": "2021-03-14"}).text
    assert 'href="/?as_of=2021-03-14&amp;party=JP">Japan</a>: 32 entries' in page
    assert '<a href="/?series=Quad">the series Quad</a>' in served.get("/search?q=Quad").text


def test_nothing_later_than_the_day_is_found(served: TestClient) -> None:
    assert "None in what was read: 15 reports read" in words(served.get("/search?q=Kishida&as_of=2021-03-14").text)
    assert "None in what was read" not in served.get("/search?q=Kishida").text


def test_days_of_publication_narrow_a_search(served: TestClient) -> None:
    every, some = (served.get(f"/search?q=Blinken{more}").text for more in ("", "&from=2024"))
    assert 0 < some.count('class="hit"') < every.count('class="hit"')


def test_an_id_leads_to_its_entry(served: TestClient) -> None:
    found = re.findall(r'href="/e/(\w+)"', served.get("/").text)[0]
    assert served.get(f"/search?q={found}").headers["location"] == f"/e/{found}"


@pytest.mark.parametrize("said", ["", "***", '"" -', "<script>alert(1)</script>", "a' OR 1=1 --", "\u202e" * 400])
def test_whatever_is_searched_for_gets_a_page_and_no_more_than_that(served: TestClient, said: str) -> None:
    page = served.get("/search", params={"q": said})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "\u202e" not in re.sub(r'value="[^"]*"', "", page.text)


@pytest.mark.parametrize("on", ["report", "entry"])
def test_what_somebody_keeps_private_is_found_by_nobody_else(tmp_path: Path, on: str) -> None:
    report, address = tmp_path / "visit.txt", f"sqlite:///{(tmp_path / 'own.db').as_posix()}"
    report.write_text(
        "TOKYO, March 12, 2021 - Foreign Minister Toshimitsu Motegi will meet Secretary of State Antony Blinken in "
        "Tokyo on March 16, the ministry said.",
        encoding="utf-8",
    )
    fill(address, report)
    with open_store(address) as store:
        held = next(store.readings())
        names = [held.id] if on == "report" else [claim.key for claim in held.reading.claims]
        store.append(marking.marked(on, names, Mark.PRIVATE, Word(who="grace", at=NOW, why="given in confidence")))
    seen = {}
    for who in ("ada", "grace"):
        with TestClient(application(serving(address, analyst=who))) as client:
            seen[who] = client.get("/search?q=Motegi&quotes=yes").text.count('class="hit"')
    assert seen == {"ada": 0, "grace": 1}


def test_of_many_hits_the_newest_are_shown_and_all_of_them_counted(
    served: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = served.get("/search?q=Tokyo").text
    number = every.count('class="hit"')
    titles = re.findall(r'<h3><a href="/r/(\w+)', every)
    assert f"{number} reports with these words" in words(every)
    monkeypatch.setattr(search_page, "_MOST", 3)
    some = served.get("/search?q=Tokyo&again=1").text
    assert re.findall(r'<h3><a href="/r/(\w+)', some) == titles[:3]
    assert f"{number} reports with these words" in words(some)
    assert "The newest 3 are shown" in words(some)


def test_where_not_all_texts_were_looked_through_no_number_is_claimed(
    served: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_page, "_MOST", 1)
    page = words(served.get("/search", params={"q": '"in Tokyo"'}).text)
    assert "1 report or more with these words" in page
