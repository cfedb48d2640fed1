"""A stamp to the day, and to the instant where it says its zone: what pages, feeds and files write beside a text.

Invariant: a day is given only where the stamp leaves no doubt of it.
"""

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from dragoman.dates.finding import find_times
from dragoman.dates.shapes import Anchor

_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_TURNED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?$")
_PARTED = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?) ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)$", re.IGNORECASE
)
_RUN = re.compile(r"(?:19|20)\d{12}$")  # as archives write the second of a capture, in UTC
_MAIL = re.compile(r"[A-Za-z]{3,9}, ?\d|\d{1,2} [A-Za-z]{3,9} \d{2,4} \d")
_EARLIEST = date(1990, 1, 1)  # what is older is the start of some clock


def moment(stamp: str) -> tuple[date | None, datetime | None]:
    """The day of a stamp, and its instant where it has a zone; None, None where it is no whole date.

    Stamps are ISO 8601, dates of mail, seconds since 1970, captures of archives (20210304100000), days with the year
    first or last, and dates in words.
    """
    words = stamp.strip()[:80]
    instant = _instant(words)
    if instant is not None:
        day: date | None = instant.date()
    else:
        day = _day(words)
    if day is None or day < _EARLIEST:
        return None, None
    return day, instant if instant and instant.tzinfo else None


def _instant(words: str) -> datetime | None:
    with suppress(ValueError):
        if _RUN.match(words):
            return datetime.strptime(words, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        if match := _PARTED.match(words):
            zone = "Z" if match[3].isalpha() else match[3]
            return datetime.fromisoformat(f"{match[1]}T{match[2]}{zone}")
        return datetime.fromisoformat(words)
    if _SECONDS.match(words):
        return datetime.fromtimestamp(int(words[:10]), UTC)
    with suppress(ValueError, IndexError, OverflowError):
        return parsedate_to_datetime(words) if _MAIL.match(words) else None
    return None


def _day(words: str) -> date | None:
    with suppress(ValueError):
        if match := _DAY.match(words):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _TURNED.search(words):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if match := _SLASHED.search(words):
            return _of_slashes(int(match[1]), int(match[2]), int(match[3]))
    for mention in find_times(words, Anchor()).mentions:
        if mention.when is not None and mention.when.is_day and mention.said.year is not None:
            return mention.when.earliest
    return None


def _of_slashes(one: int, two: int, year: int) -> date | None:
    """The day that slashes leave no doubt of: the third of April in London is the fourth of March in Washington."""
    if one == two or two > 12:
        return date(year, one, two)
    return date(year, two, one) if one > 12 else None
