"""Where words of a text begin as one of a list of words does: one pass over the whole text, kept for its sentences.

Most words of a report begin nothing that a rule asks for. The rule is tried only where this says that it may fit.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
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
        self._found = lru_cache(maxsize=4)(self._all)  # a report is asked about sentence by sentence

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


class Phrases:
    """Alternatives of a regular expression, from one bound of words to another, tried only where one may begin."""

    def __init__(self, alternatives: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        """Every alternative begins with letters, see `beginnings`."""
        self._pattern = re.compile(rf"\b(?:{alternatives})\b", flags)
        self._openings = Openings(beginnings(alternatives))

    def each(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Those that stand in text[start:end], in order, without overlap."""
        reached = start
        for at, _ in self._openings.within(text, start, end):
            match = self._pattern.match(text, at, end) if at >= reached else None
            if match is not None:
                reached = match.end()
                yield match

    def stand(self, text: str, start: int, end: int) -> bool:
        """Whether one of them stands in text[start:end]."""
        match = self._pattern.match
        return any(match(text, at, end) for at, _ in self._openings.within(text, start, end))


class Signed:
    """A regular expression, tried only in stretches where one of its signs stands: letters that all it finds have."""

    def __init__(self, expression: str, *signs: str, flags: re.RegexFlag = re.IGNORECASE) -> None:
        """signs: in lower case."""
        self._pattern = re.compile(expression, flags)
        self._signs = signs

    def each(self, text: str, start: int, end: int) -> Iterable[re.Match[str]]:
        """What it finds in text[start:end]."""
        lower = lowered(text)
        if any(lower.find(sign, start, end) >= 0 for sign in self._signs):
            return self._pattern.finditer(text, start, end)
        return ()

    def first(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """What it finds first in text[start:end]."""
        return next(iter(self.each(text, start, end)), None)


def beginnings(alternatives: str) -> set[str]:
    """The letters with which each alternative of a regular expression begins. ValueError where one begins with none."""
    return {letters for one in _parted(alternatives) for letters in _beginning(one)}


def _beginning(one: str) -> set[str]:
    if one.startswith("(?:"):
        inner = next(_parted(one[3:], ")"))
        rest = one[4 + len(inner) :]
        return beginnings(inner) | (_beginning(rest[1:]) if rest[:1] in ("?", "*") else set())
    letters = _LETTERS.match(one)
    if letters is None:
        raise ValueError(f"begins with no letter: {one!r}")
    return {letters[0].lower()}


def _parted(expression: str, mark: str = "|") -> Iterator[str]:
    """The parts of a regular expression between marks that stand in no brackets."""
    depth = start = 0
    for at, sign in enumerate(expression + mark):
        if sign == mark and not depth:
            yield expression[start:at]
            start = at + 1
        depth += (sign in "([") - (sign in ")]")


@lru_cache(maxsize=4)
def lowered(text: str) -> str:
    """The text in lower case, letter for letter: a few letters grow when lowered, which would shift all that follow."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
