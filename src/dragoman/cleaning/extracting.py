"""What the libraries for news pages make of a page: its story, and what the page says of it.

They work on a tree of their own and hand on words, not positions; `careful` finds the words in the source again. They
may take very long on a page made to that end, so that callers give this a process and a deadline.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.cleaning.mending import mended

LARGEST = 3_000_000
"""The most code points of a page that the libraries are given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What was made of a page; empty where nothing was.

    units: the story's paragraphs, headings, lists and tables, in order, each as the pieces of its words.
    day: the publication day, ISO 8601. day_is_marked: something in the page marks it as one; else it is concluded.
    """

    units: tuple[tuple[str, ...], ...] = ()
    day: str = ""
    day_is_marked: bool = False


def extract(source: str) -> Extract:
    """What trafilatura and htmldate make of some HTML source."""
    # Half a second to import, and the fast path does without them.
    from htmldate import find_date  # noqa: PLC0415
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    for name in ("trafilatura", "htmldate"):  # they log pages without a story, which is a Text without blocks here
        logging.getLogger(name).setLevel(logging.CRITICAL)
    whole = mended(source, "html")
    plain = _plain(whole.text if whole else source)
    try:
        found = bare_extraction(plain, include_comments=False, include_tables=True)
        day = find_date(plain, original_date=True, extensive_search=True) or ""
        marked = bool(day) and find_date(plain, original_date=True, extensive_search=False) == day
    except ValueError:  # nothing in it that is HTML
        return Extract()
    if not isinstance(found, Document):
        return Extract(day=day, day_is_marked=marked)
    return Extract(units=tuple(_units(found.body)), day=day, day_is_marked=marked)


def _plain(source: str) -> str:
    """The source without what the tree of the libraries cannot hold."""
    return source.translate(_UNTAKEN).encode("utf-8", "replace").decode("utf-8")


_UNTAKEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32)), " ")


def _units(body: object) -> Iterator[tuple[str, ...]]:
    """The words of each element right below the body."""
    for element in body:  # type: ignore[attr-defined]
        pieces = tuple(piece for piece in element.itertext() if piece.strip())
        if pieces:
            yield pieces
        if element.tail and element.tail.strip():
            yield (element.tail,)
