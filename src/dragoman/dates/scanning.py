"""A text as words, numbers and marks, cut once; sentences as runs of them.

Invariant: text[starts[i]:ends[i]].lower() == words[i], for every i; the cost is linear in the text.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from dragoman.dates.lexicon import ABBREVIATIONS

_TOKEN = re.compile(r"([^\W\d_]+|\d+|[^\w\s]|\n)")
_FOLD = re.compile(r"(?<!\n)\n(?![^\S\n]{0,40}\n)")
_WRAPPED = re.compile(r"\n[^\S\n]{0,4}[a-z]")
_STOPS = frozenset(".!?\n;")
_PAST_END = ""
_MARGIN = 24  # empty words behind the text, so that grammar may look ahead without checking


class Tokens:
    """The cut text. Reading past either end gives the empty word, so that grammar needs no bounds checks."""

    __slots__ = ("_stops", "count", "ends", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        """Cut the text. A line break inside a wrapped paragraph is a space; elsewhere it ends a sentence."""
        self.text = text
        lower = text.lower()
        if len(lower) != len(text):  # a few letters grow when lowered, which would shift all that follow
            lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
        # What stands between words alternates with the words, so that lengths added up give where each begins and ends.
        pieces = _TOKEN.split(_FOLD.sub(" ", lower) if _is_wrapped(text) else lower)
        edges = list(accumulate(map(len, pieces)))
        words = pieces[1::2]
        self.count = len(words)
        stops = [at for at, word in enumerate(words) if word in _STOPS]
        self.words: list[str] = words + [_PAST_END] * _MARGIN
        self.starts: list[int] = edges[:-1:2] + [len(text)] * _MARGIN
        self.ends: list[int] = edges[1::2] + [len(text)] * _MARGIN
        self._stops = [at for at in stops if self._ends_sentence(at)]

    def _ends_sentence(self, at: int) -> bool:
        word = self.words[at]
        if word != ".":
            return True
        before = self.words[at - 1] if at else ""
        after = self.words[at + 1]
        if after in ("\n", ""):
            return True
        if self.starts[at + 1] == self.ends[at] and after not in ('"', "'", "”", "’", ")", "“"):
            return False
        if (len(before) == 1 and before.isalpha()) or before in ABBREVIATIONS:
            return False
        first = self.text[self.starts[at + 1]]
        return not first.islower()

    def sentence(self, at: int) -> tuple[int, int]:
        """The run of tokens [first, last) of the sentence, or the part before a semicolon, that a token stands in."""
        stops = self._stops
        left = bisect_left(stops, at)
        first = stops[left - 1] + 1 if left else 0
        right = bisect_right(stops, at - 1)
        return first, stops[right] if right < len(stops) else self.count

    def word(self, at: int) -> str:
        """The word at an index, "" outside the text."""
        return self.words[at] if at >= 0 else _PAST_END

    def raw(self, at: int) -> str:
        """The word as it is written."""
        return self.text[self.starts[at] : self.ends[at]] if at >= 0 else _PAST_END

    def capital(self, at: int) -> bool:
        """Whether the word is written with a capital first."""
        return 0 <= at < self.count and self.text[self.starts[at]].isupper()

    def glued(self, at: int) -> bool:
        """Whether no space stands between this token and the one before."""
        return 0 < at < self.count and self.starts[at] == self.ends[at - 1]

    def first_of_sentence(self, at: int) -> bool:
        """Whether the token opens its sentence, quotation marks aside."""
        first, _ = self.sentence(at)
        while first < at and not self.words[first].isalnum():
            first += 1
        return first == at


def _is_wrapped(text: str) -> bool:
    """Whether single line breaks only fold long lines: then many lines begin in lower case."""
    breaks = text.count("\n") - text.count("\n\n") * 2
    return breaks > 2 and len(_WRAPPED.findall(text)) * 4 >= breaks
