"""The entries of a record, found and counted by their cards, without taking one of them apart.

    cards as kept, put in a drawer once ─────────────┐
    cards of blocks that were kept anew since ───────┼── a catalogue of the record of one look
    cards of blocks that are due, made for the look ─┘

Invariant: what a catalogue finds is what `fits` would find among all entries of the record that it is of; a block that
is due, or withheld from the audience, is left out of what is kept and counts as it was made for the look.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING

from dragoman.model import Card, Engagement, Format
from dragoman.pipeline.drawers import Drawer, numbers
from dragoman.pipeline.filters import Filters

if TYPE_CHECKING:
    from dragoman.store import View  # SQLAlchemy, which `read` must not wait for

_MANY = 2_000  # entries of blocks that changed, above which all cards are put in a new drawer
# Of these an entry has several, and who asks for two asks for both: the counts are those of what is shown already.
_ALL_OF = ("party", "person")
# Of these one is asked for, or one of several: the counts are those of what the other filters let through.
_ONE_OF = {"format": "formats", "status": "statuses", "topic": "topics", "place": "place", "series": "series"}
Part = tuple[Drawer, int]  # a drawer, and which entries of it count


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The entries between two days. entries: how many there are in all; undated: how many of them have no date.

    earlier, later: days around which the next ones lie; None where there are none.
    """

    first: date
    last: date
    entries: int
    undated: int
    earlier: date | None
    later: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The entries of some days. days: for each of them the first entries that are on it, and how many are in all.

    vague: the first of those that fall somewhere in these days, of which nobody says on which; of so many.
    """

    days: Mapping[date, tuple[tuple[str, ...], int]]
    vague: tuple[str, ...]
    vague_number: int

    @property
    def ids(self) -> frozenset[str]:
        """All entries that are named."""
        return frozenset(self.vague).union(*(some for some, _ in self.days.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """How many days an entry of a format may be on; what has a longer date falls somewhere in it."""

    stay: int
    stays: frozenset[Format]
    meeting: int


class Catalogue:
    """The entries of a record."""

    def __init__(self, parts: Iterable[Part]) -> None:
        """No entry may count in two of the parts."""
        self._parts = tuple(part for part in parts if part[1])

    def ids(self, filters: Filters) -> tuple[str, ...]:
        """The entries that fit, each part in the record's order."""
        return tuple(drawer.ids[number] for drawer, bits in self._fitting(filters) for number in numbers(bits))

    def count(self, filters: Filters) -> int:
        """How many entries fit."""
        return _number(self._fitting(filters))

    def series(self, filters: Filters) -> dict[str, int]:
        """How many of the entries that fit are of each series."""
        found: Counter[str] = Counter()
        for drawer, bits in self._fitting(filters):
            found.update(drawer.counts("series", bits))
        return dict(found)

    def waiting(self, filters: Filters) -> tuple[str, ...]:
        """Of the entries that fit those that somebody should look at."""
        some = ((drawer, bits & drawer.having("waits")) for drawer, bits in self._fitting(filters))
        return tuple(drawer.ids[number] for drawer, bits in some for number in numbers(bits))

    def window(self, filters: Filters, near: date, most: int) -> Window | None:
        """About so many of the entries that fit with their first days nearest to a day, half of them before it.

        None where no entry that fits has a first day.
        """
        found = self._fitting(filters)
        half = max(most // 2, 1)
        after = _near(found, near, half, ahead=True)
        before = _near(found, near, most - len(after), ahead=False)
        after = after if len(before) >= half else _near(found, near, most - len(before), ahead=True)
        if not before and not after:
            return None
        first, last = (before or after)[-1 if before else 0], (after or before)[-1 if after else 0]
        earlier = _whole(_near(found, first, half + 1, ahead=False), half)
        later = _near(found, _next(last), half + 1, ahead=True) if last < date.max else []
        undated = [(drawer, bits & ~drawer.having("dated")) for drawer, bits in found]
        return Window(
            first=first,
            last=last,
            entries=_number(found),
            undated=_number(undated),
            earlier=earlier[-1] if earlier else None,
            later=later[-1] if later else None,
        )

    def placed(self, filters: Filters, days: Sequence[date], lengths: Lengths, most: int) -> Placed:
        """The entries that fit on these days, which follow on one another; at most so many of each."""
        found, vague = [], []
        for drawer, bits in self._fitting(filters):
            here = bits & drawer.touching(days[0], days[-1])
            stays = drawer.having_any("format", (one.value for one in lengths.stays)) & drawer.lasting(lengths.stay)
            exact = here & (stays | drawer.lasting(lengths.meeting))
            found.append((drawer, exact))
            vague.append((drawer, here & ~exact & drawer.known_in(days[0], days[-1])))
        each = {day: [(drawer, bits & drawer.touching(day, day)) for drawer, bits in found] for day in days}
        return Placed(
            days={day: (_first(parts, most), _number(parts)) for day, parts in each.items()},
            vague=_first(vague, most),
            vague_number=_number(vague),
        )

    def beside(self, filters: Filters, first: date, last: date) -> tuple[str, ...]:
        """Of the entries that fit the nearest one that begins before these days, and after them, if there are any."""
        found = self._fitting(filters)
        days = (
            *_near(found, first, 1, ahead=False),
            *(_near(found, _next(last), 1, ahead=True) if last < date.max else ()),
        )
        begun = ((drawer, bits & drawer.beginning(day)) for day in days for drawer, bits in found)
        return tuple(one for drawer, bits in begun for one in _first([(drawer, bits)], 1))

    def tallies(self, filters: Filters) -> dict[str, dict[str, int]]:
        """How many entries each further value of a filter would show: "party", "person" ... as addresses call them.

        A series goes by its own name alone. Of people and places, where very many fit, the ones met most are told.
        """
        found: dict[str, Counter[str]] = {kind: Counter() for kind in (*_ALL_OF, *_ONE_OF)}
        dated: list[Part] = []
        for drawer, mask in self._parts:
            pieces = dict(drawer.pieces(filters))
            for kind in _ALL_OF:
                found[kind].update(drawer.counts(kind, _others(mask, pieces, "")))
            for kind, field in _ONE_OF.items():
                found[kind].update(drawer.counts(kind, _others(mask, pieces, field)))
            dated.append((drawer, _others(mask, pieces, "span")))
        return {**{kind: dict(counts) for kind, counts in found.items()}, "year": _years(dated)}

    def _fitting(self, filters: Filters) -> Sequence[Part]:
        return [(drawer, _others(mask, dict(drawer.pieces(filters)), "")) for drawer, mask in self._parts]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept at one moment of a store. states: of the blocks in the first drawer, when it was filled."""

    moment: str
    states: Mapping[str, tuple[object, ...]]
    first: Drawer
    parts: tuple[Part, ...]


class Cards:
    """The cards of what a store keeps, held from look to look: of each block again only when it changed."""

    def __init__(self) -> None:
        """None yet."""
        self._kept: _Kept | None = None
        self._lock = Lock()

    def catalogue(self, view: "View", but: Collection[str], anew: Iterable[Engagement]) -> Catalogue:
        """The catalogue of what is kept of all blocks but these, and of entries made anew."""
        fresh = Drawer((entry.id, entry.block, Card.of(entry)) for entry in anew)
        kept = ((drawer, mask & ~drawer.having_any("block", but)) for drawer, mask in self._parts(view))
        return Catalogue([*kept, (fresh, fresh.all)])

    def _parts(self, view: "View") -> tuple[Part, ...]:
        moment = view.moment()
        kept = self._kept
        if kept is not None and kept.moment == moment:
            return kept.parts
        with self._lock:
            self._kept = kept = _filled(view, moment, self._kept)
        return kept.parts


def _filled(view: "View", moment: str, before: _Kept | None) -> _Kept:
    """What is kept now. before: what was at another moment, of which is taken what did not change."""
    states = view.states()
    if before is not None:
        changed = {name for name in states.keys() | before.states if states.get(name) != before.states.get(name)}
        stale = before.first.having_any("block", changed)
        some = Drawer(view.cards(changed))
        if max(stale.bit_count(), len(some.ids)) <= _MANY:
            parts = ((before.first, before.first.all & ~stale), (some, some.all))
            return _Kept(moment, before.states, before.first, parts)
    every = Drawer(view.cards())
    return _Kept(moment, states, every, ((every, every.all),))


def _number(parts: Iterable[Part]) -> int:
    return sum(bits.bit_count() for _, bits in parts)


def _first(parts: Iterable[Part], most: int) -> tuple[str, ...]:
    """The ids of the first so many of these entries."""
    return tuple(islice((drawer.ids[number] for drawer, bits in parts for number in numbers(bits)), most))


def _years(parts: Sequence[Part]) -> dict[str, int]:
    """How many of these entries touch each year in which one of them begins or ends."""
    years = frozenset[int]().union(*(drawer.years(bits) for drawer, bits in parts))
    return {f"{year:04}": sum((drawer.in_year(year) & bits).bit_count() for drawer, bits in parts) for year in years}


def _others(mask: int, pieces: Mapping[str, int], but: str) -> int:
    """The entries that fit all filters but one."""
    for field, bits in pieces.items():
        mask &= bits if field != but else mask
    return mask


def _near(parts: Sequence[Part], day: date, most: int, *, ahead: bool) -> list[date]:
    """The first days of the next so many entries from a day on, or before it; the nearest one first."""
    found = [one for drawer, bits in parts for one in drawer.near(bits, day, most, ahead=ahead)]
    return [date.fromordinal(number) for number in sorted(found, reverse=not ahead)[: max(most, 0)]]


def _whole(days: list[date], most: int) -> list[date]:
    """Those of the days all of whose entries are among the first so many, so that none is leafed past unseen."""
    return [day for day in days if day != days[most]] or days if len(days) > most else days


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
