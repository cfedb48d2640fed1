"""Words that a model quotes, found again in the text: differences of white space and typography are folded, no others.

Invariant: a span that is found holds, folded, the very letters that were quoted. What does not stand is None; it is
never looked for by likeness.
"""

import re
import unicodedata
from dataclasses import dataclass

_ALIKE = str.maketrans(
    dict.fromkeys("‘’‚‛′ʼ`´", "'") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‐‑‒–—―−﹘﹣", "-")
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded. origins: for each of its letters, where the one that it came from stands in the text."""

    text: str
    origins: tuple[int, ...]

    def spans(self, words: str) -> tuple[tuple[int, int], ...]:
        """Every place of the text, in order, where these words stand; whole words alone."""
        wanted = fold(words).text.strip(" ")
        if not any(letter.isalnum() for letter in wanted):
            return ()
        found = []
        at = self.text.find(wanted)
        while at >= 0:
            last = at + len(wanted) - 1
            if self._is_whole(at, last):
                found.append((self.origins[at], self.origins[last] + 1))
            at = self.text.find(wanted, at + 1)
        return tuple(found)

    def nearest(self, words: str, to: tuple[int, int]) -> tuple[int, int] | None:
        """The place nearest to a span: inside it before all others."""
        found = self.spans(words)
        return min(found, key=lambda span: _distance(span, to)) if found else None

    def _is_whole(self, first: int, last: int) -> bool:
        """No Latin word, and no number, is cut in two."""
        return not (_runs_on(self.text, first - 1, first) or _runs_on(self.text, last, last + 1))


def _runs_on(text: str, left: int, right: int) -> bool:
    if left < 0 or right >= len(text):
        return False
    return all(letter.isalnum() and letter < "\u3000" for letter in (text[left], text[right]))


def _distance(span: tuple[int, int], to: tuple[int, int]) -> tuple[int, int]:
    inside = to[0] <= span[0] and span[1] <= to[1]
    return 0 if inside else max(to[0] - span[1], span[0] - to[1], 1), span[0]


def fold(text: str) -> Folded:
    """The text with its typography plain: quotes and dashes of one kind, white space as one space, nothing unseen."""
    letters: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(text):
        if _UNSEEN.match(letter):
            continue
        plain = (
            letter if letter.isascii() else unicodedata.normalize("NFKC", letter.translate(_ALIKE)).translate(_ALIKE)
        )
        for one in plain:
            if one.isspace() or unicodedata.category(one) == "Cc":
                if letters and letters[-1] == " ":
                    continue
                one = " "  # noqa: PLW2901 - what is folded
            letters.append(one)
            origins.append(place)
    return Folded("".join(letters), tuple(origins))
