"""People whom the knowledge does not hold, where they speak: a full name beside a verb of saying, a surname later on.

A surname alone is somebody's only where the report has told the full name before.
"""

import re
from functools import lru_cache

from dragoman.reading.grammar import words
from dragoman.reading.vocabulary import listed

_REACH = 60  # characters in front of the end of a name
_OF, _NEAR = re.compile(r"\b(?:of|from|at|for)\s+(?:the\s+)?$"), 12  # in front of an institution
_PART = r"(?:(?:[Aa]l|[Ee]l|[Uu]l)-)?[A-Z][\w’'\-]*[a-z]"
_BETWEEN = r"(?:\s(?:[A-Z]\.|von|van|der|den|de|da|dos|del|di|la|al|el|bin|ibn|bint))*"
_FULL = rf"{_PART}(?:{_BETWEEN}\s{_PART})+"
_ENDING = re.compile(rf"(?:(?<=[\s“\"(])|^){_FULL}$")
_STARTING = re.compile(
    rf"(?:(?!(?:on|in|at|of|from|by|to|that|for|with|as|and|after|before|during)\s)[a-z][\w’'\-]*,?\s+){{0,6}}({_FULL})\b"
)
_SURNAME = re.compile(rf"(?:(?<=[\s“\"(])|^){_PART}$")
_FIRST = re.compile(r"(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?([A-Z][\w’'\-]*[a-z])\b")


def stranger_before(text: str, low: int, end: int) -> str:
    """The full name of a stranger that ends at text[end], not before low; "" for none."""
    match = _ENDING.search(text, max(low, end - _REACH), end)
    if match is not None:
        return "" if _OF.search(text, max(low, match.start() - _NEAR), match.start()) else _plain(match[0])
    surname = _SURNAME.search(text, max(low, end - _REACH), end)
    return _known_before(text, surname[0], surname.start()) if surname is not None else ""


def stranger_behind(text: str, start: int, high: int) -> str:
    """The full name of a stranger that begins at text[start], behind what he is; "" for none."""
    match = _STARTING.match(text, start, high)
    if match is not None:
        return _plain(match[1])
    surname = _FIRST.match(text, start, high)
    return _known_before(text, surname[1], start) if surname is not None else ""


def given_before(text: str, low: int, surname: tuple[int, int]) -> int | None:
    """Where a given name right before a surname begins, as in "met with Yuki Noda"; None without one."""
    found = _GIVEN.search(text, max(low, surname[0] - _GIVEN_REACH), surname[0])
    if found is None or found.start() == low or found[1] in words("no_names") | listed("name_titles"):
        return None
    if _MORE.match(text, surname[1]) is not None:  # "Shanker Das Bairagi"
        return None
    return found.start(1)


def _known_before(text: str, surname: str, end: int) -> str:
    if surname in words("no_names") | listed("no_surnames"):
        return ""
    match = _full(surname).search(text, 0, end)
    return _plain(match[0]) if match is not None else ""


@lru_cache(maxsize=64)
def _full(surname: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=[\s“\"(])|^)(?:{_PART}{_BETWEEN}\s){{1,3}}{re.escape(surname)}\b(?!-)")


def _plain(name: str) -> str:
    """Without ranks and titles; "" where it is no person's or nothing but a surname is left."""
    parts = re.split(r"\s+", re.sub(r"['’]s$", "", name))
    while parts and parts[0].rstrip(".") in listed("name_titles"):
        parts = parts[1:]
    if any(part.endswith(("'s", "’s")) for part in parts[:-1]):
        return ""  # "Korea's Yonhap"
    if len(parts) < _TWO or (words("no_names") | listed("no_surnames")) & set(parts):
        return ""
    return " ".join(parts)


_TWO, _GIVEN_REACH = 2, 24
_MORE = re.compile(r"[\s-][A-Z][a-z]")
_GIVEN = re.compile(r"(?:(?<=[a-z,]\s)|(?<=(?:Gen|Adm|Col|Maj)\.\s))([A-Z][a-z]{2,}(?:-[A-Za-z]+)?)[ -]$")
