"""Several days under one month: "March 18-19", "Oct 2, 3 and 5", "5 to 7 March", "1914-18".

Invariant: each day is a phrase of its own; its link tells how it hangs on the one before ("range" or "list").
"""

from dataclasses import replace

from dragoman.dates.expressions import Named, Phrase
from dragoman.dates.grammar.days import day_first
from dragoman.dates.grammar.reach import NOT_AFTER_YEAR, full_year, number, plural, year_after
from dragoman.dates.lexicon import MONTH, ORDINAL_ENDINGS, UNIT, words
from dragoman.dates.scanning import Tokens

_MOST = 8
_RANGE = frozenset({"-", "–", "—", "to", "through", "until", "till"})
_LIST = frozenset({",", "and", "or", "&"})
_AFTER = frozenset(
    words(
        """
        in at on of to for with by as when where before after and that which while the from or but during amid
        than respectively this next last his her its their is was were are will would had has have
        """
    )
)


def _joint(t: Tokens, j: int) -> tuple[str, int]:
    """How the next day is joined, and the index of its number; ("", j) where nothing joins."""
    word = t.words[j]
    if word in _RANGE:
        k = j + 1
        if t.words[k] == "-" and word == "-":
            k += 1
        return "range", k
    if word in _LIST:
        k = j + 1
        if word == "," and t.words[k] in ("and", "or"):
            k += 1
        return "list", k
    return "", j


def _day(t: Tokens, k: int) -> tuple[int, int] | None:
    value = number(t, k, 2)
    if value is None or not 1 <= value <= 31:
        return None
    if t.words[k + 1] in ORDINAL_ENDINGS and t.glued(k + 1):
        return value, k + 2
    if t.glued(k + 1) and (t.words[k + 1] in ("%", ":", "/") or t.words[k + 1].isalpha()):
        return None
    return value, k + 1


def after_month(t: Tokens, head: Phrase) -> list[Phrase]:
    """The head "March 18" with the days that follow it under the same month; the year may stand after the last."""
    meaning = head.meaning
    if not isinstance(meaning, Named) or meaning.day is None or meaning.month is None or meaning.year is not None:
        return [head]
    phrases, j, previous = [head], head.last, meaning.day
    year: int | None = None
    while len(phrases) < _MOST:
        link, k = _joint(t, j)
        found = _day(t, k) if link else None
        if found is None or not _continues(t, (j, k), found, previous, link):
            break
        previous, end = found
        year, after = year_after(t, end)
        phrases.append(Phrase(k, after if year else end, Named(year, meaning.month, previous), link))
        j = after if year else end
        if year:
            break
    if year:
        return [
            replace(p, meaning=replace(p.meaning, year=year)) if isinstance(p.meaning, Named) else p for p in phrases
        ]
    return phrases


def _continues(t: Tokens, at: tuple[int, int], found: tuple[int, int], previous: int, link: str) -> bool:
    j, _ = at
    value, end = found
    after = t.words[end]
    if after in MONTH and t.capital(end):
        return False
    if after in UNIT or (after == "of" and t.words[end + 1] in MONTH) or value == previous:
        return False
    if link == "range" and value < previous:
        return False
    if (
        link == "list"
        and t.words[j] not in ("-", "–")
        and (after in NOT_AFTER_YEAR or (after not in _AFTER and plural(t, end)))
    ):
        return False
    if t.words[j] == "," and t.words[j + 1].isdecimal():
        return (
            after in _LIST and (t.words[end + 1].isdecimal() or t.words[end + 1] in ("and", "or"))
        ) or after in _RANGE
    return True


def before_month(t: Tokens, i: int) -> list[Phrase] | None:
    """As in "5-7 March 2021", "5, 6 and 7 March": days whose month stands after the last of them."""
    days: list[tuple[int, int, int, str]] = []
    j, link = i, ""
    while len(days) < _MOST:
        found = _day(t, j)
        if found is None:
            return None
        got = day_first(t, j)
        if got is not None and days:
            last = got[0]
            if not isinstance(last, Named):
                return None
            named = [
                Phrase(a, b, Named(last.year, last.month, value, whole=last.whole), how) for a, b, value, how in days
            ]
            return [*named, Phrase(j, got[1], last, link)]
        days.append((j, found[1], found[0], link))
        link, j = _joint(t, found[1])
        if not link:
            return None
    return None


def years(t: Tokens, head: Phrase) -> list[Phrase]:
    """As in "1914-18", "2017-2021": the second year of a span after a dash."""
    meaning = head.meaning
    if not isinstance(meaning, Named) or meaning.year is None or meaning.day is not None or meaning.era:
        return [head]
    j = head.last
    if t.words[j] not in ("-", "–", "—", "/") or not t.glued(j) or not t.glued(j + 1):
        return [head]
    word = t.words[j + 1]
    long = full_year(t, j + 1)
    if long is not None and long > meaning.year:
        return [head, Phrase(j + 1, j + 2, Named(long), "range")]
    if len(word) == 2 and word.isdecimal() and meaning.month is None and t.words[j] != "/":
        second = meaning.year // 100 * 100 + int(word)
        if second > meaning.year and not t.words[j + 2].isdecimal():
            return [head, Phrase(j + 1, j + 2, Named(second), "range")]
    return [head]
