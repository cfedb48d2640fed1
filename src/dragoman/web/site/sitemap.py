"""The map of a copy for search engines (sitemaps.org), which takes whole addresses."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import quote
from xml.sax.saxutils import escape

_MOST = 50_000  # addresses that one map may have


def sitemap(files: Iterable[tuple[str, date | None]], address: str) -> bytes:
    """The map of the pages among these files, each with the day on which what it tells of was last reported."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    pages = [(path, told_on) for path, told_on in files if path.endswith(".html")]
    for path, told_on in pages[:_MOST]:
        day = f"<lastmod>{told_on.isoformat()}</lastmod>" if told_on else ""
        lines.append(f"<url><loc>{escape(address + quote(path))}</loc>{day}</url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()
