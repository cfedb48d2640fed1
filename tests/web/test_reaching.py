"""Of a record that is too large for one page, the pages show what lies around a day, and say so."""

import re

import pytest
from starlette.testclient import TestClient

from dragoman import knowledge as facts
from dragoman.model import Format, Status, When
from dragoman.pipeline import Filters, recorded
from dragoman.pipeline.recording import standing
from dragoman.store import open_store
from dragoman.web import reaching
from dragoman.web.showing.listing import counted
from tests.web.making import TODAY


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """As though the sample press were a large one."""
    monkeypatch.setattr(reaching, "MANY", 8)
    monkeypatch.setattr(reaching, "AROUND", 10)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(parties=("JP",)),
        Filters(parties=("JP", "US"), formats=(Format.CALL,)),
        Filters(statuses=(Status.HELD, Status.CANCELLED), span=When.of("2021")),
        Filters(dated=False),
    ],
)
def test_what_the_store_counts_is_what_one_would_count_in_the_record(press_store: str, filters: Filters) -> None:
    with open_store(press_store) as store:
        whole = recorded(store, as_of=TODAY).record
        with standing(store, as_of=TODAY) as stands:
            found = stands.tallies(filters)
    called = facts.load().series_called
    expected = counted(whole.engagements, filters, called)
    assert whole.engagements
    assert found == {kind: dict(expected[kind]) for kind in ("party", "format", "status", "year")}


@pytest.mark.parametrize("filters", [Filters(people=("blinken",)), Filters(place="Tokyo"), Filters(series="2+2")])
def test_what_the_store_cannot_tell_it_does_not_count(press_store: str, filters: Filters) -> None:
    with open_store(press_store) as store, standing(store, as_of=TODAY) as stands:
        assert stands.tallies(filters) is None


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
    assert "are counted among these entries alone" in far


@pytest.mark.usefixtures("small")
def test_a_month_has_all_its_entries_and_names_the_next_ones_that_have_some(served: TestClient) -> None:
    def shown(page: str) -> set[str]:
        return set(re.findall(r'href="/e/(e[a-z2-7]{10})', page))

    windowed = served.get("/calendar/2021-03").text
    assert shown(windowed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reaching, "MANY", 10_000)
        whole = served.get("/calendar/2021-03?x=1").text
    assert shown(windowed) == shown(whole)


@pytest.mark.usefixtures("small")
def test_entries_without_a_date_are_asked_for_by_themselves(served: TestClient) -> None:
    page = served.get("/?undated=yes").text
    with open_store(served.app.state.viewer.store.address) as store:  # type: ignore[attr-defined]
        undated = {one.id for one in recorded(store, as_of=TODAY).record.engagements if one.when is None}
    assert set(re.findall(r'href="/e/(e[a-z2-7]{10})', page)) == undated
