"""The careful path: the story as the libraries find it, mapped back to the source.

Invariant: every word kept is a run of the page's own walk; the libraries choose, they never write.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.cleaning.extracting import Extract
from dragoman.cleaning.flow import Flow, Line
from dragoman.cleaning.furniture import furniture_kind
from dragoman.cleaning.roles import is_prose, line_role
from dragoman.cleaning.walking import Drawn, Scope, walked
from dragoman.model import Role

_KEY = re.compile("[^\\s\\x00-\\x20\u00ad\u200b-\u200f\u2060\ufeff]+")
_ANCHOR = 24  # code points from which on a unit stands for itself wherever it is found
_LEAST_FOUND = 0.6
_LEAST_OF_LINE = 0.5
_NEAR = 4  # lines above the story in which its heading stands
_MOSTLY_LINK = 0.5
_ABOVE, _BELOW = 15, 8  # lines around the story in which its headline, stamps and credits stand
_BESIDE = frozenset((Role.STAMP, Role.BYLINE, Role.CREDIT, Role.CAPTION))

Span = tuple[int, int]


def careful_flow(source: str, extract: Extract) -> Flow | None:
    """The flow of the story that the libraries found; None where too little of it is found again in the page.

    Its lines are those of the page's own walk. To them come the headline, stamps, bylines, credits and captions that
    stand close by: the libraries leave them out, and dating and the search for the agency rest on them.
    """
    page = walked(source, Scope.ALL)
    kept, share = _placed(page.text, extract.units)
    if not kept or share < _LEAST_FOUND:
        return None
    chosen = [_inside(one.line, kept) for one in page.drawn]
    first = next((index for index, line in enumerate(chosen) if line), None)
    if first is None:
        return None
    last = max(index for index, line in enumerate(chosen) if line)
    beside = frozenset((*_beside(page.drawn, chosen, first, last), *_between(page.drawn, chosen, first, last)))
    return page.flow(line or page.drawn[at].line for at, line in enumerate(chosen) if line or at in beside)


def _beside(drawn: Sequence[Drawn], chosen: Sequence[Line | None], first: int, last: int) -> Iterator[int]:
    """Where lines stand that belong to the story though the libraries left them out."""
    headed = any(line and line.hint == "h1" for line in chosen)
    told = (at for at in range(first, last) if (line := chosen[at]) and is_prose(line.words))
    above = range(next(told, first) - 1, -1, -1)  # what is chosen above the first sentence may be a bar of links
    at = next((at for at in above if drawn[at].line.hint == "h1"), None)
    if at is None:  # some pages head their story with a lesser heading
        near = above[:_NEAR]
        at = next((at for at in near if drawn[at].line.hint == "heading" and not drawn[at].apart), None)
    if not headed and at is not None and chosen[at] is None:
        yield at
    top = max(first - _ABOVE, 0) if at is None else max(min(at, first) - _NEAR, 0)
    for at in range(top, min(last + _BELOW, len(drawn))):
        words, hint = drawn[at].line.words, drawn[at].line.hint
        if chosen[at] or furniture_kind(words) or (at < first and hint == "item"):
            continue
        role = Role.CAPTION if hint == "caption" else line_role(words)
        if role in _BESIDE:
            yield at


def _between(drawn: Sequence[Drawn], chosen: Sequence[Line | None], first: int, last: int) -> Iterator[int]:
    """Where sentences stand amid the story, in the very divisions that it stands in, that the libraries left out.

    They do so with whole lists where a page has few paragraphs.
    """
    places = {one.place for one, line in zip(drawn, chosen, strict=True) if line and is_prose(line.words)}
    for at in range(first, last):
        one = drawn[at]
        told = chosen[at] is None and one.place in places and not one.apart and one.prose
        if told and one.linked < _MOSTLY_LINK * len(one.line.words):
            yield at


def _inside(line: Line, kept: Sequence[Span]) -> Line | None:
    """The part of a line from its first kept word to its last; None where little of it is kept."""
    low = bisect_right(kept, line.start, key=lambda span: span[1])
    high = bisect_left(kept, line.end, key=lambda span: span[0])
    spans = kept[low:high]
    if not spans:
        return None
    start, end = max(spans[0][0], line.start), min(spans[-1][1], line.end)
    size = sum(min(last, end) - max(first, start) for first, last in spans)
    if size < _LEAST_OF_LINE * (end - start):
        return None
    offset = line.start
    return replace(line, start=start, end=end, words=line.words[start - offset : end - offset])


def _placed(text: str, units: Sequence[Sequence[str]]) -> tuple[list[Span], float]:
    """Where the units stand in a text, as spans in order that do not overlap; and how much of their words is found.

    White space and marks that nobody sees are passed over on both sides. Long units are placed first, each behind the
    one before it where it stands there; a short one is looked for between its neighbours only.
    """
    key, places = _key_of(text)
    wanted = [_joined(pieces) for pieces in units]
    found = _anchored(key, wanted)
    spans: list[Span] = []
    size = total = 0
    behind = 0
    for index, words in enumerate(wanted):
        total += len(words)
        at = found.get(index, -1)
        before = next((found[later] for later in range(index + 1, len(wanted)) if later in found), len(key))
        if at < 0 and len(words) < _ANCHOR:
            at = key.find(words, behind, max(before, behind))
        if at >= 0:
            spans.append((at, at + len(words)))
            size += len(words)
            behind = at + len(words)
            continue
        for start, end in _in_pieces(key, units[index], behind):
            spans.append((start, end))
            size += end - start
            behind = end
    return _merged([(places[start], places[end - 1] + 1) for start, end in spans]), size / max(total, 1)


def _anchored(key: str, wanted: Sequence[str]) -> dict[int, int]:
    """Where each long unit stands, by its number."""
    found: dict[int, int] = {}
    behind = 0
    for index, words in enumerate(wanted):
        if len(words) < _ANCHOR:
            continue
        at = key.find(words, behind)
        if at < 0:
            at = key.find(words)
        if at >= 0:
            found[index] = at
            behind = at + len(words)
    return found


def _in_pieces(key: str, pieces: Sequence[str], behind: int) -> Iterator[Span]:
    """Where the pieces of a unit stand that does not stand as a whole, in order."""
    for piece in pieces:
        words = _joined((piece,))
        at = key.find(words, behind) if words else -1
        if at >= 0 and (len(words) >= _ANCHOR or at - behind < _ANCHOR):
            behind = at + len(words)
            yield at, behind


def _joined(pieces: Sequence[str]) -> str:
    return "".join(match.group() for piece in pieces for match in _KEY.finditer(piece))


def _key_of(text: str) -> tuple[str, list[int]]:
    """A text without what is passed over, and where each of its characters stands in the text."""
    parts: list[str] = []
    places: list[int] = []
    for match in _KEY.finditer(text):
        parts.append(match.group())
        places.extend(range(*match.span()))
    return "".join(parts), places


def _merged(spans: list[Span]) -> list[Span]:
    """The spans in order; those that touch or overlap as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
