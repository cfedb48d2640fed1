"""Calendar dates by their names and numbers: months, days, years, weekdays, numeric dates, decades, eras."""

import re
from dataclasses import replace

from dragoman.dates.calendars import ERAS, numeric_date
from dragoman.dates.expressions import (
    Amount,
    Clock,
    Decade,
    Expression,
    Frame,
    Length,
    Named,
    Offset,
    Recurring,
    SeasonOf,
    Shifted,
)
from dragoman.dates.grammar.clock import clock, with_base
from dragoman.dates.grammar.reach import Got, bare_year, century_of, full_year, month_at, number, year_after
from dragoman.dates.lexicon import (
    DAY_PART,
    MONTH,
    ORDINAL_ENDINGS,
    PLURAL_WEEKDAY,
    SEASON,
    SHORT_WEEKDAY,
    SMALL,
    SPEECH_SHIFT,
    TENS,
    WEEKDAY,
)
from dragoman.dates.scanning import Tokens

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])")
_COMPACT = re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_NUMERIC = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/.-]*\d)")
# What bears the name of a weekday without telling one.
_NAMED_AFTER = frozenset({"island", "times", "telegraph", "mirror", "herald", "express", "agreement"})
_ATTACKS = frozenset({"attacks", "attack", "terrorist", "terror", "hijackers", "commission", "attackers"})
_WIRED = re.compile(r"\d\d-\d\d-\d\d(?!\d)")
_BC = re.compile(r"\s?(?:b\.?\s?c\.?(?:\s?e\.?)?)(?![a-z])", re.IGNORECASE)


def era_after(t: Tokens, j: int) -> int:
    """The index after "BC" or "B.C." standing at a token; the same index where it does not."""
    if t.words[j] not in ("b", "bc", "bce"):
        return j
    found = _BC.match(t.text, t.starts[j])
    if found is None or not t.capital(j):
        return j
    k = j
    while t.starts[k] < found.end() and k < t.count:
        k += 1
    # A full stop that only ends the sentence is no part of the expression: "490 BC." but "149 B.C.".
    if t.words[k - 1] == "." and t.words[k - 2] in ("bc", "bce"):
        return k - 1
    return k


def of_year(t: Tokens, j: int) -> tuple[Expression | None, int]:
    """As in "of that year", "of last year", "next year", "the following year" after a month or a season."""
    k = j + 1 if t.words[j] == "of" else j
    if t.words[k] == "the":
        k += 1
        if t.words[k] in ("following", "next", "previous", "same", "preceding") and t.words[k + 1] == "year":
            shift = {"following": 1, "next": 1, "same": 0}.get(t.words[k], -1)
            return Shifted("year", shift, Frame.TEXT), k + 2
        if t.words[j] == "of" and t.words[k] == "year":
            return Shifted("year", 0, Frame.TEXT), k + 1
        return None, j
    if t.words[k + 1] == "year":
        if t.words[k] == "that":
            return Shifted("year", 0, Frame.TEXT), k + 2
        if t.words[k] in ("last", "this", "next"):
            return Shifted("year", SPEECH_SHIFT[t.words[k]]), k + 2
    return None, j


def _day_number(t: Tokens, i: int) -> tuple[int, int] | None:
    """A day of a month, "13" or "13th", and the index after it."""
    value = number(t, i, 2)
    if value is None or not 1 <= value <= 31:
        return None
    if t.words[i + 1] in ORDINAL_ENDINGS and t.glued(i + 1):
        return value, i + 2
    after = t.words[i + 1]
    if t.glued(i + 1) and (after in ("%", ":", "°") or after.isalpha()):
        return None
    if (
        after in (".", ",")
        and t.glued(i + 1)
        and t.glued(i + 2)
        and t.words[i + 2].isdecimal()
        and len(t.words[i + 2]) != 4
    ):
        return None
    return value, i + 1


def month_first(t: Tokens, i: int, weekday: int | None = None) -> Got | None:
    """As in "March", "March 18", "March 18, 2021", "March 2021", "March of that year"."""
    head = month_at(t, i)
    if head is None:
        return None
    month, j = head
    k = j + 1 if t.words[j] == "the" and t.words[j + 2] in ORDINAL_ENDINGS else j
    numbered = _day_number(t, k)
    if numbered is not None:
        day, j = numbered
        year, j = year_after(t, j)
        if year is not None:
            return Named(year, month, day, weekday), j
        bc = _bc_year(t, j + 1 if t.words[j] == "," else j)
        if bc is not None:
            return Named(bc[0], month, day, weekday, era="bc"), bc[1]
        if (month, day) == (9, 11) and t.words[j] in _ATTACKS:
            return Named(2001, 9, 11), j
        whole, j = of_year(t, j)
        return Named(None, month, day, weekday, whole=whole), j
    year, k = year_after(t, j)
    if year is not None:
        return Named(year, month), k
    bc = _bc_year(t, j)
    if bc is not None:
        return Named(bc[0], month, era="bc"), bc[1]
    whole, j = of_year(t, j)
    if weekday is not None:
        return None
    if whole is None and t.words[j] == "last" and not (t.words[j + 1].isalpha() or t.words[j + 1].isdecimal()):
        return Named(None, month, shift=-1), j + 1
    return Named(None, month, whole=whole), j


def _bc_year(t: Tokens, i: int) -> tuple[int, int] | None:
    value = number(t, i, 4)
    if value is None:
        return None
    end = era_after(t, i + 1)
    return (value, end) if end > i + 1 else None


def day_first(t: Tokens, i: int, weekday: int | None = None) -> Got | None:
    """As in "18 March", "18th of March 2021", "18-Mar-2021"."""
    numbered = _day_number(t, i)
    if numbered is None:
        return None
    day, j = numbered
    if t.words[j] in ("of", "-", "/", ",") and (t.words[j] == "of" or t.glued(j)):
        j += 1
    if t.words[j] not in MONTH:
        return None
    head = month_at(t, j)
    if head is None:
        return None
    month, j = head
    if t.words[j] in ("-", "/") and t.glued(j):
        year = full_year(t, j + 1)
        if year is not None:
            return Named(year, month, day, weekday), j + 2
    year, j = year_after(t, j)
    if year is not None:
        return Named(year, month, day, weekday), j
    bc = _bc_year(t, j)
    if bc is not None:
        return Named(bc[0], month, day, weekday, era="bc"), bc[1]
    whole, j = of_year(t, j)
    return Named(None, month, day, weekday, whole=whole), j


def weekday_at(t: Tokens, i: int) -> tuple[int, int] | None:
    """The weekday named at a token, and the index after its name and full stop."""
    word = t.words[i]
    found = WEEKDAY.get(word)
    if found is None or (word in SHORT_WEEKDAY and not t.capital(i)):
        return None
    j = i + 1
    if (t.words[j] in _NAMED_AFTER and t.capital(j)) or t.word(i - 1) in ("bloody", "black"):
        return None
    dot = t.words[j] == "." and t.glued(j)
    if word in SHORT_WEEKDAY:
        k = j + 1 if dot else j
        k = k + 1 if t.words[k] == "," else k
        if not (t.words[k].isdecimal() or t.words[k] in MONTH or (dot and word not in ("sun", "sat"))):
            return None
        return found, j + 1 if dot else j
    return found, j


def weekday_first(t: Tokens, i: int) -> Got | None:
    """As in "Monday", "Monday, March 15", "Monday 15 March 2021", "Tuesday next week", "Wednesday evening"."""
    head = weekday_at(t, i)
    if head is None:
        plural = PLURAL_WEEKDAY.get(t.words[i])
        return (Recurring(f"XXXX-WXX-{plural + 1}"), i + 1) if plural is not None else None
    weekday, j = head
    k = j + 1 if t.words[j] == "," else j
    k = k + 1 if t.words[k] == "the" and (t.words[k + 1].isdecimal() or t.words[k + 1] in MONTH) else k
    dated = month_first(t, k, weekday) or day_first(t, k, weekday)
    if dated is not None:
        return _with_day_part(t, dated)
    whole, after = week_after(t, j)
    if whole is not None:
        return _with_day_part(t, (Named(weekday=weekday, whole=whole), after))
    if t.words[j] == "week" and (
        not t.words[j + 1].isalpha() or t.words[j + 1] in ("they", "he", "she", "the", "in", "at")
    ):
        return Offset(Length(Amount(1.0), "week"), 1, Frame.SPEECH, Named(weekday=weekday)), j + 1
    if t.words[j] == "the" and t.words[j + 2] in ORDINAL_ENDINGS:
        numbered = _day_number(t, j + 1)
        if numbered is not None:
            return Named(day=numbered[0], weekday=weekday), numbered[1]
    return _with_day_part(t, (Named(weekday=weekday), j))


def week_after(t: Tokens, j: int) -> tuple[Shifted | None, int]:
    """As in "next week", "of last week", "of that week" after a weekday."""
    k = j + 1 if t.words[j] in ("of", ",") else j
    if t.words[k] == "the":
        if t.words[k + 1] in ("following", "next", "previous", "same") and t.words[k + 2] == "week":
            return Shifted("week", {"previous": -1, "same": 0}.get(t.words[k + 1], 1), Frame.TEXT), k + 3
        return None, j
    if t.words[k + 1] == "week":
        if t.words[k] == "that":
            return Shifted("week", 0, Frame.TEXT), k + 2
        if t.words[k] in ("last", "this", "next"):
            return Shifted("week", SPEECH_SHIFT[t.words[k]]), k + 2
    return None, j


def _with_day_part(t: Tokens, got: Got) -> Got:
    base, j = got
    part = DAY_PART.get(t.words[j])
    if part is None and t.words[j] in ("early", "late") and t.words[j + 1] in DAY_PART:
        part, j = DAY_PART[t.words[j + 1]], j + 1
    if part is None or t.words[j] == "overnight":
        return got
    return Clock(part=part, base=base), j + 1


def numeric(t: Tokens, i: int, country: str) -> Got | None:
    """As in "2021-03-05", "05/03/2021" by the country's order, "20210305"."""
    start = t.starts[i]
    if (
        t.words[i] == "9"
        and t.words[i + 1] == "/"
        and t.words[i + 2] == "11"
        and t.words[i + 3] != "/"
        and t.glued(i + 2)
    ):
        return Named(2001, 9, 11), i + 3
    before = t.text[start - 1 : start]
    if before and before in "-/." and not (before == "-" and _WIRED.match(t.text, start) and t.word(i - 2).isalpha()):
        return None
    iso = _ISO.match(t.text, start)
    found: Named | None = None
    if iso is not None:
        end = iso.end()
        found = numeric_date(int(iso[1]), int(iso[2]), int(iso[3]))
    else:
        loose = _NUMERIC.match(t.text, start)
        if loose is not None:
            end = loose.end()
            found = _numeric_order(loose, country)
        else:
            compact = _COMPACT.match(t.text, start) if len(t.words[i]) == 8 else None
            if compact is None:
                return None
            end = compact.end()
            digits = compact[0]
            found = numeric_date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if found is None:
        return None
    j = i
    while j < t.count and t.starts[j] < end:
        j += 1
    if iso is not None and t.words[j] == "t" and t.glued(j) and t.words[j + 1].isdecimal():
        timed = clock(t, j + 1)
        if timed is not None:
            return with_base(timed[0], found), timed[1]
    return found, j


def _numeric_order(loose: re.Match[str], country: str) -> Named | None:
    first, mark, second, third = loose[1], loose[2], int(loose[3]), loose[4]
    if len(first) == 4:
        return numeric_date(int(first), second, int(third)) if len(third) == 2 else None
    wired = mark == "-" and len(first) == len(loose[3]) == len(third) == 2  # "08-15-90", as wires stamp their copy
    if wired:
        return numeric_date(century_of(int(third)), int(first), second)
    if len(first) == 3 or (len(third) == 2 and mark != "/"):
        return None
    year = int(third) if len(third) == 4 else century_of(int(third))
    found = numeric_date(year, *_month_and_day(int(first), second, country, mark))
    if found is not None and not country and int(first) <= 12 and second <= 12 and mark == "/":
        return replace(found, unordered=True)
    return found


def _month_and_day(first: int, second: int, country: str, mark: str) -> tuple[int, int]:
    """Month first in the United States and a few more; day first elsewhere, and always where the numbers force it."""
    if first > 12:
        return second, first
    if second > 12:
        return first, second
    month_leads = country in ("US", "PH", "FM", "PW", "MH") or (country == "" and mark == "/")
    return (first, second) if month_leads else (second, first)


def year_first(t: Tokens, i: int) -> Got | None:
    """As in "1997", "493 BC", "the 1990s"."""
    word = t.words[i]
    value = number(t, i, 4)
    if value is None:
        return None
    if (t.words[i + 1] == "s" and t.glued(i + 1)) or (
        t.words[i + 1] in ("'", "’") and t.words[i + 2] == "s" and t.glued(i + 1)
    ):
        end = i + 2 if t.words[i + 1] == "s" else i + 3
        if len(word) == 4 and value % 10 == 0 and 1000 <= value <= 2100 and end == i + 2:
            return Decade(value, century=value % 100 == 0 and value < 2000), end
        if len(word) == 2 and value % 10 == 0 and value >= 20 and end == i + 2:
            return Decade(century_of(value) if value >= 30 else 1900 + value), end
        led = t.word(i - 1) in ("the", "early", "late", "mid", "-")
        if led and value % 10 == 0 and (1000 <= value <= 2100 or (len(word) == 2 and value >= 20)):
            return Decade(value if len(word) == 4 else 1900 + value), end
        if end == i + 2:
            return None
    end = era_after(t, i + 1)
    if end > i + 1:
        return Named(value, era="bc"), end
    if t.words[i + 1] == "ad" and 0 < value < 2100:  # no calendar has a year 0
        return Named(value), i + 2
    year = bare_year(t, i)
    if year is None:
        return None
    code = SEASON.get(t.words[i + 1])
    if code is not None and t.words[i + 1] != "fall":
        return SeasonOf(code, year), i + 2
    return Named(year), i + 1


def spelt_year(t: Tokens, i: int) -> Got | None:
    """As in "nineteen ninety-eight", "the nineteen sixties"."""
    century = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000}.get(t.words[i])
    j = i + 2 if t.words[i + 1] == "-" else i + 1
    word = t.words[j]
    if century is None or t.words[i] == "twenty":
        return None
    decade = TENS.get(word[:-3] + "y") if word.endswith("ies") else None
    if decade is not None:
        return Decade(century + decade), j + 1
    tens = TENS.get(word, SMALL.get(word, 0) if SMALL.get(word, 0) >= 10 else None)
    if tens is None:
        return None
    k = j + 2 if t.words[j + 1] == "-" else j + 1
    ones = SMALL.get(t.words[k], 10)
    if word in TENS and ones < 10:
        return Named(century + tens + ones), k + 1
    return (Named(century + tens), j + 1) if t.word(i - 1) in ("in", "since", "of", "by", "until", "from") else None


def apostrophe_first(t: Tokens, i: int) -> Got | None:
    """As in "'99", "the '90s"."""
    value = number(t, i + 1, 2)
    if value is None or len(t.words[i + 1]) != 2 or not t.glued(i + 1) or t.glued(i):
        return None
    if t.words[i + 2] == "s" and t.glued(i + 2) and value % 10 == 0:
        return Decade(1900 + value if value >= 20 else 2000 + value), i + 3
    return (Named(century_of(value)), i + 2) if t.word(i - 1) in ("of", "in", "since", "the", "by") else None


def japanese_era(t: Tokens, i: int) -> Got | None:
    """As in "Reiwa 3", "Heisei 31": a year of a Japanese era."""
    start = ERAS.get(t.words[i])
    value = number(t, i + 1, 2)
    if start is None or not value or not t.capital(i):
        return None
    return Named(start + value - 1), i + 2
