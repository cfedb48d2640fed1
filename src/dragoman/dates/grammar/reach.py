"""What every part of the grammar shares: the shape of a parser's answer, and reading a year after a date."""

from dragoman.dates.expressions import Expression
from dragoman.dates.lexicon import MONTH, SHORT_MONTH, WORDLIKE_MONTH, words
from dragoman.dates.scanning import Tokens

Got = tuple[Expression, int]  # what was read, and the index of the first token after it

_YEAR_BEFORE = frozenset(
    words(
        """
        in of by since from until till to and or the late early mid end during before after around about year
        years fiscal circa ca through throughout between for january february march april may june july august
        september october november december spring summer autumn fall winter as back
        """
    )
)
NOT_AFTER_YEAR = frozenset(
    words(
        """
        percent per cent people troops soldiers men women children km kilometers kilometres miles meters metres
        tons tonnes feet dollars euros pounds yen rubles killed wounded dead casualties prisoners aircraft tanks
        guns ships kg lbs mph points barrels votes seats jobs shares million billion thousand hundred workers
        refugees civilians m mm cm hp x °
        """
    )
)
# Things that bear numbers: "Resolution 1701", "Expo 2020".
_NUMBERED = frozenset(
    words(
        """
        resolution resolutions unscr article flight law unit decree no number bill room channel boeing airbus section
        chapter route highway directive regulation agenda vision expo paragraph order protocol convention
        """
    )
)
_MONTH_LEADS = frozenset(
    words(
        """
        in of by since from until till to and or last next this early mid late through during before after
        between coming previous following every each for at on around about beginning starting ending end mr
        """
    )
)


def number(t: Tokens, i: int, most: int = 4) -> int | None:
    """The whole number at a token, where it has at most so many digits; None otherwise."""
    word = t.words[i]
    if 0 < len(word) <= most and word.isascii() and word.isdecimal():
        return int(word)
    return None


def full_year(t: Tokens, i: int) -> int | None:
    """A year in four digits that stands by itself: not a quantity, an amount or a part of a longer number."""
    word = t.words[i]
    if len(word) != 4 or not (word.isascii() and word.isdecimal()):
        return None
    year = int(word)
    if not 1000 <= year <= 2199 or _inside_number(t, i):
        return None
    return year


def _inside_number(t: Tokens, i: int) -> bool:
    after = t.words[i + 1]
    if after in ",." and after and t.glued(i + 1) and t.glued(i + 2) and t.words[i + 2].isdecimal():
        return not (after == "," and len(t.words[i + 2]) != 3)
    if after in ("%", "°") or (after in "/:" and after and t.glued(i + 1) and t.glued(i + 2)):
        return True
    before = t.word(i - 1)
    if before in ("$", "€", "£", "¥", "#", "№") or (
        before and before in ".,:/" and t.glued(i) and t.word(i - 2).isdecimal()
    ):
        return True
    return t.glued(i + 1) and after.isalpha() and after not in ("s", "bc", "ad", "bce", "ce")


def bare_year(t: Tokens, i: int) -> int | None:
    """A year alone, told from a quantity by what stands around it."""
    year = full_year(t, i)
    if year is None:
        return None
    before, after = t.word(i - 1), t.words[i + 1]
    if after in NOT_AFTER_YEAR:
        return None
    if before in _NUMBERED:
        return None
    placed = before in _YEAR_BEFORE
    if year < 1500 or year > 2099:
        return year if before in ("in", "since", "year", "of", "until", "from", "by") and not plural(t, i + 1) else None
    if not placed and plural(t, i + 1):
        return None
    return year


def plural(t: Tokens, i: int) -> bool:
    """Whether the word looks like a plural noun, which a number before it would count."""
    word = t.words[i]
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith("ss")
        and not t.capital(i)
        and word not in ("was", "has")
    )


def year_after(t: Tokens, i: int) -> tuple[int | None, int]:
    """The year that follows a month or a day, with or without its comma, and where it ends; (None, i) for none."""
    j = i + 1 if t.words[i] in (",", "of") else i
    year = full_year(t, j)
    if year is not None and 1000 <= year <= 2199 and t.words[j + 1] not in NOT_AFTER_YEAR:
        return year, j + 1
    if t.words[i] in ("'", "’") and t.glued(i + 1) and len(t.words[i + 1]) == 2:
        short = number(t, i + 1, 2)
        if short is not None:
            return century_of(short), i + 2
    return None, i


def century_of(short: int) -> int:
    """A year in two digits: 70 to 99 are of the twentieth century, the rest of this one."""
    return 1900 + short if short >= 70 else 2000 + short


def month_at(t: Tokens, i: int) -> tuple[int, int] | None:
    """The month named at a token, and the index after its name and full stop; None where the word is no month here."""
    word = t.words[i]
    found = MONTH.get(word)
    if found is None:
        return None
    j = i + 1
    dot = t.words[j] == "." and t.glued(j)
    if word in SHORT_MONTH:
        k = j + 1 if dot else j
        beside = (
            t.words[k].isdecimal()
            or (t.words[k] in (",", "'") and t.words[k + 1].isdecimal())
            or t.word(i - 1).isdecimal()
        )
        beside = beside or (t.word(i - 1) in ("th", "st", "nd", "rd", "/", "-", "of") and t.word(i - 2).isdecimal())
        if not (beside or (dot and t.word(i - 1) in _MONTH_LEADS) or (word in ("sept", "feb", "oct") and t.capital(i))):
            return None
        # At the end of a line the full stop is the sentence's.
        return found, j if dot and t.words[k] in ("", "\n") else k
    if not t.capital(i):
        near = t.words[j].isdecimal() or t.word(i - 1).isdecimal()
        return (found, j) if word not in WORDLIKE_MONTH or (near and word == "august") else None
    if word in WORDLIKE_MONTH and not _month_here(t, i, j):
        return None
    return found, j


def _month_here(t: Tokens, i: int, j: int) -> bool:
    """Whether "May", "March" or "August" names the month: by a number beside it, or by the word before it."""
    if t.words[j].isdecimal() or (t.words[j] == "," and full_year(t, j + 1)) or t.word(i - 1).isdecimal():
        return True
    before = t.word(i - 1)
    if before in ("and", "or", "to", "from", "through", "until"):
        beside = t.word(i - 2), t.words[j + 1]
        return (
            before in ("from", "until", "through")
            or any(word in MONTH and word != "may" for word in beside)
            or beside[0].isdecimal()
        )
    if (
        before in ("a", "the", "its", "their", "his", "s")
        and not t.capital(j)
        and t.words[j].isalpha()
        and len(t.words[j]) > 3
    ):
        return t.words[j] not in ("said", "will", "that", "with", "from", "have", "were", "when", "into")
    if before in _MONTH_LEADS and before not in ("mr", "on", "at", "with"):
        return True
    if before in ("st", "nd", "rd", "th", "-", "–", "/", "&"):
        return True
    if t.words[j] == "of" and full_year(t, j + 1):
        return True
    if t.first_of_sentence(i) or t.capital(i - 1):
        return False
    return t.words[i] == "august" and before not in (".", "'", "’", "the", "a")
