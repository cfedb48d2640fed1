"""Where words of a text begin as one of a list of words does: one pass over the whole text, kept for its sentences.

Most words of a report begin nothing that a rule asks for. The rule is tried only where this says that it may fit.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

_LETTERS = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-](?![?*{]))*(?![?*{])")


class Openings:
    """The beginnings looked for, in lower case. whole: those shorter than this must be whole words."""

    def __init__(self, beginnings: Iterable[str], *, whole: int = 0) -> None:
        """Build the automaton."""
        self._sorted = sorted(beginnings)
        self._whole = whole
        self._automaton = AhoCorasick(self._sorted, matchkind=MatchKind.LeftmostLongest)
        self._found = lru_cache(maxsize=2)(self._all)  # a report is asked about sentence by sentence

    def within(self, text: str, start: int, end: int) -> Sequence[tuple[int, str]]:
        """Where in text[start:end] a word begins so, with the beginning, in order."""
        found = self._found(text)
        return found[bisect_left(found, (start, "")) : bisect_left(found, (end, ""))] if found else found

    def _all(self, text: str) -> list[tuple[int, str]]:
        lower = lowered(text)
        found = []
        for number, start, end in self._automaton.find_matches_as_indexes(lower):
            if start and lower[start - 1].isalnum():
                continue
            if end - start < self._whole and lower[end : end + 1].isalnum():
                continue
            found.append((start, self._sorted[number]))
        return found


def beginnings(alternatives: str) -> set[str]:
    """The letters with which each alternative of a regular expression begins. ValueError where one begins with none."""
    found: set[str] = set()
    depth = start = 0
    for at, sign in enumerate(f"{alternatives}|"):
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and not depth:
            letters = _LETTERS.match(alternatives, start, at)
            if letters is None:
                raise ValueError(f"begins with no letter: {alternatives[start:at]!r}")
            found.add(letters[0].lower())
            start = at + 1
    return found


def lowered(text: str) -> str:
    """The text in lower case, letter for letter: a few letters grow when lowered, which would shift all that follow."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
