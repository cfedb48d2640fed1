"""HTML to the lines of its text, for the exports of databases: every block a line, cells parted by tabs."""

from lxml import etree, html  # type: ignore[import-untyped] # no types come with it; nothing of it leaves this file

_UNSEEN = frozenset({"head", "script", "style", "noscript", "template", "title", "iframe", "object", "select"})
_CELLS, _ROWS = frozenset({"td", "th"}), frozenset({"tr", "table", "tbody", "thead"})
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "ul",
))  # fmt: skip


def lines_of_page(source: str) -> list[str]:
    """The lines of a page; blocks are parted by blank lines. [] where it cannot be parsed."""
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    parts: list[str] = []
    cells: list[int] = []  # where the open cells begin among the parts
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        start = event == "start"
        if tag in _UNSEEN:
            unseen += 1 if start else -1
        elif not unseen:
            if tag in _ROWS or (tag in _BLOCKS and len(parts) > (cells[-1] if cells else 0)):
                parts.append("\n\n")
            elif tag == "br" and start:
                parts.append("\n")
            elif tag in _CELLS:
                _turn_cell(parts, cells, start=start)
            if start and tag:
                _put(parts, element.text)
        if not start and not unseen:
            _put(parts, element.tail)
    return "".join(parts).split("\n")


def _put(parts: list[str], words: str | None) -> None:
    """Words, with the line breaks of the source as the spaces that they are in a page."""
    if words and words.strip():
        parts.append(words.replace("\r", " ").replace("\n", " "))
    elif words and parts and not parts[-1].endswith(("\n", "\t", " ")):
        parts.append(" ")


def _turn_cell(parts: list[str], cells: list[int], *, start: bool) -> None:
    """A cell begins, or ends in a tab and not in the break behind its last block."""
    if start:
        cells.append(len(parts))
        return
    begin = cells.pop() if cells else len(parts)
    while len(parts) > begin and not parts[-1].strip():
        parts.pop()
    parts.append("\t")
