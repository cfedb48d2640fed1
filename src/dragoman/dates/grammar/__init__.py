"""The grammar: tokens to phrases with meanings. One pass; each parser looks a bounded way ahead.

Invariant: phrases come in the order of the text and do not overlap.
"""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from dragoman.dates.calendars import ERAS, HOLIDAYS
from dragoman.dates.expressions import Clock, Expression, Fiscal, Named, Part, Phrase, Recurring, Shifted
from dragoman.dates.grammar import articles, clock, days, lengths, lists, parts, sets, spans
from dragoman.dates.grammar.reach import Got, full_year
from dragoman.dates.lexicon import (
    DAY_PART,
    FREQUENCY,
    MONTH,
    NEARBY_DAY,
    ORDINAL,
    PART,
    PLURAL_WEEKDAY,
    SEASON,
    SMALL,
    TENS,
    UNIT,
    VAGUE_NUMBER,
    WEEKDAY,
)
from dragoman.dates.scanning import Tokens

__all__ = ["parse"]

Parser = Callable[[Tokens, int, int], Got | None]


def _plain(parser: Callable[[Tokens, int], Got | None]) -> Parser:
    return lambda t, i, _: parser(t, i)


def _the(t: Tokens, i: int, depth: int) -> Got | None:
    return articles.the(t, i, depth, single)


def _part(t: Tokens, i: int, depth: int) -> Got | None:
    return parts.part(t, i, depth, single)


def _counted(t: Tokens, i: int, depth: int) -> Got | None:
    return parts.counted(t, i, depth, single)


def _number(t: Tokens, i: int, depth: int) -> Got | None:
    word = t.words[i]
    if len(word) > 8:
        return None
    got = days.numeric(t, i, "") or _clock(t, i, depth) or days.day_first(t, i) or _counted(t, i, depth)
    return got or lengths_or_year(t, i)


def lengths_or_year(t: Tokens, i: int) -> Got | None:
    """A number with a unit is a length; a number alone may be a year."""
    return spans.lengths(t, i) or days.year_first(t, i)


def _clock(t: Tokens, i: int, depth: int) -> Got | None:
    got = clock.clock(t, i)
    if got is None:
        return None
    return _on_day(t, got, depth)


def _on_day(t: Tokens, got: Got, depth: int) -> Got:
    """The day that stands right after a time: "9 a.m. Monday", "3 p.m. on March 5"."""
    time, j = got
    year = full_year(t, j)
    if year is not None and depth < 2:
        stamp = days.weekday_first(t, j + 1) or days.day_first(t, j + 1) or days.month_first(t, j + 1)
        if stamp is not None and isinstance(stamp[0], Named) and stamp[0].day is not None and stamp[0].year is None:
            return clock.with_base(time, replace(stamp[0], year=year)), stamp[1]
    k = j + 1 if t.words[j] == "," else j
    k = k + 2 if t.words[k] == "local" and t.words[k + 1] == "time" else k
    if depth < 2 and (
        t.words[k] in WEEKDAY or t.words[k] in NEARBY_DAY or t.words[k] in MONTH or t.words[k].isdecimal()
    ):
        base = days.weekday_first(t, k) or days.month_first(t, k) or spans.nearby(t, k) or days.day_first(t, k)
        if base is not None and isinstance(base[0], (Named, Shifted, Clock)):
            if isinstance(base[0], Named) and base[0].day is None and base[0].weekday is None:
                return got
            return clock.with_base(time, base[0]), base[1]
    return got


def _noon(t: Tokens, i: int, depth: int) -> Got | None:
    """As in "noon", "midnight", "dawn", and parts of the day alone where an article or a preposition leads."""
    word = t.words[i]
    code = DAY_PART[word]
    if ":" in code:
        hour = 12 if code == "12:00" else 24
        return _on_day(t, (Clock(hour, 0), i + 1), depth)
    if word == "overnight":
        return Clock(part="NI", base=Shifted("day", 0)), i + 1
    if word in ("dawn", "dusk", "daybreak", "night", "nights", "daytime", "morning", "afternoon", "midday", "evening"):
        return (Clock(part=code), i + 1) if t.word(i - 1) in ("at", "by", "before", "until", "after", "since") else None
    return None


def _short_quarter(t: Tokens, i: int, _: int) -> Got | None:
    return parts.short_quarter(t, i)


def _fiscal(t: Tokens, i: int, depth: int) -> Got | None:
    if t.words[i + 1] in ORDINAL:
        return _counted(t, i + 1, depth)
    return spans.fiscal(t, i)


def _unit(t: Tokens, i: int, depth: int) -> Got | None:
    if t.words[i] in ("week", "month") and t.words[i + 1] in ("of", "beginning", "starting", "ending"):
        got = articles.unit_of(t, i, depth, single)
        if got is not None:
            return got
    if t.words[i] in ("weekends", "weekdays"):
        return (Recurring("XXXX-WXX-WE"), i + 1) if t.words[i] == "weekends" else None
    return parts.possessive_end(t, i) or spans.year_adjective(t, i) or spans.lengths(t, i)


def _late(t: Tokens, i: int, depth: int) -> Got | None:
    return spans.later_in(t, i) or _part(t, i, depth)


def _shifted(t: Tokens, i: int, depth: int) -> Got | None:
    if t.words[i] == "last":
        got = _counted(t, i, depth)
        if got is not None:
            return got
    return spans.shifted(t, i)


def _spelt(t: Tokens, i: int, depth: int) -> Got | None:
    """A number in words: "nineteen ninety-eight", "eleven o'clock", else a length."""
    year = days.spelt_year(t, i)
    if year is not None:
        return year
    hour = SMALL.get(t.words[i])
    if hour is not None and hour <= 12 and t.words[i + 1] == "o" and t.words[i + 3] == "clock":
        return _on_day(t, (Clock(hour, vague=True), i + 4), depth)
    return spans.lengths(t, i)


def _every(t: Tokens, i: int, _: int) -> Got | None:
    return sets.every(t, i)


def _starts() -> dict[str, tuple[Parser, ...]]:
    """Which parsers may begin at a word, in the order in which they are tried."""
    starts: dict[str, tuple[Parser, ...]] = {}

    def add(words: object, *parsers: Parser) -> None:
        for word in words:  # type: ignore[attr-defined]
            starts[word] = starts.get(word, ()) + parsers

    add(SMALL, _spelt)
    add(TENS, _plain(spans.lengths))
    add(VAGUE_NUMBER - {"many"}, _plain(spans.lengths))
    add(("a", "an", "another", "half", "dozen", "hundred", "many"), _plain(spans.lengths))
    add((word for word in ORDINAL if word.isalpha()), _counted)
    add(MONTH, _plain(days.month_first))
    add(WEEKDAY, _plain(days.weekday_first))
    add(PLURAL_WEEKDAY, _plain(days.weekday_first))
    add(lengths.BOUND_WORDS - {"some"}, _plain(spans.lengths))
    add(("every", "each", "per"), _every)
    add(FREQUENCY, _plain(sets.frequency))
    add(SEASON, _plain(spans.season))
    add(NEARBY_DAY, _plain(spans.nearby))
    add(DAY_PART, _noon)
    add(PART, _part)
    add(("later", "earlier", "late", "early"), _late)
    add(("the",), _the)
    add(("last", "this", "next", "that", "past", "coming", "following", "previous", "same", "preceding"), _shifted)
    add(("fiscal", "financial", "fy"), _fiscal)
    add(("q", "h"), _short_quarter)
    add(("'", "’"), _plain(days.apostrophe_first))
    add(ERAS, _plain(days.japanese_era))
    add(UNIT, _unit)
    add(
        (
            "now",
            "currently",
            "nowadays",
            "presently",
            "recently",
            "recent",
            "lately",
            "soon",
            "future",
            "right",
            "present",
        ),
        _plain(spans.reference),
    )
    add(("these",), _plain(spans.reference))
    for name in HOLIDAYS:
        first = name.split(" ")[0].split("'")[0].rstrip(".")
        if _plain_holiday not in starts.get(first, ()):
            starts[first] = (_plain_holiday, *starts.get(first, ()))
    return starts


def _plain_holiday(t: Tokens, i: int, _: int) -> Got | None:
    return spans.holiday(t, i)


_STARTS = MappingProxyType(_starts())
_INNER_MARKS = frozenset(".,/:")


def single(t: Tokens, i: int, depth: int) -> Got | None:
    """The expression that begins at a token; None where none does. depth: how far inside others it stands."""
    word = t.words[i]
    if word.isdecimal():
        return _number(t, i, depth)
    for parser in _STARTS.get(word, ()):
        got = parser(t, i, depth)
        if got is not None:
            return got
    return None


def parse(t: Tokens, country: str) -> list[Phrase]:
    """Every time expression of a text."""
    phrases: list[Phrase] = []
    words = t.words
    last = 0
    starting = {word for word in set(words) if word in _STARTS or word.isdecimal()}
    for i in [at for at, word in enumerate(words) if word in starting]:
        if i < last:
            continue
        if not words[i].isdecimal():
            found = _worded(t, i)
        else:
            found = _at(t, i, country)
            if not found:
                last = _number_end(t, i)
        if found:
            phrases += found
            last = found[-1].last
    return phrases


def _number_end(t: Tokens, i: int) -> int:
    """The index after a number with its decimals and dashes, whose rest begins no expression."""
    j = i + 1
    while t.words[j] in _INNER_MARKS and t.glued(j) and t.glued(j + 1) and t.words[j + 1].isdecimal():
        j += 2
    return j


def _at(t: Tokens, i: int, country: str) -> list[Phrase]:
    """What begins at a number."""
    if len(t.words[i]) > 8:
        return []
    if len(t.words[i]) <= 2:
        several = lists.before_month(t, i)
        if several is not None:
            return several
    dated = days.numeric(t, i, country)
    if dated is not None:
        return _timed(t, Phrase(i, dated[1], dated[0])) or [Phrase(i, dated[1], dated[0])]
    got = _number(t, i, 0)
    if got is None:
        return []
    return _extended(t, Phrase(i, got[1], got[0]))


def _worded(t: Tokens, i: int) -> list[Phrase]:
    got = single(t, i, 0)
    if got is None:
        return []
    # An article belongs to the noun that "month-long" qualifies.
    if t.words[i] in ("a", "an") and t.words[i + 2] == "-":
        i += 1
    return _extended(t, Phrase(i, got[1], got[0]))


def _timed(t: Tokens, head: Phrase) -> list[Phrase] | None:
    """A day with the time that follows it with nothing between: "May 8 1:00 AM"."""
    meaning = head.meaning
    if not isinstance(meaning, Named) or (meaning.day is None and meaning.weekday is None):
        return None
    if not t.words[head.last].isdecimal():
        return None
    timed = clock.clock(t, head.last)
    return [Phrase(head.first, timed[1], clock.with_base(timed[0], meaning))] if timed is not None else None


def _part_after(t: Tokens, head: Phrase) -> list[Phrase] | None:
    """A year with its part behind: "the 1989 third quarter", "last year's second half"."""
    meaning = head.meaning
    yearly = (isinstance(meaning, Named) and meaning.year is not None and meaning.month is None) or (
        isinstance(meaning, Shifted) and meaning.unit == "year"
    )
    if not yearly and not isinstance(meaning, Fiscal):
        return None
    j = head.last
    if t.words[j] in ("'", "’") and t.words[j + 1] == "s":
        j += 2
    if ORDINAL.get(t.words[j], 9) > 4 or t.words[j + 1] not in ("quarter", "half", "-"):
        return None
    got = parts.counted(t, j, 1, single)
    if got is None or not isinstance(got[0], Part) or got[0].part not in ("quarter", "half"):
        return None
    first = head.first - 1 if t.word(head.first - 1) == "the" and isinstance(meaning, Named) else head.first
    return [Phrase(first, got[1], replace(got[0], whole=meaning))]


def _extended(t: Tokens, head: Phrase) -> list[Phrase]:
    meaning: Expression = head.meaning
    parted = _part_after(t, head)
    if parted is not None:
        return parted
    if isinstance(meaning, Named):
        timed = _timed(t, head)
        if timed is not None:
            return timed
        if meaning.day is not None and meaning.month is not None:
            return lists.after_month(t, head)
        if meaning.year is not None:
            found = lists.years(t, head)
            end = found[-1].last
            if meaning.month is None and t.words[end] in ("fiscal", "financial") and t.words[end + 1] == "year":
                return [Phrase(head.first, end + 2, Fiscal(meaning.year))]
            return found
    return [head]
