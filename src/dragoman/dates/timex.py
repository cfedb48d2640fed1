"""TIMEX3 values (TimeML 1.2.1): dates, weeks, durations and sets as strings.

Invariant: a value is built from the period or the amount alone, never from the words.
"""

from datetime import date

from dragoman.dates.lexicon import CLOCK_UNITS, UNIT_CODE
from dragoman.dates.periods import Period

_HALVES = {"year": "P6M", "hour": "PT30M", "minute": "PT30S", "day": "PT12H", "decade": "P5Y", "century": "P50Y"}


def week_value(at: date) -> str:
    """As in "2021-W11": the ISO week of a day."""
    year, week, _ = at.isocalendar()
    return f"{year:04}-W{week:02}"


def period_value(period: Period) -> str:
    """The value of a period at its grain."""
    first = period.first
    grain = period.grain
    if grain == "day":
        return first.isoformat()
    if grain == "month":
        return f"{first.year:04}-{first.month:02}"
    if grain in ("year", "fiscal"):
        return f"{period.last.year if grain == 'fiscal' else first.year:04}"
    if grain == "week":
        return week_value(first)
    if grain == "weekend":
        return week_value(first) + "-WE"
    if grain == "quarter":
        return f"{first.year:04}-Q{(first.month + 2) // 3}"
    if grain == "half":
        return f"{first.year:04}-H{1 if first.month < 7 else 2}"
    if grain == "season":
        return f"{first.year:04}-{ {3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'}.get(first.month, 'SP') }"
    if grain == "decade":
        return f"{first.year // 10:03}"
    if grain == "century":
        return f"{first.year // 100:02}"
    if grain == "millennium":
        return f"{first.year // 1000:01}"
    return first.isoformat()


def count_text(count: float) -> str:
    """As in "2", "2.5"."""
    return str(int(count)) if count == int(count) else f"{count:g}"


def duration_value(count: float | None, unit: str, extra: tuple[tuple[float | None, str], ...] = ()) -> str:
    """As in "P2W", "PXM", "PT3H", "P1Y6M"; a quarter of a year counts as Q, a fortnight as two weeks."""
    if unit == "fortnight":
        count, unit = (None if count is None else count * 2), "week"
    pieces = [(count, unit), *extra]
    days, clock = "", ""
    for size, name in pieces:
        text = ("X" if size is None else count_text(size)) + UNIT_CODE[name]
        if name in CLOCK_UNITS:
            clock += text
        else:
            days += text
    if count == 0.5 and not extra and unit in _HALVES:
        return _HALVES[unit]
    return "P" + days + ("T" + clock if clock else "")
