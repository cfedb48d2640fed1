"""What an HTML page states of itself in its head and markup, beside the text that a reader sees."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape

from dragoman.cleaning.tags import Token, attributes, tokens
from dragoman.model import Report

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "date",
    "pubdate",
    "publishdate",
    "publish_date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"<[^<>]*>")
_STATING = frozenset(("meta", "html", "link", "time", "script"))
_DEEPEST = 12
_LONGEST_HEADING = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMeta:
    """What a page states. Empty or None where it states nothing.

    published: the day, in the zone that the page gives it in. published_at: the instant, where it has a zone.
    """

    title: str = ""
    published: date | None = None
    published_at: datetime | None = None
    outlet: str = ""
    url: str = ""
    language: str = ""


def page_meta(report: Report) -> PageMeta:
    """What the page of a report states of itself; nothing where the report is no HTML."""
    if report.markup != "html":
        return PageMeta()
    values: dict[str, str] = {}
    for name, value in _statements(report.text):
        if value:
            values.setdefault(name, value)
    stamps = [values[name] for name in ("ld:datePublished", *_PUBLISHED, "time") if name in values]
    day, instant = next((found for found in map(_moment, stamps) if found[0]), (None, None))
    outlet = values.get("og:site_name") or values.get("ld:publisher") or values.get("application-name", "")
    title = values.get("og:title") or values.get("ld:headline") or values.get("h1") or values.get("title", "")
    return PageMeta(
        title=_without_outlet(title, outlet),
        published=day,
        published_at=instant,
        outlet=outlet,
        url=values.get("canonical") or values.get("og:url", ""),
        language=values.get("lang", "").partition("-")[0].lower(),
    )


def _statements(source: str) -> Iterator[tuple[str, str]]:
    """What the tags of a page state, as names and values, in order."""
    heading = -1
    for token in tokens(source):
        if heading >= 0 and (token.name == "/h1" or token.start - heading > _LONGEST_HEADING):
            yield "h1", _plain(_TAG.sub(" ", source[heading : token.start]))
            heading = -1
        if token.name == "h1":
            heading = token.end
        elif token.name == "title":
            yield "title", _plain(source[slice(*token.inside)])
        elif token.name in _STATING:
            yield from _stated(source, token)


def _stated(source: str, token: Token) -> Iterator[tuple[str, str]]:
    """What one tag states."""
    found = attributes(source, token)
    if token.name == "meta":
        name = found.get("property") or found.get("name") or found.get("itemprop") or ""
        yield name.lower(), _plain(found.get("content", ""))
    elif token.name == "html":
        yield "lang", found.get("lang", "")
    elif token.name == "link" and "canonical" in found.get("rel", "").lower():
        yield "canonical", found.get("href", "")
    elif token.name == "time":
        yield "time", found.get("datetime", "")
    elif token.name == "script" and "ld+json" in found.get("type", "").lower():
        yield from _linked_data(source[slice(*token.inside)])


def _linked_data(source: str) -> Iterator[tuple[str, str]]:
    """The publication date, headline and publisher in a page's JSON-LD; nothing where it is broken."""
    try:
        data = json.loads(source)
    except (ValueError, RecursionError):
        return
    waiting = [(data, 0)]
    while waiting:
        node, depth = waiting.pop(0)
        if depth > _DEEPEST:
            continue
        if isinstance(node, list):
            waiting.extend((item, depth + 1) for item in node[:100])
        elif isinstance(node, dict):
            for key in ("datePublished", "headline"):
                if isinstance(node.get(key), str):
                    yield f"ld:{key}", _plain(node[key])
            publisher = node.get("publisher")
            if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                yield "ld:publisher", _plain(publisher["name"])
            waiting.extend((item, depth + 1) for item in node.values() if isinstance(item, dict | list))


def _moment(stamp: str) -> tuple[date | None, datetime | None]:
    """The day and instant of an ISO 8601 stamp; None, None where it is none."""
    words = stamp.strip()
    try:
        instant = datetime.fromisoformat(words)
    except ValueError:
        return _day(words), None
    return instant.date(), instant if instant.tzinfo else None


def _day(words: str) -> date | None:
    match = _DAY.match(words)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _plain(words: str) -> str:
    return _SPACE.sub(" ", unescape(words)).strip()


def _without_outlet(title: str, outlet: str) -> str:
    """A title without the outlet's name behind a bar or dash."""
    if outlet:
        for bar in (" | ", " - ", " \u2013 ", " — ", " :: ", " · "):
            if title.casefold().endswith((bar + outlet).casefold()):
                return title[: -len(bar + outlet)].strip()
    return title
