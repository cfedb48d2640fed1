"""The filters beside a timeline: each value with how many entries it would show, and the address that shows them.

Invariant: choosing what is on takes it off, and an address holds all that is on.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.model import Format, Status, Topic
from dragoman.publishing.words import status_words
from dragoman.web.asking import FILTERS, Asked
from dragoman.web.showing.listing import Counts
from dragoman.web.showing.wording import FORMATS, Names, party_name, series_name, topic_name

_FIRST = 6  # values shown before "more"
_WHOLE = frozenset({"format", "status"})  # so few values that all are shown
_MOST = 60
_TITLES = {
    "party": "Party",
    "format": "Format",
    "status": "Status",
    "person": "Person",
    "office": "Office",
    "topic": "Topic",
    "series": "Series",
    "place": "Place",
    "year": "Year",
}
_SEVERAL = frozenset({"party", "person", "format", "status", "topic"})
_FREE = {
    "office": "leader, foreign, defence ...",
    "party": "A country or its code",
    "person": "A name, or part of one",
    "place": "A city, or a country's code",
    "series": "2+2, Quad, AUSMIN ...",
}
_CHIPS = {**_TITLES, "from": "From", "to": "To", "undated": "Without a date"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter. count: of the entries that it would show. query: the address that turns it on, or off."""

    words: str
    count: int
    is_on: bool
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A filter. first: the values met most, and those that are on; more: further ones.

    hint: what may be written into its field; "" where every value is listed.
    """

    name: str
    title: str
    first: tuple[Choice, ...]
    more: tuple[Choice, ...]
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A filter that is on. query: the address without it."""

    kind: str
    words: str
    query: str


def facets(counts: Counts, asked: Asked, names: Names) -> tuple[Facet, ...]:
    """Every filter that something can be chosen of."""
    found = (_facet(kind, counts, asked, names) for kind in _TITLES)
    return tuple(facet for facet in found if facet.first or facet.hint)


def chips(asked: Asked, names: Names) -> tuple[Chip, ...]:
    """The filters that are on, in the order of the address."""
    return tuple(
        Chip(kind=_CHIPS[kind], words=_words(kind, names)(value), query=asked.without(kind, value))
        for kind, value in asked.query
        if kind in FILTERS
    )


def _facet(kind: str, counts: Counts, asked: Asked, names: Names) -> Facet:
    choices = tuple(_choices(kind, counts, asked, names))[:_MOST]
    most = len(choices) if kind in _WHOLE else _FIRST
    return Facet(
        name=kind,
        title=_TITLES[kind],
        first=tuple(one for place, one in enumerate(choices) if place < most or one.is_on),
        more=tuple(one for place, one in enumerate(choices) if place >= most and not one.is_on),
        hint=_FREE.get(kind, ""),
    )


def _choices(kind: str, counts: Counts, asked: Asked, names: Names) -> Iterable[Choice]:
    said, values = _words(kind, names), counts.get(kind, {})
    on = _on(kind, asked)
    latest = kind == "year"
    order = sorted(values, reverse=True) if latest else sorted(values, key=lambda value: (-values[value], said(value)))
    for value in order:
        is_on = value in on
        yield Choice(words=said(value), count=values[value], is_on=is_on, query=_query(kind, value, asked, is_on=is_on))


def _on(kind: str, asked: Asked) -> frozenset[str]:
    if kind == "year":
        return frozenset(set(asked.values("from")[-1:]) & set(asked.values("to")[-1:]))
    if kind == "party":
        return frozenset(asked.filters.parties)
    return frozenset(asked.values(kind))


def _query(kind: str, value: str, asked: Asked, *, is_on: bool) -> str:
    if kind == "year":
        return asked.span("", "") if is_on else asked.span(value, value)
    if is_on:
        return asked.without(kind, _as_said(kind, value, asked))
    return asked.having(kind, value) if kind in _SEVERAL else asked.instead(kind, value)


def _as_said(kind: str, value: str, asked: Asked) -> str:
    """The value as the address has it: a party may stand there by its name."""
    if kind != "party":
        return value
    said = asked.values("party")
    return said[asked.filters.parties.index(value)]


def _words(kind: str, names: Names) -> Callable[[str], str]:
    if kind in ("party", "place"):
        return lambda value: party_name(value.upper() if value.upper() in names else value, names)
    if kind == "format":
        return lambda value: FORMATS[Format(value)]
    if kind == "status":
        return lambda value: status_words(Status(value))
    if kind == "topic":
        return lambda value: topic_name(Topic(value))
    return series_name if kind == "series" else str
