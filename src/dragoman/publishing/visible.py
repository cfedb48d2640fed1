"""Text from outside, fit to be shown: what could not be seen, or turns the direction of what follows, as its code.

Invariant: no report can make a page, a calendar or a message say something else than it says.
"""

import re

# Marks that turn the direction of what follows, that cannot be seen at all, or that no encoding can carry.
_UNSEEN = re.compile(
    "[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufff9-\uffff\U000e0000-\U000e007f]"
)
_MOST = 300


def shown(text: str) -> str:
    """Text with what could not be seen written as its code: "[U+202E]". Tabs and line feeds stay."""
    return _UNSEEN.sub(lambda mark: f"[U+{ord(mark[0]):04X}]", text)


def short(text: str, most: int = _MOST) -> str:
    """Text for one line: the first letters of a text that is longer than any title should be."""
    plain = shown(" ".join(text[: most * 4].split()))
    return plain if len(plain) <= most else plain[: most - 1] + "…"
