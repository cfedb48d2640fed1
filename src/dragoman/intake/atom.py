"""Atom 1.0, and 0.3 by its older names."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from dragoman.intake.entries import Entry, Feed, address_in, dated, plain
from dragoman.intake.xmltrees import XML, short

_TYPES = {"html": "html", "text/html": "html", "xhtml": "html", "application/xhtml+xml": "html"}


def feed_in_atom(root: Element, *, name: str, address: str) -> Feed:
    """The feed in an Atom document (one entry alone is one too). address: where it was found."""
    base = _base(root, address)
    language = root.get(f"{XML}lang", "")
    entries = [root] if _name(root) == "entry" else [one for one in root if _name(one) == "entry"]
    return Feed(
        kind="Atom",
        title=_title(root) if entries != [root] else "",
        home=_link(root, base) or address,
        language=language,
        entries=tuple(_entry(one, base, language, f"{name}, entry {number}") for number, one in enumerate(entries, 1)),
    )


def _entry(entry: Element, base: str, language: str, name: str) -> Entry:
    base = _base(entry, base)
    content, summary = (next(_named(entry, one), None) for one in ("content", "summary"))
    whole, shorter = _text(content), _text(summary)
    text, markup = whole if len(whole[0]) >= len(shorter[0]) else shorter
    times = dated(_words(entry, "published", "issued", "created"), _words(entry, "updated", "modified"), name=name)
    source = next(_named(entry, "source"), None)
    return Entry(
        id=_words(entry, "id"),
        title=_title(entry),
        text=text,
        markup=markup,
        is_summary=not whole[0],
        address=_link(entry, base),
        published=times.published,
        at=times.at,
        changed=times.changed,
        outlet=_title(source) if source is not None else "",
        language=entry.get(f"{XML}lang", "") or language,
        problems=times.problems,
    )


def _name(element: Element) -> str:
    return short(element.tag).removeprefix("atom:")


def _named(element: Element, *names: str) -> Iterator[Element]:
    """Its children with these names, those with the first name first."""
    for name in names:
        yield from (one for one in element if _name(one) == name)


def _words(element: Element, *names: str) -> str:
    return next((words for one in _named(element, *names) if (words := "".join(one.itertext()).strip())), "")


def _title(element: Element) -> str:
    title = next(_named(element, "title"), None)
    if title is None:
        return ""
    words, markup = _text(title)
    return plain(words) if markup == "html" else " ".join(words.split())


def _text(element: Element | None) -> tuple[str, str]:
    """What a text construct holds, and its markup: of HTML the source."""
    if element is None or element.get("src"):
        return "", "text"
    kind = element.get("type", "text").partition(";")[0].strip().lower()
    if len(element):  # markup as elements (XHTML)
        return "".join(_source(one) for one in element).strip(), "html"
    words = (element.text or "").strip()
    if element.get("mode") == "escaped":  # Atom 0.3
        return words, "html" if kind != "text/plain" else "text"
    return words, _TYPES.get(kind, "text")


def _source(element: Element) -> str:
    """An element as HTML source."""
    for one in element.iter():
        one.tag = one.tag.rpartition("}")[2]
        for key in [key for key in one.attrib if "}" in key]:
            del one.attrib[key]
    return tostring(element, encoding="unicode", method="html")


def _link(element: Element, base: str) -> str:
    """The address of a feed's or an entry's page: the link to its alternate, a page rather than another form."""
    links = [one for one in _named(element, "link") if one.get("rel", "alternate") == "alternate"]
    links.sort(key=lambda one: one.get("type", "text/html") not in ("text/html", "application/xhtml+xml"))
    return next((found for one in links if (found := address_in(one.get("href", ""), _base(one, base)))), "")


def _base(element: Element, base: str) -> str:
    stated = element.get(f"{XML}base", "")
    return address_in(stated, base) or base if stated else base
