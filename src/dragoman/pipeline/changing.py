"""The record as it was shown on a day, and as it is: what changed, and whose doing that is.

readings that stood then  ── the same day's record ──┐
├── the software's: another version of reading, other facts
those reports, read as now ── the same day's record ─┤
├── the world's: what was published or came in since
all reports, read as now ── the record of today ─────┤
├── the desk's: what was decided since
the same, with all decisions ────────────────────────┘
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from dragoman.model import Audience, Cause, Change, Decision, Engagement, Record, ReportId
from dragoman.pipeline.carrying import carried
from dragoman.pipeline.filters import Filters
from dragoman.pipeline.looking import Grounds, made_by
from dragoman.pipeline.recording import Recorded, record_of, recorded, withheld_from
from dragoman.pipeline.withholding import PUBLIC
from dragoman.reconciling import changes
from dragoman.store import Stored

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The changes since a day, the record that they led to, and the entries that it no longer has."""

    since: date
    changes: tuple[Change, ...]
    now: Recorded
    gone: tuple[Engagement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """To whom changes are shown. before: what stood before this instant was shown then; None for the day's end.

    but: reports of that day that had not come in by then.
    """

    audience: Audience = PUBLIC
    before: datetime | None = None
    but: frozenset[ReportId] = frozenset()


SHOWN = Shown()


def changed(
    store: "Store",
    *,
    since: date,
    as_of: date,
    as_held: bool = False,
    filters: Filters | None = None,
    grounds: Grounds | None = None,
    shown_to: Shown = SHOWN,
) -> Changed:
    """What changed in the entries that are asked for, from the end of the day `since` to the end of `as_of`.

    as_held: compare with what this store held that day, so that late arrivals count as news; else with all that had
        been published by then.
    shown_to: to whom, and before which instant of the day `since`.
    An entry counts where it fits the filters in the record of now; one that is there no more always does.
    """
    grounds = grounds or Grounds()
    now = recorded(store, as_of=as_of, filters=filters, grounds=grounds, audience=shown_to.audience)
    with store.view() as view:
        taken = withheld_from(view, shown_to.audience, as_of=as_of, grounds=grounds)
    decisions = taken.decisions
    early = tuple(one for one in made_by(decisions, since) if _is_early(one, shown_to.before))
    held_then = store.readings(published_to=since, received_to=since if as_held else None)
    then = {entry.id: entry for entry in held_then if entry.id not in shown_to.but}
    stood = {entry.id: entry for entry in store.stood_on(shown_to.before or since)}
    shown = {name: stood.get(name, entry) for name, entry in then.items()}

    def record_then(held: Iterable[Stored], day: date) -> Record:
        held = tuple(entry for entry in held if entry.id not in taken.reports)
        return record_of(held, carried(store, early, held), as_of=day, grounds=grounds)

    read_as_now = record_then(then.values(), since)
    as_shown = record_then(shown.values(), since) if shown != then else read_as_now
    undecided = record_then(store.readings(published_to=as_of), as_of) if early != decisions else now.whole
    found = (
        *changes(read_as_now, undecided),
        *changes(as_shown, read_as_now, cause=Cause.SOFTWARE),
        *changes(undecided, now.whole, cause=Cause.DESK),
    )
    kept = {entry.id for entry in now.record.engagements}
    whole = {entry.id for entry in now.whole.engagements}
    return Changed(
        since=since,
        changes=tuple(change for change in found if change.engagement in kept or change.engagement not in whole),
        now=now,
        gone=tuple(
            entry
            for record in (undecided, read_as_now, as_shown)
            for entry in record.engagements
            if entry.id not in whole
        ),
    )


def _is_early(decision: Decision, before: datetime | None) -> bool:
    return before is None or decision.when is None or decision.when <= before
