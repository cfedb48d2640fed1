"""Where in a page its sentences stand, found without looking at most of its tags: what the fast path walks over.

Two thirds of a news page are scripts, styles, icons and menus. Runs of text as long as a sentence are found in one
pass, and only what lies between the first and the last of them is worth a walk, with what heads the story above it.

Invariant: outside the window no run of text is as long as a sentence, unless none is anywhere.
"""

import re
from collections.abc import Iterator

_RUN = re.compile(r">[^<>]{50,}")  # between two tags, as long as a short sentence
_UNREAD = re.compile(r"<(?:!--|(script|style|textarea|title)\b)", re.IGNORECASE)
_CLOSING = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}
_LETTERS = re.compile(r"[^\W\d_]{2,}\s+\S")
_ABOVE, _BELOW = 2_000, 1_000  # characters: stamps and bylines, credits
_HEADS = ("<h1", "<H1", "<article", "<ARTICLE")
_HEADED = 20_000  # characters above the first sentence in which the headline and the article's own tag are looked for


def window(source: str) -> tuple[int, int]:
    """The span of a page's source in which its sentences stand; all of it where there are none."""
    passed = list(_passed(source))
    first = last = -1
    position = 0
    for begun, end in (*passed, (len(source), len(source))):
        for match in _RUN.finditer(source, position, begun):
            if _LETTERS.search(source, match.start(), match.end()):
                first = match.start() if first < 0 else first
                last = match.end()
        position = end
    if first < 0:
        return 0, len(source)
    return _start(source, first, passed), min(_end(source, last, passed), len(source))


def _passed(source: str) -> Iterator[tuple[int, int]]:
    """The elements that hold no text, and comments, in order."""
    position = 0
    while match := _UNREAD.search(source, position):
        position = _end_of(source, match)
        yield match.start(), position


def _end_of(source: str, match: re.Match[str]) -> int:
    """Where an element ends that holds no text, or a comment; one that does not end takes the rest of the page."""
    if not match[1]:
        end = source.find("-->", match.end())
        return end + 3 if end >= 0 else len(source)
    closing = _CLOSING[match[1].lower()].search(source, match.end())
    return closing.end() if closing else len(source)


def _start(source: str, first: int, passed: list[tuple[int, int]]) -> int:
    """A tag above the first sentence: the story's headline or article where one is near, and what stands above it."""
    top = max(first - _HEADED, 0)
    heads = [at for tag in _HEADS if (at := source.rfind(tag, top, first)) >= 0]
    start = max(min([first, *heads]) - (_ABOVE // 4 if heads else _ABOVE), 0)
    for begun, end in passed:
        if begun < start < end:  # inside a script
            start = end
    return max(source.find("<", start), 0)


def _end(source: str, last: int, passed: list[tuple[int, int]]) -> int:
    """A tag below the last sentence."""
    end = source.find("<", last + _BELOW)
    end = len(source) if end < 0 else end
    return next((begun for begun, after in passed if begun < end < after), end)
