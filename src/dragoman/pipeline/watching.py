"""Watching: the sources that are followed, asked politely for what is new, round after round.

    sources that are due | ask | entries that are new | follow to their pages | read | keep    >> store
                                                      | what was seen, and when to ask next    >> store
    at the end of a round: settle                                                              >> store

Invariants: one program at a time watches a store, by a lease that it renews; what stops it loses nothing, since each
report, entry and source is noted when it is done, and only then.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dragoman import knowledge as facts
from dragoman.following import PACE, Pace, due
from dragoman.intake import Entry, Intake
from dragoman.model import Cleaner, Polling, Problem, SeenEntry
from dragoman.pipeline.arriving import arrived, from_feed
from dragoman.pipeline.asking import PAGE, fault_of, listing_in
from dragoman.pipeline.errands import Brought, Errand, Hands, Turns, carry
from dragoman.pipeline.keeping import Kept, keep
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.pages import Pages
from dragoman.pipeline.readings import read_one
from dragoman.pipeline.settling import settle
from dragoman.pipeline.versions import reader_of
from dragoman.pipeline.visits import Visit
from dragoman.store import Lease

if TYPE_CHECKING:
    from dragoman.fetching import Fetched, Robots, Transport
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for

_LEASE = "watch"
_HELD_FOR = timedelta(minutes=10)
_FORGOTTEN = timedelta(days=60)  # after which an entry is forgotten that its source lists no more
_LOOKS = 60.0  # seconds after which it is looked whether sources were added
_TICK = 0.2  # seconds for which it waits without looking whether it is to stop


class Clock(Protocol):
    """Time and chance, from the edge."""

    def now(self) -> datetime:
        """This instant, in UTC."""

    def moment(self) -> float:
        """Seconds, from whenever, which never go back."""

    def chance(self) -> float:
        """From 0 up to 1."""


class Stop(Protocol):
    """What tells the work to end: a threading.Event."""

    def is_set(self) -> bool:
        """Whether it is to end."""

    def wait(self, timeout: float, /) -> bool:
        """Wait so many seconds, or until it is to end; whether it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outfit:
    """What a watch works with.

    holder: the name of this program in the lease. pace: how often sources are asked.
    most: the pages that are followed for one source in one round.
    hands: how many hosts are asked at once. rest: the seconds for which each is left alone afterwards.
    largest, layers, pages: as for a `Source`.
    """

    transport: "Transport"
    robots: "Robots"
    clock: Clock
    holder: str
    pace: Pace = PACE
    most: int = 20
    hands: int = 4
    rest: float = 1.0
    largest: int
    layers: Path | None = None
    pages: Cleaner = Cleaner.CAREFUL
    grounds: Grounds = field(default_factory=Grounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What happened at a source: a report came, there was a problem, or a visit ended with how asking it stands."""

    source: str
    kept: Kept | None = None
    problem: Problem | None = None
    polling: Polling | None = None


class WatchedError(Exception):
    """Another program watches the store."""


def watch(store: "Store", outfit: Outfit, stop: Stop, *, once: bool) -> Iterator[Seen]:
    """Ask the sources that are due, again and again until told to stop; with `once`, one round.

    WatchedError where another program watches the store, or has taken over.
    """
    lease = _Lease(store, outfit)
    lease.renew()
    try:
        with (
            Pages(outfit.pages) as pages,
            Hands(outfit.hands, partial(carry, transport=outfit.transport, robots=outfit.robots)) as hands,
        ):
            while True:
                yield from _Round(store, outfit, pages, hands, lease).run(stop)
                if once or stop.is_set():
                    return
                _wait(store, outfit, lease, stop)
                if stop.is_set():
                    return
    finally:
        lease.end()


def _wait(store: "Store", outfit: Outfit, lease: "_Lease", stop: Stop) -> None:
    """Wait until a source is due, or it is to stop."""
    while not stop.is_set() and not due(store.sources(), outfit.clock.now()):
        lease.renew()
        stop.wait(_LOOKS)


class _Lease:
    """The lease on watching a store."""

    def __init__(self, store: "Store", outfit: Outfit) -> None:
        self._store = store
        self._outfit = outfit
        self._held: Lease | None = None

    def renew(self) -> None:
        """Have it for a while longer. WatchedError where another program has it."""
        now = self._outfit.clock.now()
        if self._held is not None and self._held.until - now > _HELD_FOR / 2:
            return
        wanted = Lease(name=_LEASE, holder=self._outfit.holder, until=now + _HELD_FOR)
        got = self._store.take_lease(wanted, now=now)
        if got.holder != wanted.holder:
            self._held = None
            raise WatchedError(
                f"{got.holder} watches this store, and says so until {got.until:%Y-%m-%d %H:%M} UTC. One program at a "
                "time asks the sources; wait for it, or stop it."
            )
        self._held = got

    def end(self) -> None:
        """Give it back."""
        if self._held is not None:
            self._store.give_back(self._held)


class _Round:
    """One round over the sources that are due."""

    def __init__(self, store: "Store", outfit: Outfit, pages: Pages, hands: Hands, lease: _Lease) -> None:
        self._store = store
        self._outfit = outfit
        self._pages = pages
        self._hands = hands
        self._lease = lease
        self._turns = Turns(rest=outfit.rest)
        self._knowledge = facts.load(outfit.layers)
        self._reader = reader_of(self._knowledge)
        self._visits: dict[str, Visit] = {}

    def run(self, stop: Stop) -> Iterator[Seen]:
        """Every source that is due, until told to stop."""
        sources = self._store.sources()
        for source in due(sources, self._outfit.clock.now()):
            seen = self._store.seen_entries(source.address)
            self._visits[source.address] = Visit(
                source=source, before=sources[source], seen=seen, most=self._outfit.most
            )
            self._turns.put(_question(self._visits[source.address]))
        came = False
        while self._visits and not stop.is_set():
            self._lease.renew()
            while self._hands.are_free and (errand := self._turns.take(self._outfit.clock.moment())) is not None:
                self._hands.send(errand)
            if not self._hands.out:
                stop.wait(min(self._turns.wait(self._outfit.clock.moment()), _TICK))
                continue
            got = self._hands.take(_TICK)
            if got is not None:
                self._turns.done(got.errand, self._outfit.clock.moment(), got.rest)
                for told in self._take(got):
                    came = came or (told.kept is not None and told.kept.new)
                    yield told
        if came:
            settle(self._store, today=self._outfit.clock.now().date(), grounds=self._outfit.grounds)

    def _take(self, got: Brought) -> Iterator[Seen]:
        visit = self._visits.get(got.errand.source)
        if visit is None:  # an errand of a round before, which was told to stop
            return
        yield from self._of_page(visit, got) if got.errand.key else self._of_source(visit, got)
        if not visit.entries and visit.source.address in self._visits:
            yield self._end(
                visit, visit.answered(self._outfit.clock.now(), self._outfit.pace, chance=self._outfit.clock.chance())
            )

    def _of_source(self, visit: Visit, got: Brought) -> Iterator[Seen]:
        """A source has answered, or not."""
        visit.fetched = got.fetched
        problem = got.problem or (fault_of(got.fetched) if got.fetched else None)
        if problem is None and got.fetched is not None and not got.fetched.not_modified:
            listing = listing_in(got.fetched, held=visit.before.holds, largest=self._outfit.largest)
            problem = listing.fault
            if problem is None:
                visit.begin(got.fetched, listing)
                yield from self._begun(visit, got.fetched)
                return
        if problem is not None:
            yield Seen(source=visit.source.address, problem=problem)
            clock = self._outfit.clock
            yield self._end(visit, visit.failed(problem, clock.now(), self._outfit.pace, chance=clock.chance()))

    def _begun(self, visit: Visit, fetched: "Fetched") -> Iterator[Seen]:
        """A source lists its entries, or is a page itself."""
        today = self._outfit.clock.now().date()
        address = visit.source.address
        self._store.note_listed(address, visit.listed, on=today, forget_before=today - _FORGOTTEN)
        for problem in visit.listing.problems if visit.listing else ():
            yield Seen(source=address, problem=problem)
        if visit.listing is not None and visit.listing.holds == PAGE:
            for told in self._arrived(visit, fetched, None):
                if told.kept is not None and told.kept.new:
                    visit.appeared(self._outfit.clock.now())
                yield told
        for key, entry in list(visit.entries.items()):
            if entry.address:
                self._turns.put(Errand(source=address, address=entry.address, key=key))
            else:
                yield from self._kept(visit, from_feed(entry, visit))
                self._note(visit, key, was_had=True)

    def _of_page(self, visit: Visit, got: Brought) -> Iterator[Seen]:
        """An entry's page has come, or has not."""
        key = got.errand.key
        entry = visit.entries[key]
        problem = got.problem or (fault_of(got.fetched) if got.fetched else None)
        if problem is None and got.fetched is not None:
            yield from self._arrived(visit, got.fetched, entry)
            self._note(visit, key, was_had=True)
            return
        assert problem is not None  # noqa: S101 - an errand brings the one or the other
        yield Seen(source=visit.source.address, problem=problem)
        last = problem.what == "robots" or visit.is_last_try(key)
        if last and (own := tuple(from_feed(entry, visit))):
            yield from self._kept(visit, own)
        self._note(visit, key, was_had=last and _has_words(entry))

    def _arrived(self, visit: Visit, fetched: "Fetched", entry: Entry | None) -> Iterator[Seen]:
        """The reports of a page, read and kept."""
        letters = 0
        for told in self._kept(visit, arrived(fetched, visit.source, entry, largest=self._outfit.largest)):
            reading = told.kept.outcome.reading if told.kept is not None else None
            letters += len(reading.text.story) if reading is not None else 0
            yield told
        visit.note_page(letters)

    def _kept(self, visit: Visit, intakes: Iterable[Intake]) -> Iterator[Seen]:
        """Reports, read and kept."""
        today = self._outfit.clock.now().date()
        for intake in intakes:
            outcome = read_one(intake, self._knowledge, self._pages)
            for kept in keep(self._store, [outcome], self._reader, today=today):
                yield Seen(source=visit.source.address, kept=kept)

    def _note(self, visit: Visit, key: str, *, was_had: bool) -> None:
        now = self._outfit.clock.now()
        seen: SeenEntry = visit.end_entry(key, was_had=was_had, now=now)
        self._store.note_entries(visit.source.address, [seen], on=now.date())

    def _end(self, visit: Visit, polling: Polling) -> Seen:
        """A visit is over."""
        self._store.note_polling(visit.source.address, polling)
        del self._visits[visit.source.address]
        return Seen(source=visit.source.address, polling=polling)


def _question(visit: Visit) -> Errand:
    from dragoman.fetching import Validators  # noqa: PLC0415 - slow to import, and only `watch` fetches

    given = Validators(etag=visit.before.etag, last_modified=visit.before.last_modified)
    return Errand(source=visit.source.address, address=visit.source.address, validators=given)


def _has_words(entry: Entry) -> bool:
    return bool(entry.text.strip())
