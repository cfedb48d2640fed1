"""The day, the instant and the language that an export states, in the languages in which databases speak."""

import re
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from functools import cache

from babel import Locale

_SPOKEN = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "pl", "sv", "da", "nb", "fi", "tr", "cs", "ja", "zh", "ko")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:\.|er|st|nd|rd|th)?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*([ap])?\.?(?:m\.?)?\s*(?:GMT|UTC|(EST|EDT|CET|CEST|BST|JST))?([+-]\d{1,2})?",
    re.IGNORECASE,
)
_ZONED = re.compile(r"\b(?:GMT|UTC|EST|EDT|CET|CEST|BST|JST)", re.IGNORECASE)
_HOURS = {"EST": -5, "EDT": -4, "CET": 1, "CEST": 2, "BST": 1, "JST": 9}


def day_in(words: str) -> date | None:
    """The whole date in some words; None where there is none."""
    for match in _YEAR_FIRST.finditer(words):
        with suppress(ValueError):
            return date(int(match[1]), int(match[2]), int(match[3]))
    for pattern, day, month in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        for match in pattern.finditer(words):
            number = _months().get(match[month].casefold())
            if number:
                with suppress(ValueError):
                    return date(int(match[3]), number, int(match[day]))
    return None


def instant_in(words: str, day: date | None) -> datetime | None:
    """The instant on a day at which some words say that it was; None where they state no time or no zone."""
    match = _CLOCK.search(words)
    if day is None or match is None or not _ZONED.search(match[0]):
        return None
    hour, minute = int(match[1]), int(match[2])
    if match[3]:
        hour = hour % 12 + (12 if match[3].casefold() == "p" else 0)
    offset = _HOURS[match[4].upper()] if match[4] else int(match[5] or 0)
    with suppress(ValueError):
        zone = timezone(timedelta(hours=offset))
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    return None


def language_of(words: str) -> str:
    """The ISO 639-1 code of a language named in some words ("ENGLISH", "GERMAN; DEUTSCH", "Français"); "" for none."""
    for name in re.split(r"[;,/|(]", words):
        if code := _languages().get(name.strip(" )").casefold()):
            return code
    return ""


@cache
def _months() -> dict[str, int]:
    """The months' names, long and short, to their numbers."""
    found: dict[str, int] = {}
    for spoken in _SPOKEN:
        months = Locale.parse(spoken).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[form][width].items():
                    found.setdefault(str(name).casefold().rstrip("."), number)
    found["sept"] = 9
    return found


@cache
def _languages() -> dict[str, str]:
    """The languages' names, in English and in themselves, to their codes."""
    english = Locale.parse("en").languages
    found = {str(name).casefold(): str(code) for code, name in english.items() if len(str(code)) == 2}
    for spoken in (*_SPOKEN, "ar", "fa", "he", "hi", "id", "uk", "el", "hu", "ro", "th", "vi"):
        found[str(Locale.parse(spoken).languages[spoken]).casefold()] = spoken
    return found
