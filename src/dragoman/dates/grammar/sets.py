"""Recurring times (SET): "every Monday", "twice a week", "annual", "each year"."""

from dragoman.dates.expressions import Length, Recurring
from dragoman.dates.grammar.lengths import quantity
from dragoman.dates.grammar.reach import Got, month_at
from dragoman.dates.lexicon import DAY_PART, FREQUENCY, ORDINAL, SEASON, UNIT, WEEKDAY
from dragoman.dates.scanning import Tokens
from dragoman.dates.timex import duration_value

_TIMES = frozenset({"times", "once", "twice", "time"})


def every(t: Tokens, i: int) -> Got | None:
    """As in "every Monday", "each year", "every two weeks", "every other day", "per day", "a year" after a count."""
    j = i + 1
    if t.words[j] == "other" and t.words[j + 1] in UNIT:
        return Recurring(_unit_value(UNIT[t.words[j + 1]], 2), "EVERY"), j + 2
    if t.words[j] in ORDINAL and t.words[j + 1] in UNIT:
        return Recurring(_unit_value(UNIT[t.words[j + 1]], ORDINAL[t.words[j]]), "EVERY"), j + 2
    weekday = WEEKDAY.get(t.words[j])
    if weekday is not None and t.capital(j):
        part = DAY_PART.get(t.words[j + 1], "")
        if part and ":" not in part:
            return Recurring(f"XXXX-WXX-{weekday + 1}T{part}", "EVERY"), j + 2
        return Recurring(f"XXXX-WXX-{weekday + 1}", "EVERY"), j + 1
    month = month_at(t, j)
    if month is not None:
        return Recurring(f"XXXX-{month[0]:02}", "EVERY"), month[1]
    if t.words[j] in SEASON:
        return Recurring(f"XXXX-{SEASON[t.words[j]]}", "EVERY"), j + 1
    if t.words[j] in DAY_PART and ":" not in DAY_PART[t.words[j]]:
        return Recurring(f"XXXX-XX-XXT{DAY_PART[t.words[j]]}", "EVERY"), j + 1
    if t.words[j] in UNIT:
        return Recurring(_unit_value(UNIT[t.words[j]], 1), "EVERY"), j + 1
    counted = quantity(t, j)
    if counted is not None and counted[0] is not None and t.words[counted[1]] in UNIT:
        return Recurring(_unit_value(UNIT[t.words[counted[1]]], counted[0]), "EVERY"), counted[1] + 1
    return None


def _unit_value(unit: str, count: float) -> str:
    return duration_value(count, unit)


def frequency(t: Tokens, i: int) -> Got | None:
    """As in "daily", "annual", "quarterly"."""
    found = FREQUENCY.get(t.words[i])
    if found is None:
        return None
    if t.capital(i) and (t.capital(i + 1) or t.capital(i - 1) or not t.first_of_sentence(i)):
        return None  # the name of a paper
    value, _ = found
    return Recurring(value), i + 1


def rate(t: Tokens, i: int, measured: Length) -> Recurring | None:
    """As in "a year" as a rate, after a sum, a percentage or a count of times; None where it is a length."""
    if measured.amount.count != 1 or measured.amount.mod or t.words[i] not in ("a", "an"):
        return None
    back = [t.word(i - n) for n in (1, 2, 3)]
    counted = back[0] in _TIMES or back[0] in (
        "%",
        "percent",
        "million",
        "billion",
        "trillion",
        "dollars",
        "barrels",
        "tons",
    )
    counted = counted or (back[0].isdecimal() and any(mark in back for mark in ("$", "€", "£", "¥")))
    counted = counted or (back[0] in ("tonnes", "bpd", "people", "euros") and back[1].isdecimal())
    return Recurring(_unit_value(measured.unit, 1)) if counted else None
