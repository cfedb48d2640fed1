"""Times of day: "3:30 p.m.", "1500 GMT", "noon", "11 o'clock", with a zone and the day they stand beside."""

import re

from dragoman.dates.expressions import Clock, Expression
from dragoman.dates.grammar.reach import Got
from dragoman.dates.lexicon import DAY_PART
from dragoman.dates.scanning import Tokens
from dragoman.dates.zones import ZONES

_CLOCK = re.compile(
    r"(?P<h>\d{1,2})(?:(?P<sep>[:.])(?P<m>\d{2})(?::(?P<s>\d{2}))?)?"
    r"(?:[ \u00a0-]{0,2}(?P<half>[ap])\.?\s?m\b(?P<dot>\.?))?",
    re.IGNORECASE,
)
_MILITARY = re.compile(r"(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d)(?=\s?(?:hours|hrs|h\b|[A-Z]{3,4}\b))")
_HOURS = re.compile(r"\s?(?:hours|hrs|hr|h)\b", re.IGNORECASE)
_ZONE = re.compile(
    r"\s?\(?(?P<name>[A-Z]{2,5}|Z)(?P<offset>[+-]?\d{1,2}(?::?\d{2})?)?\b\)?"
    r"|\s?(?P<long>local time|(?:Eastern|Central|Pacific|Mountain|Greenwich Mean|Moscow|Beijing|Tokyo)"
    r"(?: Standard| Daylight)?(?: [Tt]ime)?)\b"
    r"|(?P<sign>[+-]\d{2}:?\d{2})\b"
)


def _index(t: Tokens, i: int, end: int) -> int:
    j = i
    while j < t.count and t.starts[j] < end:
        j += 1
    return j


def _zone(t: Tokens, end: int) -> tuple[str, int]:
    """The zone written after a time, and where it ends; ("", end) for none."""
    found = _ZONE.match(t.text, end)
    if found is None:
        return "", end
    if found["name"]:
        if found["name"] not in ZONES:
            return "", end
        text = found["name"] + (found["offset"] or "")
        stop = found.end() if not found[0].rstrip().endswith(")") or "(" in found[0] else found.end() - 1
        return text, stop
    if found["long"] == "local time":
        return "", end
    if found["long"]:
        return found["long"].lower(), found.end()
    return found["sign"], found.end()


def clock(t: Tokens, i: int) -> Got | None:
    """A time in figures; a bare number only with a.m., p.m., o'clock, hours or a zone."""
    if t.glued(i) and t.word(i - 1) in (".", ",", ":", "/", "$", "-"):
        return None
    start = t.starts[i]
    military = _MILITARY.match(t.text, start) if len(t.words[i]) == 4 else None
    if military is not None:
        hours = _HOURS.match(t.text, military.end())
        end = hours.end() if hours else military.end()
        zone, end = _zone(t, end)
        if hours is None and not zone:
            return None
        return _placed(t, Clock(int(military["h"]), int(military["m"]), zone=zone), _index(t, i, end))
    if len(t.words[i]) > 2:
        return None
    found = _CLOCK.match(t.text, start)
    if found is None or int(found["h"]) > 24:
        return None
    minute = int(found["m"]) if found["m"] else None
    if minute is not None and minute > 59:
        return None
    return _figures(t, i, found, minute)


def _figures(t: Tokens, i: int, found: re.Match[str], minute: int | None) -> Got | None:
    hour, end = int(found["h"]), found.end()
    half = (found["half"] or "").lower()
    second = int(found["s"]) if found["s"] else None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
        if found["dot"] and ((found[0][-2] in "mM" and found[0][-3] in "aApP") or _closes(t, end)):
            end -= 1
    hours = None if half else _HOURS.match(t.text, end)
    if hours is not None and minute is not None:
        end = hours.end()
    zone, end = _zone(t, end) if half or minute is not None else ("", end)
    j = _index(t, i, end)
    if not half and t.words[j] == "o" and t.words[j + 1] in ("'", "’") and t.words[j + 2] == "clock" and hour <= 12:
        return _placed(t, Clock(hour, minute, vague=True), j + 3)
    if not half and not zone and hours is None and (minute is None or found["sep"] == "."):
        return None
    if minute is None and not half:
        return None
    if not half and not zone and hours is None and t.words[j] in ("%", "percent", "-", ":") and t.glued(j):
        return None
    return _placed(t, Clock(hour, minute, second, zone=zone, vague=not half and hour <= 12 and not zone), j)


def _closes(t: Tokens, end: int) -> bool:
    """Whether the full stop of "p.m." also ends its sentence."""
    rest = t.text[end : end + 3].lstrip(" ")
    return not rest or rest[0] in "\n\"”'"


def _placed(t: Tokens, time: Clock, j: int) -> Got:
    """The time with "in the morning", "Monday morning" and the like after it."""
    part = ""
    if t.words[j] == "in" and t.words[j + 1] == "the" and t.words[j + 2] in ("morning", "afternoon", "evening"):
        part, j = DAY_PART[t.words[j + 2]], j + 3
    elif t.words[j] == "at" and t.words[j + 1] == "night":
        part, j = "NI", j + 2
    hour = time.hour
    vague = time.vague
    if part and vague and hour is not None:
        hour = hour % 12 + (12 if part in ("AF", "EV", "NI") and hour != 12 else 0)
        vague = False
    return Clock(hour, time.minute, time.second, "", time.zone, None, vague), j


def with_base(time: Expression, base: Expression) -> Expression:
    """The time of day on a day."""
    if not isinstance(time, Clock):
        return time
    inner = base
    if isinstance(base, Clock) and base.base is not None:
        inner = base.base
    return Clock(time.hour, time.minute, time.second, time.part, time.zone, inner, time.vague)
