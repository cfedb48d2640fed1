"""Meanings to days and TIMEX3 values, from where the reader stands. Pure: same meaning and standing, same answer."""

from dataclasses import replace
from datetime import date

from dragoman.dates.calendars import fiscal_number, fiscal_year
from dragoman.dates.expressions import (
    Amount,
    Clock,
    Decade,
    Expression,
    Fiscal,
    Frame,
    Holiday,
    Length,
    Named,
    Offset,
    Part,
    Recurring,
    Reference,
    SeasonOf,
    Shifted,
)
from dragoman.dates.lexicon import CLOCK_UNITS, PART_MOD
from dragoman.dates.names import holiday_of, named, season_of
from dragoman.dates.parting import narrowed, part_value, quarter_year
from dragoman.dates.periods import MONTHS_IN, Period, around, day, plus, plus_months, shifted, week, weekend
from dragoman.dates.standing import Resolved, Standing
from dragoman.dates.tense import FUTURE, PAST
from dragoman.dates.timex import duration_value, period_value
from dragoman.dates.zones import capital_zone, day_elsewhere

_UNKNOWN = {
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
}
_FINE = ("day", "week", "weekend", "month", "quarter", "half", "season", "year", "fiscal", "decade", "century")


def resolve(meaning: Expression, at: Standing) -> Resolved:
    """What an expression comes to."""
    match meaning:
        case Named():
            whole = resolve(meaning.whole, at).period if meaning.whole is not None else None
            return named(meaning, at, whole)
        case Shifted():
            return _shifted(meaning, at)
        case Clock():
            return _clock(meaning, at)
        case Length():
            return _length(meaning, at)
        case Offset():
            return _offset(meaning, at)
        case Part():
            return _part(meaning, at)
        case SeasonOf():
            return season_of(meaning, at, resolve(meaning.whole, at).period if meaning.whole is not None else None)
        case Fiscal():
            return _fiscal(meaning, at)
        case Holiday():
            return holiday_of(meaning, at)
        case Decade():
            return _decade(meaning)
        case Reference():
            return Resolved("DATE", meaning.value)
        case Recurring():
            return Resolved("SET", meaning.value)


def _shifted(meaning: Shifted, at: Standing) -> Resolved:
    base, anchor = at.base(meaning.frame, meaning.unit)
    if meaning.generic and not at.narrative and at.spoken is not None:
        base, anchor = day(at.spoken), f"published {at.spoken.isoformat()}"
    if base is None:
        return Resolved("DATE", _UNKNOWN.get(meaning.unit, "XXXX"), PART_MOD.get(meaning.later, ""))
    coarse = base.grain in _FINE and meaning.unit in _FINE and _FINE.index(base.grain) > _FINE.index(meaning.unit)
    if coarse and not (meaning.unit == "day" and base.grain in ("week", "weekend")):
        value = (
            period_value(base) if meaning.unit == "day" and base.grain != "day" else _UNKNOWN.get(meaning.unit, "XXXX")
        )
        return Resolved("DATE", _unknown_within(base, meaning.unit) or value)
    from_ = base.last if meaning.shift > 0 and meaning.unit == "day" else base.first
    if meaning.unit == "weekend":
        period = _weekend(meaning, from_, at.tense)
    else:
        period = shifted(from_, meaning.shift, meaning.unit)
    if not meaning.later:
        return Resolved("DATE", period_value(period), period=period, anchor=anchor)
    return _side(meaning, period, from_, anchor)


def _unknown_within(base: Period, unit: str) -> str:
    """As in "the next day" after a mere month: the month is known, the day is not."""
    if unit == "day" and base.grain == "month":
        return period_value(base) + "-XX"
    if unit == "day" and base.grain in ("year", "season", "quarter"):
        return f"{base.first.year:04}-XX-XX"
    if unit == "month" and base.grain == "year":
        return f"{base.first.year:04}-XX"
    return ""


def _weekend(meaning: Shifted, from_: date, tense: str) -> Period:
    """As in "the weekend" by tense: the one just gone, or the one ahead where the verb looks ahead."""
    current = weekend(from_)
    if meaning.shift > 0 and meaning.frame == Frame.TEXT and from_.weekday() < 5:
        return current
    if meaning.shift:
        return shifted(from_, meaning.shift, "weekend")
    if meaning.generic and tense != FUTURE and current.first > from_:
        return shifted(from_, -1, "weekend")
    if not meaning.generic and tense == PAST and from_.weekday() < 2:
        return shifted(from_, -1, "weekend")
    return current


def _side(meaning: Shifted, period: Period, from_: date, anchor: str) -> Resolved:
    """As in "later this month" runs from the day on, "earlier this week" up to it."""
    whole = period_value(period)
    if period.first <= from_ <= period.last:
        side = (from_, period.last) if meaning.later in ("later", "late") else (period.first, from_)
        narrow = Period(*side, "span")
        return Resolved("DATE", whole, "", narrow, anchor=anchor)
    name = "late" if meaning.later in ("later", "late") else "early"
    return Resolved("DATE", whole, "", narrowed(name, period), approximate=True, anchor=anchor)


def _clock(meaning: Clock, at: Standing) -> Resolved:
    if meaning.base is not None:
        base = resolve(meaning.base, at)
        period, anchor, start = base.period, base.anchor, base.value
    else:
        found, anchor = at.base(Frame.SPEECH)
        period = found if found is not None and found.grain == "day" else None
        start = period_value(period) if period is not None else "XXXX-XX-XX"
    if period is not None and period.grain != "day":
        start = start if "X" in start or len(start) > 7 else f"{start}-XX"[:10]
    if meaning.hour is None:
        return Resolved("TIME", f"{start}T{meaning.part}", period=period, anchor=anchor)
    minute = meaning.minute or 0
    value = f"{start}T{meaning.hour:02}:{minute:02}" + (f":{meaning.second:02}" if meaning.second is not None else "")
    place = at.zone or capital_zone(at.country)
    if period is not None and meaning.zone and place and period.grain == "day":
        period = day(day_elsewhere(period.first, (meaning.hour, minute), meaning.zone, place))
    return Resolved("TIME", value, period=period, anchor=anchor)


def _length(meaning: Length, at: Standing) -> Resolved:
    extra = tuple((more.amount.count, more.unit) for more in meaning.extra)
    value = duration_value(meaning.amount.count, meaning.unit, extra)
    if meaning.unit == "hour" and (meaning.amount.count or 0) >= 24:
        days = Length(Amount(round((meaning.amount.count or 0) / 24)), "day", meaning.direction, frame=meaning.frame)
        return replace(_length(days, at), value=value, mod=meaning.amount.mod)
    if not meaning.direction or meaning.unit in CLOCK_UNITS or meaning.amount.count is None:
        return Resolved("DURATION", value, meaning.amount.mod)
    base, anchor = at.base(meaning.frame)
    if base is None:
        return Resolved("DURATION", value, meaning.amount.mod)
    from_ = base.first if meaning.direction < 0 else base.last
    to = stretched(from_, meaning, meaning.direction)
    first, last = (to, from_) if meaning.direction < 0 else (from_, to)
    return Resolved("DURATION", value, meaning.amount.mod, Period(first, last, "span"), anchor=anchor)


def stretched(from_: date, length: Length, sign: int) -> date:
    """A day moved by a length."""
    moved_to = plus(from_, sign * round(length.amount.count or 0), length.unit)
    half = (length.amount.count or 0) % 1
    if half and length.unit in MONTHS_IN:
        moved_to = plus_months(moved_to, sign * round(half * MONTHS_IN[length.unit]))
    for more in length.extra:
        moved_to = plus(moved_to, sign * round(more.amount.count or 0), more.unit)
    return moved_to


def _offset(meaning: Offset, at: Standing) -> Resolved:
    length = meaning.length
    if meaning.base is not None:
        inner = resolve(meaning.base, at)
        base, anchor = inner.period, inner.anchor
    else:
        base, anchor = at.base(meaning.frame, length.unit)
        if meaning.frame == Frame.SPEECH and at.spoken is not None and not at.narrative:
            base, anchor = day(at.spoken), f"published {at.spoken.isoformat()}"
    count, unit = length.amount.count, length.unit
    if count is None:
        return Resolved("DATE", "PAST_REF" if meaning.sign < 0 else "FUTURE_REF")
    if base is None:
        return Resolved("DATE", _UNKNOWN.get(unit, "XXXX"))
    if unit in CLOCK_UNITS:
        if base.grain != "day":
            return Resolved("TIME", "XXXX-XX-XXTXX")
        shift = int(meaning.sign * count // {"hour": 24, "minute": 1440, "second": 86400}[unit]) if count >= 24 else 0
        period = day(plus(base.first, shift, "day"))
        return Resolved(
            "TIME", period_value(period) + "TXX:XX"[: 6 if unit == "minute" else 3], period=period, anchor=anchor
        )
    return _moved(base, meaning, anchor)


def _moved(base: Period, meaning: Offset, anchor: str) -> Resolved:
    """The base moved: TIMEX3 keeps the unit's grain, the days keep the base's where that is as fine."""
    unit = "day" if meaning.length.unit == "night" else meaning.length.unit
    target = stretched(base.first, meaning.length, meaning.sign)
    grain = {"fortnight": "week", "weekend": "week"}.get(unit, unit)
    if base.grain in ("quarter", "month", "half", "season") and grain == "year" and meaning.frame == Frame.TEXT:
        period = Period(target, stretched(base.last, meaning.length, meaning.sign), base.grain)
        if base.grain == "month":
            period = around(target, "month")
        value = period_value(period) if base.grain in ("quarter", "half") else f"{target.year:04}"
        return Resolved("DATE", value, period=period, anchor=anchor)
    fine = _FINE.index(base.grain) if base.grain in _FINE else 3
    if grain in _FINE and fine > _FINE.index(grain) and not (grain == "week" and base.grain == "weekend"):
        return Resolved("DATE", _unknown_within(base, grain) or _UNKNOWN.get(grain, "XXXX"))
    told = around(target, grain)
    value = period_value(week(target) if grain == "week" else told)
    if meaning.length.amount.count != int(meaning.length.amount.count or 0):
        told = around(target, "month")
    elif grain in {"week", "day"}:
        told = day(target) if base.grain == "day" else around(target, "week")
    elif grain in ("year", "month") and meaning.frame == Frame.TEXT and base.grain == "day":
        told = around(target, "month")
    return Resolved("DATE", value, period=told, anchor=anchor)


def _part(meaning: Part, at: Standing) -> Resolved:
    whole = resolve(meaning.whole, at)
    period, anchor = whole.period, whole.anchor
    if isinstance(meaning.whole, Shifted) and meaning.whole.generic and meaning.part in ("quarter", "half"):
        period = quarter_year(meaning, at, period)
    value, mod = part_value(meaning, whole.value, period)
    if meaning.part == "length":
        value = duration_value(abs(meaning.n), meaning.unit)
        narrow = narrowed("length", period, meaning) if period is not None else None
        return Resolved("DURATION", value, "", narrow, anchor=anchor)
    if period is None:
        return Resolved("DATE", value, mod)
    if meaning.part == "rest":
        from_, _ = at.base(Frame.TEXT if at.narrative else Frame.SPEECH)
        if from_ is not None and period.first <= from_.first <= period.last:
            return Resolved("DATE", value, "END", Period(from_.first, period.last, "span"), anchor=anchor)
        return Resolved("DATE", value, "END", period, anchor=anchor)
    narrow = narrowed(meaning.part, period, meaning)
    about = meaning.part in ("early", "mid", "late", "start", "end") and period.grain != "day"
    return Resolved("DATE", value, mod, narrow, approximate=about, anchor=anchor)


def _fiscal(meaning: Fiscal, at: Standing) -> Resolved:
    if meaning.year is not None:
        return Resolved("DATE", f"{meaning.year:04}", period=fiscal_year(meaning.year, at.country))
    base, anchor = at.base(Frame.SPEECH)
    if base is None:
        return Resolved("DATE", "XXXX")
    number = fiscal_number(base.first, at.country) + (meaning.shift or 0)
    return Resolved("DATE", f"{number:04}", period=fiscal_year(number, at.country), anchor=anchor)


def _decade(meaning: Decade) -> Resolved:
    if meaning.era == "bc":
        return Resolved("DATE", f"BC{meaning.year // 100:02}" if meaning.century else f"BC{meaning.year // 10:03}")
    if meaning.year < 1:
        return Resolved("DATE", "00")
    if meaning.century:
        return Resolved("DATE", f"{meaning.year // 100:02}", period=around(date(meaning.year, 1, 1), "century"))
    return Resolved("DATE", f"{meaning.year // 10:03}", period=around(date(meaning.year, 1, 1), "decade"))
