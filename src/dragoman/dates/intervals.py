"""Groups of expressions to days: "by Friday", "since 2015", "within 30 days", "from April 28 to May 2".

Invariant: an answer's edtf and bounds always agree, because both come from `When`.
"""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from dragoman.dates.expressions import Amount, Clock, Length, Part, Phrase
from dragoman.dates.grouping import Group
from dragoman.dates.periods import Period, around, moved
from dragoman.dates.resolving import stretched
from dragoman.dates.standing import Resolved
from dragoman.dates.tense import PAST
from dragoman.model import When


def span_of(
    group: Group, phrases: list[Phrase], answers: list[Resolved], tenses: list[str], spoken: date | None
) -> When | None:
    """The days of a group, read from one publication day."""
    first = answers[group.first]
    meaning = phrases[group.first].meaning
    if isinstance(meaning, Length) and (group.shape or group.lead in ("in", "within")):
        return _reckoned(group, meaning, answers, spoken)
    period = first.period
    if period is None:
        return None
    if group.shape == "row":
        period = _row(period, answers[group.last - 1].period)
        first = replace(first, period=period)
    if group.shape == "range":
        return _ranged(period, answers[group.last - 1])
    if group.shape == "closed" and group.size is not None:
        return _closed(period, group.size, first.anchor)
    if group.shape == "moment":
        for k in (group.first, group.last - 1):
            if isinstance(phrases[k].meaning, Clock):
                found = answers[k].period or period
                return plain(found, approximate=False, anchor=first.anchor)
    lead = group.lead
    if lead == "before" and isinstance(meaning, Part) and meaning.part == "end":
        lead = "by"
    return _led(lead, first, spoken, tenses[group.first])


def _row(first: Period, last: Period | None) -> Period:
    """From the first of a row of days to the last; a last weekday that fell a week short is moved up to it."""
    if last is None:
        return first
    end = last.last
    if end < first.first:
        end = moved(end, 7 * (-((end - first.first).days // 7)))
    return Period(first.first, end, "span") if (end - first.first).days <= 31 else first


def _reckoned(group: Group, length: Length, answers: list[Resolved], spoken: date | None) -> When | None:
    """As in "in two weeks", "within 30 days", "three weeks after February 3"."""
    count = length.amount.count
    if count is None:
        return None
    about = length.amount.mod == "APPROX"
    if group.lead in ("in", "within"):
        if spoken is None:
            return None
        anchor = f"published {spoken.isoformat()}"
        target = stretched(spoken, length, 1)
        if group.lead == "within" or length.amount.mod == "LESS_THAN":
            return When.span(spoken, target, anchor=anchor)
        grain = length.unit if length.unit in ("month", "year", "decade") else "day"
        return plain(around(target, grain), approximate=about, anchor=anchor)
    base = answers[group.last - 1]
    if base.period is None:
        return None
    if group.shape == "closed":
        return _closed(base.period, length, base.anchor)
    if group.shape == "within of":
        return When.span(base.period.first, stretched(base.period.last, length, 1), anchor=base.anchor)
    sign = -1 if group.shape == "offset before" else 1
    first, last, grain = base.period
    run = Period(stretched(first, length, sign), stretched(last, length, sign), "day" if grain == "day" else "span")
    if grain in ("month", "year") and length.unit in ("month", "year"):
        run = around(run.first, "month" if length.unit == "month" else grain)
    return plain(run, approximate=about, anchor=base.anchor)


def _closed(start: Period, length: Length, anchor: str) -> When:
    """N days from a day on, that day counted."""
    amount = Amount(length.amount.count)
    end = moved(stretched(start.first, Length(amount, length.unit), 1), 0 if length.unit == "night" else -1)
    return When.span(start.first, max(end, start.first), anchor=anchor)


def _ranged(start: Period, second: Resolved) -> When | None:
    end = second.period
    if end is None:
        return None
    first, last = start.first, end.last
    if last < first and second.anchor and (first - last).days < 7 and end.grain == "day":
        last = moved(last, 7)  # "from Monday to Saturday" said on a Tuesday: the Saturday after that Monday
    elif last < first and second.anchor:
        for years in (1, 2):
            later = around_year(end.last, years)
            if later >= first:
                last = later
                break
    if last < first:
        return None
    if start.grain == end.grain == "year" or start.grain == end.grain == "month":
        size = 4 if start.grain == "year" else 7
        return When.of(f"{first.isoformat()[:size]}/{last.isoformat()[:size]}", anchor=second.anchor)
    return When.span(first, last, anchor=second.anchor)


def around_year(at: date, years: int) -> date:
    """The same day some years on."""
    return at.replace(year=min(at.year + years, 9999), day=28 if (at.month, at.day) == (2, 29) else at.day)


# "a text from 1951" says where it comes from; "from March 15" when something starts.
_ORIGINS = frozenset({"month", "year", "decade", "century"})


def _led(lead: str, answer: Resolved, spoken: date | None, tense: str) -> When | None:
    """A date under its preposition."""
    period = answer.period
    if period is None:
        return None
    anchor = answer.anchor
    if lead in ("by", "before", "until"):
        last = period.last
        if lead == "before":
            last = period.first if period.grain == "day" else moved(period.first, -1)
        ahead = spoken is not None and last >= spoken
        return When.span(spoken if ahead else None, last, anchor=anchor)
    if lead == "within" and spoken is not None and period.first <= spoken <= period.last:
        return When.span(spoken, period.last, anchor=anchor)
    if lead == "since":
        closed = spoken is not None and spoken >= period.first
        return When.span(period.first, spoken if closed else None, anchor=anchor)
    if lead == "from" and period.grain in _ORIGINS and spoken is not None and period.last < spoken:
        return plain(period, approximate=answer.approximate, anchor=anchor)
    if lead == "from":
        return When.span(period.first, None, anchor=anchor)
    if lead == "after":
        start = moved(period.last, 1)
        closed = tense == PAST and spoken is not None and spoken >= start
        return When.span(start, spoken if closed else None, anchor=anchor)
    return plain(period, approximate=answer.approximate or lead == "about", anchor=anchor)


_DIGITS = MappingProxyType({"day": 10, "month": 7, "year": 4})


def plain(period: Period, *, approximate: bool, anchor: str) -> When:
    """A period by itself, at the precision in which it was said."""
    mark = "~" if approximate else ""
    first = period.first
    size = _DIGITS.get(period.grain)
    if size is not None:
        # A whole day, month or year has the bounds of its value: no need to read them back from the string.
        edtf = first.isoformat()[:size] + mark
        return When(edtf=edtf, earliest=first, latest=period.last, anchor=anchor)
    return When.span(first, period.last, anchor=anchor, approximate=approximate)


def union(one: When | None, two: When | None) -> When | None:
    """What holds for every publication day between the two that the answers were read from."""
    if one is None or two is None:
        return None
    if one.edtf == two.edtf:
        return one
    earliest = min(one.earliest, two.earliest) if one.earliest and two.earliest else None
    latest = max(one.latest, two.latest) if one.latest and two.latest else None
    return When.span(earliest, latest, approximate=True, anchor=f"{one.anchor} to {two.anchor.rpartition(' ')[2]}")
