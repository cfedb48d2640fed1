"""NewsML-G2 and NITF, in which news agencies send their stories; NewsML 1 too.

An item is a report. One that its agency withdrew, and one without words (a picture, a package), is a problem.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from dragoman.dates import moment
from dragoman.intake.arrivals import Intake, Names, refused
from dragoman.intake.articles import Article, report_of
from dragoman.intake.pagelines import lines_of_page
from dragoman.intake.sources import Source
from dragoman.intake.xmltrees import open_xml
from dragoman.model import Received

_ITEMS = ("newsItem", "packageItem", "nitf", "NewsItem")
_BLOCKS = frozenset({"p", "hl2", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "pre", "div", "block", "br", "body"})
_WITHDRAWN = ("canceled", "cancelled", "withheld", "Canceled", "Withheld")
_TOLD = {"withdrawn": "its agency withdrew it", "empty": "it holds no words (a picture, a package or a notice)"}


def reports_in_news(data: bytes, source: Source, names: Names) -> Iterator[Intake]:
    """The reports of a document, one an item."""
    opened = open_xml(data, name=source.path, largest=source.largest)
    root = opened.root
    if root is None:
        yield Intake(name=names.fresh(source.stem), problems=opened.problems)
        return
    items = [root] if _local(root.tag) in ("newsItem", "packageItem", "nitf") else list(_items(root))
    if not items:
        yield refused(names.fresh(source.stem), "empty", f"{source.path} holds no item.")
    for number, item in enumerate(items, 1):
        stem = source.stem if len(items) == 1 else f"{source.stem}:{number}"
        name = names.fresh(stem)
        article = _article(item)
        fault = "withdrawn" if _is_withdrawn(item) else "" if article.paragraphs else "empty"
        if fault:
            yield refused(name, fault, f"{source.path}, item {number}: {_TOLD[fault]}.")
        else:
            received = Received(media="application/xml", data=data) if len(items) == 1 else None
            report = report_of(article, name, source)
            yield Intake(name=name, report=report, problems=opened.problems, received=received)


def _items(element: Element) -> Iterator[Element]:
    """The items below an element; not those within items."""
    for below in element:
        if _local(below.tag) in _ITEMS:
            yield below
        else:
            yield from _items(below)


def _article(item: Element) -> Article:
    nitf = item if _local(item.tag) == "nitf" else _first(item, "nitf")
    when = _stamp(item, nitf)
    day, at = moment(when)
    return Article(
        title=_title(item, nitf),
        outlet=_outlet(item, nitf),
        published=day,
        at=at,
        byline=_words(_first(item, "byline", "by", "ByLine")),
        copyright=_notice(item, nitf),
        language=_language(item),
        url=_address(item),
        paragraphs=_paragraphs(item, nitf),
    )


def _title(item: Element, nitf: Element | None) -> str:
    inside = _words(_first(nitf, "hl1")) or _words(_first(nitf, "hedline", "title")) if nitf is not None else ""
    return _words(_first(item, "headline", "HeadLine")) or inside


def _stamp(item: Element, nitf: Element | None) -> str:
    """When this version was issued."""
    for name in ("versionCreated", "firstCreated", "contentCreated", "ThisRevisionCreated", "FirstCreated"):
        if words := _words(_first(item, name)):
            return words
    if nitf is not None:
        issued, paper = _first(nitf, "date.issue"), _first(nitf, "pubdata")
        return _value(issued, "norm") or _value(paper, "date.publication")
    return ""


def _outlet(item: Element, nitf: Element | None) -> str:
    provider = _first(item, "provider", "infoSource")
    named = _words(_first(provider, "name")) if provider is not None else ""
    code = _value(provider, "literal") or _value(provider, "qcode").rpartition(":")[2]
    paper = _value(_first(nitf, "pubdata"), "name") if nitf is not None else ""
    party = _value(_first(item, "Party"), "FormalName")
    return named or paper or code or party or _words(_first(item, "creditline", "CreditLine", "distributor"))


def _notice(item: Element, nitf: Element | None) -> str:
    holder = _first(nitf, "doc.copyright") if nitf is not None else None
    made = " ".join(filter(None, ("Copyright", _value(holder, "year"), _value(holder, "holder"))))
    return _words(_first(item, "copyrightNotice", "CopyrightLine")) or (made if _value(holder, "holder") else "")


def _language(item: Element) -> str:
    element = _first(item, "contentMeta")
    stated = _value(_first(element, "language"), "tag") if element is not None else ""
    marked = item.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    named = _value(_first(item, "Language"), "FormalName")
    return (stated or marked or named).partition("-")[0].lower()[:3]


def _address(item: Element) -> str:
    """The address of the item, where it has one on the web."""
    for stated in (item.get("guid", ""), _value(_first(item, "link"), "href"), _words(_first(item, "canonicalURL"))):
        if stated.startswith(("http://", "https://")):
            return stated
    return ""


def _is_withdrawn(item: Element) -> bool:
    status = _first(item, "pubStatus", "Status")
    said = _value(status, "qcode").rpartition(":")[2] or _value(status, "FormalName")
    return said in _WITHDRAWN


def _paragraphs(item: Element, nitf: Element | None) -> tuple[str, ...]:
    """The words of the story: of NITF, of XHTML, or of HTML and text that stand escaped in an element."""
    if nitf is not None:
        story = _first(nitf, "body.content") or _first(nitf, "body") or nitf
        dateline = _words(_first(nitf, "dateline"))
        return tuple(filter(None, (dateline, *_blocks(story))))
    for name in ("inlineXML", "DataContent"):
        for element in _all(item, name):
            body = _first(element, "body")
            if blocks := tuple(_blocks(element if body is None else body)):
                return blocks
    for element in _all(item, "inlineData"):
        words = "".join(element.itertext())
        is_page = "html" in element.get("contenttype", "") or "</p>" in words
        lines = lines_of_page(words) if is_page else words.split("\n\n")
        if blocks := tuple(" ".join(line.split()) for line in lines if line.strip()):
            return blocks
    return ()


def _blocks(element: Element) -> Iterator[str]:
    """The words below an element, a string a block."""
    parts: list[str] = []
    _gather(element, parts)
    for block in "".join(parts).split("\n\n"):
        if words := " ".join(block.split()):
            yield words


def _gather(element: Element, parts: list[str]) -> None:
    """Trees are not deep: `open_xml` sees to it."""
    parts.append(element.text or "")
    for below in element:
        name = _local(below.tag)
        divides = name in _BLOCKS
        if divides:
            parts.append("\n\n")
        if name not in ("media", "script", "style", "head"):
            _gather(below, parts)
        if divides:
            parts.append("\n\n")
        parts.append(below.tail or "")


def _local(tag: str) -> str:
    """An element's name without its namespace, of which these formats mix several."""
    return tag.rpartition("}")[2]


def _all(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter() if _local(one.tag) == name)


def _first(element: Element | None, *names: str) -> Element | None:
    """The first element of the first of the names that there is."""
    if element is None:
        return None
    return next((one for name in names for one in _all(element, name)), None)


def _words(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _value(element: Element | None, name: str) -> str:
    return "" if element is None else element.get(name, "").strip()
