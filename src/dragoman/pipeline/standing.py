"""The record from what the store keeps of it, made anew where nothing is kept that stands.

    kept blocks that stand as of the day ──┐
                                           ├── entries, tours closed over blocks ── the record, or a part of it
    blocks that are due ── made anew ──────┘

Invariant: what is given is what making every block anew would give. A part of the record is made from the blocks that
may hold it and from those that its tours lead to; nothing here writes.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.knowledge import Knowledge
from dragoman.model import Engagement, Journey, Leg, Record, ReportId
from dragoman.pipeline.blocks import Block, voices
from dragoman.pipeline.catalogue import Cards, Catalogue
from dragoman.pipeline.filters import Filters, fits, narrowed
from dragoman.pipeline.looking import Look
from dragoman.pipeline.remade import Remade
from dragoman.pipeline.versions import reader_of
from dragoman.reconciling import Made, ReadSoFar, assembled, journeys_of, may_hold, on_journeys
from dragoman.store import Stored

if TYPE_CHECKING:
    from dragoman.store import Place, View, Wanted  # SQLAlchemy, which `read` must not wait for


_LEAF = 50  # entries that are taken apart at a time


class Standing:
    """The record of one day in a view of a store."""

    def __init__(self, view: "View", look: Look, remade: Remade | None = None) -> None:
        """The record that the look is at. remade: the blocks made for other days of the same store, facts and logs."""
        self.as_of = look.maker.as_of
        self._view = view
        self._look = look
        self._due = look.due(view)
        self._remade = remade or Remade()
        self._made: dict[str, Block] = {}

    @property
    def is_kept(self) -> bool:
        """Whether all of it is kept, so that nothing need be made anew."""
        return not self._due

    def whole(self) -> Record:
        """All of it."""
        blocks = self._anew(self._due)
        kept = Made(
            block="",
            entries=tuple(self._view.of_all(but=self._due)),
            legs=tuple(self._view.legs(but=self._due)),
            placed=tuple(self._view.placed(but=self._due)),
            good_until=self.as_of,
        )
        copies = [*self._view.copies(but=self._due), *(pair for block in blocks for pair in block.copies)]
        read = self._read
        record = assembled(
            [kept, *(block.made for block in blocks)],
            self._look.maker.apart(self._shown(self._view.apart(self.as_of, self._look.received_to))),
            ReadSoFar(
                reports=read.reports,
                dispatches=voices(read.reports, copies),
                first=read.first,
                last=read.last,
                undated=read.undated,
            ),
            as_of=self.as_of,
        )
        return self._look.losses.on(record)

    def part(self, filters: Filters, cards: Cards | None = None) -> Record:
        """The entries that fit the filters; see `narrowed`. cards: of the same store, to find them sooner."""
        if cards is not None:
            return narrowed(self.chosen(self.catalogue(cards, filters.parties).ids(filters)), filters)
        due = [name for name in self._due if may_hold(name, filters.parties)]
        entries = [*self._view.entries(wanted_of(filters), but=self._due), *self._entries(due)]
        return narrowed(self._record(entry for entry in entries if fits(entry, filters)), filters)

    def leaf(self, filters: Filters, after: "Place | None", most: int) -> Record:
        """The next so many entries that fit, in the record's order. after: those that stand behind it."""
        due = [name for name in self._due if may_hold(name, filters.parties)]
        anew = (one for one in self._entries(due) if fits(one, filters) and (after is None or place_of(one) > after))
        found = merge(sorted(anew, key=place_of), self._kept_in_order(filters, after), key=place_of)
        return self._record(islice(found, most))

    def catalogue(self, cards: Cards, parties: Iterable[str] = ()) -> Catalogue:
        """By which entries are found and counted. cards: of the same store. parties: those that have them all alone."""
        due = [name for name in self._due if may_hold(name, parties)]
        return cards.catalogue(self._view, self._due, self._entries(due))

    def chosen(self, names: Collection[str]) -> Record:
        """The entries of these very ids, of which the catalogue tells."""
        wanted = set(names)
        made = [entry for block in self._made.values() for entry in block.made.entries if entry.id in wanted]
        kept = self._view.of_ids(wanted.difference(entry.id for entry in made))
        return self._record([*made, *kept])

    def stale(self, knowledge: Knowledge) -> int:
        """How many of the reports that the audience sees were read with other facts or by another version."""
        look = self._look
        return self._view.stale(reader_of(knowledge), self.as_of, look.received_to, look.withheld.reports)

    def count(self, filters: Filters) -> int:
        """How many entries fit such filters, by what is kept of them."""
        return self._view.count(wanted_of(filters))

    def number(self, filters: Filters) -> int | None:
        """How many entries fit; None where that cannot be told so: something is due, or there are other filters."""
        return self.count(filters) if self._is_told(filters) else None

    def about(self, names: Iterable[str], claims: Iterable[str], blocks: Iterable[str] = ()) -> Record:
        """The entries of these ids, those that have one of these claims, and those of these blocks."""
        names, claims = set(names), set(claims)
        blocks = set(blocks)
        due = self._due & (self._view.blocks_of(claims) | blocks | self._look.moved.keys())
        entries = [*self._view.named(names | claims, but=self._due), *self._view.of_blocks(blocks, but=self._due)]
        entries += [
            entry
            for entry in self._entries(due)
            if entry.block in blocks
            or not names.isdisjoint((entry.id, *entry.aliases))
            or not claims.isdisjoint(claim.key for claim in entry.claims)
        ]
        return self._record({entry.id: entry for entry in entries}.values())

    def with_related(self, entries: Sequence[Engagement]) -> Record:
        """These entries and those that they name: visits, meetings on them, other legs, what may be one with them."""
        record = self._record(entries)
        held = {entry.id: entry for entry in record.engagements}
        named = {name for entry in entries for name in (entry.part_of, *entry.parts, *entry.unsure) if name is not None}
        named.update(leg for journey in record.journeys for leg in journey.legs)
        near = self._told_by({report for entry in entries for report in entry.reports})
        near |= {entry.block for entry in entries}
        due = self._due & (near | self._made.keys())  # following the tours has made the blocks of their legs
        more = [*self._view.named(named - held.keys(), but=self._due), *self._entries(due)]
        held.update({entry.id: entry for entry in more if entry.id in named})
        return self._record(held.values())

    def _is_told(self, filters: Filters) -> bool:
        """Whether what is kept beside the entries tells which ones fit."""
        told = Filters(
            parties=filters.parties,
            formats=filters.formats,
            statuses=filters.statuses,
            span=filters.span,
            dated=filters.dated,
        )
        return self.is_kept and told == filters

    def _record(self, entries: Iterable[Engagement]) -> Record:
        """These entries as a record, in which no more is told than they and their tours tell."""
        entries = tuple(entries)
        journeys = self._journeys(entries)
        read = self._read
        record = Record(
            as_of=self.as_of,
            engagements=on_journeys(entries, journeys),
            journeys=journeys,
            instruments=(),
            reports_read=read.reports,
            dispatches_read=0,
            first_published=read.first,
            last_published=read.last,
            undated=read.undated,
        )
        return self._look.losses.on(record)

    def _journeys(self, entries: Sequence[Engagement]) -> tuple[Journey, ...]:
        """The tours of these entries, whole: followed from leg to leg, into other blocks."""
        ids = {entry.id for entry in entries}
        found = {leg.id: leg for leg in self._legs_of(entries)}
        ahead = list(found.values())
        asked: set[str] = set()
        while ahead:
            tours = {tour for leg in ahead for tour in leg.tours} - asked
            asked |= tours
            # A tour is told by one report, so that its legs lie in the blocks that this report tells of.
            due = self._due & self._told_by({item.support.report for leg in ahead for item in leg.told})
            here = [leg for block in self._anew(due) for leg in block.made.legs if not tours.isdisjoint(leg.tours)]
            ahead = [leg for leg in (*self._view.legs(tours, but=self._due), *here) if leg.id not in found]
            found.update({leg.id: leg for leg in ahead})
        return tuple(one for one in journeys_of(list(found.values())) if not ids.isdisjoint(one.legs))

    def _legs_of(self, entries: Sequence[Engagement]) -> list[Leg]:
        tours = {claim.journey for entry in entries for claim in entry.claims if claim.journey}
        ids = {entry.id for entry in entries}
        anew = self._anew({entry.block for entry in entries} & self._due)
        legs = [*self._view.legs(tours, but=self._due), *(leg for block in anew for leg in block.made.legs)]
        return [leg for leg in legs if leg.id in ids]

    def _kept_in_order(self, filters: Filters, after: "Place | None") -> Iterator[Engagement]:
        """The kept entries that fit, in the record's order, taken apart a few at a time."""
        places = (one for one in self._view.in_order(wanted_of(filters), after) if one.block not in self._due)
        while some := [place.id for place in islice(places, _LEAF)]:
            found = {str(entry.id): entry for entry in self._view.of_ids(some)}
            yield from (found[name] for name in some if fits(found[name], filters))

    def _entries(self, due: Iterable[str]) -> list[Engagement]:
        return [entry for block in self._anew(due) for entry in block.made.entries]

    def _anew(self, names: Iterable[str]) -> list[Block]:
        """These blocks, made anew, each once in a look."""
        names = sorted(names)
        for name in names:
            if name not in self._made:
                also = self._look.moved.get(name, ())
                told = self._view.told_by(name, also, published_to=self.as_of, received_to=self._look.received_to)
                self._made[name] = self._remade.take(name, self._shown(told), self._look.maker)
        return [self._made[name] for name in names]

    def _shown(self, entries: Iterable[Stored]) -> Iterator[Stored]:
        """Those that the audience may see."""
        return (entry for entry in entries if entry.id not in self._look.withheld.reports)

    def _told_by(self, reports: set[ReportId]) -> set[str]:
        """The blocks that these reports tell of."""
        moved = {block for block, some in self._look.moved.items() if not some.isdisjoint(reports)}
        return self._view.blocks_told_by(reports) | moved

    @cached_property
    def _read(self) -> ReadSoFar:
        found = self._view.coverage(self.as_of, self._look.received_to, self._look.withheld.reports)
        return ReadSoFar(reports=found.reports, dispatches=0, first=found.first, last=found.last, undated=found.undated)


def place_of(entry: Engagement) -> "Place":
    """Where an entry stands in the record's order (`reconciling.journeys.ordered`)."""
    from dragoman.store import Place  # noqa: PLC0415 - SQLAlchemy, which `read` must not wait for

    day = (entry.when.value.earliest or entry.when.value.latest) if entry.when else None
    return Place(day=day or date.max, block=entry.block, id=entry.id)


def wanted_of(filters: Filters) -> "Wanted":
    """What of the filters a store can tell by itself."""
    from dragoman.store import Wanted  # noqa: PLC0415 - SQLAlchemy, which `read` must not wait for

    span = filters.span
    return Wanted(
        parties=filters.parties,
        formats=tuple(one.value for one in filters.formats),
        statuses=tuple(one.value for one in filters.statuses),
        first=span.earliest if span else None,
        last=span.latest if span else None,
        dated=filters.dated,
    )
