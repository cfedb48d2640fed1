"""The one opening for XML: bytes to a tree of elements.

Invariant: nothing is declared and nothing is fetched. A DOCTYPE that only names what the document is, is left out; one
that declares anything (entities above all) is refused. Bytes and elements are counted before parsing, depth after, and
no reference stands for more than one character, so that a tree is never much larger than its bytes.

Feeds are often not well formed (an ampersand alone, a name of HTML such as &nbsp;, an end that is missing): what can be
understood is kept, and a note says where the rest broke.
"""

import re
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element, TreeBuilder

from lxml import etree  # type: ignore[import-untyped] # it comes without types, and nothing of it leaves this file

from dragoman.intake.decoding import decoded
from dragoman.model import Problem

XML = "{http://www.w3.org/XML/1998/namespace}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
MOST_ELEMENTS = 1_000_000
DEEPEST = 200
_SPACE = re.compile(r"\s+")
_ASIDE = re.compile(r"<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(
    r"""<!DOCTYPE\s+[\w:.-]+(?:\s+(?:PUBLIC|SYSTEM)(?:\s*(?:"[^"]*"|'[^']*')){0,2})?\s*>""", re.IGNORECASE
)
_DECLARES = re.compile(r"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
# What is left alone, or is a mark that XML does not take as it stands.
_MARKS = re.compile(
    r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|(?:&(?![\#a-zA-Z]))+|&(?:\#\d{1,7};|\#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,31};)?|<(?![^\W\d]|[:/!?])",
    re.DOTALL,
)
_UNTAKEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), "\ufffd")
_SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
_PREFIXES = {address: prefix for prefix, address in _SPACES.items()}
_ROOT = re.compile(r"<[^\W\d][\w:.-]*")
_NAMED = re.compile(r"<!DOCTYPE [^\W\d][\w:.-]*", re.IGNORECASE)
_AS_NUMBERS = {ord(mark): f"&#{ord(mark)};" for mark in "&<>\"'"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What some bytes hold as XML.

    root: None where a fatal problem says why there is none. Comments and processing instructions are left out of it.
    problems: why there is no root, or what was the matter with it.
    """

    root: Element | None = None
    problems: tuple[Problem, ...] = ()


def short(tag: str) -> str:
    """An element's name without its namespace's address: "dc:date", "item"; prefixes are those that are customary.

    Namespaces without a customary prefix have none here, so that formats are told by their root.
    """
    address, brace, local = tag.rpartition("}")
    prefix = _PREFIXES.get(address[1:], "") if brace else ""
    return f"{prefix}:{local}" if prefix else local


def root_of(source: str) -> str:
    """The name of a document's first element, in small letters and without its prefix; "" for what is no XML."""
    at = _begin(source)
    match = _ROOT.match(source, at) or _NAMED.match(source, at)
    return match.group().rpartition(" ")[2].lstrip("<").rpartition(":")[2].lower() if match else ""


def open_xml(data: bytes, *, name: str, largest: int) -> Opened:
    """The tree of an XML document. Never raises.

    Args:
        data: the document, in whatever encoding it or its mark states.
        name: what problems call it.
        largest: the most bytes that are parsed.
    """
    if len(data) > largest:
        return _refused("too_large", f"{name} has more than {largest} bytes.")
    found = decoded(data, name=name)
    notes = (found.problem,) if found.problem else ()
    if found.text is None:
        return Opened(problems=notes)
    source = _without_prolog(found.text)
    if source is None:
        why = f"{name} declares entities or the like in its DOCTYPE, which is not read; take the declaration out."
        return _refused("xml_declares", why)
    if not source:
        return _refused("empty", f"{name} is empty.")
    if source.count("<") - source.count("</") > MOST_ELEMENTS:
        return _refused("too_large", f"{name} has more than {MOST_ELEMENTS:,} elements.")
    opened = _parsed(_with_spaces(_MARKS.sub(_taken, source.translate(_UNTAKEN))), name)
    return Opened(root=opened.root, problems=(*notes, *opened.problems))


def _refused(what: str, why: str) -> Opened:
    return Opened(problems=(Problem(what=what, why=why, fatal=True),))


def _without_prolog(source: str) -> str | None:
    """The document from its first element on; None where something is declared before it."""
    at = _begin(source)
    return None if _DECLARES.match(source, at) else source[at:]


def _begin(source: str) -> int:
    """Where a document's first element begins, or what is declared before it."""
    at = 0
    while match := _SPACE.match(source, at) or _ASIDE.match(source, at) or _DOCTYPE.match(source, at):
        at = match.end()
    return at


def _taken(mark: re.Match[str]) -> str:
    """A mark as XML takes it: of references only numbers are left, and only of what is markup else."""
    words = mark.group()
    if words.startswith(("<!", "<?")):
        return words
    return unescape(words).translate(_UNTAKEN).translate(_AS_NUMBERS)


def _with_spaces(source: str) -> str:
    """The document with the customary prefixes declared that it uses and does not declare."""
    root = _ROOT.match(source)
    if root is None:
        return source
    missing = [prefix for prefix in _SPACES if f"<{prefix}:" in source and f"xmlns:{prefix}" not in source]
    declared = "".join(f' xmlns:{prefix}="{_SPACES[prefix]}"' for prefix in missing)
    return f"{root.group()}{declared}{source[root.end() :]}"


def _parsed(source: str, name: str) -> Opened:
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        root = etree.fromstring(source.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        return _refused("bad_xml", f"{name} is no XML: {error.msg}.")
    if root is None:
        return _refused("bad_xml", f"{name} is no XML: it has no element.")
    tree = _copied(root)
    if tree is None:
        return _refused("bad_xml", f"{name} has elements more than {DEEPEST} deep.")
    broken = next((error for error in parser.error_log if error.level >= etree.ErrorLevels.ERROR), None)
    if broken is None:
        return Opened(root=tree)
    said = " ".join(broken.message.split())[:100]
    why = f"{name} is no well-formed XML (line {broken.line}: {said}); what could be understood was kept."
    return Opened(root=tree, problems=(Problem(what="xml_mended", why=why),))


def _copied(root: object) -> Element | None:
    """The tree in the standard library's elements; None for one that is too deep."""
    builder = TreeBuilder()
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):  # what is neither an element nor its text
            continue
        if event == "start":
            depth += 1
            if depth > DEEPEST:
                return None
            builder.start(element.tag, dict(element.attrib))
            builder.data(element.text or "")
        else:
            depth -= 1
            builder.end(element.tag)
            builder.data(element.tail or "")
    return builder.close()
