"""What the pages ask of the pipeline, as the analyst at this desk may see it.

Invariant: every page takes the record from here, so that what is marked for others is withheld in one place.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date

from dragoman import knowledge as facts
from dragoman.knowledge import Knowledge
from dragoman.model import Audience, Cleared, Decision, DecisionKind, Engagement, Explanation, Reading, Record
from dragoman.pipeline import (
    Changed,
    Filters,
    Found,
    Grounds,
    Recorded,
    Shown,
    changed,
    cleared,
    decisions_shown,
    entries_meant,
    recorded,
)
from dragoman.pipeline.blocks import known_on
from dragoman.pipeline.catalogue import Cards, Placed
from dragoman.pipeline.clearing import unnamed
from dragoman.pipeline.leafing import (
    Leaf,
    Leafing,
    ReportLeaf,
    ReportLeafing,
    leafed,
    outlets_read,
    read_up_to,
    reports_leafed,
)
from dragoman.pipeline.recording import standing, withheld_from
from dragoman.pipeline.searching import Asked as Searching
from dragoman.pipeline.searching import Searched, search
from dragoman.pipeline.standing import Standing
from dragoman.pipeline.withholding import PUBLIC, desk, without
from dragoman.publishing.coverage import read_words
from dragoman.reconciling import in_force, shared_parties
from dragoman.store import OutletCount, Printed, Search, Store, Stored
from dragoman.web.asking import Asked
from dragoman.web.reaching import MANY, reach
from dragoman.web.serving import Serving
from dragoman.web.showing.listing import Listing, in_window, listing
from dragoman.web.showing.month import LENGTHS, MOST_EVENTS
from dragoman.web.showing.wording import Names, names_of


class Viewer:
    """The record as one who looks at it may see it. Good while the store is open; shared between threads."""

    def __init__(
        self, store: Store, serving: Serving, who: str = "", *, cleared: bool = False, cards: Cards | None = None
    ) -> None:
        """The record of this store, as it may be seen by somebody. cleared: only what may leave the desk.

        cards: by which its entries are found, where they are held already.
        """
        self.store = store
        self.serving = serving
        self.who = who
        self.cards = cards or Cards()
        self.cleared = cleared or serving.settings.cleared
        self.grounds = Grounds(layers=serving.settings.layers, logs=serving.settings.logs)

    def seen_by(self, who: str) -> "Viewer":
        """The same record, as somebody else may see it."""
        return Viewer(self.store, self.serving, who, cards=self.cards)

    def clearing(self) -> "Viewer":
        """The same, with only what may leave the desk."""
        return Viewer(self.store, self.serving, self.who, cleared=True, cards=self.cards)

    @property
    def today(self) -> date:
        """Today in UTC."""
        return self.serving.now().date()

    @property
    def knowledge(self) -> Knowledge:
        """The facts, the user's own above the built-in ones."""
        return facts.load(self.serving.settings.layers)

    @property
    def names(self) -> Names:
        """What parties are called on the pages."""
        return names_of(self.knowledge.parties)

    @property
    def audience(self) -> Audience:
        """Who sees the pages: the team, and what this one keeps private; with --cleared, the public."""
        return PUBLIC if self.cleared else desk(self.who)

    def record(self, asked: Asked, filters: Filters | None = None) -> Recorded:
        """The record that is asked for. filters: instead of those asked for."""
        return recorded(
            self.store,
            as_of=asked.as_of,
            recorded_as_of=asked.recorded_as_of,
            filters=asked.filters if filters is None else filters,
            grounds=self.grounds,
            audience=self.audience,
            cards=self.cards,
        )

    def around(self, asked: Asked, own: Filters, parties: tuple[str, ...]) -> Recorded:
        """As much of the record as tells what was read of some entries: all with these parties.

        Where no parties are named, with those that all entries share; all of the record where they share none.
        """
        if not parties:
            parties = shared_parties(self.record(asked, own).record.engagements)
        return self.record(asked, Filters(parties=parties))

    def leaf(self, asked: Asked, wanted: Leafing, filters: Filters | None = None) -> Leaf:
        """The next entries that are asked for, in the record's order. filters: instead of those asked for."""
        return leafed(
            self.store,
            wanted,
            as_of=asked.as_of,
            recorded_as_of=asked.recorded_as_of,
            filters=asked.filters if filters is None else filters,
            grounds=self.grounds,
            audience=self.audience,
        )

    def listing(self, asked: Asked, most: int) -> Listing:
        """The entries that are asked for, with the counts of what else could be; at most so many in each section.

        Of a large record those around a day.
        """
        called, filters = self.knowledge.series_called, self._told(asked.filters)
        with self._standing(asked) as stands:
            stale = stands.stale(self.knowledge)
            if stands.count(Filters()) <= MANY:
                return listing(stands.whole(), asked.filters, self.names, called, most=most, stale=stale)
            catalogue = stands.catalogue(self.cards, filters.parties)
            taken = reach(catalogue, filters, asked.near or asked.as_of)
            record, counts = stands.chosen(catalogue.ids(taken.filters)), catalogue.tallies(filters)
        made = listing(record, taken.filters, self.names, called, most=most, stale=stale, tallies=counts)
        return in_window(made, taken.window, is_near=asked.near is None) if taken.window is not None else made

    def days(self, asked: Asked, first: date, last: date) -> tuple[Listing, Placed | None]:
        """The entries of these days and the next ones that have any, with the counts of what else could be.

        Of a large record the first ones of each day, and how many there are.
        """
        called, filters = self.knowledge.series_called, self._told(asked.filters)
        days = [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]
        with self._standing(asked) as stands:
            stale = stands.stale(self.knowledge)
            if stands.count(Filters()) <= MANY:
                return listing(stands.whole(), asked.filters, self.names, called, most=0, stale=stale), None
            catalogue = stands.catalogue(self.cards, filters.parties)
            placed = catalogue.placed(filters, days, LENGTHS, MOST_EVENTS)
            ids = placed.ids.union(catalogue.beside(filters, first, last))
            record, counts = stands.chosen(ids), catalogue.tallies(filters)
        made = listing(record, Filters(), self.names, called, most=0, stale=stale, tallies=counts)
        return replace(made, coverage=read_words(record)), placed

    def series(self, asked: Asked) -> tuple[dict[str, int], str]:
        """How many of the entries that are asked for are of each series, and what was read."""
        filters = self._told(asked.filters)
        with self._standing(asked) as stands:
            catalogue = stands.catalogue(self.cards, filters.parties)
            return catalogue.series(filters), read_words(stands.about((), ()))

    def prepare(self) -> None:
        """Have the cards of a large record at hand before somebody asks for its pages."""
        with self._standing(Asked(as_of=self.today, filters=Filters())) as stands:
            if stands.is_kept and stands.count(Filters()) > MANY:
                stands.catalogue(self.cards)

    def number(self, asked: Asked, filters: Filters) -> int:
        """How many entries of the record fit."""
        with self._standing(asked) as stands:
            return stands.catalogue(self.cards, filters.parties).count(self._told(filters))

    def _told(self, filters: Filters) -> Filters:
        """The filters with the names of all series that are asked for."""
        return (
            replace(filters, series_names=self.knowledge.series_called(filters.series)) if filters.series else filters
        )

    def changes(self, asked: Asked, since: date, *, as_held: bool) -> Changed:
        """What changed in the entries that are asked for since the end of a day; see `changed`."""
        return changed(
            self.store,
            since=since,
            as_of=asked.as_of,
            as_held=as_held,
            filters=asked.filters,
            grounds=self.grounds,
            shown_to=Shown(audience=self.audience),
        )

    def entry(self, asked: Asked, said: str) -> Found:
        """The entries that an id means, with those that they name."""
        found = entries_meant(
            self.store,
            said,
            as_of=asked.as_of,
            recorded_as_of=asked.recorded_as_of,
            grounds=self.grounds,
            audience=self.audience,
        )
        return replace(found, entries=self.named(asked, found.entries))

    def entries(self, asked: Asked, names: Iterable[str], claims: Iterable[str]) -> tuple[Engagement, ...]:
        """The entries of these ids, and those that have these claims."""
        with standing(
            self.store,
            as_of=asked.as_of,
            recorded_as_of=asked.recorded_as_of,
            grounds=self.grounds,
            audience=self.audience,
        ) as stands:
            return stands.about(names, claims).engagements

    def named(self, asked: Asked, entries: Iterable[Engagement]) -> tuple[Engagement, ...]:
        """The same entries; of what may leave the desk none names a visit that may not."""
        if not self.cleared:
            return tuple(entries)
        record = replace(self.read_by(asked)[0], engagements=tuple(entries))
        return unnamed(self.store, record, recorded_as_of=asked.recorded_as_of, grounds=self.grounds).engagements

    def left_out(self, asked: Asked) -> frozenset[str]:
        """The keys of the claims that the record leaves out, because somebody decided so or they may not be seen."""
        with self.store.view() as view:
            taken = withheld_from(view, self.audience, as_of=asked.as_of, grounds=self.grounds)
        return frozenset(
            name.partition(".")[0]
            for one in in_force(taken.decisions)
            if one.kind is DecisionKind.REJECT
            for name in one.claims
        )

    def cleared_record(self, asked: Asked, filters: Filters) -> Cleared:
        """The entries that fit as the public may see them: what goes into a file leaves the desk."""
        return cleared(
            self.store,
            as_of=asked.as_of,
            recorded_as_of=asked.recorded_as_of,
            filters=filters,
            grounds=self.grounds,
        )

    def reports(self, wanted: ReportLeafing) -> ReportLeaf:
        """The next reports, the newest first."""
        return reports_leafed(self.store, wanted, grounds=self.grounds, audience=self.audience)

    def read_by(self, asked: Asked) -> tuple[Record, int]:
        """What was read by the day, as a record without entries; and how many reports of it are stale."""
        return read_up_to(
            self.store,
            as_of=asked.as_of,
            recorded_as_of=asked.recorded_as_of,
            grounds=self.grounds,
            audience=self.audience,
        )

    def outlets(self, asked: Asked) -> tuple[OutletCount, ...]:
        """The outlets of what was read by the day, by name."""
        printed = Printed(published_to=asked.as_of, received_to=asked.recorded_as_of)
        return outlets_read(self.store, printed, grounds=self.grounds, audience=self.audience)

    def explained(self, reading: Reading) -> Explanation:
        """Why a report reads as it does, sentence by sentence."""
        from dragoman.reading import explain  # noqa: PLC0415 - half a second, which other pages need not wait for

        return explain(reading, self.knowledge)

    def cleared_entry(self, asked: Asked, said: str) -> Found:
        """The same as the public may see it: what goes into a file leaves the desk."""
        return entries_meant(
            self.store,
            said,
            as_of=asked.as_of,
            recorded_as_of=asked.recorded_as_of,
            grounds=self.grounds,
            audience=PUBLIC,
        )

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision that the viewer may see, taken back or not."""
        return decisions_shown(self.store, self.audience, as_of=self.today, grounds=self.grounds)

    def report(self, asked: Asked, said: str) -> Stored | None:
        """A report with its reading, by its id or the beginning of it; None where there is none to be seen."""
        found = tuple(self._seen(asked, self.store.find(said)))
        return found[0] if len(found) == 1 else None

    def held(self, asked: Asked, ids: Iterable[str]) -> tuple[Stored, ...]:
        """Those of these reports that may be seen, with their readings."""
        return tuple(self._seen(asked, ids))

    def read(self, asked: Asked) -> str:
        """What was read by the day, in words (law 9)."""
        with self._standing(asked) as stands:
            return read_words(stands.about((), ()))

    def found(self, asked: Asked, said: str, *, quotes: bool = False, most: int | None = None) -> Searched:
        """The reports with these words, the newest so many of them.

        quotes: only those where a quote behind an entry has them all. The days from and to are those of publication.
        """
        with self.store.view() as view:
            taken = withheld_from(view, self.audience, as_of=asked.as_of, grounds=self.grounds)
        return search(
            self.store,
            Searching(search=Search.of(said), span=asked.filters.span, quotes=quotes),
            as_of=asked.as_of,
            recorded_as_of=asked.recorded_as_of,
            most=most,
            withheld=taken,
        )

    def _standing(self, asked: Asked) -> AbstractContextManager[Standing]:
        return standing(
            self.store,
            as_of=asked.as_of,
            recorded_as_of=asked.recorded_as_of,
            grounds=self.grounds,
            audience=self.audience,
        )

    def _seen(self, asked: Asked, ids: Iterable[str]) -> Iterable[Stored]:
        with self.store.view() as view:
            taken = withheld_from(view, self.audience, as_of=asked.as_of, grounds=self.grounds)
        for entry in self.store.readings_of(set(ids) - taken.reports):
            day = known_on(entry)
            came_on = entry.received_on.isoformat()[:10]
            came = asked.recorded_as_of is None or came_on <= asked.recorded_as_of.isoformat()
            if came and (day is None or day <= asked.as_of):
                yield without(entry, taken.claims)
