"""Calendars that differ by country and custom: fiscal years, eras, holidays, clock zones, numeric dates.

Sources of the rules are named beside each table. Fixed public facts only; no rule depends on the day it is run.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from types import MappingProxyType

from dragoman.dates.expressions import Named
from dragoman.dates.lexicon import words
from dragoman.dates.periods import Period, day, months, moved, nth_weekday
from dragoman.dates.periods import month as month_of

# First year of each modern Japanese era (Cabinet Office of Japan).
ERAS = MappingProxyType({"reiwa": 2019, "heisei": 1989, "showa": 1926, "shōwa": 1926, "taisho": 1912, "meiji": 1868})

# The fiscal year's first month, and how its number relates to the calendar year in which it begins: FY2022 of the
# United States begins in October 2021 (-1), that of Japan in April 2022 (0). India's and Britain's "2022" name the
# year in which it begins as FY2022-23. National budget laws; the CIA World Factbook's list of fiscal years.
_FISCAL = MappingProxyType(
    {
        "US": (10, -1),
        "TH": (10, -1),
        "JP": (4, 0),
        "IN": (4, 0),
        "GB": (4, 0),
        "CA": (4, 0),
        "NZ": (7, -1),
        "AU": (7, -1),
        "PK": (7, -1),
        "BD": (7, -1),
        "EG": (7, -1),
        "ZA": (4, 0),
        "SG": (4, 0),
        "HK": (4, 0),
        "MM": (4, 0),
        "IR": (3, 0),
        "ET": (7, 0),
        "KE": (7, -1),
        "NP": (7, -1),
    }
)


# Words that tell whose fiscal year a text means.
_FISCAL_WORDS = MappingProxyType(
    {
        word: country
        for country, listed in {
            "US": "congress pentagon american washington senate dollars",
            "JP": "japan japanese tokyo yen diet kishida abe",
            "IN": "india indian delhi rupees rupee crore lakh",
            "GB": "britain british london uk",
            "CA": "canada canadian ottawa",
            "AU": "australia australian canberra",
            "NZ": "zealand wellington",
            "PK": "pakistan pakistani islamabad",
            "BD": "bangladesh bangladeshi dhaka",
            "TH": "thailand thai bangkok",
            "EG": "egypt egyptian cairo",
            "SG": "singapore",
            "DE": "germany german berlin",
            "FR": "france french paris",
            "CN": "china chinese beijing",
            "KR": "korea korean seoul",
            "RU": "russia russian moscow",
        }.items()
        for word in listed.split()
    }
)


def fiscal_country(said: Sequence[str]) -> str:
    """Whose fiscal year words speak of: the country named most often among them; "" where none is."""
    named = Counter(_FISCAL_WORDS[word] for word in said if word in _FISCAL_WORDS)
    # Of equals the one that stands first in the table, whatever the order of the words.
    return max(_FISCAL_WORDS.values(), key=lambda country: named[country]) if named else ""


def fiscal_year(number: int, country: str) -> Period:
    """The months of a fiscal year; the United States' where the country is unknown, the calendar year's elsewhere."""
    first, offset = _FISCAL.get(country or "US", (1, 0))
    return months(number + offset, first, 12, "fiscal")


def fiscal_number(at: date, country: str) -> int:
    """The fiscal year that a day lies in."""
    first, offset = _FISCAL.get(country or "US", (1, 0))
    return (at.year if at.month >= first else at.year - 1) - offset


def numeric_date(year: int, number: int, day_: int) -> Named | None:
    """A date in numbers; None where there is no such day."""
    if not (1000 <= year <= 2199 and 1 <= number <= 12 and 1 <= day_ <= monthrange(year, number)[1]):
        return None
    return Named(year, number, day_)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    letter = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * letter) // 451
    number, day_ = divmod(h + letter - 7 * m + 114, 31)
    return date(year, number, day_ + 1)


# Lunar New Year by Gregorian year (Hong Kong Observatory's conversion tables).
_LUNAR = MappingProxyType(
    {
        year: date(year, int(text[:2]), int(text[2:]))
        for year, text in enumerate(
            words(
                """
                0205 0124 0212 0201 0122 0209 0129 0218 0207 0126 0214 0203 0123 0210 0131 0219 0208 0128 0216
                0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203
                """
            ),
            2000,
        )
    }
)

# Holidays that keep their day. Key: the words as written, lower case.
_FIXED = MappingProxyType(
    {
        "christmas day": (12, 25),
        "christmas": (12, 25),
        "christmas eve": (12, 24),
        "boxing day": (12, 26),
        "new year's day": (1, 1),
        "new year's eve": (12, 31),
        "new year's": (1, 1),
        "independence day": (7, 4),
        "valentine's day": (2, 14),
        "halloween": (10, 31),
        "veterans day": (11, 11),
        "armistice day": (11, 11),
        "remembrance day": (11, 11),
        "may day": (5, 1),
        "labour day": (5, 1),
        "bastille day": (7, 14),
        "april fools' day": (4, 1),
        "all saints' day": (11, 1),
        "epiphany": (1, 6),
        "victory day": (5, 9),
        "europe day": (5, 9),
        "national day": (10, 1),
        "republic day": (1, 26),
        "nowruz": (3, 21),
        "anzac day": (4, 25),
        "australia day": (1, 26),
        "canada day": (7, 1),
        "unification day": (10, 3),
        "international women's day": (3, 8),
        "earth day": (4, 22),
        "st. patrick's day": (3, 17),
        "united nations day": (10, 24),
        "juneteenth": (6, 19),
    }
)
# Days that some countries keep on another date. Key: country and words.
_BY_COUNTRY = MappingProxyType(
    {
        ("IN", "independence day"): (8, 15),
        ("PK", "independence day"): (8, 14),
        ("UA", "independence day"): (8, 24),
        ("ID", "independence day"): (8, 17),
        ("PH", "independence day"): (6, 12),
        ("MX", "independence day"): (9, 16),
        ("BR", "independence day"): (9, 7),
        ("KZ", "independence day"): (12, 16),
        ("PL", "independence day"): (11, 11),
        ("FI", "independence day"): (12, 6),
        ("MY", "independence day"): (8, 31),
        ("KR", "liberation day"): (8, 15),
        ("IT", "liberation day"): (4, 25),
        ("IT", "republic day"): (6, 2),
        ("TR", "republic day"): (10, 29),
        ("TR", "victory day"): (8, 30),
        ("PK", "republic day"): (3, 23),
        ("SG", "national day"): (8, 9),
        ("TW", "national day"): (10, 10),
        ("SA", "national day"): (9, 23),
        ("AE", "national day"): (12, 2),
        ("VN", "national day"): (9, 2),
        ("QA", "national day"): (12, 18),
        ("IE", "national day"): (3, 17),
        ("ZA", "women's day"): (8, 9),
        ("FR", "victory day"): (5, 8),
        ("US", "labour day"): (0, 0),
    }
)
# The n-th (or last) weekday of a month.
_WEEKDAY_OF = MappingProxyType(
    {
        "thanksgiving": (11, 3, 4),
        "thanksgiving day": (11, 3, 4),
        "labor day": (9, 0, 1),
        "memorial day": (5, 0, -1),
        "columbus day": (10, 0, 2),
        "presidents' day": (2, 0, 3),
        "presidents day": (2, 0, 3),
        "martin luther king jr. day": (1, 0, 3),
        "martin luther king day": (1, 0, 3),
        "mother's day": (5, 6, 2),
        "father's day": (6, 6, 3),
        "black friday": (11, 4, 4),
    }
)
_FROM_EASTER = MappingProxyType(
    {
        "easter": 0,
        "easter sunday": 0,
        "good friday": -2,
        "easter monday": 1,
        "palm sunday": -7,
        "ash wednesday": -46,
        "ascension day": 39,
        "pentecost": 49,
        "whit monday": 50,
        "maundy thursday": -3,
    }
)
_FROM_LUNAR = MappingProxyType({"lunar new year": 0, "chinese new year": 0, "seollal": 0})

HOLIDAYS = frozenset(
    {*_FIXED, *(name for _, name in _BY_COUNTRY), *_WEEKDAY_OF, *_FROM_EASTER, *_FROM_LUNAR, "golden week"}
)


def holiday(name: str, year: int, country: str) -> Period | None:
    """The day of a holiday in a year; None where it is not known."""
    fixed = _BY_COUNTRY.get((country, name)) or _FIXED.get(name)
    if name == "golden week":
        if country == "CN":
            return Period(date(year, 10, 1), date(year, 10, 7), "span")
        return Period(date(year, 4, 29), date(year, 5, 5), "span")
    if name in _WEEKDAY_OF:
        number, weekday, n = _WEEKDAY_OF[name]
        if country == "CA" and name.startswith("thanksgiving"):
            number, weekday, n = 10, 0, 2
        found = nth_weekday(month_of(year, number), weekday, n)
        if found is not None and name == "black friday":
            found = moved(nth_weekday(month_of(year, 11), 3, 4) or found, 1)
        return day(found) if found is not None else None
    if name in _FROM_EASTER:
        return day(easter(year) + timedelta(_FROM_EASTER[name])) if year > 1582 else None
    if name in _FROM_LUNAR:
        return day(_LUNAR[year]) if year in _LUNAR else None
    if fixed is None or fixed == (0, 0):
        return None
    return day(date(year, *fixed))
