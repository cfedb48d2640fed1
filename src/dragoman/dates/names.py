"""Calendar names to days: which year a bare month has, which week a bare weekday is in.

Invariant: with a publication day, moving it by seven days moves a bare weekday's answer by seven.
"""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

from dragoman.dates.calendars import holiday
from dragoman.dates.expressions import Frame, Holiday, Named, SeasonOf
from dragoman.dates.periods import (
    Period,
    day,
    month,
    moved,
    on_or_after,
    on_or_before,
    plus_months,
    season,
    year,
)
from dragoman.dates.standing import Resolved, Standing
from dragoman.dates.tense import FUTURE, PAST
from dragoman.dates.timex import period_value

_SOON = 31  # days
_YEAR_OFF = 300  # days: "last April" would be said of a month so far back
_HALF_YEAR = 6  # months
_FAR, _NEAR = 240, 62  # days: a reading this far in its tense yields to one this near against it


def named(meaning: Named, at: Standing, whole: Period | None) -> Resolved:
    """A date by its names. whole: the resolved year or week that the words set it in, where they do."""
    if meaning.era == "bc":
        return Resolved("DATE", _before_christ(meaning))
    if meaning.year is not None:
        period = _exact(meaning.year, meaning.month, meaning.day)
        if meaning.unordered and at.spoken is not None:
            period = _ordered(meaning, period, at.spoken)
        return Resolved("DATE", period_value(period), period=period)
    if whole is not None:
        return _inside(meaning, whole, at)
    if meaning.month is not None:
        return _yearless(meaning, at)
    if meaning.weekday is not None:
        return _weekday(meaning, at) if meaning.day is None else _numbered_weekday(meaning, at)
    return _day_only(meaning, at)


def _before_christ(meaning: Named) -> str:
    value = f"BC{meaning.year:04}"
    if meaning.month is not None:
        value += f"-{meaning.month:02}"
        if meaning.day is not None:
            value += f"-{meaning.day:02}"
    return value


def _exact(year_: int, month_: int | None, day_: int | None) -> Period:
    if month_ is None:
        return year(year_)
    if day_ is None or day_ > monthrange(year_, month_)[1]:
        return month(year_, month_)
    return day(date(year_, month_, day_))


def _ordered(meaning: Named, period: Period, spoken: date) -> Period:
    """A date in numbers of unknown order: the other order where only that one lies near publication."""
    other = _exact(meaning.year or 1, meaning.day, meaning.month)
    near, far = abs((other.first - spoken).days), abs((period.first - spoken).days)
    return other if near <= _SOON < far else period


def _inside(meaning: Named, whole: Period, at: Standing) -> Resolved:
    """As in "July 25 of that year", "Tuesday next week"."""
    anchor = at.base(Frame.SPEECH)[1]
    if meaning.weekday is not None and meaning.month is None:
        period = day(on_or_after(whole.first, meaning.weekday))
    else:
        period = _exact(whole.first.year, meaning.month, meaning.day)
    return Resolved("DATE", period_value(period), period=period, anchor=anchor)


def _unknown(meaning: Named) -> str:
    if meaning.month is not None:
        return f"XXXX-{meaning.month:02}" + (f"-{meaning.day:02}" if meaning.day is not None else "")
    if meaning.day is not None:
        return f"XXXX-XX-{meaning.day:02}"
    return f"XXXX-WXX-{(meaning.weekday or 0) + 1}"


def _yearless(meaning: Named, at: Standing) -> Resolved:
    """A month, or a day of a month, whose year is not said."""
    number, day_ = meaning.month or 1, meaning.day
    base, anchor = at.base(meaning.frame)
    if at.year_said is not None and meaning.shift is None:
        period = _exact(at.year_said, number, day_)
        return Resolved("DATE", period_value(period), period=period, anchor=f"after '{at.mentioned_words}'")
    if base is None:
        return Resolved("DATE", _unknown(meaning))
    if meaning.shift is not None:
        period = _shifted_month(number, meaning.shift, base.first)
    elif at.narrative and at.mentioned is not None:
        period = _exact(_told_year(number, at.mentioned), number, day_)
    else:
        period = _by_tense(number, meaning, base.first, at.tense)
    return Resolved("DATE", period_value(period), period=period, anchor=anchor)


def _shifted_month(number: int, shift: int, from_: date) -> Period:
    """As in "last March" is the latest before this month, "next March" the first after it, "this March" this year's."""
    if shift == 0:
        return month(from_.year, number)
    if shift < 0:
        return month(from_.year if number < from_.month else from_.year - 1, number)
    return month(from_.year if number > from_.month else from_.year + 1, number)


def _told_year(number: int, mentioned: Period) -> int:
    """The year of a bare month in a tale: the one that brings it nearest to the mention before."""
    if mentioned.grain in ("year", "decade", "century", "fiscal"):
        return mentioned.first.year
    ahead = number - mentioned.first.month
    turned = 1 if ahead < -_HALF_YEAR else -1 if ahead > _HALF_YEAR else 0
    return mentioned.first.year + turned


def _by_tense(number: int, meaning: Named, spoken: date, tense: str) -> Period:
    """The nearest such date that fits the tense; a far one yields to a near one that does not."""
    # A 29 February may be eight years off, over the turn of a century.
    reach = 8 if (number, meaning.day) == (2, 29) else 1
    years = range(max(spoken.year - reach, MINYEAR), min(spoken.year + reach, MAXYEAR) + 1)
    choices = [_exact(y, number, meaning.day) for y in years]
    if reach > 1:
        choices = [c for c in choices if c.grain == "day"] or choices
    if meaning.weekday is not None and meaning.day is not None:
        fitting = [c for c in choices if c.first.weekday() == meaning.weekday]
        if fitting:
            return min(fitting, key=lambda c: abs((c.first - spoken).days))
    before = max((c for c in choices if c.first <= spoken), key=lambda c: c.first, default=choices[0])
    after = min((c for c in choices if c.last >= spoken), key=lambda c: c.first, default=choices[-1])
    back, on = max((spoken - before.last).days, 0), max((after.first - spoken).days, 0)
    if before == after:
        return before
    if tense == PAST:
        if meaning.day is None:
            return after if back > _YEAR_OFF and on <= _SOON else before
        return after if back > _FAR and on <= _NEAR else before
    if tense == FUTURE:
        return before if on > _FAR and back <= _NEAR else after
    return before if back <= on else after


def _weekday(meaning: Named, at: Standing) -> Resolved:
    """A weekday by its name alone, or with "next", "last" or "this"."""
    weekday = meaning.weekday or 0
    base, anchor = at.base(meaning.frame, "day")
    if base is None:
        return Resolved("DATE", _unknown(meaning))
    from_ = base.first
    if base.grain not in ("day", "week", "weekend"):
        if at.spoken is None or at.narrative:
            return Resolved("DATE", _unknown(meaning))
        from_, anchor = at.spoken, f"published {at.spoken.isoformat()}"
    if meaning.shift is not None:
        period = day(_shifted_weekday(weekday, meaning.shift, from_, at.tense))
        return Resolved("DATE", period_value(period), period=period, anchor=anchor)
    told = _told_weekday(weekday, meaning.frame, at)
    if told is not None:
        period, anchor = day(told), f"after '{at.mentioned_words}'"
    else:
        period = day(_nearest_weekday(weekday, from_, at.tense))
    return Resolved("DATE", period_value(period), period=period, anchor=anchor)


def _shifted_weekday(weekday: int, shift: int, from_: date, tense: str) -> date:
    """As in "next Friday", never the day itself; "this Friday" is of this week unless the tense forbids it."""
    if shift < 0:
        return on_or_before(moved(from_, -1), weekday)
    if shift > 0:
        return on_or_after(moved(from_, 1), weekday)
    found = moved(from_, weekday - from_.weekday())
    if found < from_ and tense == FUTURE:
        return moved(found, 7)
    if tense == PAST and (found - from_).days > 3:
        return moved(found, -7)
    return found


def _nearest_weekday(weekday: int, from_: date, tense: str) -> date:
    """The nearest on the side of the tense; without a tense the nearest at all."""
    ahead, back = on_or_after(from_, weekday), on_or_before(from_, weekday)
    if tense == FUTURE:
        return ahead
    if tense == PAST:
        return back
    return ahead if (ahead - from_).days <= 3 else back


def _told_weekday(weekday: int, frame: Frame, at: Standing) -> date | None:
    """A weekday that follows an earlier mention rather than the tense; None where it does not."""
    if at.mentioned is None:
        return None
    if frame == Frame.TEXT and at.day_mentioned is not None:  # "the Friday": the one nearest to the day spoken of
        return on_or_after(moved(at.day_mentioned.first, -3), weekday)
    if at.narrative:
        return on_or_after(at.mentioned.first, weekday) if at.mentioned.grain in ("day", "week", "weekend") else None
    if at.spoken is None or not at.near or at.tense != FUTURE:
        return None
    if at.mentioned.grain == "week" and at.mentioned.first > at.spoken:  # "Next week he travels. He departs on Monday."
        return on_or_after(at.mentioned.first, weekday)
    return on_or_after(at.day_mentioned.first, weekday) if at.day_mentioned and _next_in_turn(weekday, at) else None


def _next_in_turn(weekday: int, at: Standing) -> bool:
    """Whether a programme goes on from one day to the next: "to Bonn on Sunday and to Rome on Monday"."""
    before = at.day_mentioned
    if before is None or at.spoken is None or not at.near or at.tense != FUTURE or before.grain != "day":
        return False
    return before.first > at.spoken and (weekday - before.first.weekday()) % 7 in (1, 2)


def _numbered_weekday(meaning: Named, at: Standing) -> Resolved:
    """As in "Monday 20": the nearest month whose 20th is a Monday."""
    base, anchor = at.base(meaning.frame)
    if base is None or meaning.day is None:
        return Resolved("DATE", _unknown(meaning))
    found: list[date] = []
    for shift in range(-6, 7):
        first = plus_months(base.first.replace(day=1), shift)
        if meaning.day <= monthrange(first.year, first.month)[1]:
            candidate = first.replace(day=meaning.day)
            if candidate.weekday() == meaning.weekday:
                found.append(candidate)
    if not found:
        return Resolved("DATE", _unknown(meaning))
    period = day(min(found, key=lambda d: (abs((d - base.first).days), d)))
    return Resolved("DATE", period_value(period), period=period, anchor=anchor)


def _day_only(meaning: Named, at: Standing) -> Resolved:
    """As in "the 20th": of the month spoken of in a tale; else the nearest that fits the tense."""
    beside = at.fresh and at.mentioned is not None and at.mentioned.grain == "month"
    told = at.narrative or beside
    base, anchor = at.base(Frame.TEXT if told else Frame.SPEECH)
    number = meaning.day or 1
    if base is None or (told and base.grain not in ("day", "month", "week", "weekend")):
        return Resolved("DATE", _unknown(meaning))
    from_ = base.first
    choices = []
    for shift in (-2, -1, 0, 1, 2):
        first = plus_months(from_.replace(day=1), shift)
        if number <= monthrange(first.year, first.month)[1]:
            choices.append(first.replace(day=number))
    beside_day = at.mentioned if at.fresh and at.mentioned is not None and at.mentioned.grain == "day" else None
    if beside_day is not None and not told and at.spoken is not None:
        # "first set for April 9, was pushed back to the 16th": of the month beside it, where the tense allows.
        same = _exact(beside_day.first.year, beside_day.first.month, number)
        allowed = not at.tense or (same.first >= at.spoken) == (at.tense == FUTURE)
        if same.grain == "day" and allowed:
            return Resolved("DATE", period_value(same), period=same, anchor=f"after '{at.mentioned_words}'")
    if told:
        fitting = [c for c in choices if (c.year, c.month) == (from_.year, from_.month)] or choices
    elif at.tense == FUTURE:
        fitting = [c for c in choices if c >= from_]
    elif at.tense == PAST:
        fitting = [c for c in choices if c <= from_]
    else:
        fitting = choices
    period = day(min(fitting, key=lambda c: abs((c - from_).days)))
    return Resolved("DATE", period_value(period), period=period, anchor=anchor)


def season_of(meaning: SeasonOf, at: Standing, whole: Period | None) -> Resolved:
    """A season; winter by the year in which it begins."""
    if meaning.era:
        return Resolved("DATE", f"BC{meaning.year:04}-{meaning.code}")
    if meaning.year is not None or whole is not None:
        period = season(meaning.year if meaning.year is not None else whole.first.year if whole else 1, meaning.code)
        return Resolved("DATE", period_value(period), period=period)
    base, anchor = at.base(meaning.frame)
    if at.year_said is not None and meaning.shift is None:
        period = season(at.year_said, meaning.code)
    elif base is None:
        return Resolved("DATE", f"XXXX-{meaning.code}")
    elif at.narrative and at.mentioned is not None and meaning.shift is None:
        period = season(base.first.year, meaning.code)
    else:
        period = _season_by(meaning, base.first, at.tense)
    return Resolved("DATE", period_value(period), period=period, anchor=anchor)


def _season_by(meaning: SeasonOf, spoken: date, tense: str) -> Period:
    choices = [season(y, meaning.code) for y in (spoken.year - 2, spoken.year - 1, spoken.year, spoken.year + 1)]
    running = [c for c in choices if c.first <= spoken <= c.last]
    before = [c for c in choices if c.last < spoken][-1]
    after = next(c for c in choices if c.first > spoken)
    if meaning.shift == -1:
        return before
    if meaning.shift == 1:
        return after
    if running:
        return running[0]
    if meaning.shift == 0:
        same = [c for c in choices if c.first.year == spoken.year]
        if tense == PAST and same[0].first > spoken:
            return before
        return same[0]
    if tense == FUTURE:
        return after
    if tense == PAST:
        return before
    return min((before, after), key=lambda c: abs((c.first - spoken).days))


def holiday_of(meaning: Holiday, at: Standing) -> Resolved:
    """A holiday in its year, or the nearest that fits the tense."""
    base, anchor = at.base(Frame.SPEECH)
    if meaning.year is not None:
        found = holiday(meaning.name, meaning.year, at.country)
        return _holiday(found, "")
    if base is None:
        return Resolved("DATE", "XXXX-XX-XX")
    spoken = base.first
    if at.narrative and at.mentioned is not None:
        return _holiday(holiday(meaning.name, spoken.year, at.country), anchor)
    choices = [holiday(meaning.name, y, at.country) for y in (spoken.year - 1, spoken.year, spoken.year + 1)]
    known = [c for c in choices if c is not None]
    before = [c for c in known if c.first <= spoken]
    after = [c for c in known if c.last >= spoken]
    if meaning.shift == 0:
        return _holiday(choices[1], anchor)
    if meaning.shift is None and not at.tense and before and after:
        nearer = min(before[-1], after[0], key=lambda c: abs((c.first - spoken).days))
        return _holiday(nearer, anchor)
    back = meaning.shift == -1 or (meaning.shift is None and at.tense != FUTURE)
    if back:
        return _holiday(before[-1] if before else None, anchor)
    return _holiday(after[0] if after else None, anchor)


def _holiday(found: Period | None, anchor: str) -> Resolved:
    if found is None:
        return Resolved("DATE", "XXXX-XX-XX")
    return Resolved("DATE", period_value(found), period=found, anchor=anchor)
