"""What the world changed in the record, day by day, as the public may see it.

    days on which reports appeared, or a plan's last day had passed
      └── the blocks that these tell of ── their record of the day before ──┐
                                        └─ their record of the day ─────────┴── compare ── news, latest first

Invariant: a day's news rests on what had been published by then and on nothing later, so that it is the same whenever
it is asked for. What came in late stands at the day on which it appeared. The desk's decisions and other versions of
the software change every day's record alike and are no news; `changes` tells of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from dragoman import knowledge as facts
from dragoman.model import Change, Cleared, Engagement, Record
from dragoman.pipeline.calendars import lasting_names
from dragoman.pipeline.clearing import cleared
from dragoman.pipeline.filters import Filters, fits
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.recording import standing
from dragoman.pipeline.remade import Remade
from dragoman.publishing.atom import FeedOptions, News, feed
from dragoman.reconciling import changes, may_hold

if TYPE_CHECKING:
    from dragoman.pipeline.standing import Standing
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for

MOST = 40
"""Changes that a feed holds."""
DAYS = 60
"""Days with reports that are looked back on for them."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The latest changes, and the record that they led to, without its entries."""

    cleared: Cleared
    news: tuple[News, ...]


def feed_of(
    store: "Store",
    *,
    as_of: date,
    options: FeedOptions,
    filters: Filters | None = None,
    recorded_as_of: date | None = None,
    grounds: Grounds | None = None,
) -> bytes:
    """The feed of the changes in the entries that fit the filters. See `feed` and `news_of`."""
    told = news_of(store, as_of=as_of, filters=filters, recorded_as_of=recorded_as_of, grounds=grounds)
    return feed(told.cleared, told.news, options)


def news_of(
    store: "Store",
    *,
    as_of: date,
    filters: Filters | None = None,
    recorded_as_of: date | None = None,
    grounds: Grounds | None = None,
    most: int = MOST,
) -> Told:
    """The latest changes up to a day: of as many days as it takes to have `most`, if the last DAYS brought so many.

    An entry counts where it fits the filters as the change left it.
    """
    grounds = grounds or Grounds()
    filters = filters or Filters()
    if filters.series:
        filters = replace(filters, series_names=facts.load(grounds.layers).series_called(filters.series))
    look = partial(standing, store, recorded_as_of=recorded_as_of, grounds=grounds, remade=Remade())
    with store.view() as view:
        days = view.stirred(as_of, recorded_as_of, most=DAYS)
    found: list[tuple[date, Change, Engagement]] = []
    for day in sorted(days, reverse=True):
        if len(found) >= most or day == date.min:
            break
        blocks = {name for name in days[day] if may_hold(name, filters.parties)}
        if not blocks:
            continue
        with look(as_of=day - _DAY) as before, look(as_of=day) as after:
            was, now = _records(before, after, blocks)
        entries: dict[str, Engagement] = {entry.id: entry for entry in (*was.engagements, *now.engagements)}
        told = [(day, one, entries[one.engagement]) for one in changes(was, now) if one.engagement in entries]
        found += [one for one in told if fits(one[2], filters)]
    names = lasting_names(store, [entry for _, _, entry in found])
    nothing = cleared(
        store, as_of=as_of, recorded_as_of=recorded_as_of, filters=Filters(parties=("none",)), grounds=grounds
    )
    news = tuple(
        News(change=one, entry=entry, name=name, at=_moment(one, day))
        for (day, one, entry), name in zip(found, names, strict=True)
    )
    return Told(cleared=nothing, news=news)


def _records(before: "Standing", after: "Standing", blocks: Iterable[str]) -> tuple[Record, Record]:
    """The record of these blocks on two days, with the stops elsewhere that a later list leaves out."""
    was, now = (stands.about((), (), blocks) for stands in (before, after))
    there = {entry.id for entry in now.engagements}
    dropped = {found.leg for journey in now.journeys for found in journey.dropped} - there
    if not dropped:
        return was, now
    legs = {entry.block for entry in after.about(dropped, ()).engagements}
    return before.about((), (), {*blocks, *legs}), after.about((), (), {*blocks, *legs})


def _moment(change: Change, day: date) -> datetime:
    """When a change became known: the instant that its report states, else the beginning of the day, UTC."""
    said = change.support
    if said is not None and said.known_at is not None and said.known_at.utcoffset() is not None:
        return said.known_at.astimezone(UTC)
    return datetime.combine(day, time(), UTC)
