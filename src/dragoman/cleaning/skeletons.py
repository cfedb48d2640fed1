"""The skeleton of a story: its names and numbers in the order in which they come.

A rewrite or a translation changes the words and keeps the order of the facts, so that skeletons show what shared words
do not. Two papers' own reports of one event name the same people in another order.
"""

import re
from difflib import SequenceMatcher

from dragoman.model import Role, Text

Skeleton = tuple[str, ...]

_TOKEN = re.compile(r"[^\W_]+")
_SENTENCE_ENDS = frozenset('.!?"\u201d\u3002')
_FEWEST = 20  # names and numbers in common, below which an order says little
_OF_SHORTER, _OF_LONGER = 0.75, 0.5  # the share of each skeleton that stands in the other in the same order
_RUN = 5


def skeleton(text: Text) -> Skeleton:
    """The names and numbers of a text's story; words that begin a sentence are no names."""
    return tuple(
        word.casefold()
        for block in text.blocks
        if block.role is Role.BODY
        for word in _marks(text.text[block.start : block.end])
    )


def same_order(one: Skeleton, other: Skeleton) -> bool:
    """Whether two stories name the same things in the same order, for the most part."""
    shorter, longer = sorted((len(one), len(other)))
    if shorter < max(_FEWEST, longer * _OF_LONGER):
        return False
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks)
    return shared >= max(_FEWEST, shorter * _OF_SHORTER, longer * _OF_LONGER)


def runs(bones: Skeleton) -> frozenset[Skeleton]:
    """The runs of a skeleton, by which stories of one order find each other."""
    return frozenset(bones[start : start + _RUN] for start in range(len(bones) - _RUN + 1))


def _marks(story: str) -> list[str]:
    return [
        match[0]
        for match in _TOKEN.finditer(story)
        if match[0][0].isdigit() or (match[0][0].isupper() and len(match[0]) > 1 and not _begins(story, match.start()))
    ]


def _begins(story: str, start: int) -> bool:
    """Whether a sentence begins there."""
    before = story[max(start - 3, 0) : start].rstrip()
    return not before or before[-1] in _SENTENCE_ENDS
