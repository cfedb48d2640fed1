"""What a feed says: its entries, each with what it says of a report.

Invariant: an entry's text is the text that the feed holds for it, as decoded; only its title is made plain.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from urllib.parse import urljoin, urlsplit

from dragoman.dates import moment
from dragoman.model import Problem

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_LONGEST_ADDRESS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed.

    id: what the feed calls it (guid, atom:id); "" where it does not.
    text: its whole text where the feed has it, else its summary; "" for neither. markup: "html" or "text".
    is_summary: the whole text stands elsewhere, behind `address`.
    published, at: the day, and the instant where its zone is stated. changed: the instant of its last change.
    outlet: who published it where the feed says that somebody else did; "" for the feed itself.
    language: as stated for the entry, else for the feed.
    problems: notes on what it says (a date that is none).
    """

    id: str = ""
    title: str = ""
    text: str = ""
    markup: str = "text"
    is_summary: bool = False
    address: str = ""
    published: date | None = None
    at: datetime | None = None
    changed: datetime | None = None
    outlet: str = ""
    language: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed holds. kind: "RSS", "Atom", "JSON Feed"; "" where a fatal problem says why it could not be read.

    title: its name, which is its outlet's. home: the address of the pages that it is about. language: as stated.
    minutes: for how long it says that it need not be asked again; None where it does not say.
    """

    kind: str = ""
    title: str = ""
    home: str = ""
    language: str = ""
    minutes: int | None = None
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def is_markup(text: str) -> bool:
    """Whether a text without a stated type is HTML source: it holds tags or references."""
    return _TAG.search(text) is not None or _REFERENCE.search(text) is not None


def plain(words: str) -> str:
    """A title without tags, references and line breaks."""
    return " ".join(unescape(_TAG.sub(" ", words)).split())


def address_in(words: str, base: str) -> str:
    """The address that a feed states, made whole by the address that it is relative to; "" for none on the web."""
    words = words.strip()
    if not words or len(words) > _LONGEST_ADDRESS:
        return ""
    try:
        whole = urljoin(base, words)
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in ("http", "https") and parts.netloc else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The dates of an entry, and what was the matter with them."""

    published: date | None = None
    at: datetime | None = None
    changed: datetime | None = None
    problems: tuple[Problem, ...] = ()


def dated(published: str, changed: str, *, name: str) -> Dated:
    """The dates that an entry states; that of its change stands in where no other is stated."""
    said = published.strip() or changed.strip()
    day, at = moment(said)
    problems: tuple[Problem, ...] = ()
    if said and day is None:
        why = f"{name}: its date is none that can be read ({said[:40]!r}); it was left out."
        problems = (Problem(what="bad_date", why=why),)
    return Dated(published=day, at=at, changed=moment(changed)[1], problems=problems)
