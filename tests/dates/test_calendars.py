"""Calendars, zones and periods: public facts, each checked against known days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.dates.calendars import easter, fiscal_number, fiscal_year, holiday
from dragoman.dates.periods import around, nth_weekday, on_or_after, on_or_before, plus_months, shifted, week
from dragoman.dates.zones import day_elsewhere, hours_east

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2021, 4, 4), (2024, 3, 31), (2038, 4, 25)]
)
def test_easter_falls_on_its_known_days(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("name", "year", "country", "day"),
    [
        ("thanksgiving", 2021, "US", date(2021, 11, 25)),
        ("thanksgiving", 2021, "CA", date(2021, 10, 11)),
        ("lunar new year", 2021, "", date(2021, 2, 12)),
        ("independence day", 2021, "UA", date(2021, 8, 24)),
        ("memorial day", 2021, "US", date(2021, 5, 31)),
        ("ash wednesday", 2021, "", date(2021, 2, 17)),
    ],
)
def test_a_holiday_falls_on_its_day_in_its_country(name: str, year: int, country: str, day: date) -> None:
    found = holiday(name, year, country)
    assert found is not None
    assert found.first == found.last == day


def test_a_holiday_outside_the_tables_has_no_day() -> None:
    assert holiday("lunar new year", 1850, "") is None


@given(day=DAYS, country=st.sampled_from(["US", "JP", "IN", "GB", "AU", "DE", ""]))
def test_each_day_lies_in_the_fiscal_year_of_its_number(day: date, country: str) -> None:
    period = fiscal_year(fiscal_number(day, country), country)
    assert period.first <= day <= period.last


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        ("GMT", 0),
        ("IST", 5.5),
        ("GMT9", 9),
        ("GMT+5:30", 5.5),
        ("UTC-3", -3),
        ("+0900", 9),
        ("-03:30", -3.5),
        ("JST", 9),
    ],
)
def test_a_zone_is_so_many_hours_east(zone: str, hours: float) -> None:
    assert hours_east(zone) == hours


def test_an_unknown_zone_or_place_leaves_the_day_alone() -> None:
    day = date(2021, 3, 9)
    assert day_elsewhere(day, (23, 0), "XYZ", "Asia/Tokyo") == day
    assert day_elsewhere(day, (23, 0), "GMT", "Nowhere/Else") == day
    assert day_elsewhere(day, (23, 0), "GMT", "Asia/Tokyo") == date(2021, 3, 10)


@given(day=DAYS, unit=st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade", "century"]))
def test_each_day_lies_in_its_period_and_the_next_one_begins_where_it_ends(day: date, unit: str) -> None:
    here, after = around(day, unit), shifted(day, 1, unit)
    assert here.first <= day <= here.last
    assert after.first.toordinal() == here.last.toordinal() + 1


@given(day=DAYS, weekday=st.integers(0, 6))
def test_the_nearest_weekdays_lie_within_a_week(day: date, weekday: int) -> None:
    before, after = on_or_before(day, weekday), on_or_after(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert 0 <= (day - before).days < 7
    assert 0 <= (after - day).days < 7


@given(day=DAYS, months=st.integers(-1200, 1200))
def test_moving_by_months_keeps_the_day_of_the_month_or_takes_its_last(day: date, months: int) -> None:
    moved = plus_months(day, months)
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day <= day.day


@given(day=DAYS, weekday=st.integers(0, 6))
def test_a_week_has_each_weekday_once(day: date, weekday: int) -> None:
    found = nth_weekday(week(day), weekday, 1)
    assert found is not None
    assert found.weekday() == weekday
    assert nth_weekday(week(day), weekday, 2) is None
