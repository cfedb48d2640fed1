"""JSON reports under other names: what crawlers, archives and news services call their fields.

Invariant: Dragoman's own names go first (`jsonlines.Stated`); another name fills only what those leave open.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from dragoman.intake.entries import is_markup

_TEXTS = (
    *("body", "content", "maintext", "articleBody", "article_body", "bodyText", "full_text", "fulltext", "fullText"),
    *("article_text", "main_text", "plain_text", "cleaned_text", "story", "article", "raw_text"),
)
_PAGES = ("raw_html", "html_content", "page", "rawHtml")
_SUMMARIES = ("summary", "description", "abstract", "lead_paragraph", "excerpt", "snippet", "trailText")
_DAYS = (
    *("published_at", "publishedAt", "date_published", "datePublished", "publish_date", "date_publish", "pubDate"),
    *(
        "pub_date",
        "pubdate",
        "publication_date",
        "published_date",
        "webPublicationDate",
        "date",
        "dateTime",
        "datetime",
    ),
    *("time", "timestamp", "created_at"),
)
_TITLES = ("headline", "webTitle", "name", "head")
_OUTLETS = (
    *(
        "source_name",
        "publisher",
        "source",
        "publication",
        "site_name",
        "siteName",
        "sitename",
        "newspaper",
        "provider",
    ),
    *("source_domain", "hostname", "domain", "site"),
)
_ADDRESSES = (
    *("link", "href", "web_url", "webUrl", "canonical_url", "canonicalUrl", "permalink", "article_url", "source_url"),
    *("uri", "@id", "source"),
)
_LANGUAGES = ("lang", "language_code", "inLanguage", "languageCode")
_IDS = ("_id", "guid", "uuid", "doc_id", "article_id", "articleId", "document_id")
# Under which a dump keeps the report itself.
_INSIDE = ("_source", "article", "document", "doc", "item", "data", "fields", "attributes")
# Under which an answer of a news service keeps its reports.
_LISTS = ("articles", "docs", "results", "stories", "items", "hits", "news", "documents", "data", "response", "entries")
_SAYS = frozenset(("text", "html", *_TEXTS, *_PAGES))
_ADDRESS = re.compile(r"https?://\S+$", re.IGNORECASE)


def fields_of(item: Mapping[str, Any]) -> dict[str, str]:
    """What an object says of a report: "text" or "html", "published", "title", "outlet", "url", "language", "id".

    Only what it says; a summary is its text where it has no other.
    """
    said = {**_nested(item), **{key: value for key, value in item.items() if value not in (None, "")}}
    found = {
        "published": _first(said, _DAYS),
        "title": _first(said, _TITLES),
        "outlet": next((words for words in _all(said, _OUTLETS) if not _ADDRESS.match(words)), ""),
        "url": next((words for words in _all(said, _ADDRESSES) if _ADDRESS.match(words)), ""),
        "language": _first(said, _LANGUAGES),
        "id": _first(said, _IDS),
        "html": _first(said, _PAGES),
    }
    text = _first(said, _TEXTS) or ("" if found["html"] else _first(said, _SUMMARIES))
    if text:
        found["html" if is_markup(text) and "</" in text else "text"] = text
    for name in ("text", "html", "published", "title", "outlet", "url", "language", "id"):
        if words := _words(said.get(name)):
            found[name] = words
    return {name: words for name, words in found.items() if words}


def listed(data: bytes) -> list[msgspec.Raw] | None:
    """The reports in the answer of a news service; None for an object that holds no list of objects."""
    for _ in range(3):
        try:
            held = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        if any(bytes(held[name]).startswith(b'"') for name in _SAYS & held.keys()):
            return None  # it is a report itself
        for name in _LISTS:
            inner = bytes(held.get(name, msgspec.Raw(b""))).lstrip()
            if inner.startswith(b"["):
                items = msgspec.json.decode(inner, type=list[msgspec.Raw])
                return items if items and all(bytes(one).lstrip().startswith(b"{") for one in items) else None
            if inner.startswith(b"{"):
                data = inner
                break
        else:
            return None
    return None


def _nested(item: Mapping[str, Any]) -> dict[str, Any]:
    """What a dump wraps into a field of its own."""
    for name in _INSIDE:
        inner = item.get(name)
        if isinstance(inner, Mapping):
            return {key: value for key, value in inner.items() if isinstance(key, str)}
    return {}


def _all(said: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    return (words for name in names if (words := _words(said.get(name))))


def _first(said: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next(_all(said, names), "")


def _words(value: object) -> str:
    """A value as words: of an object what it is called, of a list of paragraphs all of them."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value)) if float(value).is_integer() else str(value)
    if isinstance(value, Mapping):
        return next(
            (words for key in ("name", "main", "title", "$oid", "$date", "url") if (words := _words(value.get(key)))),
            "",
        )
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return "\n\n".join(value).strip()
    return ""
