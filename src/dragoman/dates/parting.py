"""Parts of periods as days: early, middle and late thirds, halves, quarters, the n-th week or weekday.

The thirds are those of the labelling rules: a month 1-10, 11-20, 21-end; a year in four months each.
"""

from datetime import date

from dragoman.dates.expressions import Fiscal, Part
from dragoman.dates.lexicon import PART_MOD
from dragoman.dates.periods import Period, day, months, moved, nth_weekday, plus, plus_months, week
from dragoman.dates.standing import Standing
from dragoman.dates.tense import FUTURE, PAST
from dragoman.dates.timex import period_value, week_value

_SIDE = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}


def narrowed(name: str, whole: Period, part: Part | None = None) -> Period | None:
    """The days of a part of a period; None where the period has no such part."""
    if name in _SIDE:
        return _third(_SIDE[name], whole)
    if part is None:
        return None
    if name in ("half", "quarter"):
        size = 6 if name == "half" else 3
        n = part.n if part.n > 0 else 12 // size
        if (whole.last - whole.first).days < 300:
            return _share(whole, n, 2 if name == "half" else 4)
        grain = "span" if isinstance(part.whole, Fiscal) else name
        return months(
            plus_months(whole.first, (n - 1) * size).year, plus_months(whole.first, (n - 1) * size).month, size, grain
        )
    if name == "week of":
        return week(whole.first) if whole.first.weekday() < 2 else Period(whole.first, moved(whole.first, 6), "span")
    if name == "week to":
        return Period(moved(whole.last, -6), whole.last, "span")
    if name == "weekday":
        found = nth_weekday(whole, part.weekday, part.n)
        return day(found) if found is not None else None
    if name == "unit":
        return _nth(whole, part.n, part.unit)
    if name == "length":
        if part.n > 0:
            return Period(whole.first, min(moved(plus(whole.first, part.n, part.unit), -1), whole.last), "span")
        return Period(max(moved(plus(moved(whole.last, 1), part.n, part.unit), 0), whole.first), whole.last, "span")
    return whole


def _third(side: int, whole: Period) -> Period:
    first, last, grain = whole
    if grain == "month":
        edges = ((0, 9), (10, 19), (20, (last - first).days))
        return Period(moved(first, edges[side][0]), moved(first, edges[side][1]), "span")
    if grain in ("year", "fiscal"):
        start = plus_months(first, side * 4)
        return Period(start, moved(plus_months(start, 4), -1), "span")
    if grain in ("season", "quarter"):
        start = plus_months(first, side)
        return Period(start, moved(plus_months(start, 1), -1), "span")
    if grain == "week":
        edges = ((0, 1), (2, 3), (4, 6))
        return Period(moved(first, edges[side][0]), moved(first, edges[side][1]), "span")
    if grain in ("decade", "century"):
        size = 1 if grain == "decade" else 10
        edges = ((0, 3), (4, 6), (7, 9))
        years = (first.year + edges[side][0] * size, first.year + edges[side][1] * size + size - 1)
        return Period(date(years[0], 1, 1), date(min(years[1], 9999), 12, 31), "span")
    return _share(whole, side + 1, 3)


def _share(whole: Period, n: int, of: int) -> Period:
    """The n-th of so many equal shares of days."""
    size = (whole.last - whole.first).days + 1
    if size < of:
        return whole
    start, end = size * (n - 1) // of, size * n // of - 1
    return Period(moved(whole.first, start), moved(whole.first, max(end, start)), "span")


def _nth(whole: Period, n: int, unit: str) -> Period | None:
    if unit == "day":
        at = moved(whole.first, n - 1) if n > 0 else moved(whole.last, n + 1)
        return day(at) if whole.first <= at <= whole.last else None
    if unit == "weekend":
        saturday = nth_weekday(whole, 5, n)
        return Period(saturday, moved(saturday, 1), "weekend") if saturday is not None else None
    if n > 0:
        start = plus(whole.first, n - 1, unit)
        end = min(moved(plus(start, 1, unit), -1), whole.last)
    else:
        end = whole.last
        start = moved(plus(moved(end, 1), -1, unit), 0)
    if not whole.first <= start <= end:
        return None
    return Period(start, end, "month" if unit == "month" and start.day == 1 else "span")


def quarter_year(part: Part, at: Standing, year: Period | None) -> Period | None:
    """The year of "the third quarter" alone: this year's unless the tense says that it is gone or to come."""
    if year is None or at.spoken is None or at.narrative:
        return year
    here = narrowed(part.part, year, part)
    if here is None:
        return year
    shift = 0
    if at.tense == FUTURE and here.last < at.spoken:
        shift = 1
    elif (at.tense == PAST and here.first > at.spoken) or (
        not at.tense and here.first > at.spoken and (here.first - at.spoken).days > 182
    ):
        shift = -1
    moved_year = year.first.year + shift
    return Period(date(moved_year, 1, 1), date(moved_year, 12, 31), "year")


def part_value(part: Part, whole: str, period: Period | None) -> tuple[str, str]:
    """TIMEX3's value and mod of a part of a whole that has the value given."""
    name = part.part
    if name in PART_MOD:
        return whole, PART_MOD[name]
    if period is None:
        return whole, ""
    if name in ("week of", "week to"):
        return week_value(period.first), ""
    if name in ("half", "quarter"):
        if period.grain in ("year", "fiscal") and part.n > 0:
            return f"{whole[:4]}-{'H' if name == 'half' else 'Q'}{part.n}", ""
        return whole, ("START" if part.n == 1 else "END") if name == "half" else ""
    if name in ("unit", "weekday"):
        found = narrowed(name, period, part)
        if found is None:
            return whole, ""
        if found.grain == "span" and part.unit == "week":
            return period_value(Period(moved(found.first, 3), found.last, "week")), ""
        if found.grain == "span":
            return period_value(Period(found.first, found.last, part.unit)), ""
        return period_value(found), ""
    return whole, ""
