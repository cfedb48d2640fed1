"""JSON Feed 1.0 and 1.1."""

import msgspec

from dragoman.intake.entries import Entry, Feed, address_in, dated, plain
from dragoman.model import Problem


class _Item(msgspec.Struct, frozen=True, kw_only=True):
    """One item as JSON states it."""

    id: str | int | float | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    language: str | None = None


class _Document(msgspec.Struct, frozen=True, kw_only=True):
    """A feed as JSON states it."""

    version: str
    title: str | None = None
    home_page_url: str | None = None
    language: str | None = None
    items: list[msgspec.Raw] = []


_DOCUMENT = msgspec.json.Decoder(_Document)
_ITEM = msgspec.json.Decoder(_Item)


def feed_in_json(data: bytes, *, name: str, address: str) -> Feed:
    """The feed in a JSON document. An item that is none is a problem of an entry of its own."""
    try:
        document = _DOCUMENT.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        why = f"{name} is no JSON Feed: {str(error).rstrip('.')}."
        return Feed(problems=(Problem(what="bad_json", why=why, fatal=True),))
    if "jsonfeed.org/version" not in document.version:
        why = f"{name} is no JSON Feed: its version is {document.version[:40]!r}."
        return Feed(problems=(Problem(what="no_feed", why=why, fatal=True),))
    home = address_in(document.home_page_url or "", address) or address
    language = document.language or ""
    return Feed(
        kind="JSON Feed",
        title=plain(document.title or ""),
        home=home,
        language=language,
        entries=tuple(
            _entry(bytes(item), home, language, f"{name}, entry {number}")
            for number, item in enumerate(document.items, 1)
        ),
    )


def _entry(data: bytes, home: str, language: str, name: str) -> Entry:
    try:
        item = _ITEM.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        why = f"{name}: {str(error).rstrip('.')}."
        return Entry(problems=(Problem(what="bad_json", why=why, fatal=True),))
    whole = item.content_html or item.content_text or ""
    times = dated(item.date_published or "", item.date_modified or "", name=name)
    return Entry(
        id=str(item.id if item.id is not None else "").strip(),
        title=plain(item.title or ""),
        text=whole or item.summary or "",
        markup="html" if item.content_html else "text",
        is_summary=not whole,
        address=address_in(item.url or "", home) or address_in(item.external_url or "", home),
        published=times.published,
        at=times.at,
        changed=times.changed,
        language=item.language or language,
        problems=times.problems,
    )
