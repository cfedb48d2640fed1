"""The record of a store as a calendar: what may leave the desk, named as subscribers know it, as bytes.

    cleared record ── who was first shown under which id, what was decided ── identities ──┐
          └──────────────────────────────── publishing.calendar ───────────────────────────┴── bytes

Invariant: an event keeps its UID when an earlier report gives its entry another id, and when entries become one: it is
the id that was shown first of all that the entry has had.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dragoman.model import Cleared, DecisionKind, Engagement, EngagementId, Record, When
from dragoman.pipeline.catalogue import Cards
from dragoman.pipeline.clearing import cleared, cleared_entry
from dragoman.pipeline.filters import Filters
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.recording import decisions_shown, standing
from dragoman.pipeline.withholding import PUBLIC
from dragoman.publishing.calendar import CalendarOptions, Identity, Vague, calendar
from dragoman.publishing.words import day_words

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for

MOST = 5_000
"""Entries that one calendar holds; of more, those around the day as of which it is asked."""

_NO_REVISION = frozenset({DecisionKind.NOTE, DecisionKind.MARK})


def calendar_of(
    store: "Store",
    *,
    as_of: date,
    options: CalendarOptions,
    recorded_as_of: date | None = None,
    filters: Filters | None = None,
    grounds: Grounds | None = None,
) -> bytes:
    """The calendar of the entries that fit the filters, as the public may see them on a day. See `calendar`."""
    asked = filters or Filters()
    within = _within(store, asked, as_of, recorded_as_of, grounds)
    found = cleared(store, as_of=as_of, recorded_as_of=recorded_as_of, filters=within, grounds=grounds)
    left_out = ""
    if within != asked and within.span is not None:
        first, last = within.span.earliest, within.span.latest
        left_out = f"Only what lies between {day_words(first)} and {day_words(last)} is here: there is too much else."
    return _published(store, found, replace(options, left_out=left_out), grounds)


def entry_calendar(
    store: "Store",
    said: str,
    *,
    as_of: date,
    options: CalendarOptions,
    recorded_as_of: date | None = None,
    grounds: Grounds | None = None,
) -> bytes | None:
    """The calendar of one entry, by any id that it ever had; None where no one entry is meant, or nothing may leave.

    Its event stands on all the days that its date covers, however many.
    """
    found = cleared_entry(store, said, as_of=as_of, recorded_as_of=recorded_as_of, grounds=grounds)
    if len(found.record.engagements) != 1:
        return None
    return _published(store, found, replace(options, vague=Vague.EACH), grounds)


def identities_of(store: "Store", record: Record, *, grounds: Grounds | None = None) -> dict[EngagementId, Identity]:
    """How calendars know the entries of a record: what `CalendarOptions.identities` takes."""
    entries = record.engagements
    told: dict[str, set[str]] = {}
    for made in decisions_shown(store, PUBLIC, as_of=record.as_of, grounds=grounds):
        for claim in made.claims if made.kind not in _NO_REVISION else ():
            told.setdefault(claim.partition(".")[0], set()).add(made.id)
    return {
        entry.id: Identity(uid=name, decided=len({made for claim in entry.claims for made in told.get(claim.key, ())}))
        for entry, name in zip(entries, lasting_names(store, entries), strict=True)
    }


def lasting_names(store: "Store", entries: Sequence[Engagement]) -> tuple[str, ...]:
    """For each entry the id that was shown first of all that it has had, which is what others know it by."""
    names = [_names(entry) for entry in entries]
    turns = store.issued_in_turn(name for some in names for name in some)
    late = max(turns.values(), default=0) + 1
    return tuple(min(some, key=lambda name: turns.get(name, late)) for some in names)


def _published(store: "Store", found: Cleared, options: CalendarOptions, grounds: Grounds | None) -> bytes:
    identities = identities_of(store, found.record, grounds=grounds)
    return calendar(found, replace(options, identities=identities))


def _names(entry: Engagement) -> tuple[str, ...]:
    """Every id that an entry has, its own first; of one that lost a report, those that it had by it too."""
    keys = {claim.key for claim in entry.claims}
    lost = (one for made in entry.lost for one in made.touched if not keys.isdisjoint(one.beside))
    return (entry.id, *entry.aliases, *(name for one in lost for name in (one.entry, *one.aliases)))


def _within(
    store: "Store", filters: Filters, as_of: date, recorded_as_of: date | None, grounds: Grounds | None
) -> Filters:
    """The filters, cut to the days around the record's own where more fits than a calendar holds."""
    with standing(store, as_of=as_of, recorded_as_of=recorded_as_of, grounds=grounds) as stands:
        if filters.dated is False or stands.count(filters) <= MOST:
            return filters
        span = filters.span
        near = max(as_of, span.earliest) if span is not None and span.earliest is not None else as_of
        near = min(near, span.latest) if span is not None and span.latest is not None else near
        window = stands.catalogue(Cards(), filters.parties).window(filters, near, MOST)
    if window is None:
        return filters
    first = max(window.first, span.earliest) if span is not None and span.earliest is not None else window.first
    last = min(window.last, span.latest) if span is not None and span.latest is not None else window.last
    return replace(filters, span=When.span(first, last))
