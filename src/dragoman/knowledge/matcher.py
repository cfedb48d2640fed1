"""Marking: one pass over the folded text, word by word, with the longest form that begins at each word.

A table by first word says how long the forms beginning with it are, so that a word costs one look-up and a hit a few
more, however many forms there are: a table of 200,000 is read from disk ready to use, where an automaton over letters
would be built anew in every process.

Invariant: marks stand in order, do not overlap, and begin and end at the bounds of words.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dragoman.knowledge.folding import fold
from dragoman.knowledge.meanings import Meaning
from dragoman.model import Mention

_SIGN = "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"  # scripts that put no space between words, or join endings to them
_WORD = rf"[{_SIGN}]|[^\W_{_SIGN}]+"
_HEAD = re.compile(rf"{_WORD}|[^\w\s]")
_SAFE = 3  # signs of a form that may stand inside a run of signs; a shorter one could be parts of two words
_BEFORE_PLACE = re.compile(r"(?:^|\W)(?:in|at|to|near|from|for|of|outside|into|visit|leave|left|via)\s+$|[;(]\s*$")
_INITIAL = re.compile(r"[A-Z]\.")
_LOOK_BACK = 10
_FOREIGN = re.compile(r"[^\x00-\x7f“”„«»‹›—…•·©®°€£¥]")  # none of these marks is a letter or begins a form


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """Written forms ready for matching.

    which: for each form, the place of its meaning in `meanings`.
    heads: for the first word (or sign) of any form, the lengths of the forms that begin with it, longest first.
    given: given names, folded.
    """

    which: Mapping[str, int]
    meanings: Sequence[Meaning]
    heads: Mapping[str, tuple[int, ...]]
    given: frozenset[str]


def forms_of(meanings: Mapping[str, Meaning], given: frozenset[str]) -> Forms:
    """The forms of a lexicon, folded, with their table by first word."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for form in meanings:
        head = _HEAD.match(form)
        if head is not None:
            lengths[head[0]].add(len(form))
    heads = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}
    places: dict[Meaning, int] = {}
    which = {form: places.setdefault(meaning, len(places)) for form, meaning in meanings.items()}
    return Forms(which=which, meanings=tuple(places), heads=heads, given=given)


class Matcher:
    """Finds forms in texts. Immutable."""

    def __init__(self, forms: Forms) -> None:
        """Match these."""
        self._which = forms.which
        self._meanings = forms.meanings
        self._heads = forms.heads
        self._given = forms.given
        signs = "".join(sorted(head for head in forms.heads if not head.isalnum()))
        self._words = re.compile(rf"({_WORD}|[{re.escape(signs)}])" if signs else f"({_WORD})")
        plain = "".join(sign for sign in signs if sign.isascii())
        self._plain_words = re.compile(f"([a-zA-Z0-9]+|[{re.escape(plain)}])" if plain else "([a-zA-Z0-9]+)")

    def mark(self, text: str) -> tuple[Mention, ...]:
        """What the text's words name, leftmost and longest first, whole words only."""
        plain = fold(text)
        size = len(plain)
        heads, which = self._heads, self._which
        # Words alternate with what stands between them, so that their lengths added up say where each begins.
        pieces = (self._words if _FOREIGN.search(plain) else self._plain_words).split(plain)
        leading = [index for index in range(1, len(pieces), 2) if pieces[index] in heads]
        ends = list(accumulate(map(len, pieces))) if leading else []
        found: list[Mention] = []
        reached = 0
        for index in leading:
            start = ends[index - 1]
            if start < reached:
                continue
            sign = plain[start] >= "\u3400"
            for length in heads[pieces[index]]:
                end = start + length
                if end > size or (not sign and end < size and plain[end - 1 : end + 1].isalnum()):
                    continue  # past the text, or in the middle of a word
                at = which.get(plain[start:end])
                if at is None:
                    continue
                if not _bounded(plain, start, end):
                    continue
                reached = end
                mention = self._mention(plain, self._meanings[at], start, end)
                if mention is not None:
                    found.append(mention)
                break
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


def _bounded(plain: str, start: int, end: int) -> bool:
    """Whether the words stand for themselves: no letter or figure goes on before or after them."""
    runs_on = end < len(plain) and plain[end].isalnum() and plain[end - 1].isalnum()
    if plain[start] < "\u3400":
        return not runs_on
    inside = runs_on or (start > 0 and plain[start - 1].isalnum())
    return not inside or (end - start >= _SAFE and plain[end - 1] >= "\u3400")


def _stands(plain: str, needs: str, start: int, end: int) -> bool:
    """Whether what a meaning needs beside its words stands there."""
    if needs == "hyphen":
        return plain[end : end + 1] == "-"
    return _BEFORE_PLACE.search(plain[max(start - _LOOK_BACK, 0) : start]) is not None
