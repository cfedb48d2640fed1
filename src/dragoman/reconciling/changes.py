"""What changed between two records: case by case, as named small functions.

Entries are matched through ids and aliases, so that an entry whose earliest claim is new keeps its history; where a
newer reading made other claims, through words of the same report. What only reprints an entry changes nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dragoman.model import (
    Cause,
    Change,
    ChangeKind,
    Engagement,
    EngagementId,
    Record,
    Status,
    Step,
    Support,
    Value,
    When,
)

_FIRMNESS = {Status.FLOATED: 0, Status.PLANNED: 1, Status.SCHEDULED: 2}
_REACHED = {
    Status.POSTPONED: ChangeKind.POSTPONED,
    Status.CANCELLED: ChangeKind.CANCELLED,
    Status.HELD: ChangeKind.HELD,
}
_DONE = frozenset({Status.ONGOING, Status.HELD})


def changes(before: Record, after: Record, *, cause: Cause = Cause.WORLD) -> tuple[Change, ...]:
    """How the record changed, in the order of the later record's entries; entries that are gone come last.

    cause: whose doing it is, which the caller knows from what differs between the two.
    """
    old = _Matched.of(before)
    matched: set[EngagementId] = set()
    found: list[Change] = []
    for entry in after.engagements:
        was = old.was(entry)
        if was is None:
            found.append(_change(ChangeKind.NEW, entry, "status", ("", _shown(entry)), entry.history[:1]))
            continue
        matched.add(was.id)
        found += [change for case in _CASES for change in case(was, entry)]
    found += dropped(before, after)
    now = _by_any_id(after.engagements)
    for entry in before.engagements:
        if entry.id not in matched and entry.id not in now:
            found.append(_change(ChangeKind.GONE, entry, "status", (_shown(entry), "")))
    return tuple(replace(change, cause=cause) for change in found)


def moved(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """The date is another one, and not merely a more exact one."""
    if was.when is not None and entry.when is not None and not was.when.value.meets(entry.when.value):
        dates = (was.when.value.edtf, entry.when.value.edtf)
        yield _change(ChangeKind.MOVED, entry, "when", dates, entry.when.support)


def narrowed(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """A date where there was none, or a more exact one."""
    if entry.when is None or _edtf(was.when) == _edtf(entry.when):
        return
    if was.when is None or (was.when.value.meets(entry.when.value) and _days(entry) < _days(was)):
        yield _change(ChangeKind.FIRMED, entry, "when", (_edtf(was.when), _edtf(entry.when)), entry.when.support)


def firmed(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """A firmer word for a plan: floated, planned, scheduled."""
    if was.status in _FIRMNESS and entry.status in _FIRMNESS and _FIRMNESS[entry.status] > _FIRMNESS[was.status]:
        yield _of_status(ChangeKind.FIRMED, was, entry)


def downgraded(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """A weaker word for a plan, or for what had been called held; a vaguer date."""
    weaker = _FIRMNESS.get(entry.status, 3) < _FIRMNESS.get(was.status, -1)
    if weaker or (was.status in _DONE and entry.status not in _DONE and entry.status not in _REACHED):
        yield _of_status(ChangeKind.DOWNGRADED, was, entry)
    if was.when is not None and (
        entry.when is None or (was.when.value.meets(entry.when.value) and _days(entry) > _days(was))
    ):
        yield _change(ChangeKind.DOWNGRADED, entry, "when", (_edtf(was.when), _edtf(entry.when)))


def reached(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """Put off, called off, held."""
    if entry.status is not was.status and entry.status in _REACHED:
        yield _of_status(_REACHED[entry.status], was, entry)


def passed(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """Its date passed, and no report was seen."""
    if entry.status is Status.UNCONFIRMED and was.status is not Status.UNCONFIRMED and was.status not in _DONE:
        change = _change(ChangeKind.PASSED, entry, "status", (was.status.value, entry.status.value))
        yield replace(change, known_on=entry.when.value.latest if entry.when else None)


def corroborated(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """A second voice for what rested on one."""
    if was.dispatches == 1 and entry.dispatches > 1:
        yield _change(ChangeKind.CORROBORATED, entry, "dispatches", ("1", str(entry.dispatches)), _new(was, entry))


def contradicted(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """A contradiction that was not there before."""
    for words in entry.contradictions:
        if words not in was.contradictions:
            yield _change(ChangeKind.CONTRADICTED, entry, "contradictions", ("", words))


def denied(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """A denial by a voice that had not denied it."""
    voices = {item.support.dispatch for item in was.denials}
    for item in entry.denials:
        if item.support.dispatch not in voices:
            voices.add(item.support.dispatch)
            yield _change(ChangeKind.DENIED, entry, "denials", ("", item.support.report_name), (item.support,))


def dropped(before: Record, after: Record) -> Iterator[Change]:
    """Stops of a tour that a later list leaves out without a word."""
    known = {found.leg for journey in before.journeys for found in journey.dropped}
    old, entries = _Matched.of(before), {entry.id: entry for entry in after.engagements}
    for journey in after.journeys:
        for found in journey.dropped:
            entry = entries.get(found.leg)
            was = old.was(entry) if entry is not None else None
            if entry is not None and (was is None or was.id not in known):
                words = ("listed", f"not in the list of {found.support.report_name}")
                yield _change(ChangeKind.DROPPED, entry, "journey", words, (found.support,))


_CASES: tuple[Callable[[Engagement, Engagement], Iterator[Change]], ...] = (
    moved,
    narrowed,
    firmed,
    downgraded,
    reached,
    passed,
    corroborated,
    contradicted,
    denied,
)


class _Matched:
    """The entries of the earlier record, found again by id, else by words of the same report."""

    def __init__(self, entries: Iterable[Engagement]) -> None:
        self._by_id = _by_any_id(entries)
        self._by_words = {
            (claim.source, entry.block, claim.trigger.start): entry for entry in entries for claim in entry.claims
        }

    @classmethod
    def of(cls, record: Record) -> "_Matched":
        return cls(record.engagements)

    def was(self, entry: Engagement) -> Engagement | None:
        """What the entry was before; None where it is new."""
        for name in (entry.id, *entry.aliases):
            if name in self._by_id:
                return self._by_id[name]
        for claim in entry.claims:
            was = self._by_words.get((claim.source, entry.block, claim.trigger.start))
            if was is not None and was.format.value is entry.format.value:
                return was
        return None


def _by_any_id(entries: Iterable[Engagement]) -> dict[EngagementId, Engagement]:
    entries = tuple(entries)
    found = {alias: entry for entry in entries for alias in entry.aliases}
    return found | {entry.id: entry for entry in entries}


def _edtf(when: Value[When] | None) -> str:
    return when.value.edtf if when else ""


def _days(entry: Engagement) -> int:
    """How many days its date covers; more than any for an open or no date."""
    days = entry.when.value.days if entry.when else None
    return days if days is not None else 10_000


def _shown(entry: Engagement) -> str:
    return " ".join(part for part in (entry.status.value, _edtf(entry.when)) if part)


def _of_status(kind: ChangeKind, was: Engagement, entry: Engagement) -> Change:
    """A change of status, with the first new step that says so."""
    steps = [step for step in _new(was, entry) if step.status is entry.status] or list(_new(was, entry))
    return _change(kind, entry, "status", (was.status.value, entry.status.value), steps)


def _new(was: Engagement, entry: Engagement) -> tuple[Step, ...]:
    """The steps that the earlier record did not have."""
    known = {(step.support.report, step.support.claim, step.status) for step in was.history}
    return tuple(step for step in entry.history if (step.support.report, step.support.claim, step.status) not in known)


def _change(
    kind: ChangeKind,
    entry: Engagement,
    field: str,
    values: tuple[str, str],
    said: Iterable[Step | Support] = (),
) -> Change:
    """A change from one value to the other; the first of what says it is its support."""
    supports = (one.support if isinstance(one, Step) else one for one in said)
    support = next(supports, None)
    return Change(
        kind=kind,
        engagement=entry.id,
        field=field,
        before=values[0],
        after=values[1],
        known_on=support.known_on if support is not None else entry.last_reported,
        support=support,
    )
