"""A walk over the tags of an HTML page: the words that a reader sees, block by block, each mapped to the source.

Invariant: of an entity the character that it stands for is one segment; white space that runs on is cut to its first
character; nothing else is changed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from html import unescape
from typing import NamedTuple

from dragoman.cleaning.flow import Flow, Line, line_at
from dragoman.cleaning.roles import is_prose
from dragoman.cleaning.tables import table
from dragoman.cleaning.tags import Token, attributes, tokens
from dragoman.model import Segment

_BLOCKS = frozenset(table("html_blocks"))
_HIDDEN = frozenset(table("html_hidden"))
_UNSEEN = frozenset(table("html_unseen"))
_VOID = frozenset(table("html_void"))
# Elements that change nothing here: those without an inside, and those that only change letters.
_LETTERS = ("b", "i", "u", "em", "strong", "font", "sup", "sub", "wbr")
_PASSED = frozenset((*_VOID, *_LETTERS, *(f"/{name}" for name in _LETTERS)))
_DIVISIONS = frozenset(table("html_divisions"))
_HINTS = {"h1": "h1", "h2": "heading", "h3": "heading", "h4": "heading", "figcaption": "caption", "li": "item"}
_ELSEWHERE = frozenset(table("html_elsewhere"))
_UNSHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CLASS_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_PIECE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|\s+|[^&\s]+(?: [^&\s]+)*+|&")
_PLACES = frozenset(("div", "section", "article", "main", "body", "td", "form", "aside", "figure", "details", "dialog"))
_MAIN = -1


class Scope(Enum):
    """What a walk passes over."""

    STORY = "what is no part of a story, by its element, class or id"
    PAGE = "what is no part of a story, by its element"
    ALL = "only what no browser shows"


class _Open(NamedTuple):
    """An element that the walk is inside of.

    article: in which outermost <article>, 0 for none; -1 in <main> only. place: in which innermost division.
    apart: it is no part of a story, by its element, class or id.
    """

    name: str
    hidden: bool
    article: int
    place: int
    apart: bool


_TOP = _Open(name="", hidden=False, article=0, place=0, apart=False)


@dataclass(slots=True, kw_only=True)
class Drawn:
    """A line of the flow as it comes from the page.

    linked: how much of it is link. article, place, apart: as for `_Open`. prose: it reads as sentences.
    """

    line: Line
    linked: int
    article: int
    place: int
    apart: bool
    prose: bool


@dataclass(slots=True, kw_only=True)
class _Walk:
    """A walk over the tokens of a page: the flow so far, and the block that is being written."""

    source: str
    scope: Scope
    parts: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    size: int = 0
    block: int = 0
    first_part: int = 0
    linked: int = 0
    links: int = 0
    articles: int = 0
    places: int = 0
    gap: bool = True
    hint: str = ""

    @property
    def unseen(self) -> frozenset[str]:
        """The elements that are passed over."""
        return _UNSEEN if self.scope is Scope.ALL else _HIDDEN

    def take(self, token: Token) -> None:
        """The next token of the page."""
        if not token.name:
            self._write_text(token.start, token.end)
        elif token.name == "br":
            self._divide(gap=self.size == self.block)
        elif token.name[0] == "/":
            if token.name not in _PASSED:
                self._close(token.name[1:])
        elif token.name not in _PASSED:
            self._open(token)
        elif token.name == "hr":
            self._divide(gap=True)

    def end(self) -> None:
        """The end of the page."""
        self._divide(gap=True)

    def _open(self, token: Token) -> None:
        name = token.name
        if name in _BLOCKS:
            self._divide(gap=True)
            self.hint = _HINTS.get(name, "")
        above = self.stack[-1] if self.stack else _TOP
        article = above.article
        if name == "main":
            article = article or _MAIN
        elif name == "article" and article <= 0:
            self.articles += 1
            article = self.articles
        self.links += name == "a"
        place = above.place
        if name in _PLACES:
            self.places += 1
            place = self.places
        elsewhere = self.scope is not Scope.PAGE and self._elsewhere(token)
        hidden = above.hidden or name in self.unseen or (self.scope is Scope.STORY and elsewhere)
        apart = above.apart or elsewhere or name in _HIDDEN
        self.stack.append(_Open(name, hidden, article, place, apart))

    def _close(self, name: str) -> None:
        if name in _BLOCKS:
            self._divide(gap=True)
        depth = len(self.stack) - 1
        lowest = max(depth - 200, 0)  # an end tag without its start is looked for no further, so that time stays linear
        while depth >= lowest and self.stack[depth].name != name:
            depth -= 1
        if depth >= lowest:
            self.links -= sum(one.name == "a" for one in self.stack[depth:])
            del self.stack[depth:]

    def _elsewhere(self, token: Token) -> bool:
        if token.name not in _DIVISIONS or token.end - token.start < len(token.name) + 8:
            return False
        found = attributes(self.source, token)
        if "hidden" in found or ("style" in found and _UNSHOWN.search(found["style"])):
            return True
        said = f"{found.get('class', '')} {found.get('id', '')} {found.get('role', '')}"
        return not _ELSEWHERE.isdisjoint(_CLASS_WORD.findall(said.lower()))

    def _write_text(self, start: int, end: int) -> None:
        if self.stack and self.stack[-1].hidden:
            return
        before = self.size
        for match in _PIECE.finditer(self.source, start, end):
            piece = match.group()
            if piece[0].isspace():
                if self.size > self.block and not self.parts[-1][-1].isspace():
                    self._write(piece[0], match.start(), match.start() + 1)
            elif piece[0] == "&" and (meant := unescape(piece)) != piece:
                if meant:  # a reference to a control character means nothing
                    self._write(meant, match.start(), match.end())
            else:
                self._write(piece, match.start(), match.end())
        if self.links:
            self.linked += self.size - before

    def _write(self, words: str, raw_start: int, raw_end: int) -> None:
        end = self.size + len(words)
        last = self.segments[-1] if self.segments else None
        even = len(words) == raw_end - raw_start
        if last and even and last.end == self.size and last.raw_end == raw_start and _even(last):
            self.segments[-1] = Segment(start=last.start, end=end, raw_start=last.raw_start, raw_end=raw_end)
        else:
            self.segments.append(Segment(start=self.size, end=end, raw_start=raw_start, raw_end=raw_end))
        self.parts.append(words)
        self.size = end

    def _divide(self, *, gap: bool) -> None:
        """The end of a block (gap) or of a line in one."""
        if self.size > self.block:
            words = "".join(self.parts[self.first_part :])
            line = line_at(words, 0, len(words), gap=self.gap, hint=self.hint, base=self.block)
            if line:
                if self.hint == "item" and not line.mark:
                    line = replace(line, mark="•")
                at = self.stack[-1] if self.stack else _TOP
                drawn = Drawn(
                    line=line,
                    linked=self.linked,
                    article=at.article,
                    place=at.place,
                    apart=at.apart,
                    prose=is_prose(line.words),
                )
                self.drawn.append(drawn)
                self.gap = False
            self.parts.append("\n")
            self.size += 1
        self.block, self.first_part, self.linked = self.size, len(self.parts), 0
        self.gap = self.gap or gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """What a walk found: its text, where each character of it was received, and its lines."""

    text: str
    segments: tuple[Segment, ...]
    drawn: tuple[Drawn, ...]

    def flow(self, lines: Iterable[Line]) -> Flow:
        """The flow of some of the lines."""
        return Flow(text=self.text, lines=tuple(lines), segments=self.segments)


def walked(source: str, scope: Scope, span: tuple[int, int] | None = None) -> Walked:
    """A walk over some HTML source. span: only over this part of it."""
    walk = _Walk(source=source, scope=scope)
    for token in tokens(source, *(span or (0, None))):
        walk.take(token)
    walk.end()
    return Walked(text="".join(walk.parts), segments=tuple(walk.segments), drawn=tuple(walk.drawn))


def _even(segment: Segment) -> bool:
    return segment.end - segment.start == segment.raw_end - segment.raw_start
