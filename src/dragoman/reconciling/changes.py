"""What changed between two records: case by case, as named small functions.

Entries are matched through ids and aliases, so that an entry whose earliest claim is new keeps its history. What only
reprints an entry changes nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from dragoman.model import Change, ChangeKind, Engagement, EngagementId, Record, Status, Value, When

_FIRMNESS = {Status.FLOATED: 0, Status.PLANNED: 1, Status.SCHEDULED: 2}
_REACHED = {
    Status.POSTPONED: ChangeKind.POSTPONED,
    Status.CANCELLED: ChangeKind.CANCELLED,
    Status.HELD: ChangeKind.HELD,
}


def changes(before: Record, after: Record) -> tuple[Change, ...]:
    """How the record changed, in the order of the later record's entries; entries that are gone come last."""
    old = _by_any_id(before)
    matched: set[EngagementId] = set()
    found: list[Change] = []
    for entry in after.engagements:
        was = _was(entry, old)
        if was is None:
            found.append(_change(ChangeKind.NEW, entry, "status", "", _shown(entry)))
            continue
        matched.add(was.id)
        found += [change for case in _CASES for change in case(was, entry)]
    now = _by_any_id(after)
    for entry in before.engagements:
        if entry.id not in matched and entry.id not in now:
            found.append(_change(ChangeKind.GONE, entry, "status", _shown(entry), ""))
    return tuple(found)


def moved(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """The date is another one, and not merely a more exact one."""
    if was.when is not None and entry.when is not None and not was.when.value.meets(entry.when.value):
        yield _change(ChangeKind.MOVED, entry, "when", was.when.value.edtf, entry.when.value.edtf)


def narrowed(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """A date where there was none, or a more exact one."""
    if entry.when is None or _edtf(was.when) == _edtf(entry.when):
        return
    if was.when is None or was.when.value.meets(entry.when.value):
        yield _change(ChangeKind.FIRMED, entry, "when", _edtf(was.when), _edtf(entry.when))


def firmed(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """A firmer word for a plan: floated, planned, scheduled."""
    if was.status in _FIRMNESS and entry.status in _FIRMNESS and _FIRMNESS[entry.status] > _FIRMNESS[was.status]:
        yield _change(ChangeKind.FIRMED, entry, "status", was.status.value, entry.status.value)


def reached(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """Put off, called off, held."""
    if entry.status is not was.status and entry.status in _REACHED:
        yield _change(_REACHED[entry.status], entry, "status", was.status.value, entry.status.value)


def corroborated(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """A second voice for what rested on one."""
    if was.dispatches == 1 and entry.dispatches > 1:
        yield _change(ChangeKind.CORROBORATED, entry, "dispatches", "1", str(entry.dispatches))


def contradicted(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """A contradiction that was not there before."""
    for words in entry.contradictions:
        if words not in was.contradictions:
            yield _change(ChangeKind.CONTRADICTED, entry, "contradictions", "", words)


def denied(was: Engagement, entry: Engagement) -> Iterator[Change]:
    """A denial by a voice that had not denied it."""
    voices = {item.support.dispatch for item in was.denials}
    for item in entry.denials:
        if item.support.dispatch not in voices:
            voices.add(item.support.dispatch)
            change = _change(ChangeKind.DENIED, entry, "denials", "", item.support.report_name)
            yield replace(change, known_on=item.known_on)


_CASES: tuple[Callable[[Engagement, Engagement], Iterator[Change]], ...] = (
    moved,
    narrowed,
    firmed,
    reached,
    corroborated,
    contradicted,
    denied,
)


def _by_any_id(record: Record) -> dict[EngagementId, Engagement]:
    found = {alias: entry for entry in record.engagements for alias in entry.aliases}
    return found | {entry.id: entry for entry in record.engagements}


def _was(entry: Engagement, old: dict[EngagementId, Engagement]) -> Engagement | None:
    return next((old[name] for name in (entry.id, *entry.aliases) if name in old), None)


def _edtf(when: Value[When] | None) -> str:
    return when.value.edtf if when else ""


def _shown(entry: Engagement) -> str:
    return " ".join(part for part in (entry.status.value, _edtf(entry.when)) if part)


def _change(kind: ChangeKind, entry: Engagement, field: str, before: str, after: str) -> Change:
    return Change(
        kind=kind,
        engagement=entry.id,
        field=field,
        before=before,
        after=after,
        known_on=entry.last_reported,
    )
