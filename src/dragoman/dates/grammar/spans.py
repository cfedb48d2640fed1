"""Weeks, months, years and seasons by their distance: "last week", "two days later", "the following month"."""

from dragoman.dates.calendars import HOLIDAYS
from dragoman.dates.expressions import (
    Amount,
    Clock,
    Expression,
    Fiscal,
    Frame,
    Holiday,
    Length,
    Named,
    Offset,
    Reference,
    SeasonOf,
    Shifted,
)
from dragoman.dates.grammar.days import era_after, of_year, weekday_at
from dragoman.dates.grammar.lengths import AFTER_ARTICLE, bare, length, quantity
from dragoman.dates.grammar.reach import Got, full_year, month_at, year_after
from dragoman.dates.grammar.sets import rate
from dragoman.dates.lexicon import (
    CLOCK_UNITS,
    DAY_PART,
    NEARBY_DAY,
    SEASON,
    SINGULAR,
    SPEECH_SHIFT,
    TEXT_SHIFT,
    UNIT,
    words,
)
from dragoman.dates.scanning import Tokens

_LONGEST_HOLIDAY = 5
_SEASON_LEADS = frozenset(
    words(
        """
        in the this last next early mid late by since until of during through and each every following previous
        coming for
        """
    )
)
_ADVERB_ENDS = frozenset(
    {"", ",", ".", ";", ":", ")", "\n", "and", "in", "when", "at", "the", "to", "on", "by", "with", "after"}
)


def lengths(t: Tokens, i: int) -> Got | None:
    """A length, and what it is reckoned from where the next word says so: "two days ago", "a week later"."""
    if t.words[i] in ("a", "an") and t.words[i + 1] not in AFTER_ARTICLE:
        return None
    found = length(t, i) or bare(t, i)
    if found is None:
        return None
    measured, j = found
    word = t.words[j]
    if word == "-" and t.words[j + 1] in ("ago", "earlier"):
        j, word = j + 1, t.words[j + 1]
    if word == "ago":
        return Offset(measured, -1, Frame.SPEECH), j + 1
    if word in ("later", "afterward", "afterwards", "on"):
        if word == "on":
            return (measured, j) if measured.direction == 0 else None
        return Offset(measured, 1, Frame.TEXT), j + 1
    if word in ("earlier", "previously"):
        return Offset(measured, -1, Frame.TEXT), j + 1
    if word in ("before", "after") and t.words[j + 1] in (",", ".", ";", "\n", ")", ""):
        return Offset(measured, -1 if word == "before" else 1, Frame.TEXT), j + 1
    if word == "hence" or (word == "from" and t.words[j + 1] == "now"):
        return Offset(measured, 1, Frame.SPEECH), j + (1 if word == "hence" else 2)
    recurring = rate(t, i, measured)
    if recurring is not None:
        return recurring, j
    if measured.amount.count == 1 and t.words[i] in ("a", "an") and measured.unit in CLOCK_UNITS and word == "of":
        return None
    return measured, j


def year_adjective(t: Tokens, i: int) -> Got | None:
    """As in "year-earlier", "year-ago"."""
    if t.words[i] in SINGULAR and t.words[i + 1] == "-" and t.words[i + 2] in ("earlier", "ago"):
        frame = Frame.TEXT if t.words[i + 2] == "earlier" else Frame.SPEECH
        return Offset(Length(Amount(1.0), UNIT[t.words[i]]), -1, frame), i + 3
    return None


def shifted(t: Tokens, i: int, *, the: bool = False) -> Got | None:
    """As in "last week", "this year", "next Monday", "the following week", "that day", "the past three months"."""
    word = t.words[i]
    if word in ("this", "that") and t.words[i + 1] in ("past", "coming", "same", "current"):
        i, word = i + 1, t.words[i + 1]
        the = False
    shift, frame = _distance(word, the=the)
    if shift is None:
        return None
    j = i + 1
    following = t.words[j]
    if the or word in ("past", "next", "last", "coming", "recent", "previous", "preceding", "following"):
        directed = _directed(t, (j, word), shift, frame, the=the)
        if directed is not None:
            return directed
    if (
        following == "time"
        and word in ("that", "this")
        and t.word(i - 1) in ("at", "by", "until", "since", "before", "around")
    ):
        return Reference("PAST_REF" if word == "that" else "PRESENT_REF"), j + 1
    unit = UNIT.get(following)
    if word == "last" and unit == "day" and t.words[j + 1] == "of":
        return None  # "the last day of the visit": no day by itself
    if unit is not None and following in SINGULAR and unit not in CLOCK_UNITS:
        if unit == "night":
            return Clock(part="NI", base=Shifted("day", shift, frame)), j + 1
        got: Got = (Shifted(unit, shift, frame), j + 1)
        if unit == "week" and weekday_at(t, j + 1) is not None and shift is not None:
            weekday, after = weekday_at(t, j + 1) or (0, j)
            got = (Named(weekday=weekday, whole=Shifted(unit, shift, frame)), after)
        return got
    return _shifted_name(t, (i, j), shift, frame)


def _distance(word: str, *, the: bool) -> tuple[int | None, Frame]:
    if word in ("that", "same"):
        return 0, Frame.TEXT
    if the and word in TEXT_SHIFT:
        return TEXT_SHIFT[word], Frame.TEXT
    if word in SPEECH_SHIFT:
        return SPEECH_SHIFT[word], Frame.SPEECH
    if word == "recent":
        return -1, Frame.SPEECH
    if word in TEXT_SHIFT and word in ("following", "previous", "preceding"):
        return TEXT_SHIFT[word], Frame.TEXT
    return None, Frame.SPEECH


def _directed(t: Tokens, at: tuple[int, str], shift: int, frame: Frame, *, the: bool) -> Got | None:
    """As in "the past three months", "the next few days", "the coming weeks", "the past year"."""
    j, word = at
    if shift == 0:
        return None
    counted = quantity(t, j) if t.words[j] not in ("a", "an") else None
    if counted is not None and (counted[0] is None or counted[0] > 0):
        count, _ = counted
        found = length(t, j)
        if found is not None and found[0].unit != "night":
            whole = found[0]
            return Length(
                Amount(count, whole.amount.mod), whole.unit, shift, whole.extra, _run_from(word, frame)
            ), found[1]
        return None
    unit = UNIT.get(t.words[j])
    if unit is None:
        return None
    if t.words[j] not in SINGULAR:
        if word in ("last", "next") and not the:
            return None
        return Length(Amount(None), unit, shift, frame=_run_from(word, frame)), j + 1
    if the and word in ("past", "coming") and unit not in ("weekend", "night"):
        return Length(Amount(1.0), unit, shift), j + 1
    spanned = t.word(j - 3) in ("over", "within", "during", "throughout", "for") or (
        word == "last" and t.word(j - 3) == "in"
    )
    if the and word in ("last", "next") and spanned and unit not in ("weekend", "night"):
        return Length(Amount(1.0), unit, shift), j + 1
    if the and word == "last" and unit in ("decade", "century", "hour", "year"):
        return Length(Amount(1.0), unit, shift), j + 1
    return None


def _run_from(word: str, frame: Frame) -> Frame:
    """A run of "the next four days" is told from the moment of speech; that of "the following four days" is not."""
    return Frame.SPEECH if word in ("next", "last", "past", "coming") else frame


def _shifted_name(t: Tokens, at: tuple[int, int], shift: int, frame: Frame) -> Got | None:
    """As in "last Monday", "next March", "this summer", "that evening", "last Christmas", "the previous April"."""
    i, j = at
    weekday = weekday_at(t, j)
    if weekday is not None:
        base: Expression = Named(weekday=weekday[0], shift=shift, frame=frame)
        part = DAY_PART.get(t.words[weekday[1]])
        return (Clock(part=part, base=base), weekday[1] + 1) if part else (base, weekday[1])
    month = month_at(t, j)
    if month is not None:
        year, k = year_after(t, month[1])
        numbered = t.words[month[1]].isdecimal() and len(t.words[month[1]]) <= 2
        if year is not None or numbered:
            return None
        return Named(month=month[0], shift=shift, frame=frame), month[1]
    code = SEASON.get(t.words[j])
    if code is not None:
        year, k = year_after(t, j + 1)
        return SeasonOf(code, year, shift if year is None else None, frame), k if year is not None else j + 1
    part = DAY_PART.get(t.words[j])
    if part is not None and ":" not in part and t.words[i] != "past" and t.words[j] != "overnight":
        day_shift = -1 if t.words[i] == "last" else shift
        return Clock(part=part, base=Shifted("day", day_shift, frame)), j + 1
    if t.words[j] == "fiscal" and t.words[j + 1] == "year":
        return Fiscal(shift=shift), j + 2
    if t.words[j] == "financial" and t.words[j + 1] == "year":
        return Fiscal(shift=shift), j + 2
    named = holiday(t, j)
    if named is not None and isinstance(named[0], Holiday) and named[0].year is None:
        return Holiday(named[0].name, None, shift), named[1]
    return None


def season(t: Tokens, i: int) -> Got | None:
    """As in "summer", "spring 2021", "the winter of 1941", "summer of next year"."""
    word = t.words[i]
    code = SEASON.get(word)
    if code is None:
        return None
    if t.words[i + 1] == "of" and t.words[i + 2].isdecimal() and era_after(t, i + 3) > i + 3:
        return SeasonOf(code, int(t.words[i + 2][:4]), era="bc"), era_after(t, i + 3)
    year, j = year_after(t, i + 1)
    if year is not None:
        if (
            t.words[j] in ("-", "–", "/")
            and t.glued(j)
            and len(t.words[j + 1]) in (2, 4)
            and t.words[j + 1].isdecimal()
        ):
            j += 2
        return SeasonOf(code, year), j
    whole, j = of_year(t, i + 1)
    if whole is not None:
        return SeasonOf(code, whole=whole), j
    before = t.word(i - 1)
    if t.capital(i) and (t.capital(i + 1) or (t.capital(i - 1) and not t.first_of_sentence(i - 1))):
        return None
    if before in ("arab", "prague", "african"):
        return None
    if word == "fall":
        lead = t.word(i - 1) in ("in", "this", "last", "next", "early", "late", "by", "since")
        lead = lead or (before == "the" and t.word(i - 2) in ("in", "by", "until", "during", "of"))
        return (SeasonOf(code), i + 1) if lead and t.words[i + 1] not in ("of", "in", "to", "from") else None
    if word == "spring" and before not in _SEASON_LEADS:
        return None
    return SeasonOf(code), i + 1


def holiday(t: Tokens, i: int) -> Got | None:
    """The longest holiday name that begins at a token, with its year where said."""
    if not t.capital(i):
        return None
    found, end = "", i
    name = ""
    for j in range(i, min(i + _LONGEST_HOLIDAY, t.count)):
        word = "'" if t.words[j] == "’" else t.words[j]
        name += word if j == i or (word in ("'", ".", "s") and t.glued(j)) else " " + word
        if name in HOLIDAYS:
            found, end = name, j + 1
    if (
        found
        and t.words[end] in ("agreement", "accord", "accords", "uprising", "rebellion", "rising")
        and t.capital(end)
    ):
        return None
    if not found or (found in ("epiphany", "tet") and t.word(i - 1) in ("an", "a")):
        return None
    if found == "national day" and t.words[end] == "of":
        return None
    year, end_of_year = year_after(t, end)
    if year is None and full_year(t, end) is not None:
        year, end_of_year = full_year(t, end), end + 1
    return Holiday(found, year), end_of_year if year is not None else end


def nearby(t: Tokens, i: int) -> Got | None:
    """As in "today", "tomorrow morning", "tonight", "the day after tomorrow" begins at "the" instead."""
    word = t.words[i]
    shift = NEARBY_DAY.get(word)
    if shift is None:
        return None
    base = Shifted("day", shift)
    if word in ("tonight", "tonite"):
        return Clock(part="NI", base=base), i + 1
    if word == "overnight":
        return None
    part = DAY_PART.get(t.words[i + 1])
    if part is not None and t.words[i + 1] != "overnight":
        return Clock(part=part, base=base), i + 2
    return base, i + 1


def later_in(t: Tokens, i: int) -> Got | None:
    """As in "later this month", "earlier in the week", "later that year", "later on Monday" is no such thing."""
    word = t.words[i]
    j = i + 1
    if t.words[j] == "in" and full_year(t, j + 1) is not None:
        return Named(full_year(t, j + 1)), j + 2
    if t.words[j] in ("in", "on", "during") and t.words[j + 1] in ("the", "this", "that", "next", "last"):
        if t.words[j + 1] == "the":
            unit = UNIT.get(t.words[j + 2])
            if unit in ("day", "week", "month", "year", "decade", "century") and t.words[j + 2] in SINGULAR:
                return Shifted(unit or "", 0, Frame.TEXT, generic=True, later=word), j + 3
            return None
        j += 1
    got = shifted(t, j) if t.words[j] in ("this", "that", "next", "last") else None
    if got is not None and isinstance(got[0], Shifted) and got[0].unit != "day":
        return Shifted(got[0].unit, got[0].shift, got[0].frame, later=word), got[1]
    if got is not None and isinstance(got[0], Shifted):
        return Shifted("day", got[0].shift, got[0].frame), got[1]
    if t.words[j] == "today":
        return Shifted("day", 0), j + 1
    month = month_at(t, j + 1) if t.words[j] == "in" else None
    if month is not None and not t.words[month[1]].isdecimal():
        return Named(month=month[0]), month[1]
    return None


def day_before(t: Tokens, i: int) -> Got | None:
    """As in "the day before yesterday", "the day after", "the week before", "the year after", from the unit on."""
    unit = UNIT.get(t.words[i])
    if unit not in ("day", "week", "month", "year", "night") or t.words[i] not in SINGULAR:
        return None
    word = t.words[i + 1]
    if word not in ("before", "after", "following", "preceding"):
        return None
    sign = -1 if word in ("before", "preceding") else 1
    one = Length(Amount(1.0), unit)
    if t.words[i + 2] in ("yesterday", "tomorrow"):
        return Offset(one, sign, Frame.SPEECH, Shifted("day", NEARBY_DAY[t.words[i + 2]])), i + 3
    if t.words[i + 2] in ("last", "next"):
        end = i + 4 if t.words[i + 3] == unit else i + 3
        return Shifted(unit, 2 * sign), end
    if t.words[i + 2] in _ADVERB_ENDS and word != "preceding" and t.words[i + 2] not in ("the", "to", "with"):
        return Offset(one, sign, Frame.TEXT), i + 2
    return None


def fiscal(t: Tokens, i: int) -> Got | None:
    """As in "fiscal 2022", "fiscal year 2022", "FY2022", "FY 2021-22"."""
    j = i + 1
    if t.words[i] in ("fiscal", "financial"):
        if t.words[j] == "year":
            j += 1
        elif t.words[i] == "financial":
            return None
    elif not t.raw(i).isupper():
        return None
    if t.words[j] in ("'", "’"):
        j += 1
    word = t.words[j]
    if not (word.isdecimal() and len(word) in (2, 4)):
        return None
    year = int(word) if len(word) == 4 else 2000 + int(word)
    if not 1800 <= year <= 2199:
        return None
    if t.words[j + 1] in ("-", "/", "–") and t.glued(j + 2) and t.words[j + 2].isdecimal():
        return Fiscal(year), j + 3
    return Fiscal(year), j + 1


def reference(t: Tokens, i: int) -> Got | None:
    """As in "now", "recently", "at present", "the time being", "these days"."""
    word = t.words[i]
    if word in ("now", "currently", "nowadays", "presently"):
        return Reference("PRESENT_REF"), i + 1
    if word in ("recently", "lately", "recent"):
        if word == "recent":
            got = shifted(t, i)
            if got is not None:
                return got
        return Reference("PAST_REF"), i + 1
    if word == "future":
        return Reference("FUTURE_REF"), i + 1
    if word == "soon":
        return (
            None
            if t.word(i - 1) in ("as", "too", "how", "so") or t.words[i + 1] in ("after", "as")
            else (Reference("FUTURE_REF"), i + 1)
        )
    if word == "right" and t.words[i + 1] == "now":
        return Reference("PRESENT_REF"), i + 2
    if (word == "present" and t.word(i - 1) == "at") or (
        word == "present" and t.words[i + 1] == "-" and t.words[i + 2] == "day"
    ):
        return Reference("PRESENT_REF"), i + (1 if t.word(i - 1) == "at" else 3)
    if word == "these" and t.words[i + 1] == "days":
        return Reference("PRESENT_REF"), i + 2
    return None
