"""What a page says of itself, put together from its markup and from the lines around its story."""

import re

from dragoman.cleaning.agencies import agencies_in
from dragoman.cleaning.extracting import Extract
from dragoman.cleaning.holders import holder, paper_in
from dragoman.cleaning.language import language
from dragoman.cleaning.pagefacts import facts_of_page
from dragoman.cleaning.pagemeta import page_meta
from dragoman.model import Masthead, Report, Role, Text

_BY = re.compile(r"[\W_]*(?:(?:written|reported|report|story|posted|published)\s+)?by(?:line:)?[:\s]+", re.IGNORECASE)
_CLEAR = 300  # code points from which on a text's own words say more of its language than its markup does


def masthead(report: Report, text: Text, extract: Extract | None = None) -> Masthead:
    """What the page of a report says of itself. text: the report's own. extract: as for `clean`."""
    facts, meta = facts_of_page(text), page_meta(report, extract)
    byline = meta.byline or _byline(text)
    outlet = meta.outlet or (facts.outlets[0].name if facts.outlets else "")
    agency = facts.agencies[0].name if facts.agencies else ""
    if not outlet and not report.outlet:
        outlet = paper_in(byline)
        owner = "" if outlet else holder(report.text)
        if made := agencies_in(owner):
            agency = agency or made[0][0]
        else:
            outlet = outlet or owner
    return Masthead(
        title=meta.title or (facts.title.quote if facts.title else ""),
        byline=byline,
        outlet=outlet,
        agency=agency,
        language=_language(meta.language, text.text),
        url=meta.url,
        dates=meta.dates,
    )


def _byline(text: Text) -> str:
    """The first line that names who wrote the story, without "By"."""
    block = next((block for block in text.blocks if block.role is Role.BYLINE), None)
    return _BY.sub("", " ".join(text.text[block.start : block.end].split()), count=1) if block else ""


def _language(marked: str, words: str) -> str:
    """The language that the markup states, unless the words plainly are of another: many templates state their own."""
    told = language(words)
    return told if not marked or (len(words) >= _CLEAR and told != "und") else marked
