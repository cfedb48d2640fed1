"""Sitemaps: lists of addresses; news sitemaps with titles and days, which are entries as those of feeds are."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from dragoman.intake.entries import Entry, address_in, dated, plain
from dragoman.intake.xmltrees import open_xml, short
from dragoman.model import Problem

SITEMAPS = ("urlset", "sitemapindex")
"""The names of a sitemap's first element."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What a sitemap lists.

    entries: its pages; of a plain sitemap without titles, with the moment of their last change.
    sitemaps: the addresses of other sitemaps that it lists.
    problems: fatal where it could not be read.
    """

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_sitemap(data: bytes, *, name: str, largest: int) -> Sitemap:
    """What a sitemap lists. Never raises. data, name, largest: as for `read_feed`."""
    opened = open_xml(data, name=name, largest=largest)
    if opened.root is None:
        return Sitemap(problems=opened.problems)
    if short(opened.root.tag).lower() not in SITEMAPS:
        why = f"{name} is no sitemap: its first element is <{short(opened.root.tag)[:40]}>."
        return Sitemap(problems=(Problem(what="no_sitemap", why=why, fatal=True),))
    return _listed(opened.root, name, opened.problems)


def _listed(root: Element, name: str, problems: tuple[Problem, ...]) -> Sitemap:
    entries = (
        _entry(one, f"{name}, entry {number}")
        for number, one in enumerate((one for one in root if short(one.tag).lower() == "url"), 1)
    )
    return Sitemap(
        entries=tuple(one for one in entries if one.address),
        sitemaps=tuple(_addresses(one for one in root if short(one.tag).lower() == "sitemap")),
        problems=problems,
    )


def _entry(url: Element, name: str) -> Entry:
    times = dated(_words(url, "news:publication_date"), _words(url, "lastmod"), name=name)
    news = bool(_words(url, "news:title"))
    return Entry(
        title=plain(_words(url, "news:title")),
        is_summary=True,
        address=address_in(_words(url, "loc"), ""),
        published=times.published if news else None,
        at=times.at if news else None,
        changed=times.changed,
        outlet=plain(_words(url, "news:name")),
        language=_words(url, "news:language"),
        problems=times.problems,
    )


def _addresses(elements: Iterator[Element]) -> Iterator[str]:
    for one in elements:
        if found := address_in(_words(one, "loc"), ""):
            yield found


def _words(element: Element, name: str) -> str:
    """What the first element with this name in it says."""
    found = next((one for one in element.iter() if short(one.tag).lower() == name), None)
    return " ".join((found.text or "").split()) if found is not None else ""
