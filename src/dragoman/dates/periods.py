"""Runs of days on the Gregorian calendar: weeks (Monday to Sunday), months, quarters, seasons, and moving by them.

Invariant: a Period's first day is not after its last.
"""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
DAYS_IN = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}


class Period(NamedTuple):
    """A run of days. grain: the precision in which it was said (day, week, weekend, month, quarter ... or "span")."""

    first: date
    last: date
    grain: str


def day(at: date) -> Period:
    """One day."""
    return Period(at, at, "day")


def week(at: date) -> Period:
    """The Monday to Sunday around a day."""
    monday = moved(at, -at.weekday())
    return Period(monday, moved(monday, 6), "week")


def weekend(at: date) -> Period:
    """The Saturday and Sunday of the week around a day."""
    saturday = moved(at, 5 - at.weekday())
    return Period(saturday, moved(saturday, 1), "weekend")


def month(year: int, number: int) -> Period:
    """A month of a year."""
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def months(year: int, number: int, count: int, grain: str) -> Period:
    """`count` months from a month on."""
    start = date(year, number, 1)
    return Period(start, moved(plus_months(start, count), -1), grain)


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def season(year_: int, code: str) -> Period:
    """A meteorological season; winter is that which begins in December of the year."""
    return months(year_, SEASONS[code], 3, "season")


def moved(at: date, days: int) -> date:
    """A day moved by days, held inside the years that a date can have."""
    ordinal = at.toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def plus_months(at: date, count: int) -> date:
    """The same day of the month `count` months on; the month's last day where it has no such day."""
    index = at.year * 12 + at.month - 1 + count
    year_, number = divmod(index, 12)
    if year_ < MINYEAR:
        return date.min
    if year_ > MAXYEAR:
        return date.max
    return date(year_, number + 1, min(at.day, monthrange(year_, number + 1)[1]))


def plus(at: date, count: int, unit: str) -> date:
    """A day moved by a count of units."""
    if unit in MONTHS_IN:
        return plus_months(at, max(min(count, 10**6), -(10**6)) * MONTHS_IN[unit])
    return moved(at, max(min(count, 10**7), -(10**7)) * DAYS_IN.get(unit, 0))


def around(at: date, unit: str) -> Period:
    """The unit's period that a day lies in."""
    if unit == "week":
        return week(at)
    if unit == "weekend":
        return weekend(at)
    if unit == "fortnight":
        return Period(week(at).first, moved(week(at).last, 7), "span")
    if unit == "month":
        return month(at.year, at.month)
    if unit == "quarter":
        return months(at.year, (at.month - 1) // 3 * 3 + 1, 3, "quarter")
    if unit == "half":
        return months(at.year, 1 if at.month < 7 else 7, 6, "half")
    if unit == "year":
        return year(at.year)
    if unit in ("decade", "century", "millennium"):
        size = MONTHS_IN[unit] // 12
        start = max(at.year // size * size, MINYEAR)
        return Period(date(start, 1, 1), date(min(at.year // size * size + size - 1, MAXYEAR), 12, 31), unit)
    return day(at)


def shifted(at: date, count: int, unit: str) -> Period:
    """The unit's period `count` units on from the one that a day lies in."""
    if unit in ("month", "quarter", "half", "year", "decade", "century", "millennium"):
        return around(plus(at.replace(day=1), count, unit), unit)
    return around(plus(at, count, unit), unit)


def nth_weekday(inside: Period, weekday: int, n: int) -> date | None:
    """The n-th (from 1; -1 the last) such weekday of a period; None where it has none."""
    if n < 0:
        at = moved(inside.last, -((inside.last.weekday() - weekday) % 7) + 7 * (n + 1))
        return at if at >= inside.first else None
    at = moved(inside.first, (weekday - inside.first.weekday()) % 7 + 7 * (n - 1))
    return at if at <= inside.last else None


def on_or_before(at: date, weekday: int) -> date:
    """The nearest such weekday not after a day."""
    return at - timedelta((at.weekday() - weekday) % 7) if at.toordinal() > 7 else at


def on_or_after(at: date, weekday: int) -> date:
    """The nearest such weekday not before a day."""
    return moved(at, (weekday - at.weekday()) % 7)
