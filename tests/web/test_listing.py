"""The filters beside the timeline: their counts hold, and every one of them can be taken off again."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

import pytest

from dragoman import knowledge as facts
from dragoman.model import Record
from dragoman.pipeline import narrowed, recorded
from dragoman.pipeline.withholding import PUBLIC
from dragoman.store import open_store
from dragoman.web.asking import Asked, asked_of
from dragoman.web.showing.facets import Choice, chips, facets
from dragoman.web.showing.listing import counted
from dragoman.web.showing.wording import names_of

TODAY = date(2026, 1, 15)
NAMES = names_of(facts.load().parties)
SINGLE = (
    "party=JP",
    "person=Suga&party=US",
    "place=Tokyo",
    "from=2021&to=2021",
    "series=Quad",
    "party=Japan&from=2022",
)
SEVERAL = ("format=2%2B2", "status=held&party=JP", "topic=taiwan")


@pytest.fixture(scope="module")
def record(press_store: str) -> Record:
    with open_store(press_store) as store:
        return recorded(store, as_of=TODAY, audience=PUBLIC).record


def asked(query: str) -> Asked:
    return asked_of(parse_qsl(query.removeprefix("?")), facts.load(), TODAY)


def offered(record: Record, query: str) -> list[tuple[str, Choice]]:
    """Every value that the filters offer, with its filter."""
    here = asked(query)
    found = facets(counted(record.engagements, here.filters, facts.load().series_called), here, NAMES)
    return [(facet.name, choice) for facet in found for choice in (*facet.first, *facet.more)]


def shown(record: Record, query: str) -> set[str]:
    filters = asked(query).filters
    names = facts.load().series_called(filters.series) if filters.series else frozenset()
    return {entry.id for entry in narrowed(record, replace(filters, series_names=names)).engagements}


@pytest.mark.parametrize("query", ["", *SINGLE])
def test_a_count_is_the_number_of_entries_that_its_link_shows(record: Record, query: str) -> None:
    off = [(facet, choice) for facet, choice in offered(record, query) if not choice.is_on]
    assert len(off) > 10
    told = {(facet, one.words): one.count for facet, one in off}
    assert told == {(facet, one.words): len(shown(record, one.query)) for facet, one in off}


@pytest.mark.parametrize("query", SEVERAL)
def test_where_one_of_several_is_asked_for_a_count_is_what_its_link_adds(record: Record, query: str) -> None:
    kind = query.partition("=")[0]
    here = shown(record, query)
    others = [choice for facet, choice in offered(record, query) if facet == kind and not choice.is_on]
    assert others
    for one in others:
        more = shown(record, one.query)
        assert here <= more
        assert len(more) <= len(here) + one.count


@pytest.mark.parametrize("query", [*SINGLE[:1], *SINGLE[2:], *SEVERAL])
def test_what_is_on_is_marked_and_its_link_takes_it_off(record: Record, query: str) -> None:
    on = [choice for _, choice in offered(record, query) if choice.is_on]
    assert on
    assert all(len(asked(one.query).query) < len(asked(query).query) for one in on)


def test_a_filter_that_is_on_can_be_taken_off_and_is_named_in_words() -> None:
    found = chips(asked("party=JP&status=unconfirmed&as_of=2021-03-14"), NAMES)
    assert [(chip.kind, chip.words) for chip in found] == [
        ("Party", "Japan"),
        ("Status", "date passed, no report seen"),
    ]
    assert found[0].query == "?status=unconfirmed&as_of=2021-03-14"


def test_a_year_replaces_the_days_that_were_asked_for(record: Record) -> None:
    years = [choice for facet, choice in offered(record, "from=2021-03&to=2021-05") if facet == "year"]
    assert {choice.query for choice in years} >= {"?from=2021&to=2021", "?from=2024&to=2024"}
