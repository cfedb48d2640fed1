"""The facts of an entry in one glance: every value with the dispatches it stands in, each dispatch once."""

import re
from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient

from dragoman import knowledge as facts
from dragoman.model import Engagement, Record, Status
from dragoman.pipeline import recorded
from dragoman.store import open_store
from dragoman.web.showing.glance import Line, glance
from dragoman.web.showing.wording import names_of
from tests.web.test_pages import words

NAMES = names_of(facts.load().parties)


@pytest.fixture(scope="module")
def record(press_store: str) -> Record:
    with open_store(press_store) as store:
        return recorded(store, as_of=date(2026, 1, 15)).record


@pytest.fixture
def tokyo(record: Record) -> Engagement:
    """The 2+2 in Tokyo of 16 March 2021, of which one dispatch was printed three times."""
    return next(
        one
        for one in record.engagements
        if one.format.value.value == "2+2" and one.when and "2021-03-16" in one.when.value.edtf
    )


def line(entry: Engagement, name: str) -> Line:
    return next(one for one in glance(entry, NAMES) if one.name == name)


def test_reprints_of_a_dispatch_count_once(tokyo: Engagement) -> None:
    assert (len(tokyo.reports), tokyo.dispatches) == (6, 4)
    assert [(one.words, one.told) for one in line(tokyo, "what").values] == [("2+2", 4)]
    assert [one.told for one in line(tokyo, "parties").values] == [4, 4]


def test_an_official_log_is_no_dispatch_and_is_told_apart(tokyo: Engagement) -> None:
    when = line(tokyo, "when").values[0]
    assert (when.words, when.told, when.logs) == ("16 Mar 2021", 2, 1)


def test_no_value_of_any_entry_stands_in_more_dispatches_than_tell_of_it(record: Record) -> None:
    for entry in record.engagements:
        for one in (value for line in glance(entry, NAMES) for value in line.values):
            assert 0 <= one.told <= entry.dispatches, (entry.id, one)


def test_somebody_whom_only_an_office_implies_is_told_by_none(record: Record) -> None:
    implied = [
        one for entry in record.engagements for told in glance(entry, NAMES) for one in told.values if one.is_implied
    ]
    assert implied
    assert all(one.told == 0 for one in implied)


def test_a_status_that_only_follows_from_the_day_is_told_by_none(record: Record) -> None:
    passed = next(one for one in record.engagements if one.status is Status.UNCONFIRMED)
    assert [(one.words, one.told) for one in line(passed, "status").values] == [("date passed, no report seen", 0)]


def test_rivals_stand_behind_the_value_that_is_preferred(record: Record) -> None:
    torn = next(one for one in record.engagements if one.when and one.when.rivals)
    values = line(torn, "when").values
    assert [one.otherwise for one in values] == [False, *[True for _ in torn.when.rivals]] if torn.when else False
    assert all(one.told for one in values if one.otherwise)


def test_a_fact_of_which_nothing_is_known_has_no_line(tokyo: Engagement) -> None:
    bare = replace(tokyo, when=None, venue=None, series="", topics=(), participants=(), implied=())
    assert [one.name for one in glance(bare, NAMES)] == ["what", "parties", "status", "reported"]


def test_each_number_on_the_page_leads_to_words_that_stand_there(served: TestClient, tokyo: Engagement) -> None:
    page = served.get(f"/e/{tokyo.id}?as_of=2025-01-01").text
    led = re.findall(r'class="told" href="#([^"]+)"', page)
    assert len(led) > 8
    assert all(f'id="{place}"' in page for place in led)
    assert "in how many of the 4 dispatches it stands" in words(page)
    assert 'href="/?as_of=2025-01-01&amp;party=JP"' in page
