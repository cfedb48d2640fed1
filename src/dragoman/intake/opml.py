"""Lists of feeds as feed readers write them (OPML): the sources in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from dragoman.intake.xmltrees import open_xml
from dragoman.model import Followed, Problem, SourceKind

_KINDS = {kind.value: kind for kind in SourceKind}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """What an OPML file holds: its sources as written, none checked, and what was the matter with it."""

    sources: tuple[Followed, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_opml(data: bytes, *, name: str, largest: int) -> Outlines:
    """The sources in an OPML file, in its order. Never raises.

    An outline with an `xmlUrl` is a source, wherever it stands. A folder named as a kind of source ("wire") gives its
    sources that kind; a category "/JP" gives them their country.

    Args:
        data: the file, in whatever encoding it states.
        name: what problems call it.
        largest: the most bytes that are parsed.
    """
    opened = open_xml(data, name=name, largest=largest)
    if opened.root is None:
        return Outlines(problems=opened.problems)
    if opened.root.tag.lower() != "opml":
        why = f"{name} is no OPML: its first element is <{opened.root.tag[:40]}>, not <opml>."
        return Outlines(problems=(*opened.problems, Problem(what="no_opml", why=why, fatal=True)))
    return Outlines(sources=tuple(_sources(opened.root, SourceKind.OTHER)), problems=opened.problems)


def _sources(element: Element, kind: SourceKind) -> Iterator[Followed]:
    for outline in element:
        said = {name.lower(): value.strip() for name, value in outline.attrib.items()}
        title = " ".join((said.get("title") or said.get("text", "")).split())
        address = said.get("xmlurl", "")
        if address:
            yield Followed(
                address=address,
                kind=kind,
                outlet="" if title == address else title,
                country=_country(said.get("category", "")),
                language=said.get("language", "").lower(),
            )
        yield from _sources(outline, kind if address else _KINDS.get(title.lower(), kind))


def _country(categories: str) -> str:
    """The code in categories such as "/news,/JP"; "" for none."""
    for category in categories.split(","):
        code = category.strip().removeprefix("/")
        if 2 <= len(code) <= 6 and code.isascii() and code.isalpha() and code.isupper():
            return code
    return ""
