"""Of a record that is too large for one page, the pages show what lies around a day, and say so."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman import press
from dragoman.model import Mark, When
from dragoman.pipeline import Filters, recorded
from dragoman.pipeline.deciding import Word
from dragoman.pipeline.marking import marked
from dragoman.store import open_store
from dragoman.web import application, reaching, viewing
from dragoman.web.asking import Asked
from dragoman.web.showing import month
from tests.web.making import NOW, TODAY, fill, serving


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """As though the sample press were a large one."""
    monkeypatch.setattr(reaching, "WHOLE", 8)
    monkeypatch.setattr(viewing, "MANY", 8)
    monkeypatch.setattr(reaching, "AROUND", 10)


@pytest.mark.usefixtures("small")
def test_leafing_back_and_forth_leads_past_every_entry_with_a_date(served: TestClient) -> None:
    with open_store(served.app.state.viewer.store.address) as store:  # type: ignore[attr-defined]
        every = {one.id for one in recorded(store, as_of=TODAY).record.engagements if one.when and one.when.value.days}
    seen: set[str] = set()
    path: str | None = "/"
    for _ in range(len(every)):
        page = served.get(path or "/").text
        assert re.search(r"entries from .* to .*, of \d+;", page)
        seen.update(re.findall(r'href="/e/(e[a-z2-7]{10})', page))
        found = re.search(r'href="(\?near=[^"]+)" rel="prev"', page)
        if found is None:
            break
        path = f"/{found[1]}"
    assert every <= seen
    assert 'rel="next"' in page


@pytest.mark.usefixtures("small")
def test_a_page_of_other_days_claims_nothing_of_what_was_last_or_comes_next(served: TestClient) -> None:
    near, far = served.get("/").text, served.get("/?near=2021-01-10").text
    assert "Last held" in near
    assert "Last held" not in far
    assert "Next, of what was read" not in far
    assert "None in what was read" not in far


@pytest.mark.usefixtures("small")
def test_a_month_has_all_its_entries_and_names_the_next_ones_that_have_some(served: TestClient) -> None:
    def shown(page: str) -> set[str]:
        return set(re.findall(r'href="/e/(e[a-z2-7]{10})', page))

    windowed = served.get("/calendar/2021-03").text
    assert shown(windowed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(viewing, "MANY", 10_000)
        whole = served.get("/calendar/2021-03?x=1").text
    assert shown(windowed) == shown(whole)


@pytest.mark.usefixtures("small")
def test_of_a_crowded_day_the_first_entries_are_shown_and_all_counted(
    served: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = served.get("/calendar/2021-03").text
    for module in (viewing, month):
        monkeypatch.setattr(module, "MOST_EVENTS", 1)
    some = served.get("/calendar/2021-03?x=1").text
    more = sum(map(int, re.findall(r">(\d+) more</a>", some)))
    assert more > 0
    assert every.count('class="event ') == some.count('class="event ') + more


@pytest.mark.usefixtures("small")
def test_entries_without_a_date_are_asked_for_by_themselves(served: TestClient) -> None:
    page = served.get("/?undated=yes").text
    with open_store(served.app.state.viewer.store.address) as store:  # type: ignore[attr-defined]
        undated = {one.id for one in recorded(store, as_of=TODAY).record.engagements if one.when is None}
    assert set(re.findall(r'href="/e/(e[a-z2-7]{10})', page)) == undated


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "query", ["?person=blinken", "?place=Tokyo", "?series=2%2B2", "?topic=china", "?office=leader"]
)
def test_of_a_large_record_all_that_fits_is_found_and_counted(served: TestClient, query: str) -> None:
    some = served.get(f"/{query}").text
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(viewing, "MANY", 10_000)
        whole = served.get(f"/{query}&x=1").text
    number = re.search(r"(\d+) entries; ", whole)
    assert number
    assert re.search(rf"of {number[1]};|{number[1]} entries;", some)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("on", ["report", "entry"])
def test_what_somebody_keeps_private_is_neither_shown_nor_counted_for_others(tmp_path: Path, on: str) -> None:
    """Though the one who keeps it has looked before, so that all cards were at hand."""
    address = f"sqlite:///{(tmp_path / 'own.db').as_posix()}"
    fill(address, press.folder())
    with open_store(address) as store:
        entry = next(
            one for one in recorded(store, as_of=TODAY).record.engagements if len(one.reports) == 1 and one.when
        )
        names = list(entry.reports) if on == "report" else [claim.key for claim in entry.claims]
        store.append(marked(on, names, Mark.PRIVATE, Word(who="grace", at=NOW, why="given in confidence")))
    shown: dict[str, list[tuple[bool, int]]] = {}
    with TestClient(application(serving(address, analyst="grace"))) as client:
        viewer = client.app.state.viewer  # type: ignore[attr-defined]
        day = entry.when.value.earliest if entry.when else None
        asked = Asked(as_of=TODAY, filters=Filters(span=When.span(day, day)))
        for who in ("grace", "ada", "grace"):
            found = viewer.seen_by(who).listing(asked, 60)
            shown.setdefault(who, []).append(
                (entry.id in {one.id for one in found.record.engagements}, sum(found.counts["format"].values()))
            )
    assert shown["grace"][0] == shown["grace"][1]
    assert (shown["grace"][0][0], shown["ada"][0][0]) == (True, False)
    assert shown["ada"][0][1] == shown["grace"][0][1] - 1
