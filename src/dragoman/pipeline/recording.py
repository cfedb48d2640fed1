"""The store to the record: what was published by the day, whose copies they are, what they say together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from dragoman import knowledge as facts
from dragoman.cleaning import group_copies
from dragoman.knowledge import Knowledge
from dragoman.model import Audience, Decision, Reading, Record, ReportId
from dragoman.pipeline.blocks import Maker, copy_of, evidence_from, in_blocks, is_entered, known_on, voices
from dragoman.pipeline.catalogue import Cards
from dragoman.pipeline.filters import Filters
from dragoman.pipeline.held import HeldReadings
from dragoman.pipeline.looking import Grounds, look_of
from dragoman.pipeline.remade import Remade
from dragoman.pipeline.standing import Standing
from dragoman.pipeline.versions import reader_of
from dragoman.pipeline.withholding import PUBLIC, Withheld, withheld
from dragoman.reconciling import Evidence, ReadSoFar, assembled
from dragoman.store import Stored

if TYPE_CHECKING:
    from dragoman.store import Store, View  # SQLAlchemy, which `read` must not wait for


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """The record as asked for, with the readings that its quotes stand in.

    readings: fetched from the store when they are asked for.
    facts: the fingerprint of the facts that it rests on, layers included. stale: how many reports were read with
    other facts or by another version of reading than now, and can be read again with `reread`.
    """

    record: Record
    readings: Mapping[ReportId, Reading] = field(repr=False)
    find: Callable[[Filters], Record] = field(compare=False, repr=False)
    is_whole: bool
    facts: str = ""
    stale: int = 0

    @cached_property
    def whole(self) -> Record:
        """The record before filters."""
        return self.record if self.is_whole else self.find(Filters())

    @property
    def counted(self) -> Record:
        """What was read, for who shows the record as asked for: the same record where it is the whole one."""
        return self.record if self.is_whole else replace(self.record, engagements=(), journeys=())

    def fetch(self, reports: Iterable[ReportId]) -> None:
        """Have the readings of these reports ready, which takes less time at once than one after the other."""
        if isinstance(self.readings, HeldReadings):
            self.readings.fetch(reports)

    def between(self, parties: tuple[str, ...]) -> Record:
        """The record of all entries with these parties; the whole one where none is named."""
        return self.find(Filters(parties=parties)) if parties else self.whole


def recorded(
    store: "Store",
    *,
    as_of: date,
    recorded_as_of: date | None = None,
    filters: Filters | None = None,
    grounds: Grounds | None = None,
    audience: Audience = PUBLIC,
    cards: Cards | None = None,
) -> Recorded:
    """The record of a store as known on a day, while the store is open.

    as_of: nothing published later counts (law 3); an undated report counts from the day it was received.
    recorded_as_of: only what this store held on that day, late arrivals and later decisions left out.
    audience: who is to see it. Unless somebody says otherwise, the public, so that nothing leaves by oversight.
    cards: of this store, by which the entries that fit are found sooner.
    """
    grounds = grounds or Grounds()
    knowledge = facts.load(grounds.layers)
    filters = filters or Filters()
    if filters.series:
        filters = replace(filters, series_names=knowledge.series_called(filters.series))

    def find(some: Filters) -> Record:
        with standing(store, as_of=as_of, recorded_as_of=recorded_as_of, grounds=grounds, audience=audience) as found:
            return found.whole() if some == Filters() else found.part(some, cards)

    with store.view() as view:
        taken = withheld_from(view, audience, as_of=as_of, grounds=grounds)
        stale = view.stale(reader_of(knowledge), as_of, recorded_as_of, taken.reports)
    return Recorded(
        record=find(filters),
        readings=HeldReadings(store, taken.reports),
        find=find,
        is_whole=filters == Filters(),
        facts=knowledge.fingerprint,
        stale=stale,
    )


@contextmanager
def standing(
    store: "Store",
    *,
    as_of: date,
    recorded_as_of: date | None = None,
    grounds: Grounds | None = None,
    audience: Audience = PUBLIC,
    remade: Remade | None = None,
) -> Iterator[Standing]:
    """The record as known on a day, to be asked for in parts, all at one moment. See `recorded`.

    remade: what looks at other days have made, where there are several.
    """
    grounds = grounds or Grounds()
    with store.view() as view:
        withhold = partial(_withheld, view, audience, as_of, grounds)
        yield Standing(view, look_of(view, grounds, as_of=as_of, received_to=recorded_as_of, withhold=withhold), remade)


def withheld_from(view: "View", audience: Audience, *, as_of: date, grounds: Grounds) -> Withheld:
    """What is withheld from an audience in the record of a day, with all decisions."""
    return _withheld(view, audience, as_of, grounds, view.decisions())


def decisions_shown(
    store: "Store", audience: Audience, *, as_of: date, grounds: Grounds | None = None
) -> tuple[Decision, ...]:
    """Every decision that an audience may see, taken back or not, as it may see them."""
    with store.view() as view:
        shown = {
            one.id: one for one in withheld_from(view, audience, as_of=as_of, grounds=grounds or Grounds()).decisions
        }
        return tuple(shown[one.id] for one in view.decisions() if one.id in shown)


def _withheld(
    view: "View", audience: Audience, as_of: date, grounds: Grounds, decisions: tuple[Decision, ...]
) -> Withheld:
    """With every claim of an entry that has a marked one, as the keeper sees the entries."""

    def entries_of(keys: set[str]) -> set[str]:
        whole = Standing(view, look_of(view, grounds, as_of=as_of)).about((), keys)
        return {claim.key for entry in whole.engagements for claim in entry.claims}

    return withheld(view, audience, decisions, entries_of)


def record_of(held: Iterable[Stored], decisions: Iterable[Decision], *, as_of: date, grounds: Grounds) -> Record:
    """The whole record that these reports and decisions give, block by block.

    Of reports that nobody can date a store gives for a day those that had come in: what is held here has appeared.
    """
    held = tuple(held)
    maker = Maker(facts.load(grounds.layers), decisions, logs=grounds.logs, as_of=as_of)
    blocks = [maker.block(name, entries) for name, entries in in_blocks(held, maker.parties).items()]
    known = [known_on(entry) for entry in held]
    days = [day for day in known if day is not None and day <= as_of]
    undated = sum(day is None for day in known)
    read = ReadSoFar(
        reports=len(days) + undated,
        dispatches=voices(len(days) + undated, (pair for block in blocks for pair in block.copies)),
        first=min(days, default=None),
        last=max(days, default=None),
        undated=undated,
    )
    return assembled([block.made for block in blocks], maker.apart(held), read, as_of=as_of)


def evidence_of(held: Iterable[Stored], knowledge: Knowledge | None = None) -> tuple[Evidence, ...]:
    """What each report says, and whose copy it is, among the reports given and no others.

    knowledge: who speaks for which side; the built-in one by default.
    """
    knowledge = knowledge or facts.load()
    held = tuple(held)
    groups = group_copies({entry.id: copy_of(entry) for entry in held if not is_entered(entry)})
    dispatches = {report: dispatch.id for dispatch in groups for report in dispatch.reports}
    return tuple(evidence_from(entry.reading, dispatches.get(entry.id, ""), knowledge) for entry in held)
