"""Marking: one pass of an Aho-Corasick automaton over the folded text, then the bounds of words.

Invariant: marks stand in order, do not overlap, and begin and end at the bounds of words.
"""

import re
from collections.abc import Iterator, Mapping

from ahocorasick_rs import AhoCorasick, MatchKind

from dragoman.knowledge.folding import fold
from dragoman.knowledge.meanings import Meaning
from dragoman.model import Mention

_WORD = re.compile(r"\w+")
_BEFORE_PLACE = re.compile(r"(?:^|\W)(?:in|at|to|near|from|for|of|outside|into|visit|leave|left|via)\s+$|[;(]\s*$")
_INITIAL = re.compile(r"[A-Z]\.")
_LOOK_BACK = 10


class Matcher:
    """The automaton and what its patterns mean. Built once; immutable."""

    def __init__(self, meanings: Mapping[str, Meaning], given: frozenset[str]) -> None:
        """Build the automaton (about 0.1 s for 20,000 forms). given: given names, folded."""
        self._given = given
        self._meanings = dict(meanings)
        self._patterns = list(self._meanings)
        self._values = list(self._meanings.values())
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest, store_patterns=False)

    def mark(self, text: str) -> tuple[Mention, ...]:
        """What the text's words name, leftmost and longest first, whole words only."""
        plain = fold(text)
        found: list[Mention] = []
        size = len(plain)
        for index, start, end in self._automaton.find_matches_as_indexes(plain):
            if (start and plain[start - 1].isalnum() and plain[start].isalnum()) or (
                end < size and plain[end].isalnum() and plain[end - 1].isalnum()
            ):
                if " " in self._patterns[index] or "-" in self._patterns[index]:
                    found.extend(self._shorter(plain, start, end))
                continue
            mention = self._mention(plain, self._values[index], start, end)
            if mention is not None:
                found.append(mention)
        return tuple(found)

    def _mention(self, plain: str, meaning: Meaning, start: int, end: int) -> Mention | None:
        if meaning.needs and not _stands(plain, meaning.needs, start, end):
            if meaning.otherwise is None:
                return None
            meaning = meaning.otherwise
        if meaning.kind is None:
            return None
        form = meaning.form
        if form == "surname" and self._follows_a_given_name(plain, start):
            form = "surname_risky"
        return Mention(start, end, meaning.kind, meaning.ids, form, meaning.party)

    def _follows_a_given_name(self, plain: str, start: int) -> bool:
        """Whether the surname is the end of somebody's full name, and so of somebody whom the facts do not hold."""
        if start < 2 or plain[start - 1] != " ":
            return False
        before = plain.rfind(" ", 0, start - 1) + 1
        word = plain[before : start - 1]
        return word in self._given or _INITIAL.fullmatch(word) is not None

    def _shorter(self, plain: str, start: int, end: int) -> Iterator[Mention]:
        """The longest whole-word forms among the words that a match touched only in part."""
        words = [(match.start(), match.end()) for match in _WORD.finditer(plain, start, self._word_end(plain, end))]
        if start and plain[start - 1].isalnum():
            words = words[1:]
        reached = start
        for place, (begin, _) in enumerate(words):
            if begin < reached:
                continue
            for _, stop in reversed(words[place:]):
                meaning = self._meanings.get(plain[begin:stop])
                mention = self._mention(plain, meaning, begin, stop) if meaning else None
                if mention is not None:
                    yield mention
                    reached = stop
                    break

    @staticmethod
    def _word_end(plain: str, end: int) -> int:
        while end < len(plain) and plain[end].isalnum():
            end += 1
        return end


def _stands(plain: str, needs: str, start: int, end: int) -> bool:
    """Whether what a meaning needs beside its words stands there."""
    if needs == "hyphen":
        return plain[end : end + 1] == "-"
    return _BEFORE_PLACE.search(plain[max(start - _LOOK_BACK, 0) : start]) is not None
