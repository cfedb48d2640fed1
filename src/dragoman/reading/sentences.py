"""Where sentences begin and end. A sentence never crosses a block of the Text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import Role, Text
from dragoman.reading.grammar import words as words_of

# A stop before white space, or behind which the next sentence begins at once. The mark first: that is quick to find.
_STOP = re.compile(r"[.!?;](?:(?<!;)[.!?]*[\"”’'»)\]]*(?=\s)|(?<=[a-z)]{2}[.!?])(?=[A-Z][a-z])|(?<=;)(?=\s))")
_ABBREVIATIONS = words_of("abbreviations")
_OPENERS = words_of("openers")
_LONGEST = 1_500  # code points
_LAST_WORD = re.compile(r"[\w.]+$")
_NEXT_WORD = re.compile(r"\s*[\"“‘'(\[]*(\w+)")


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence: its place in the Text, the role of its block, and its block's number."""

    start: int
    end: int
    role: Role
    block: int


def split(text: Text) -> Iterator[Span]:
    """The sentences of every block, in order, without the white space around them."""
    for number, block in enumerate(text.blocks):
        start = block.start
        for end in (*_ends(text.text, block.start, block.end), block.end):
            for piece in _pieces(text.text, start, end):
                yield from _span(text.text, start, piece, block.role, number)
                start = piece


def _pieces(text: str, start: int, end: int) -> Iterator[int]:
    """The ends of the pieces of a stretch without a stop: nobody writes sentences longer than that."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start, start + _LONGEST)
        start = space if space > start else start + _LONGEST
        yield start
    yield end


def _span(text: str, start: int, end: int, role: Role, block: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end, role, block)


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    for stop in _STOP.finditer(text, start, end):
        first, last = stop.span()
        if text[first] == "." and text[last].isspace() and _is_abbreviation(text, start, first, last):
            continue
        yield stop.end()


def _is_abbreviation(text: str, start: int, stop: int, after: int) -> bool:
    follower = _NEXT_WORD.match(text, after)
    if follower and follower[1][0].islower():  # "Austin. on Sunday": a stray stop of a machine translation
        return True
    word = _LAST_WORD.search(text, max(start, stop - 12), stop)
    if word is None:
        return False
    last = word[0].lower()
    if text[word.start() - 1] in "'’" and word.start() > start:  # "than Tokyo's."
        return False
    if last not in _ABBREVIATIONS and not (len(last) == 1 and last.isalpha()):
        return False
    ends_anyway = "." in last or last in {"gmt", "etc", "jr"}
    return not (ends_anyway and follower is not None and follower[1] in _OPENERS)
