"""Folding: letters with marks to plain letters, typographic quotes and hyphens to plain ones.

Invariant: folding never changes a text's length, so a span found in the folded text is a span of the text.
"""

import re
import unicodedata
from functools import cache

_SPECIAL = {
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "ı": "i", "ħ": "h", "ə": "a", "Ə": "A",
    "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "＋": "+",
}  # fmt: skip
_ODD = re.compile(r"[^\x00-\x7f]")


@cache
def _plain(letter: str) -> str:
    if letter in _SPECIAL:
        return _SPECIAL[letter]
    base = unicodedata.normalize("NFKD", letter)[0]
    return base if base.isascii() and base.isalpha() else letter


def fold(text: str) -> str:
    """The text with its letters folded, position for position."""
    if text.isascii():
        return text
    return _ODD.sub(lambda match: _plain(match[0]), text)
