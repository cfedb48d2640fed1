"""A month of the record: what is on a day, what is only known to fall in it, and the way to other months."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dragoman import knowledge as facts
from dragoman.model import Card, Engagement, EngagementId, Format, Record, Value, When
from dragoman.pipeline import Filters, recorded
from dragoman.pipeline.catalogue import Catalogue
from dragoman.pipeline.drawers import Drawer
from dragoman.store import open_store
from dragoman.web.showing.month import LENGTHS, Month, month
from dragoman.web.showing.wording import names_of

NAMES = names_of(facts.load().parties)
MARCH = date(2021, 3, 1)


@pytest.fixture(scope="module")
def record(press_store: str) -> Record:
    with open_store(press_store) as store:
        return recorded(store, as_of=date(2026, 1, 15)).record


def march(record: Record, format: Format, edtf: str) -> Month:
    """March 2021 with one entry in the record."""
    entry = record.engagements[0]
    made: Engagement = replace(
        entry,
        format=Value(value=format, why="", support=()),
        when=Value(value=When.of(edtf), why="", support=()),
    )
    return month(replace(record, engagements=(made,)), MARCH, NAMES)


def days_with_something(shown: Month) -> list[int]:
    return [day.day.day for day in shown.days if day.events]


def test_a_visit_stands_on_each_of_its_days(record: Record) -> None:
    assert days_with_something(march(record, Format.VISIT, "2021-03-15/2021-03-17")) == [15, 16, 17]


def test_a_visit_that_began_before_the_month_stands_on_the_days_that_are_in_it(record: Record) -> None:
    assert days_with_something(march(record, Format.VISIT, "2021-02-27/2021-03-02")) == [1, 2]


@pytest.mark.parametrize(
    ("format", "edtf"),
    [(Format.SUMMIT, "2021-03"), (Format.CALL, "2021-03-08/2021-03-14"), (Format.VISIT, "2021-03-11/2021-03-20~")],
)
def test_what_falls_somewhere_in_the_month_is_put_on_no_day(record: Record, format: Format, edtf: str) -> None:
    shown = march(record, format, edtf)
    assert days_with_something(shown) == []
    assert len(shown.vague) == 1


@pytest.mark.parametrize("edtf", ["2021-04-01", "2021-02-28", "2020/2021-02", "2021-04/.."])
def test_what_falls_in_another_month_is_not_shown_but_leads_there(record: Record, edtf: str) -> None:
    shown = march(record, Format.SUMMIT, edtf)
    assert shown.is_empty
    assert shown.earlier or shown.later


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_every_month_there_is_has_its_days_and_its_neighbours(record: Record, day: date) -> None:
    first = day.replace(day=1)
    shown = month(replace(record, engagements=()), first, NAMES)
    assert [one.day.month for one in shown.days] == [first.month] * len(shown.days)
    assert 28 <= len(shown.days) <= 31
    assert (shown.before == "") == (first == date(1, 1, 1))
    assert (shown.after == "") == (first == date(9999, 12, 1))
    assert shown.days[0].day.isoweekday() == shown.start


def test_the_calendar_opens_at_the_day_of_the_record_and_keeps_what_is_asked_for(served: TestClient) -> None:
    moved = served.get("/calendar?as_of=2021-03-14&party=JP")
    assert (moved.status_code, moved.headers["location"]) == (303, "/calendar/2021-03?as_of=2021-03-14&party=JP")
    page = served.get(moved.headers["location"]).text
    assert re.search(r"2\+2 JP-US\s*<span class=\"how\">scheduled", page)
    assert "KR-US" not in page


def test_a_month_with_nothing_says_what_was_read_and_where_the_nearest_entries_are(served: TestClient) -> None:
    page = " ".join(re.sub(r"<[^>]+>", " ", served.get("/calendar/2010-05").text).split())
    assert "None in what was read: 48 reports read" in page
    assert "The nearest month before with an entry is November 1969 ." in page


@pytest.mark.parametrize("said", ["2021", "2021-13", "0000-01", "March", "2021-03-15"])
def test_what_is_no_month_is_refused(served: TestClient, said: str) -> None:
    assert served.get(f"/calendar/{said}").status_code == 400


DATES = st.sampled_from(
    (
        *("2021-03-01", "2021-03-15", "2021-03-31", "2021-02-28", "2021-04-01", "2021-03", "2021", "2021-03-11~"),
        *("2021-03-30/2021-04-02", "2021-02-20/2021-03-02", "2021-03-08/2021-03-14", "2020-01/..", "2021-03-15/.."),
        *("../2021-03-15", "../2021-05-01", "../2021-02-01", "2021-04-01/..", "../.."),
    )
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(DATES, st.sampled_from((Format.SUMMIT, Format.VISIT))), max_size=12))
def test_the_month_of_a_large_record_is_that_of_all_its_entries(record: Record, said: list[tuple[str, Format]]) -> None:
    made = tuple(
        replace(
            record.engagements[0],
            id=EngagementId(f"e{number:010}"),
            format=Value(value=shape, why="", support=()),
            when=Value(value=When.of(edtf), why="", support=()),
        )
        for number, (edtf, shape) in enumerate(said)
    )
    every = month(replace(record, engagements=made), MARCH, NAMES)
    drawer = Drawer((one.id, one.block, Card.of(one)) for one in made)
    days = [day.day for day in every.days]
    placed = Catalogue([(drawer, drawer.all)]).placed(Filters(), days, LENGTHS, 3)
    some = month(replace(record, engagements=tuple(one for one in made if one.id in placed.ids)), MARCH, NAMES, placed)
    assert [len(day.events) + day.more for day in some.days] == [len(day.events) + day.more for day in every.days]
    assert len(some.vague) + some.vague_more == len(every.vague)
    assert len(some.vague) >= min(len(every.vague), 3)


def test_a_day_with_very_many_entries_counts_those_that_have_no_room(record: Record) -> None:
    one = record.engagements[0]
    day = Value(value=When.of("2021-03-15"), why="", support=())
    many = tuple(replace(one, id=EngagementId(f"e{number:010}"), when=day) for number in range(15))
    shown = month(replace(record, engagements=many), MARCH, NAMES).days[14]
    assert (len(shown.events), shown.more) == (8, 7)
