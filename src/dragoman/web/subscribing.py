"""What the address of a calendar or of a feed asks for: the filters and the day of all pages, and how it is to tell."""

from enum import StrEnum
from typing import TypeVar

from starlette.requests import Request

from dragoman.pipeline.calendars import calendar_of
from dragoman.pipeline.feeds import feed_of
from dragoman.publishing.atom import FeedOptions
from dragoman.publishing.calendar import CalendarOptions, Cancelled, Vague, Visits
from dragoman.web.asking import Asked, Pairs, UnaskableError, asked_of
from dragoman.web.showing.facets import chips
from dragoman.web.viewing import Viewer

E = TypeVar("E", bound=StrEnum)
WAYS = ("cancelled", "visits", "vague")
"""What an address may say of how a calendar tells."""
_MOST_ON = 4


def base_of(request: Request, viewer: Viewer) -> str:
    """Under which address the pages are served, as whoever asks has reached them."""
    scheme = "https" if viewer.serving.secure else request.url.scheme
    return f"{scheme}://{request.headers['host']}"


def calendar_bytes(viewer: Viewer, pairs: Pairs, options: CalendarOptions) -> bytes:
    """The calendar that the pairs of an address ask for. UnaskableError for what cannot be asked."""
    asked = asked_of(pairs, viewer.knowledge, viewer.today)
    return calendar_of(
        viewer.store,
        as_of=asked.as_of,
        recorded_as_of=asked.recorded_as_of,
        filters=asked.filters,
        grounds=viewer.grounds,
        options=options,
    )


def feed_bytes(viewer: Viewer, pairs: Pairs, options: FeedOptions) -> bytes:
    """The feed that they ask for, as above."""
    asked = asked_of(pairs, viewer.knowledge, viewer.today)
    return feed_of(
        viewer.store,
        as_of=asked.as_of,
        recorded_as_of=asked.recorded_as_of,
        filters=asked.filters,
        grounds=viewer.grounds,
        options=options,
    )


def calendar_options(viewer: Viewer, pairs: Pairs, *, base: str, source: str, name: str = "") -> CalendarOptions:
    """How the calendar tells, and what it is called. name: of the view that it shows; "" for its filters."""
    return CalendarOptions(
        name=name or title_of(viewer, pairs, "Engagements"),
        instance=viewer.serving.settings.instance,
        base=base,
        source=source,
        cancelled=_way(pairs, "cancelled", Cancelled.STATUS),
        visits=_way(pairs, "visits", Visits.APART),
        vague=_way(pairs, "vague", Vague.NOTE),
    )


def feed_options(viewer: Viewer, pairs: Pairs, *, base: str, source: str, name: str = "") -> FeedOptions:
    """What the feed is called, and where it is."""
    asked = asked_of(pairs, viewer.knowledge, viewer.today)
    return FeedOptions(
        title=f"{name}: changes" if name else title_of(viewer, pairs, "Changes of the record"),
        instance=viewer.serving.settings.instance,
        base=base,
        source=source,
        query=asked.whole,
    )


def check_ways(pairs: Pairs) -> None:
    """UnaskableError for what is no way to tell a calendar."""
    for name, usual in (("cancelled", Cancelled.STATUS), ("visits", Visits.APART), ("vague", Vague.NOTE)):
        _way(pairs, name, usual)


def title_of(viewer: Viewer, pairs: Pairs, words: str) -> str:
    """A title with the filters that are on."""
    asked: Asked = asked_of(pairs, viewer.knowledge, viewer.today)
    on = [chip.words for chip in chips(asked, viewer.names)]
    more = " ..." if len(on) > _MOST_ON else ""
    return f"{words}: {', '.join(on[:_MOST_ON])}{more}" if on else words


def _way(pairs: Pairs, name: str, usual: E) -> E:
    said = next((value.strip() for key, value in reversed(pairs) if key == name and value.strip()), "")
    if not said:
        return usual
    kind = type(usual)
    if said not in [one.value for one in kind]:
        raise UnaskableError(name, f"{said[:40]!r} is no way to tell it; there are: {', '.join(kind)}.")
    return kind(said)
