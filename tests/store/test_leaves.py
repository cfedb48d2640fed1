"""Entries and reports leafed through, in both databases: each once, in order, however they are cut."""

from datetime import date, timedelta

import pytest

from dragoman.model import When
from dragoman.store import OutletCount, Place, Printed, ReportPlace, Store, Wanted, leaves
from tests.store.making import small

TODAY = date(2026, 1, 2)
FIRST = date(2021, 3, 1)


def test_where_nothing_is_kept_there_is_nothing_to_leaf_through(store: Store) -> None:
    with store.view() as view:
        assert list(view.in_order(Wanted())) == []
        assert list(view.in_order(Wanted(parties=("JP",)), Place(day=date.max, block="JP-US", id="e"))) == []
        assert list(view.reports_in_order(Printed(published_to=TODAY))) == []
        assert view.outlets(Printed(published_to=TODAY)) == ()


def days(number: int) -> When | None:
    """A day for most, the same one for some, a month for others; for every fourth none."""
    if number % 4 == 3:
        return None
    return When.of("2021-03") if number % 4 == 2 else When.of((FIRST + timedelta(days=number // 2)).isoformat())


@pytest.mark.parametrize("batch", [1, 2, 200])
def test_reports_stand_by_their_day_the_newest_first_and_each_once_wherever_one_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(leaves, "_BATCH", batch)
    store.add([small(number, published=days(number)) for number in range(13)])
    with store.view() as view:
        every = list(view.reports_in_order(Printed(published_to=TODAY)))
        rest = [list(view.reports_in_order(Printed(published_to=TODAY), place)) for place in every]
    dated = [place for place in every if place.day is not None]
    assert len(set(every)) == 13
    assert dated == sorted(dated, key=lambda place: (place.day, place.id), reverse=True)
    assert every[: len(dated)] == dated
    assert rest == [every[number + 1 :] for number in range(13)]


def test_reports_of_later_days_of_other_days_and_of_other_outlets_are_left_out(store: Store) -> None:
    store.add([small(number, published=days(number), received_on=FIRST) for number in range(8)])
    march_2 = date(2021, 3, 2)
    with store.view() as view:
        by_then = list(view.reports_in_order(Printed(published_to=march_2)))
        that_day = list(view.reports_in_order(Printed(published_to=TODAY, first=march_2, last=march_2)))
        outlets = view.outlets(Printed(published_to=TODAY))
        none = list(view.reports_in_order(Printed(published_to=TODAY, outlet="The Herald")))
        some = list(view.reports_in_order(Printed(published_to=TODAY, outlet="The Gazette")))
    assert {place.day for place in by_then} == {FIRST, None}
    assert {place.day for place in that_day} == {date(2021, 3, 31)}  # a month touches each of its days
    assert outlets == (OutletCount(outlet="The Gazette", reports=8, first=FIRST, last=date(2021, 3, 31)),)
    assert (none, len(some)) == ([], 8)


def test_what_comes_in_meanwhile_moves_no_report(store: Store) -> None:
    store.add([small(number, published=When.of("2021-03-02")) for number in range(4)])
    with store.view() as view:
        before = list(view.reports_in_order(Printed(published_to=TODAY)))
    store.add([small(9, published=When.of("2021-03-05"))])
    with store.view() as view:
        after = list(view.reports_in_order(Printed(published_to=TODAY), before[1]))
    assert after == before[2:]
    assert all(isinstance(place, ReportPlace) for place in after)
