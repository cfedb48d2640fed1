"""What kind of thing a file is, told by what it holds."""

import re
from enum import StrEnum

_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(r"<(?:!--|article|section|div|p|h[1-6]|span|meta|title|table|main|link|script)\b", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:article|section|div|p|h[1-6]|title|main|body|html|table|span)\s*>", re.IGNORECASE)
_FEED = re.compile(rb'\{[^\x00]{0,4000}?"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')
_HEAD = 3000


class Kind(StrEnum):
    """The kinds that intake reads."""

    JSON_LINES = "json lines"
    JSON = "json"
    JSON_FEED = "json feed"
    HTML = "html"
    TEXT = "text"


def kind_of_bytes(head: bytes, *, ending: str) -> Kind | None:
    """JSON_LINES, JSON or JSON_FEED by a file's first bytes; None for anything else.

    JSON Lines begins with an object that ends on its line; a JSON document with an object or a list that does not.
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if ending in (".jsonl", ".ndjson") and start:
        return Kind.JSON_LINES
    if start.startswith(b"["):
        return Kind.JSON if re.match(rb"\[\s*(?:\{\s*\"|\])", start) else None
    if not re.match(rb"\{\s*(?:\"|\})", start):
        return None
    if _FEED.match(start):
        return Kind.JSON_FEED
    line, newline, _ = start.partition(b"\n")
    if line.rstrip().endswith(b"}") or not newline:
        return Kind.JSON_LINES
    return Kind.JSON


def kind_of_text(text: str) -> Kind:
    """HTML or TEXT."""
    head = text[:_HEAD]
    if _HTML.search(head):
        return Kind.HTML
    if _FRAGMENT.match(head.lstrip()) and _CLOSED.search(text):
        return Kind.HTML
    return Kind.TEXT
