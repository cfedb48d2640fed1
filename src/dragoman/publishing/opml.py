"""Sources as other feed readers take them: OPML, a folder for each kind; or a plain list of addresses."""

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dragoman.model import Followed


def opml(sources: Iterable[Followed]) -> str:
    """The sources as an OPML file, by kind and address; `intake.read_opml` gives them back."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = "Sources of Dragoman"
    body = SubElement(root, "body")
    in_order = sorted(sources, key=lambda one: (one.kind.value, one.address))
    for kind, some in groupby(in_order, key=lambda one: one.kind.value):
        folder = SubElement(body, "outline", text=kind, title=kind)
        for one in some:
            name = one.outlet or one.address
            said = {"type": "rss", "text": name, "title": one.outlet, "xmlUrl": one.address}
            said |= {"language": one.language} if one.language else {}
            said |= {"category": f"/{one.country}"} if one.country else {}
            SubElement(folder, "outline", said)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def address_list(sources: Iterable[Followed]) -> str:
    """The sources' addresses, one a line."""
    return "".join(f"{address}\n" for address in sorted(one.address for one in sources))
