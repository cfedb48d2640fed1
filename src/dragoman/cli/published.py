"""What the commands that publish share: the record that their options ask for, as it may leave the desk."""

from dataclasses import dataclass
from datetime import date

from dragoman.cli.asking import filters_of, grounds_of
from dragoman.cli.kinds import today
from dragoman.model import Cleared
from dragoman.pipeline import Filters, Grounds, cleared
from dragoman.pipeline.calendars import calendar_of
from dragoman.pipeline.feeds import feed_of
from dragoman.publishing.atom import FeedOptions
from dragoman.publishing.calendar import CalendarOptions
from dragoman.settings import Settings
from dragoman.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Which record of a store is published: as known when, and which entries."""

    store: Store
    as_of: date
    recorded_as_of: date | None
    filters: Filters
    grounds: Grounds

    @classmethod
    def asked(cls, store: Store, settings: Settings, options: dict[str, object]) -> "Published":
        """The one that the options of `as_known` and of the filters ask for."""
        as_of, recorded_as_of = options.get("as_of"), options.get("recorded_as_of")
        return cls(
            store=store,
            as_of=as_of if isinstance(as_of, date) else today(),
            recorded_as_of=recorded_as_of if isinstance(recorded_as_of, date) else None,
            filters=filters_of(options),
            grounds=grounds_of(settings),
        )

    def record(self) -> Cleared:
        """The record itself."""
        return cleared(
            self.store,
            as_of=self.as_of,
            recorded_as_of=self.recorded_as_of,
            filters=self.filters,
            grounds=self.grounds,
        )

    def calendar(self, options: CalendarOptions) -> bytes:
        """Its engagements as a calendar."""
        return calendar_of(
            self.store,
            as_of=self.as_of,
            options=options,
            recorded_as_of=self.recorded_as_of,
            filters=self.filters,
            grounds=self.grounds,
        )

    def feed(self, options: FeedOptions) -> bytes:
        """Its changes as a feed."""
        return feed_of(
            self.store,
            as_of=self.as_of,
            options=options,
            filters=self.filters,
            recorded_as_of=self.recorded_as_of,
            grounds=self.grounds,
        )
