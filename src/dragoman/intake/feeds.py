"""read_feed: the bytes of a feed to its entries, whichever kind it is."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from xml.etree.ElementTree import Element

from dragoman.intake.atom import feed_in_atom
from dragoman.intake.entries import Feed
from dragoman.intake.jsonfeed import feed_in_json
from dragoman.intake.rss import feed_in_rss
from dragoman.intake.xmltrees import open_xml, short
from dragoman.model import Problem

_BOM = b"\xef\xbb\xbf"
FEEDS: MappingProxyType[str, Callable[..., Feed]] = MappingProxyType(
    {
        "rss": feed_in_rss,
        "rdf:rdf": feed_in_rss,
        "channel": feed_in_rss,
        "feed": feed_in_atom,
        "atom:feed": feed_in_atom,
        "atom:entry": feed_in_atom,
    }
)
"""Who reads a feed with this root (by its short name, in small letters)."""


def read_feed(data: bytes, *, name: str, largest: int, address: str = "") -> Feed:
    """What a feed holds (RSS, Atom, JSON Feed). Never raises: what is wrong is a problem of the Feed or of an Entry.

    Args:
        data: the feed, in whatever encoding it states.
        name: what problems call it.
        largest: the most bytes that are parsed.
        address: where it was found, which its links may be relative to.
    """
    if len(data) > largest:
        return _refused("too_large", f"{name} has more than {largest} bytes.")
    start = data.removeprefix(_BOM).lstrip()
    if start.startswith(b"{"):
        return feed_in_json(start, name=name, address=address)
    opened = open_xml(data, name=name, largest=largest)
    if opened.root is None:
        return Feed(problems=opened.problems)
    found = feed_in(opened.root, name=name, address=address)
    if found is None:
        root = short(opened.root.tag)[:40]
        return _refused("no_feed", f"{name} is no feed: its first element is <{root}>, not <rss>, <feed> or <RDF>.")
    return replace(found, problems=opened.problems)


def feed_in(root: Element, *, name: str, address: str = "") -> Feed | None:
    """The feed that an XML document is; None for another document."""
    reader = FEEDS.get(short(root.tag).lower())
    return reader(root, name=name, address=address) if reader else None


def _refused(what: str, why: str) -> Feed:
    return Feed(problems=(Problem(what=what, why=why, fatal=True),))
