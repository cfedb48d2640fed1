"""HTML source to the flow of its story, by the page's own structure: the fast path, for bulk.

Invariant: lines are chosen, never changed.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.cleaning.flow import Flow, Line
from dragoman.cleaning.walking import Drawn, Scope, walked
from dragoman.cleaning.windows import window

_MOSTLY_LINK = 0.6
_LEAST_SHARE = 0.4
_MOST_ABOVE = 0.2
_NEAR = 3


def markup_flow(source: str) -> Flow:
    """The flow of a page: its story without navigation, as far as the page's structure is to be trusted.

    What classes and ids call elsewhere is left out, unless that leaves little of what the page says in sentences.
    """
    span = window(source)
    found = walked(source, Scope.STORY, span)
    told = _told(found.drawn)
    if told < 400:
        whole = walked(source, Scope.PAGE, span)
        if told < _LEAST_SHARE * _told(whole.drawn):
            found = whole
    return found.flow(with_hint(one) for one in _below_headline(_of_story(found.drawn)))


def _of_story(drawn: Sequence[Drawn]) -> Sequence[Drawn]:
    """The lines of the article that says most, and headings before it; all lines where no article says much."""
    told: dict[int, int] = {}
    for one in drawn:
        if one.article and one.prose:
            told[one.article] = told.get(one.article, 0) + len(one.line.words)
    best = max(told, key=lambda article: told[article], default=0)
    if not best or told[best] < _LEAST_SHARE * _told(drawn):
        return drawn
    inside = [one for one in drawn if one.article == best]
    if any(one.line.hint == "h1" for one in inside):
        return inside
    return [one for one in drawn if one.article == best or one.line.hint == "h1"]


def _below_headline(drawn: Sequence[Drawn]) -> Sequence[Drawn]:
    """The lines without what stands above the headline, but for the few right above it, where the story is below it."""
    at = next((index for index, one in enumerate(drawn) if one.line.hint == "h1"), 0)
    if not at or _told(drawn[:at]) > _MOST_ABOVE * _told(drawn):
        return drawn
    near = (one for one in drawn[max(at - _NEAR, 0) : at] if one.line.hint != "item")
    return [*near, *drawn[at:]]


def with_hint(one: Drawn) -> Line:
    """A line that is mostly link points elsewhere, unless it is a heading or a long sentence."""
    size = len(one.line.words)
    if one.linked >= _MOSTLY_LINK * size and size < 200 and one.line.hint not in ("h1", "caption"):
        return replace(one.line, hint="links")
    return one.line


def _told(drawn: Sequence[Drawn]) -> int:
    """How much a page says in sentences."""
    return sum(len(one.line.words) for one in drawn if one.prose)
