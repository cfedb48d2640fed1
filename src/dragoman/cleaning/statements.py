"""What the tags of an HTML page state, as names and values: its head, its linked data, its marked-up times.

Names are those of the page in small letters; "ld:..." stands before those of linked data, "time" and "time:published"
are its <time> elements, "h1", "title", "lang" and "canonical" what they say.
"""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

from dragoman.cleaning.tags import Token, attributes, opening_of, tags_among, tokens

_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"<[^<>]*>")
_STATING = frozenset(("meta", "html", "link", "time", "script"))
_OPENING = opening_of((*_STATING, "h1"))
_MARKED = re.compile(r"<\w+[^<>]{0,400}itemprop\s*=\s*[\"']?date[pP]ublished\b[^<>]{0,400}>")
_PUBLISHING = re.compile(r"publi[sc]|posted|entry-date|created|pubdate", re.IGNORECASE)
_BROKEN = re.compile(r'"(datePublished|dateCreated|headline)"\s*:\s*"([^"\\]{1,300})"')
_KEYS = ("datePublished", "dateCreated", "headline", "inLanguage")
_NAMED = ("publisher", "author")
_DEEPEST = 12
_LONGEST_HEADING = 2000


def stated(source: str) -> Mapping[str, str]:
    """What a page states, by name; of a name that stands more than once, what it states first."""
    values: dict[str, str] = {}
    for name, value in _statements(source):
        if value:
            values.setdefault(name, value)
    return values


def _statements(source: str) -> Iterator[tuple[str, str]]:
    heading = -1
    for token in tags_among(source, _OPENING):
        if heading >= 0 and (token.name == "/h1" or token.start - heading > _LONGEST_HEADING):
            yield "h1", plain(_TAG.sub(" ", source[heading : token.start]))
            heading = -1
        if token.name == "h1":
            heading = token.end
        elif token.name == "title":
            yield "title", plain(source[slice(*token.inside)])
        elif token.name in _STATING:
            yield from _of_tag(source, token)
    for match in _MARKED.finditer(source):
        tag = match.group()
        found = attributes(tag, next(tokens(tag)))
        yield "datepublished", plain(found.get("content") or found.get("datetime") or "")


def _of_tag(source: str, token: Token) -> Iterator[tuple[str, str]]:
    """What one tag states."""
    found = attributes(source, token)
    if token.name == "meta":
        name = found.get("property") or found.get("name") or found.get("itemprop") or found.get("http-equiv") or ""
        yield name.lower(), plain(found.get("content", ""))
    elif token.name == "html":
        yield "lang", found.get("lang") or found.get("xml:lang", "")
    elif token.name == "link" and "canonical" in found.get("rel", "").lower():
        yield "canonical", found.get("href", "")
    elif token.name == "time":
        said = " ".join((found.get("class", ""), found.get("itemprop", ""), "pubdate" if "pubdate" in found else ""))
        yield "time:published" if _PUBLISHING.search(said) else "time", found.get("datetime", "")
    elif token.name == "script" and "ld+json" in found.get("type", "").lower():
        yield from _linked_data(source[slice(*token.inside)])


def _linked_data(source: str) -> Iterator[tuple[str, str]]:
    """The date, headline, language, publisher and author in a page's JSON-LD; where it is broken, what can be told."""
    try:
        data = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        for key, value in _BROKEN.findall(source):
            yield f"ld:{key}", plain(value)
        return
    waiting = [(data, 0)]
    for node, depth in waiting:  # the list grows while it is gone through
        if depth > _DEEPEST:
            continue
        if isinstance(node, list):
            waiting.extend((item, depth + 1) for item in node[:100])
        elif isinstance(node, dict):
            for key in _KEYS:
                if isinstance(node.get(key), str):
                    yield f"ld:{key}", plain(node[key])
            for key in _NAMED:
                if name := _name_of(node.get(key)):
                    yield f"ld:{key}", plain(name)
            waiting.extend((item, depth + 1) for item in node.values() if isinstance(item, dict | list))


def _name_of(node: object) -> str:
    """The name of a person or a publisher in linked data: stated itself, as an object, or as a list of these."""
    if isinstance(node, str):
        return "" if node.startswith(("http:", "https:")) else node
    if isinstance(node, dict):
        return node["name"] if isinstance(node.get("name"), str) else ""
    if isinstance(node, list):
        return ", ".join(filter(None, map(_name_of, node[:8])))
    return ""


def plain(words: str) -> str:
    """Words as they would be read: entities resolved, white space evened."""
    return _SPACE.sub(" ", unescape(words)).strip()
