"""Parts of periods: "mid-March", "the end of the year", "the first Tuesday of April", "Q3 2021"."""

from collections.abc import Callable

from dragoman.dates.expressions import (
    Clock,
    Decade,
    Fiscal,
    Frame,
    Length,
    Named,
    Part,
    Reference,
    Shifted,
)
from dragoman.dates.grammar.days import era_after, month_first, year_first
from dragoman.dates.grammar.lengths import length, quantity
from dragoman.dates.grammar.reach import Got, full_year, number
from dragoman.dates.grammar.spans import fiscal
from dragoman.dates.lexicon import (
    ORDINAL,
    ORDINAL_ENDINGS,
    PART,
    SINGULAR,
    TENS,
    UNIT,
    WEEKDAY,
)
from dragoman.dates.scanning import Tokens

Single = Callable[[Tokens, int, int], Got | None]
_DEEPEST = 3
_WHOLE_UNITS = ("year", "month", "week", "day", "quarter", "decade", "century", "season", "weekend", "half")


def whole(t: Tokens, i: int, depth: int, single: Single) -> Got | None:
    """The period that a part is of: any time expression, or "the year" by its article alone."""
    if depth >= _DEEPEST:
        return None
    got = single(t, i, depth + 1)
    if got is not None and not isinstance(got[0], (Length, Reference)):
        return got
    if got is not None and isinstance(got[0], Length) and got[0].direction and got[0].amount.count == 1:
        return Shifted(got[0].unit, -1 if got[0].direction < 0 else 1), got[1]
    if t.words[i] in ("the", "this") and t.words[i + 1] in SINGULAR:
        unit = UNIT[t.words[i + 1]]
        if unit in _WHOLE_UNITS:
            return Shifted(unit, 0, Frame.TEXT, generic=True), i + 2
    if t.words[i] == "the" and t.words[i + 1] == "fiscal" and t.words[i + 2] == "year":
        return Fiscal(shift=0), i + 3
    return None


def part(t: Tokens, i: int, depth: int, single: Single) -> Got | None:
    """As in "early 2022", "mid-March", "late in the year", "end of March", "middle of the week"."""
    name = PART.get(t.words[i])
    if name is None:
        return None
    word, j = t.words[i], i + 1
    hyphen = t.words[j] == "-"
    if hyphen:
        j += 1
    if word in ("early", "late", "mid"):
        if (
            word == "mid"
            and not t.glued(j)
            and t.words[j] != "january"
            and not t.capital(j)
            and not t.words[j].isdecimal()
        ):
            return None
        if not hyphen and t.words[j] in ("to", "or", "-", "and") and t.words[j + 1] in ("mid", "late"):
            return None
        if t.words[j] in ("in", "on"):
            j += 1
        got = whole(t, j, depth, single)
        if got is None:
            return None
        if t.words[j - 1] in ("in", "on") and isinstance(got[0], Clock):
            return None
        return _narrowed(name, got)
    if word == "latter":
        if t.words[j] not in ("part", "half") or t.words[j + 1] != "of":
            return None
        got = whole(t, j + 2, depth, single)
        return (Part("half", got[0], 2), got[1]) if got is not None else None
    if hyphen:
        got = month_first(t, j) or year_first(t, j)
        return _narrowed(name, got) if got is not None else None
    if t.words[j] != "of":
        return None
    got = whole(t, j + 1, depth, single)
    return _narrowed(name, got) if got is not None else None


def _narrowed(name: str, got: Got) -> Got | None:
    meaning, j = got
    if isinstance(meaning, Clock) and meaning.base is not None:
        return meaning, j
    if isinstance(meaning, Length):
        return None
    return Part(name, meaning), j


def possessive_end(t: Tokens, i: int) -> Got | None:
    """As in "year-end", "month's end", "year's end"."""
    word = t.words[i]
    if word not in ("year", "month", "week", "quarter"):
        return None
    j = i + 1
    if t.words[j] in ("'", "’") and t.words[j + 1] == "s":
        j += 2
    elif t.words[j] == "-":
        j += 1
    elif t.word(i - 1) not in ("by", "at", "before", "until", "since", "to"):
        return None
    if t.words[j] != "end":
        return None
    year = full_year(t, j + 1)
    if year is not None and word == "year":
        return Part("end", Named(year)), j + 2
    return Part("end", Shifted(word, 0, Frame.TEXT, generic=True)), j + 1


def counted(t: Tokens, i: int, depth: int, single: Single) -> Got | None:
    """As in "first half of 2022", "third quarter", "second week of March", "first Tuesday of April", "20th century"."""
    n = ORDINAL.get(t.words[i])
    j = i + 1
    if n is None:
        n = -1 if t.words[i] == "last" else None
        value = number(t, i, 2)
        if value is not None and t.words[j] in ORDINAL_ENDINGS and t.glued(j):
            n, j = value, j + 1
        elif t.words[i] in TENS and t.words[j] == "-" and 0 < ORDINAL.get(t.words[j + 1], 0) < 10:
            n, j = TENS[t.words[i]] + ORDINAL[t.words[j + 1]], j + 2
    if n is None:
        return None
    hyphen = t.words[j] == "-"
    if hyphen:
        j += 1
    word = t.words[j]
    if word == "fiscal" and t.words[j + 1] == "quarter":
        return _of(t, (j + 2, depth), Part("quarter", Fiscal(shift=0), n), single, alone=True)
    if word in ("quarter", "half") and (n in (1, 2) or (word == "quarter" and n in (3, 4, -1))):
        if word == "half" and t.words[j + 1] == "-":
            return None
        if n == -1 and t.words[j + 1] != "of":
            return None
        return _of(t, (j + 1, depth), Part(word, Shifted("year", 0, generic=True), n), single, alone=True)
    if word in ("century", "centuries") and n > 0:
        end = era_after(t, j + 1)
        return Decade((n - 1) * 100, century=True, era="bc" if end > j + 1 else ""), end
    weekday = WEEKDAY.get(word)
    if weekday is not None and t.capital(j):
        return _of(t, (j + 1, depth), Part("weekday", Shifted("month", 0), n, weekday=weekday), single, alone=False)
    if word in UNIT and word in SINGULAR and UNIT[word] in ("day", "week", "weekend", "month", "decade", "year"):
        return _of(t, (j + 1, depth), Part("unit", Shifted("month", 0), n, unit=UNIT[word]), single, alone=False)
    return _first_months(t, (i, j), n, depth, single)


def _first_months(t: Tokens, at: tuple[int, int], n: int, depth: int, single: Single) -> Got | None:
    """As in "first nine months of 1989", "last two weeks of February": a length with its place in the whole."""
    _, j = at
    if t.words[j] in ("days", "weeks", "months", "years") and t.words[j + 1] == "of" and n in (1, -1):
        got = whole(t, j + 2, depth, single)
        if got is not None and isinstance(got[0], (Named, Shifted, Decade)):
            return Part("start" if n == 1 else "end", got[0]), got[1]
        return None
    size = quantity(t, j) if n in (1, -1) else None
    if size is None or size[0] is None or t.words[j] in ("a", "an"):
        return None
    found = length(t, j)
    if found is None or t.words[found[1]] != "of":
        return None
    got = whole(t, found[1] + 1, depth, single)
    if got is None:
        return None
    return Part("length", got[0], int(size[0]) * n, unit=found[0].unit), got[1]


def _of(t: Tokens, at: tuple[int, int], piece: Part, single: Single, *, alone: bool) -> Got | None:
    j, depth = at
    k = j
    if t.words[k] == "of" or (t.words[k] == "in" and piece.part in ("weekday", "unit", "quarter", "half")):
        k += 1
        got = whole(t, k, depth, single)
        if got is not None:
            return Part(piece.part, got[0], piece.n, piece.unit, piece.weekday), got[1]
        if t.words[j] == "of" and piece.part == "half":
            return None
        return (piece, j) if alone else None
    if t.words[k] == "," and full_year(t, k + 1) is not None:
        k += 1
    year = full_year(t, k)
    if year is not None and piece.part in ("quarter", "half"):
        return Part(piece.part, Named(year), piece.n), k + 1
    if alone and t.words[k] == "fiscal":
        inner = fiscal(t, k)
        if inner is not None:
            return Part(piece.part, inner[0], piece.n), inner[1]
    return (piece, j) if alone else None


def short_quarter(t: Tokens, i: int) -> Got | None:
    """As in "Q3", "Q3 2021", "H1 2022"."""
    if not t.capital(i) or not t.glued(i + 1) or t.glued(i):
        return None
    n = number(t, i + 1, 1)
    kind = "quarter" if t.words[i] == "q" else "half"
    if n is None or not 1 <= n <= (4 if kind == "quarter" else 2):
        return None
    j = i + 3 if t.words[i + 2] in ("of", ",") else i + 2
    year = full_year(t, j)
    if year is not None:
        return Part(kind, Named(year), n), j + 1
    return (Part(kind, Shifted("year", 0, generic=True), n), i + 2) if kind == "quarter" else None
