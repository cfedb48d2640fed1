"""Changes of the record as a feed: Atom (RFC 4287), with the words that brought each about.

Invariant: the bytes come from the record and the options alone. What a change is called (its `tag:` URI, RFC 4151)
rests on the entry's lasting name and on what changed, so that a reprint, a restart or another order of reports never
makes a second item of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from xml.etree import ElementTree as ET

from dragoman.model import Change, Cleared, Engagement
from dragoman.publishing.changes import KINDS, values_words
from dragoman.publishing.coverage import read_words
from dragoman.publishing.export import Readings
from dragoman.publishing.happening import evidence_lines
from dragoman.publishing.visible import short, shown
from dragoman.publishing.words import count_words, engagement_words, people_words, status_words, when_words

MEDIA_TYPE = "application/atom+xml"

_ATOM = "http://www.w3.org/2005/Atom"
_SINCE = "2026"  # the year in which names of this kind were first given: a tag: URI names one
_UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)  # "updated" must be there; where no report has a day, none is made up


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A change, with the entry as the change left it (of one that is gone: as it was).

    name: the entry's lasting name, see `pipeline.calendars.identities_of`. at: when it became known.
    """

    change: Change
    entry: Engagement
    name: str
    at: datetime

    @property
    def key(self) -> str:
        """A word by which the same change is known again: 16 hex digits."""
        one = self.change
        day = self.at.date().isoformat()  # what moves away and back and away again has moved three times
        said = (one.kind.value, one.cause.value, self.name, one.field, one.before, one.after, day)
        return sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedOptions:
    """What a feed is called and where it is.

    instance: the name of this record in `tag:` URIs, which must stay the same ("record.desk.example").
    base: the address under which the pages are served; "" for none. source: that of the feed itself; "" for a file.
    query: what is asked for, as an address has it ("?party=JP"): feeds of other queries have other names.
    """

    title: str = "Changes of the record"
    instance: str = "dragoman"
    base: str = ""
    source: str = ""
    query: str = ""


DEFAULT = FeedOptions()


def feed(cleared: Cleared, news: Iterable[News], options: FeedOptions = DEFAULT) -> bytes:
    """The changes as an Atom feed in UTF-8, the latest first.

    Args:
        cleared: the record that the changes led to, for what was read and for the words behind them.
        news: the changes, in any order; `pipeline.feeds.news_of` gives them.
        options: see `FeedOptions`.
    """
    items = {one.key: one for one in sorted(news, key=lambda one: (one.at, one.key), reverse=True)}
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    asked = sha256(options.query.encode("utf-8", "surrogatepass")).hexdigest()[:16] if options.query else "all"
    _put(root, "id", _tag(options, f"feed/{asked}"))
    _put(root, "title", short(options.title, 160))
    _put(root, "subtitle", short(f"What changed, from {read_words(cleared.record)}.", 600))
    _put(root, "updated", _instant(max((one.at for one in items.values()), default=_UNKNOWN)))
    ET.SubElement(_put(root, "author", ""), "name").text = "Dragoman"
    _put(root, "generator", "Dragoman")
    if options.source:
        _link(root, "self", options.source, MEDIA_TYPE)
    if options.base:
        _link(root, "alternate", f"{options.base}/changes{options.query}", "text/html")
    for one in items.values():
        root.append(_item(one, cleared.readings, options))
    ET.indent(root, " ")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def news_heading(one: News) -> str:
    """A change in one line: what became of which entry."""
    values = " -> ".join(filter(None, values_words(one.change)))
    said = f"{KINDS[one.change.kind]}: {engagement_words(one.entry)}"
    return short(f"{said}, {values}" if values and one.change.field == "when" else said, 200)


def news_lines(one: News, readings: Readings, page: str = "") -> Iterator[str]:
    """A change in plain lines: what stood before and stands now, the entry, the words for it, and its page."""
    before, after = values_words(one.change)
    if before and after:
        yield short(f"{before} -> {after}", 600)
    elif before or after:
        yield short(before or after, 600)
    entry = one.entry
    when = when_words(entry.when.value if entry.when is not None else None)
    yield short(f"{engagement_words(entry)}; {status_words(entry.status)}; {when}.")
    people = people_words((*entry.participants, *entry.implied))
    if people:
        yield short(f"People: {people}", 600)
    if one.change.support is not None:
        yield from evidence_lines([one.change.support], readings)
    yield f"Told by {count_words(entry.dispatches, 'dispatch')}."
    if page:
        yield page


def page_of(one: News, base: str) -> str:
    """The address of the entry's page; "" where the pages are served nowhere."""
    return f"{base}/e/{one.name}" if base else ""


def tag_of(one: News, instance: str) -> str:
    """The `tag:` URI of a change: the entry, and which revision of it."""
    return f"tag:{instance},{_SINCE}:e/{one.name}/{one.change.kind.value}/{one.key}"


def _item(one: News, readings: Readings, options: FeedOptions) -> ET.Element:
    made = ET.Element("entry")
    _put(made, "id", tag_of(one, options.instance))
    _put(made, "title", news_heading(one))
    _put(made, "updated", _instant(one.at))
    page = page_of(one, options.base)
    if page:
        _link(made, "alternate", page, "text/html")
    for scheme, term in (("change", one.change.kind.value), ("status", one.entry.status.value)):
        ET.SubElement(made, "category", {"term": term, "scheme": _tag(options, scheme)})
    _put(made, "content", shown("\n".join(news_lines(one, readings)))).set("type", "text")
    return made


def _put(parent: ET.Element, name: str, text: str) -> ET.Element:
    made = ET.SubElement(parent, name)
    made.text = text or None
    return made


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "href": href, "type": kind})


def _tag(options: FeedOptions, what: str) -> str:
    return f"tag:{options.instance},{_SINCE}:{what}"


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
