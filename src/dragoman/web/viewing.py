"""What the pages ask of the pipeline, as the analyst at this desk may see it.

Invariant: every page takes the record from here, so that what is marked for others is withheld in one place.
"""

from collections.abc import Iterable
from datetime import date

from dragoman import knowledge as facts
from dragoman.knowledge import Knowledge
from dragoman.model import Audience
from dragoman.pipeline import Filters, Found, Grounds, Recorded, entries_meant, recorded
from dragoman.pipeline.blocks import known_on
from dragoman.pipeline.recording import withheld_from
from dragoman.pipeline.withholding import PUBLIC, desk
from dragoman.store import Store, Stored
from dragoman.web.asking import Asked
from dragoman.web.serving import Serving
from dragoman.web.showing.listing import Listing, listing
from dragoman.web.showing.wording import Names, names_of


class Viewer:
    """The record as one who looks at it may see it. Good while the store is open; shared between threads."""

    def __init__(self, store: Store, serving: Serving, who: str = "") -> None:
        """The record of this store, as it may be seen by somebody."""
        self.store = store
        self.serving = serving
        self.who = who
        self._grounds = Grounds(layers=serving.settings.layers, logs=serving.settings.logs)

    def seen_by(self, who: str) -> "Viewer":
        """The same record, as somebody else may see it."""
        return Viewer(self.store, self.serving, who)

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
        return PUBLIC if self.serving.settings.cleared else desk(self.who)

    def record(self, asked: Asked, filters: Filters | None = None) -> Recorded:
        """The record that is asked for. filters: instead of those asked for."""
        return recorded(
            self.store,
            as_of=asked.as_of,
            recorded_as_of=asked.recorded_as_of,
            filters=asked.filters if filters is None else filters,
            grounds=self._grounds,
            audience=self.audience,
        )

    def listing(self, asked: Asked, most: int) -> Listing:
        """The entries that are asked for, with the counts of what else could be; at most so many in each section."""
        whole = self.record(asked, Filters())
        called = self.knowledge.series_called
        return listing(whole.record, asked.filters, self.names, called, most=most, stale=whole.stale)

    def entry(self, asked: Asked, said: str) -> Found:
        """The entries that an id means, with those that they name."""
        return entries_meant(
            self.store,
            said,
            as_of=asked.as_of,
            recorded_as_of=asked.recorded_as_of,
            grounds=self._grounds,
            audience=self.audience,
        )

    def report(self, asked: Asked, said: str) -> Stored | None:
        """A report with its reading, by its id or the beginning of it; None where there is none to be seen."""
        found = tuple(self._seen(asked, self.store.find(said)))
        return found[0] if len(found) == 1 else None

    def _seen(self, asked: Asked, ids: Iterable[str]) -> Iterable[Stored]:
        with self.store.view() as view:
            taken = withheld_from(view, self.audience, as_of=asked.as_of, grounds=self._grounds)
        for entry in self.store.readings_of(set(ids) - taken.reports):
            day = known_on(entry)
            if day is None or day <= asked.as_of:
                yield entry
