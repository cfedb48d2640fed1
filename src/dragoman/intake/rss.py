"""RSS 0.9 to 2.0, with the modules that the press uses (content, Dublin Core, Atom links)."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from dragoman.intake.entries import Entry, Feed, address_in, dated, is_markup, plain
from dragoman.intake.xmltrees import RDF, short

Said = Mapping[str, list[Element]]


def feed_in_rss(root: Element, *, name: str, address: str) -> Feed:
    """The feed in an RSS document. address: where it was found, which its links may be relative to."""
    channel = next((one for one in root if short(one.tag).lower() == "channel"), root)
    said = _fields(channel)
    home = _link(said, address) or address
    language = _first(said, "language", "dc:language")
    items = (one for one in root.iter() if short(one.tag).lower() == "item")
    return Feed(
        kind="RSS",
        title=plain(_first(said, "title")),
        home=home,
        language=language,
        minutes=_minutes(_first(said, "ttl")),
        entries=tuple(_entry(item, home, language, f"{name}, entry {number}") for number, item in enumerate(items, 1)),
    )


def _entry(item: Element, home: str, language: str, name: str) -> Entry:
    said = _fields(item)
    whole = _first(said, "content:encoded")
    summary = _first(said, "description", "dc:description", "itunes:summary", "media:description")
    text = whole if len(whole) >= len(summary) else summary
    times = dated(
        _first(said, "pubdate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published"),
        _first(said, "dcterms:modified", "atom:updated"),
        name=name,
    )
    guid = _first(said, "guid")
    return Entry(
        id=guid or item.get(f"{RDF}about", ""),
        title=plain(_first(said, "title")),
        text=text,
        markup="html" if is_markup(text) else "text",
        is_summary=not whole,
        address=_link(said, home) or _permanent(said, home),
        published=times.published,
        at=times.at,
        changed=times.changed,
        outlet=plain(_first(said, "source", "dc:publisher")),
        language=_first(said, "dc:language") or language,
        problems=times.problems,
    )


def _fields(element: Element) -> Said:
    """What is said directly of a channel or an item, by short names in small letters."""
    said: dict[str, list[Element]] = {}
    for one in element:
        said.setdefault(short(one.tag).lower(), []).append(one)
    return said


def _first(said: Said, *names: str) -> str:
    """The words of the first of these that has any."""
    for name in names:
        for element in said.get(name, ()):
            if words := "".join(element.itertext()).strip():
                return words
    return ""


def _link(said: Said, base: str) -> str:
    """The address of a channel's or an item's page."""
    for element in said.get("atom:link", ()):
        if element.get("rel", "alternate") == "alternate" and (found := address_in(element.get("href", ""), base)):
            return found
    for name in ("feedburner:origlink", "link"):
        for element in said.get(name, ()):
            if found := address_in("".join(element.itertext()) or element.get("href", ""), base):
                return found
    return ""


def _permanent(said: Said, base: str) -> str:
    """The address that an item's guid is, where it is one."""
    for element in said.get("guid", ()):
        words = (element.text or "").strip()
        if element.get("isPermaLink", "true").lower() != "false" and words.startswith(("http://", "https://")):
            return address_in(words, base)
    return ""


def _minutes(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 7 else None
