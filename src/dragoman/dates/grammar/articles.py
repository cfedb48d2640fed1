"""What begins with "the": "the 13th of next month", "the following week", "the morning of 8 May", "the 1990s"."""

from dragoman.dates.expressions import (
    Clock,
    Decade,
    Fiscal,
    Frame,
    Named,
    Part,
    Reference,
    SeasonOf,
    Shifted,
)
from dragoman.dates.grammar.days import day_first, year_first
from dragoman.dates.grammar.lengths import length
from dragoman.dates.grammar.parts import Single, counted, part, whole
from dragoman.dates.grammar.reach import Got, full_year, number
from dragoman.dates.grammar.spans import day_before, fiscal, season, shifted
from dragoman.dates.lexicon import (
    DAY_PART,
    ORDINAL,
    ORDINAL_ENDINGS,
    PART,
    SEASON,
    SHORT_WEEKDAY,
    SMALL,
    SPEECH_SHIFT,
    TENS,
    TEXT_SHIFT,
    UNIT,
    WEEKDAY,
    words,
)
from dragoman.dates.scanning import Tokens

_DECADES = {word[:-1] + "ies": value for word, value in TENS.items()}
_NO_NOUNS = frozenset(
    words(
        """
        and the but for with when where while that which who was were has had have will would could can may
        might are not after before until since from into through during over under about against because than
        then they she his her its their our your him them also both all only just this these those there here
        """
    )
)
# The words that may follow "the" in a time expression.
_AFTER_THE = frozenset().union(
    PART,
    ORDINAL,
    SEASON,
    DAY_PART,
    UNIT,
    SMALL,
    TENS,
    SPEECH_SHIFT,
    TEXT_SHIFT,
    _DECADES,
    WEEKDAY,
    ("rest", "remainder", "time", "future", "moment", "fiscal", "financial", "recent", "that", "'", "’"),
)


def the(t: Tokens, i: int, depth: int, single: Single) -> Got | None:
    """What follows "the", from the article's token on."""
    j = i + 1
    word = t.words[j]
    if word not in _AFTER_THE and not word.isdecimal():
        return None
    if word in PART:
        got = part(t, j, depth, single)
        adjective = got is not None and isinstance(got[0], Part) and isinstance(got[0].whole, Named)
        if (
            adjective
            and got is not None
            and _noun_follows(t, got[1])
            and t.words[got[1] - 1].isalpha()
            and word in ("early", "mid", "late")
        ):
            return None
        return got
    if word in ("rest", "remainder") and t.words[j + 1] == "of":
        got = whole(t, j + 2, depth, single)
        return (Part("rest", got[0]), got[1]) if got is not None else None
    if word in ORDINAL or word == "last" or word in TENS or (word.isdecimal() and t.words[j + 1] in ORDINAL_ENDINGS):
        got = counted(t, j, depth, single)
        if got is not None:
            return got
        if word.isdecimal():
            return _the_day(t, j, depth, single)
    if word in WEEKDAY and word not in SHORT_WEEKDAY:
        return None if _noun_follows(t, j + 1) else (Named(weekday=WEEKDAY[word], frame=Frame.TEXT), j + 1)
    if word in DAY_PART or word in ("night", "early", "late"):
        return _the_day_part(t, j, depth, single)
    if word == "time" and t.words[j + 1] == "being":
        return Reference("PRESENT_REF"), j + 2
    if word in ("weekend", "fiscal", "financial"):
        return _the_weekend(t, j, depth, single)
    if word in ("week", "month", "year", "quarter"):
        got = unit_of(t, j, depth, single) or _the_unit(t, j)
        if got is not None:
            return got
    found = shifted(t, j, the=True) or season(t, j) or day_before(t, j)
    if found is not None:
        bare = isinstance(found[0], SeasonOf) and found[0].year is None and found[0].shift is None and found[1] == j + 1
        return None if bare and _noun_follows(t, j + 1) else found
    return _the_year(t, j) or _the_length(t, j)


def _noun_follows(t: Tokens, i: int) -> bool:
    """Whether a noun stands right after, so that the words before it only qualify it: "the summer offensive"."""
    word = t.words[i]
    return word.isalpha() and len(word) > 2 and word not in _NO_NOUNS


def _the_length(t: Tokens, j: int) -> Got | None:
    """As in "the nine months", "the first three years", "the two weeks"."""
    k = j + 1 if t.words[j] in ("first", "last", "final") else j
    if t.words[k] in ("a", "an") or not (t.words[k].isdecimal() or t.words[k] in SMALL or t.words[k] in TENS):
        return None
    found = length(t, k)
    if found is None or not t.words[found[1] - 1].endswith("s"):
        return None
    return found


def unit_of(t: Tokens, j: int, depth: int, single: Single) -> Got | None:
    """As in "week of Feb. 18", "week ending March 5", "month of April", from the unit's token on."""
    unit = t.words[j]
    if unit not in ("week", "month") or t.words[j + 1] not in ("of", "beginning", "starting", "ending", "ended"):
        return None
    got = whole(t, j + 2, depth, single)
    if (
        got is None
        or not isinstance(got[0], Named)
        or got[0].month is None
        or (unit == "week") != (got[0].day is not None)
    ):
        return None
    if unit == "month":
        return got if t.words[j + 1] == "of" else None
    return Part("week to" if t.words[j + 1].startswith("end") else "week of", got[0]), got[1]


def _the_unit(t: Tokens, j: int) -> Got | None:
    """As in "for the year", "in the quarter": the one spoken of."""
    if t.word(j - 2) not in ("for", "in", "during") or t.words[j + 1] in (
        "of",
        "to",
        "since",
        "before",
        "after",
        "when",
        "that",
    ):
        return None
    if (
        t.words[j] in ("month", "week")
        or _noun_follows(t, j + 1)
        or t.words[j + 1].isdecimal()
        or t.words[j + 1] in ("'", "’", "-")
    ):
        return None
    return Shifted(t.words[j], 0, Frame.TEXT, generic=True), j + 1


def _the_weekend(t: Tokens, j: int, depth: int, single: Single) -> Got | None:
    if t.words[j] == "weekend":
        return Shifted("weekend", 0, generic=True), j + 1
    if t.words[j + 1] in ORDINAL:
        return counted(t, j + 1, depth, single)
    return fiscal(t, j)


def _the_year(t: Tokens, j: int) -> Got | None:
    word = t.words[j]
    if word.isdecimal():
        if full_year(t, j) is not None and t.words[j + 1] in ("fiscal", "financial") and t.words[j + 2] == "year":
            return Fiscal(full_year(t, j)), j + 3
        return day_first(t, j) or _decade_only(t, j)
    if word in ("'", "’") and t.words[j + 1].isdecimal() and t.words[j + 2] == "s":
        value = int(t.words[j + 1][-2:])
        return Decade(1900 + value), j + 3
    if word in ("year", "years", "summer") and full_year(t, j + 1) is not None:
        return Named(full_year(t, j + 1)), j + 2
    if word in _DECADES:
        return Decade(1900 + _DECADES[word], vague=True), j + 1
    if word in {"past", "future"}:
        return Reference("PAST_REF" if word == "past" else "FUTURE_REF"), j + 1
    if word == "present" and not t.words[j + 1].isalpha():
        return Reference("PRESENT_REF"), j + 1
    if word == "time" and t.word(j - 2) == "at" and t.words[j + 1] != "of" and not _noun_follows(t, j + 1):
        return Reference("PAST_REF"), j + 1
    if word == "moment" and t.word(j - 2) == "at":
        return Reference("PRESENT_REF"), j + 1
    return None


def _decade_only(t: Tokens, j: int) -> Got | None:
    got = year_first(t, j)
    return got if got is not None and isinstance(got[0], Decade) else None


def _the_day(t: Tokens, j: int, depth: int, single: Single) -> Got | None:
    """As in "the 13th of next month", "the 5th of March", "the 20th"."""
    dated = day_first(t, j)
    if dated is not None:
        return dated
    value = number(t, j, 2)
    if value is None or not 1 <= value <= 31:
        return None
    k = j + 2
    if t.words[k] == "of":
        got = whole(t, k + 1, depth, single)
        if got is not None and isinstance(got[0], (Shifted, Named)):
            return Part("unit", got[0], value, unit="day"), got[1]
        return None
    if t.word(j - 2) in ("on", "of", "by", "until", "till", "since", "from", "before", "after", "and", "to") and not (
        t.words[k].isalpha()
        and t.words[k] not in ("and", "to", "in", "at", "for", "with", "the", "when", "as", "until")
    ):
        return Named(day=value), k
    return None


def _the_day_part(t: Tokens, j: int, depth: int, single: Single) -> Got | None:
    """As in "the morning of 8 May", "the night of April 18", "the morning"."""
    code = DAY_PART.get(t.words[j])
    if code is None:
        return None
    k = j + 1
    if t.words[k] in ("of", "on"):
        got = whole(t, k + 1, depth, single) if t.words[k + 1] != "the" or t.words[k + 2].isdecimal() else None
        if got is not None and isinstance(got[0], (Named, Shifted)):
            return Clock(part=code, base=got[0]), got[1]
    if t.words[k] in ("before", "after"):
        return None
    return Clock(part=code, base=None), k
