"""Amounts of time: "two weeks", "more than 30 years", "a few days", "10-day", "57 years old"."""

from dragoman.dates.expressions import Amount, Length
from dragoman.dates.grammar.reach import number
from dragoman.dates.lexicon import CLOCK_UNITS, SINGULAR, SMALL, TENS, UNIT, VAGUE_NUMBER, words
from dragoman.dates.scanning import Tokens

# Words before an amount that bound it: how many words, TimeML's mod.
_BOUNDS: dict[str, tuple[tuple[str, ...], str]] = {
    "more": (("more", "than"), "MORE_THAN"),
    "over": (("over",), "MORE_THAN"),
    "at": (("at", "least"), "EQUAL_OR_MORE"),
    "less": (("less", "than"), "LESS_THAN"),
    "fewer": (("fewer", "than"), "LESS_THAN"),
    "under": (("under",), "LESS_THAN"),
    "nearly": (("nearly",), "LESS_THAN"),
    "almost": (("almost",), "LESS_THAN"),
    "about": (("about",), "APPROX"),
    "around": (("around",), "APPROX"),
    "approximately": (("approximately",), "APPROX"),
    "roughly": (("roughly",), "APPROX"),
    "some": (("some",), "APPROX"),
    "up": (("up", "to"), "EQUAL_OR_LESS"),
    "just": (("just",), ""),
    "only": (("only",), ""),
}
BOUND_WORDS = frozenset(_BOUNDS)
_BETWEEN = frozenset(
    words(
        """
        more full consecutive straight additional working business calendar long brutal whole further solid
        successive intense extra turbulent short other critical
        """
    )
)
# The words that may follow "a" in an amount of time.
AFTER_ARTICLE = frozenset().union(
    UNIT, _BETWEEN, SMALL, ("few", "couple", "number", "dozen", "hundred", "thousand", "half")
)
_AFTER_BARE = frozenset({"ago", "later", "earlier", "before", "after", "hence"})
_BEFORE_BARE = frozenset(
    words(
        """
    for in within after took take takes over lasted last lasts of several many recent
    """
    )
)


def quantity(t: Tokens, i: int) -> tuple[float | None, int] | None:
    """A number in figures or words, or a vague one (None), and the index after it."""
    word = t.words[i]
    if word.isdecimal():
        return _figure(t, i)
    if word in ("a", "an", "another"):
        return _article(t, i)
    if word in VAGUE_NUMBER:
        j = i + 1
        if word in ("couple", "number", "dozens", "scores", "hundreds", "thousands"):
            j = j + 1 if t.words[j] == "of" else j
        return None, j
    if word == "half":
        return (0.5, i + 2) if t.words[i + 1] in ("a", "an", "-") else None
    return _spelt(t, i)


def _figure(t: Tokens, i: int) -> tuple[float | None, int] | None:
    value = number(t, i, 6)
    if value is None:
        return None
    j, size = i + 1, float(value)
    fraction = t.words[j] in ("1", "3") and t.words[j + 1] == "/" and t.words[j + 2] in ("2", "4")
    if fraction and t.glued(j + 1) and t.glued(j + 2):
        return size + int(t.words[j]) / int(t.words[j + 2]), j + 3
    if t.words[j] in (".", ",") and t.glued(j) and t.glued(j + 1) and t.words[j + 1].isdecimal():
        if t.words[j] == "." and len(t.words[j + 1]) <= 2:
            size += int(t.words[j + 1]) / 10 ** len(t.words[j + 1])
        elif t.words[j] == "," and len(t.words[j + 1]) == 3:
            size = size * 1000 + int(t.words[j + 1])
        else:
            return None
        j += 2
    if t.words[j] in ("million", "billion", "thousand", "hundred"):
        size *= {"million": 1e6, "billion": 1e9, "thousand": 1e3}.get(t.words[j], 100)
        j += 1
    return _range_tail(t, j, size)


def _range_tail(t: Tokens, j: int, size: float) -> tuple[float | None, int]:
    """As in "two or three", "12 to 18": the larger; "two and a half"."""
    if t.words[j] == "and" and t.words[j + 1] in ("a", "one") and t.words[j + 2] == "half":
        return size + 0.5, j + 3
    if t.words[j] in ("or", "to", "-", "–"):
        second = (
            number(t, j + 1, 3) if t.words[j + 1].isdecimal() else SMALL.get(t.words[j + 1], TENS.get(t.words[j + 1]))
        )
        if second is not None and second > size and t.words[j + 2] in UNIT:
            return float(second), j + 2
    return size, j


def _article(t: Tokens, i: int) -> tuple[float | None, int] | None:
    word = t.words[i + 1]
    if word == "couple":
        return 2.0, i + 3 if t.words[i + 2] == "of" else i + 2
    if word == "dozen":
        return 12.0, i + 2
    if word in ("few", "number"):
        return None, i + 3 if t.words[i + 2] == "of" or t.words[i + 2] == "more" else i + 2
    if word in ("hundred", "thousand"):
        return (100.0 if word == "hundred" else 1000.0), i + 2
    if word == "half" and t.words[i] == "a":
        return (0.5, i + 3) if t.words[i + 2] == "-" else (0.5, i + 2)
    if t.words[i] == "another":
        tail = _spelt(t, i + 1) if not word.isdecimal() else _figure(t, i + 1)
        if tail is not None:
            return tail
        if word in ("few", "couple"):
            return None, i + 3 if t.words[i + 2] == "of" else i + 2
    if word == "full":
        return 1.0, i + 2
    return 1.0, i + 1


def _spelt(t: Tokens, i: int) -> tuple[float | None, int] | None:
    word = t.words[i]
    if word in TENS:
        size, j = TENS[word], i + 1
        k = j + 1 if t.words[j] == "-" else j
        if SMALL.get(t.words[k], 10) < 10:
            size, j = size + SMALL[t.words[k]], k + 1
    elif word in SMALL:
        size, j = SMALL[word], i + 1
        if t.words[j] == "hundred":
            size, j = size * 100, j + 1
        elif t.words[j] == "dozen":
            size, j = size * 12, j + 1
    elif word in ("dozen", "hundred"):
        size, j = (12 if word == "dozen" else 100), i + 1
    else:
        return None
    return _range_tail(t, j, float(size))


def length(t: Tokens, i: int) -> tuple[Length, int] | None:
    """A length of time, its bounding words included; None where the words name none."""
    mod, j = "", i
    bound = _BOUNDS.get(t.words[i])
    if bound is not None:
        words, mod = bound
        if len(words) == 2 and t.words[i + 1] != words[1]:
            return None
        j += len(words)
        if t.words[j] == "the" and t.words[i] == "over":
            return None
    counted = quantity(t, j)
    if counted is None:
        return None
    count, k = counted
    return _with_unit(t, (i, k), Amount(count, mod), article=t.words[j] in ("a", "an"))


def _with_unit(t: Tokens, at: tuple[int, int], amount: Amount, *, article: bool) -> tuple[Length, int] | None:
    i, k = at
    hyphen = t.words[k] == "-"
    k = k + 1 if hyphen else k
    while t.words[k] in _BETWEEN and k < i + 6:
        k += 1
        k = k + 1 if t.words[k] == "-" else k
    word = t.words[k]
    unit = UNIT.get(word)
    if unit is None or (word == "second" and (article or amount.count in (1, None) or not hyphen)):
        return None
    if word in SINGULAR and not hyphen and amount.count is not None and amount.count > 1 and not _measure(t, k):
        return None
    if article and amount.count == 1 and word not in SINGULAR:
        return None
    if unit in ("quarter", "weekend") and (article or amount.count == 1):
        return None
    if unit == "quarter" and amount.count == 3:
        return None
    if (article and unit == "night") or (unit == "quarter" and not word.endswith("s")):
        return None
    j = k + 1
    if "war" in (t.words[j], t.words[j + 1]) and t.capital(k) and t.words[j] in ("war", "'", "’"):
        return None
    if t.words[j] == "-" and t.words[j + 1] in ("old", "long"):
        j += 2
    elif t.words[j] == "old" and word.endswith("s"):
        j += 1
    elif t.words[j] == "of" and t.words[j + 1] == "age":
        j += 2
    elif t.words[j] == "and" and t.words[j + 1] == "a" and t.words[j + 2] == "half" and amount.count is not None:
        return Length(Amount(amount.count + 0.5, amount.mod), unit), j + 3
    whole = Length(amount, unit)
    return _with_more(t, whole, j)


def _measure(t: Tokens, k: int) -> bool:
    """A singular unit after a larger number still measures before a noun or a dash: "a ten year plan"."""
    return t.words[k] in ("year", "day", "month", "week", "hour", "minute") and t.words[k + 1].isalpha()


def _with_more(t: Tokens, whole: Length, j: int) -> tuple[Length, int]:
    """As in "one year and six months", "two hours, 30 minutes"."""
    if t.words[j] in ("and", ",") and (t.words[j + 1].isdecimal() or t.words[j + 1] in SMALL or t.words[j + 1] in TENS):
        more = quantity(t, j + 1)
        if more is not None and more[0] is not None:
            unit = UNIT.get(t.words[more[1]])
            smaller = ("year", "month", "week", "day", "hour", "minute", "second")
            if (
                unit in smaller
                and whole.unit in smaller
                and smaller.index(unit) > smaller.index(whole.unit)
                and t.words[more[1]].endswith("s")
            ):
                return Length(whole.amount, whole.unit, extra=(Length(Amount(more[0]), unit),)), more[1] + 1
    return whole, j


def bare(t: Tokens, i: int) -> tuple[Length, int] | None:
    """As in "for years", "weeks later", "months-long": a plural unit alone, where its place says that it measures."""
    word = t.words[i]
    unit = UNIT.get(word)
    if unit is None or word in SINGULAR:
        long = (
            unit is not None and t.words[i + 1] == "-" and t.words[i + 2] in ("long", "old") and unit not in CLOCK_UNITS
        )
        return (Length(Amount(1.0), unit or ""), i + 3) if long else None
    if t.words[i + 1] == "-" and t.words[i + 2] in ("long", "old"):
        return Length(Amount(None), unit), i + 3
    if t.words[i + 1] in _AFTER_BARE or t.word(i - 1) in _BEFORE_BARE:
        return Length(Amount(None), unit), i + 1
    return None
