"""Cleaning: furniture and noise off, offsets kept; what a page says of itself; which reports are copies.

The verb is `clean`: a Report to its Text, of a page by the fast path, or with what `extract` made of it by the careful
one. Beside it: `masthead` (what the page says of itself, by `facts_of_page` of its Text and `page_meta` of its markup),
`language`, and for law 5 `signature`, `speeches`, `skeleton` and `group_copies`.
"""

from dragoman.cleaning.copies import Copy, group_copies, same_copy, signature, speeches
from dragoman.cleaning.extracting import LARGEST as LARGEST_CAREFUL
from dragoman.cleaning.extracting import Extract, extract
from dragoman.cleaning.language import language
from dragoman.cleaning.mastheads import masthead
from dragoman.cleaning.pagefacts import Dateline, Maker, PageFacts, facts_of_page
from dragoman.cleaning.pagemeta import PageMeta, page_meta
from dragoman.cleaning.reports import clean
from dragoman.cleaning.skeletons import skeleton

VERSION = "2"
"""Changes when other text is found in the same pages, so that `reread` cleans them anew."""

__all__ = [
    "LARGEST_CAREFUL",
    "VERSION",
    "Copy",
    "Dateline",
    "Extract",
    "Maker",
    "PageFacts",
    "PageMeta",
    "clean",
    "extract",
    "facts_of_page",
    "group_copies",
    "language",
    "masthead",
    "page_meta",
    "same_copy",
    "signature",
    "skeleton",
    "speeches",
]
