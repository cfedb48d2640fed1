"""What a person should look at, item by item: entries that may be one, side by side; what contradicts itself.

Invariant: an item's key is made from all that it shows, so that one that is ignored comes back when it changes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from dragoman.model import Engagement, Record
from dragoman.publishing import Readings
from dragoman.publishing.review import unsure_pairs
from dragoman.publishing.words import day_words, people_words, status_words, when_words
from dragoman.reconciling import venue_written
from dragoman.web.showing.plain import plainly
from dragoman.web.showing.rows import Row, row
from dragoman.web.showing.said import Said, called, said_in
from dragoman.web.showing.wording import FORMATS, Names, party_name, topic_name, venue_named

_MOST_QUOTES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A field of the entries of an item, and whether they differ in it."""

    name: str
    values: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A value that a rival says, to be taken in the place of the preferred one. value: as a decision writes it."""

    field: str
    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something to look at. rows: its entries, the one that was reported first on the left. said: the words of each."""

    key: str
    rows: tuple[Row, ...]
    fields: tuple[Compared, ...]
    said: tuple[tuple[Said, ...], ...]
    why: tuple[str, ...]
    offers: tuple[Offer, ...] = ()

    @property
    def is_pair(self) -> bool:
        """Whether it asks if two entries are one."""
        return len(self.rows) == 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """An item before its words are fetched: its entries and why it is asked."""

    key: str
    entries: tuple[Engagement, ...]
    why: tuple[str, ...]


def asks(record: Record) -> Iterator[Ask]:
    """What is to be looked at in a record: pairs first, then contradictions."""
    for one, other, why in unsure_pairs(record):
        yield _ask(sorted((one, other), key=_age), (why,))
    for entry in record.engagements:
        if entry.contradictions:
            yield _ask([entry], entry.contradictions)


def item(ask: Ask, readings: Readings, names: Names) -> Item:
    """An item with all that its page shows."""
    fields = tuple(_compared([_fields(entry, names) for entry in ask.entries]))
    return Item(
        key=ask.key,
        rows=tuple(row(entry, names) for entry in ask.entries),
        fields=fields,
        said=tuple(_words(entry, readings) for entry in ask.entries),
        why=tuple(plainly(one, names, called(readings)) for one in ask.why),
        offers=tuple(_offers(ask.entries[0], names)) if len(ask.entries) == 1 else (),
    )


def _ask(entries: Sequence[Engagement], why: tuple[str, ...]) -> Ask:
    said = [*why, *(claim.key for entry in entries for claim in entry.claims)]
    key = sha256("\x1f".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return Ask(key=key, entries=tuple(entries), why=why)


def _age(entry: Engagement) -> tuple[date, str]:
    return entry.first_reported or date.max, entry.id


def _fields(entry: Engagement, names: Names) -> dict[str, str]:
    return {
        "date": when_words(entry.when.value if entry.when else None),
        "place": venue_named(entry.venue.value, names) if entry.venue else "no place said",
        "format": FORMATS[entry.format.value],
        "status": status_words(entry.status),
        "parties": ", ".join(party_name(code, names) for code in entry.parties),
        "people": people_words((*entry.participants, *entry.implied)) or "nobody named",
        "topics": ", ".join(topic_name(topic) for topic in entry.topics) or "none named",
        "series": entry.series or "none named",
        "first reported": day_words(entry.first_reported),
    }


def _compared(each: Sequence[dict[str, str]]) -> Iterator[Compared]:
    for name in each[0]:
        values = tuple(fields[name] for fields in each)
        yield Compared(name=name, values=values, differs=len(set(values)) > 1)


def _words(entry: Engagement, readings: Readings) -> tuple[Said, ...]:
    return said_in(((claim, (claim.trigger,)) for claim in entry.claims[:_MOST_QUOTES]), readings)


def _offers(entry: Engagement, names: Names) -> Iterable[Offer]:
    if entry.when:
        for rival in entry.when.rivals:
            yield Offer(field="date", value=rival.value.edtf, words=when_words(rival.value))
    if entry.venue:
        for other in entry.venue.rivals:
            yield Offer(field="place", value=venue_written(other.value), words=venue_named(other.value, names))
    for shape in entry.format.rivals:
        yield Offer(field="format", value=shape.value.value, words=FORMATS[shape.value])
