"""Entries found and counted by their cards: the same as going through every entry of the record."""

import sys
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import knowledge as facts
from dragoman.model import Card, Decision, DecisionKind, Engagement, Format, Status, Topic, When
from dragoman.pipeline import Filters, recorded, settle
from dragoman.pipeline import catalogue as catalogue_of
from dragoman.pipeline.catalogue import Cards, Catalogue
from dragoman.pipeline.drawers import Drawer, numbers
from dragoman.pipeline.filters import fits
from dragoman.pipeline.recording import standing
from dragoman.store import Store, Stored, open_store
from dragoman.web.showing.listing import counted
from tests.pipeline.test_standing import TODAY

DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))
SPANS = st.none() | st.tuples(st.none() | DAYS, st.none() | st.integers(0, 400)).map(
    lambda two: When.span(two[0], two[0] + timedelta(days=two[1]) if two[0] and two[1] is not None else None)
)
FILTERS = st.builds(
    Filters,
    parties=st.lists(st.sampled_from(["JP", "US", "KR", "IN", "AU", "CN"]), max_size=2, unique=True).map(tuple),
    people=st.lists(st.sampled_from(["blinken", "Kishi", "a", "Zoë"]), max_size=1).map(tuple),
    offices=st.lists(st.sampled_from(["leader", "foreign", "defence", "minister"]), max_size=1).map(tuple),
    in_person=st.none() | st.booleans(),
    formats=st.lists(st.sampled_from(Format), max_size=2, unique=True).map(tuple),
    statuses=st.lists(st.sampled_from(Status), max_size=2, unique=True).map(tuple),
    topics=st.lists(st.sampled_from(Topic), max_size=1).map(tuple),
    place=st.sampled_from(["", "", "Tokyo", "US", "us", "online", "o"]),
    series=st.sampled_from(["", "", "2+2", "quad", "u"]),
    span=SPANS,
    dated=st.none() | st.none() | st.booleans(),
)
CASES = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def store(address: str, held: tuple[Stored, ...]) -> Iterator[Store]:
    """With the sample press, kept, on each database in turn."""
    with open_store(address) as opened:
        opened.add(held)
        settle(opened, today=TODAY)
        yield opened


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, held: tuple[Stored, ...]) -> tuple[Engagement, ...]:
    """The entries of the sample press."""
    with open_store(f"sqlite:///{(tmp_path_factory.mktemp('catalogue') / 'store.db').as_posix()}") as opened:
        opened.add(held)
        return recorded(opened, as_of=TODAY).record.engagements


def cards_of(entries: tuple[Engagement, ...]) -> Catalogue:
    """The catalogue of entries."""
    cut = len(entries) // 3
    drawers = [Drawer((one.id, one.block, Card.of(one)) for one in some) for some in (entries[:cut], entries[cut:])]
    return Catalogue((drawer, drawer.all) for drawer in drawers)


def taken(store: Store, cards: Cards, day: date = TODAY) -> set[str]:
    """The entries that a catalogue of the store has."""
    with standing(store, as_of=day) as stands:
        return set(stands.catalogue(cards).ids(Filters()))


@CASES
@given(filters=FILTERS)
def test_what_fits_is_found_and_counted(whole: tuple[Engagement, ...], filters: Filters) -> None:
    called = facts.load().series_called
    if filters.series:
        filters = replace(filters, series_names=called(filters.series))
    found, expected = cards_of(whole), [one.id for one in whole if fits(one, filters)]
    assert sorted(found.ids(filters)) == sorted(expected)
    assert found.count(filters) == len(expected)
    tallies, counts = found.tallies(filters), counted(whole, filters, called)
    assert {kind: tallies[kind] for kind in tallies if kind != "series"} == {
        kind: dict(counts[kind]) for kind in counts if kind != "series"
    }


@CASES
@given(filters=FILTERS, near=DAYS, most=st.integers(2, 20))
def test_a_window_has_about_as_many_as_it_should_and_leads_on(
    whole: tuple[Engagement, ...], filters: Filters, near: date, most: int
) -> None:
    found = cards_of(whole).window(filters, near, most)
    fitting = [one for one in whole if fits(one, filters)]
    days = sorted(one.when.value.earliest for one in fitting if one.when and one.when.value.earliest)
    if found is None:
        assert days == []
        return
    inside = [day for day in days if found.first <= day <= found.last]
    assert found.entries == len(fitting)
    assert found.undated == sum(one.when is None for one in fitting)
    assert len(inside) >= min(most, len(days))
    assert (found.earlier is None) == (days[0] >= found.first)
    assert (found.later is None) == (days[-1] <= found.last)


def test_people_and_places_of_very_many_entries_are_those_met_most(
    whole: tuple[Engagement, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    every = cards_of(whole).tallies(Filters())["place"]
    monkeypatch.setattr("dragoman.pipeline.drawers._FEW", 0)
    monkeypatch.setattr("dragoman.pipeline.drawers._MOST_VALUES", 3)
    some = cards_of(whole).tallies(Filters())["place"]
    assert 3 <= len(some) < len(every)
    most = max(every, key=lambda place: every[place])
    assert some[most] == every[most]


def test_the_catalogue_of_a_store_is_the_record_of_each_day(store: Store) -> None:
    cards = Cards()
    for day in (TODAY, date(2021, 3, 14), TODAY):
        assert taken(store, cards, day) == {one.id for one in recorded(store, as_of=day).record.engagements}


@pytest.mark.parametrize("many", [0, 2_000])
def test_what_changed_is_found_as_it_is_now(store: Store, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(catalogue_of, "_MANY", many)
    cards = Cards()
    before = taken(store, cards)
    entry = recorded(store, as_of=TODAY).record.engagements[0]
    keys = tuple(claim.key for claim in entry.claims)
    store.append(Decision(id="no", kind=DecisionKind.REJECT, claims=keys))
    assert taken(store, cards) == before - {entry.id}  # its block is due, and made for the look
    settle(store, today=TODAY)
    assert taken(store, cards) == before - {entry.id}
    store.append(Decision(id="yes", kind=DecisionKind.CONFIRM, claims=keys, undoes="no"))
    settle(store, today=TODAY)
    assert taken(store, cards) == before


def test_a_drawer_that_several_threads_look_into_at_once_finds_what_it_holds(whole: tuple[Engagement, ...]) -> None:
    card = Card.of(next(one for one in whole if one.when and one.when.value.earliest == one.when.value.latest))
    first = date(2000, 1, 1)
    days = [first + timedelta(days=number) for number in range(12_000)]
    cards = [(f"e{day}", "b", replace(card, earliest=day, latest=day)) for day in days for _ in range(3)]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(4):
            drawer = Drawer(cards)
            threads = [Thread(target=drawer.touching, args=(None, days[-1])) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert drawer.touching(None, days[-1]).bit_count() == len(cards)
            assert drawer.touching(days[4_000], days[7_999]).bit_count() == 12_000
    finally:
        sys.setswitchinterval(before)


def test_asking_for_a_letter_that_very_many_names_have_does_not_fill_the_memory(whole: tuple[Engagement, ...]) -> None:
    card = Card.of(whole[0])
    drawer = Drawer((f"e{n}", "b", replace(card, people=((f"Ana {n}", "", "JP"),))) for n in range(4_000))
    assert Catalogue([(drawer, drawer.all)]).count(Filters(people=("zoe",))) == 0
    tracemalloc.start()
    try:
        found = Catalogue([(drawer, drawer.all)]).count(Filters(people=("an",), parties=(card.parties[0],)))
        nothing = [drawer.having("party", f"X{n}") for n in range(4_000)]
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (found, set(nothing)) == (4_000, {0})
    assert held < 200_000  # a bit for each entry and name is two million bytes


@given(st.sets(st.integers(0, 500)))
def test_the_numbers_of_bits_are_told_from_the_least(some: set[int]) -> None:
    assert list(numbers(sum(1 << number for number in some))) == sorted(some)
