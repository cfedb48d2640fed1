"""HTML source to tokens with their positions, in one pass.

The standard library's parser is not used: in the Python versions that Dragoman supports it takes quadratic time on
unclosed tags, and a page may be hostile. This scanner needs no more than tokens: what a reader of news needs of HTML.

Invariant: time grows with the length of the source; nothing is raised.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})")
_TAG = re.compile(_NAME.pattern + r"""(?:[^"'>]|"[^"]*"|'[^']*')*+>""")
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:@][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_LONGEST_TAG = 16_384
# Elements whose inside is not markup.
_RAW = {name: re.compile(rf"</{name}[\s/>]", re.IGNORECASE) for name in ("script", "style", "textarea", "title", "xmp")}


class Token(NamedTuple):
    """A piece of source: text ("" as name), the start of an element, or its end ("/" before the name).

    start, end: where it stands. inside: for script, style, title: the span between its tags.
    """

    name: str
    start: int
    end: int
    inside: tuple[int, int] = (0, 0)


def tokens(source: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of source[start:end], in order. Comments and declarations are passed over."""
    position, size = start, len(source) if end is None else end
    while position < size:
        opening = source.find("<", position, size)
        if opening < 0:
            opening = size
        if opening > position:
            yield Token("", position, opening)
        if opening == size:
            return
        token, position = _tag_at(source, opening)
        if token:
            yield token


def tags_among(source: str, opening: re.Pattern[str]) -> Iterator[Token]:
    """The tags that begin as the pattern says, without a look at others; comments and raw insides are passed over.

    opening: see `opening_of`. Far sooner done than all tokens. A tag within an attribute of another is taken for one.
    """
    position = 0
    while match := opening.search(source, position):
        token, position = _tag_at(source, match.start())
        if token:
            yield token


def opening_of(names: Iterable[str]) -> re.Pattern[str]:
    """How these elements begin or end, and what may hold what looks like them."""
    known = "|".join(sorted({*names, *_RAW}))
    return re.compile(rf"<(?:/?(?:{known})(?=[\s/>])|!--)", re.IGNORECASE)


def _tag_at(source: str, opening: int) -> tuple[Token | None, int]:
    """The tag that opens here, or a stray "<" as text; and where to go on."""
    match = _TAG.match(source, opening, opening + _LONGEST_TAG)
    if match:
        name, end = match[2].lower(), match.end()
    elif source.startswith(("<!", "<?"), opening):
        return None, _after_declaration(source, opening)
    else:
        match = _NAME.match(source, opening)
        if not match:
            return Token("", opening, opening + 1), opening + 1
        name, end = match[2].lower(), source.find(">", match.end()) + 1 or len(source)
    if match[1]:
        return Token("/" + name, opening, end), end
    if name in _RAW and source[end - 2 : end] != "/>":
        found = _RAW[name].search(source, end)
        stop = found.start() if found else len(source)
        return Token(name, opening, end, (end, stop)), stop
    return Token(name, opening, end), end


def _after_declaration(source: str, opening: int) -> int:
    if source.startswith("<!--", opening):
        end = source.find("-->", opening + 2)
        return end + 3 if end >= 0 else len(source)
    if source.startswith("<![CDATA[", opening):
        return opening + 9
    return source.find(">", opening) + 1 or len(source)


def attributes(source: str, token: Token) -> dict[str, str]:
    """The attributes of a start tag, their names in small letters, entities resolved."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source, token.start + 1 + len(token.name), token.end):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
    return found
