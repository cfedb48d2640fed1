"""Cards in a drawer, numbered in the record's order: the entries that have a value are the bits of one whole number.

So entries that fit several values at once, and how many they are, come from a few operations on whole numbers, however
many entries there are. Invariant: the numbers of a drawer never change; what changes is put into another drawer.
"""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from dragoman.model import Card, Format, Venue
from dragoman.pipeline.filters import Filters, folded, is_at, is_one_of, office_words

_STEP = 4096  # entries after which a drawer remembers which lie before
_SELDOM = 64  # entries that have a value, up to which they are gone through when one of several values is asked for
_FEW = 3_000  # entries that are gone through one by one
_MOST_VALUES = 200  # values of a kind, the most frequent ones, that are counted among many entries

Told = tuple[str, str, Card]  # an entry's id, its block, its card


class Drawer:
    """Some cards. Every number in it stands for an entry; `all` has a bit for each."""

    def __init__(self, told: Iterable[Told]) -> None:
        """The cards of entries, each entry once."""
        cards = sorted(told, key=lambda one: (_first(one[2]), one[1], one[0]))
        self.ids = tuple(name for name, _, _ in cards)
        self.all = (1 << len(cards)) - 1
        self.first_days = array("l", (card.earliest.toordinal() if card.earliest else 0 for _, _, card in cards))
        self._begun = _Ordered(_day(card.earliest, 0) for _, _, card in cards)
        self._over = _Ordered(_day(card.latest, date.max.toordinal() + 1) for _, _, card in cards)
        self._places: dict[str, dict[Hashable, array[int]]] = {}
        self._bits: dict[tuple[str, Hashable], int] = {}
        self._some: dict[str, list[tuple[Hashable, ...]]] = {"person": [], "place": []}
        one: dict[tuple[Hashable, ...], tuple[Hashable, ...]] = {}  # so that equal values are held once
        for number, (_, block, card) in enumerate(cards):
            for kind, value in _values(block, card):
                self._places.setdefault(kind, {}).setdefault(value, array("L")).append(number)
            for kind, some in (("person", _people(card)), ("place", _where(card))):
                self._some[kind].append(one.setdefault(some, some))

    def having(self, kind: str, value: Hashable = "") -> int:
        """The entries that have a value; of a kind that has no values, those that are of it."""
        key = (kind, value)
        if key not in self._bits:
            places = self._places.get(kind, {}).get(value)
            if places is None:  # somebody may ask for anything: of what is not there nothing is remembered
                return 0
            self._bits[key] = _bits(places, len(self.ids))
        return self._bits[key]

    def having_any(self, kind: str, values: Iterable[Hashable]) -> int:
        """The entries that have one of these values."""
        found, seldom = 0, array("L")
        here = self._places.get(kind, {})
        for value in values:
            places = here.get(value, ())
            if len(places) > _SELDOM:
                found |= self.having(kind, value)
            else:  # a whole number for each of very many names would fill the memory
                seldom.extend(places)
        return found | _bits(seldom, len(self.ids))

    def values(self, kind: str) -> Iterable[Hashable]:
        """Every value of a kind, the most frequent ones first."""
        return self._ranked.get(kind, ())

    def touching(self, first: date | None, last: date | None) -> int:
        """The entries whose date may touch these days."""
        found = self.having("dated")
        if last is not None:
            found &= self._begun.up_to(last.toordinal())
        if first is not None:
            found &= ~self._over.up_to(first.toordinal() - 1)
        return found

    def known_in(self, first: date, last: date) -> int:
        """The entries whose date touches these days by what is known of it: an open end reaches no further day."""
        begun, over = (
            days.up_to(last.toordinal()) & ~days.up_to(first.toordinal() - 1) for days in (self._begun, self._over)
        )
        half = self.having("half")
        return (self.touching(first, last) & self.having("ends") & ~half) | (half & (begun | over))

    def beginning(self, day: date) -> int:
        """The entries whose date begins on a day."""
        number = day.toordinal()
        return self.having("begun") & self._begun.up_to(number) & ~self._begun.up_to(number - 1)

    def lasting(self, most: int) -> int:
        """The entries whose date is no more than so many days, none of them marked as about."""
        return self.having_any("days", (days for days in self.values("days") if isinstance(days, int) and days <= most))

    def pieces(self, filters: Filters) -> Iterator[tuple[str, int]]:
        """For each filter that is set the entries that fit it, by the filter's name."""
        if filters.parties:
            yield "parties", self._all_of(self.having("party", code) for code in filters.parties)
        if filters.people:
            yield "people", self._all_of(self._called(name) for name in filters.people)
        if filters.offices:
            yield "offices", self._all_of(self._sent(words, filters.parties) for words in filters.offices)
        if filters.in_person is not None:
            apart = self.having("format", Format.CALL.value) | self.having("place", "online")
            yield "in_person", self.all & ~apart if filters.in_person else apart
        if filters.formats:
            yield "formats", self.having_any("format", (one.value for one in filters.formats))
        if filters.statuses:
            yield "statuses", self.having_any("status", (one.value for one in filters.statuses))
        if filters.topics:
            yield "topics", self.having_any("topic", (one.value for one in filters.topics))
        if filters.place:
            asked = filters.place
            yield "place", self._fitting("venue", lambda venue: isinstance(venue, Venue) and is_at(venue, asked))
        if filters.series:
            yield "series", self._fitting("series", lambda name: is_one_of(str(name), filters))
        if filters.dated is not None:
            dated = self.having("dated")
            yield "dated", dated if filters.dated else self.all & ~dated
        if filters.span is not None:
            yield "span", self.touching(filters.span.earliest, filters.span.latest)

    def counts(self, kind: str, among: int) -> Mapping[str, int]:
        """How many of these entries have each value; of people and places, where there are many, the ones met most."""
        some = self._some.get(kind)
        if some is not None and among.bit_count() <= _FEW:
            return Counter(str(value) for number in numbers(among) for value in some[number])
        values = [value for place, value in enumerate(self.values(kind)) if some is None or place < _MOST_VALUES]
        found = ((str(value), (self.having(kind, value) & among).bit_count()) for value in values)
        return {value: number for value, number in found if number}

    def years(self, among: int) -> frozenset[int]:
        """The years in which one of these entries begins or ends."""
        years = (year for year in self.values("year") if isinstance(year, int))
        return frozenset(year for year in years if self.having("year", year) & among)

    def in_year(self, year: int) -> int:
        """The entries whose date may touch a year."""
        key = ("in year", year)
        if key not in self._bits:
            self._bits[key] = self.touching(date(year, 1, 1), date(year, 12, 31))
        return self._bits[key]

    def near(self, among: int, day: date, most: int, *, ahead: bool) -> list[int]:
        """The first days of the next so many of these entries from a day on, or before it; the nearest one first.

        As ordinals, as `date.toordinal` gives them.
        """
        begun = self.having("begun") & among
        before = self._begun.up_to(day.toordinal() - 1)
        side = begun & ~before if ahead else begun & before
        found: list[int] = []
        while side and len(found) < most:
            number = (side & -side).bit_length() - 1 if ahead else side.bit_length() - 1
            side ^= 1 << number
            found.append(self.first_days[number])
        return found

    def _all_of(self, some: Iterable[int]) -> int:
        found = self.all
        for one in some:
            found &= one
        return found

    def _fitting(self, kind: str, fits: Callable[[Hashable], bool]) -> int:
        return self.having_any(kind, (value for value in self.values(kind) if fits(value)))

    def _called(self, name: str) -> int:
        said = folded(name)
        return self.having_any("person", (one for one, plain in self._names if said in plain))

    def _sent(self, asked: str, parties: Iterable[str]) -> int:
        """Where every party asked for sent a holder of the office; where none of them has a seat, where any did."""
        words = office_words(asked)
        holders = [one for one in self.values("sent") if isinstance(one, tuple) and words.search(folded(str(one[0])))]
        found, seated = self.all, 0
        for party in parties:
            seat = self.having("seat", party)
            found &= self.having_any("sent", (one for one in holders if one[1] == party)) | ~seat
            seated |= seat
        return (found & seated) | (self.having_any("sent", holders) & ~seated)

    @cached_property
    def _names(self) -> tuple[tuple[str, str], ...]:
        return tuple((str(name), folded(str(name))) for name in self.values("person"))

    @cached_property
    def _ranked(self) -> dict[str, tuple[Hashable, ...]]:
        return {
            kind: tuple(sorted(values, key=lambda value: (-len(values[value]), str(value))))
            for kind, values in self._places.items()
        }


class _Ordered:
    """Entries by a day, to tell which lie before one."""

    def __init__(self, days: Iterable[int]) -> None:
        given = tuple(days)
        self._order = array("L", sorted(range(len(given)), key=given.__getitem__))
        self._days = array("l", (given[number] for number in self._order))
        self._steps: tuple[int, ...] = (0,)

    def up_to(self, day: int) -> int:
        """The entries whose day is this one or an earlier one."""
        end = bisect_right(self._days, day)
        size = len(self._order)
        step = end // _STEP
        steps = self._steps
        if len(steps) <= step:
            while len(steps) <= step:
                begin = (len(steps) - 1) * _STEP
                steps = (*steps, steps[-1] | _bits(self._order[begin : begin + _STEP], size))
            self._steps = steps  # put there whole: other threads may be at it too
        return steps[step] | _bits(self._order[step * _STEP : end], size)


def numbers(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, from the least."""
    digits = bin(bits)[:1:-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


def _bits(places: Iterable[int], size: int) -> int:
    held = bytearray(size // 8 + 1)
    for place in places:
        held[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(held, "little")


def _values(block: str, card: Card) -> Iterator[tuple[str, Hashable]]:
    """All that an entry is found by, each once."""
    yield "block", block
    yield "format", card.format.value
    yield "status", card.status.value
    if card.dated:
        yield "dated", ""
    if card.earliest is not None:
        yield "begun", ""
    if card.earliest is not None or card.latest is not None:
        yield "ends", ""
    if (card.earliest is None) is not (card.latest is None):
        yield "half", ""
    if card.earliest is not None and card.latest is not None and not card.about:
        yield "days", (card.latest - card.earliest).days + 1
    if card.waits:
        yield "waits", ""
    yield from (("party", code) for code in dict.fromkeys(card.parties))
    seats = card.parties[:-1] if card.format is Format.VISIT else card.parties
    yield from (("seat", code) for code in dict.fromkeys(seats))
    yield from (("person", name) for name in _people(card))
    yield from (("sent", sent) for sent in dict.fromkeys((office, party) for _, office, party in card.people))
    yield from (("topic", topic.value) for topic in dict.fromkeys(card.topics))
    yield from (("place", place) for place in _where(card))
    if card.series:
        yield "series", card.series
    if card.venue is not None:
        yield "venue", card.venue
    yield from (("year", year) for year in dict.fromkeys(day.year for day in (card.earliest, card.latest) if day))


def _people(card: Card) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name, _, _ in card.people))


def _where(card: Card) -> tuple[str, ...]:
    if card.venue is None:
        return ()
    if card.venue.virtual:
        return ("online",)
    return tuple(dict.fromkeys(filter(None, (card.venue.country, card.venue.city))))


def _first(card: Card) -> date:
    return card.earliest or card.latest or date.max


def _day(day: date | None, otherwise: int) -> int:
    return day.toordinal() if day is not None else otherwise
