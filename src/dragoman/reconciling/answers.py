"""Answers from the record: the last, the next, the first since a day, how many.

Invariant (law 9): an answer stands with what may speak against it (`others`: what may have come between, or overlaps
it, or has no day) and with what was read for the parties and the period (`Rests`).
"""

from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.model import Answer, Engagement, Other, Record, Rests, Status, Support

_DONE = frozenset({Status.HELD, Status.ONGOING})
_AHEAD = frozenset({Status.PLANNED, Status.SCHEDULED})


def last_of(asked: Sequence[Engagement], whole: Record, parties: tuple[str, ...]) -> Answer:
    """The one that was held last. parties: those asked for, if any; else those that all entries asked for share."""
    held = sorted((entry for entry in asked if _dated(entry) and entry.status in _DONE), key=_by_middle)
    found = held[-1] if held else None
    others = [(entry, "held, and its days meet these") for entry in held[:-1] if found and _meets(entry, found)]
    before = next((entry for entry in reversed(held[:-1]) if found and not _meets(entry, found)), None)
    others += [
        (entry, "held, with no day said, and reported later")
        for entry in asked
        if entry.status in _DONE and not _dated(entry) and (found is None or _told_after(entry, _end(found)))
    ]
    others += [
        (entry, "date passed, no report seen")
        for entry in asked
        if entry.status is Status.UNCONFIRMED and (found is None or _end(entry) > _end(found))
    ]
    return _answer(found, others, whole, parties or shared_parties(asked), before=before)


def next_of(asked: Sequence[Engagement], whole: Record, parties: tuple[str, ...]) -> Answer:
    """The one that comes first of those planned or scheduled; those merely floated, or put off, beside it."""
    ahead = sorted((entry for entry in asked if _dated(entry) and entry.status in _AHEAD), key=_by_start)
    found = ahead[0] if ahead else None
    others = [
        (entry, f"{entry.status.value}, and its days meet these")
        for entry in ahead[1:]
        if found and _meets(entry, found)
    ]
    others += [(entry, "floated") for entry in asked if entry.status is Status.FLOATED]
    others += [(entry, entry.status.value) for entry in asked if entry.status in _AHEAD and not _dated(entry)]
    others += [(entry, "put off, with no new day") for entry in asked if entry.status is Status.POSTPONED]
    others += [(entry, "under way") for entry in asked if entry.status is Status.ONGOING]
    return _answer(found, others, whole, parties or shared_parties(asked))


def first_since(asked: Sequence[Engagement], whole: Record, parties: tuple[str, ...], *, since: date) -> Answer:
    """The first one that was held on the day or later, and the last one before it."""
    held = sorted((entry for entry in asked if _dated(entry) and entry.status in _DONE), key=_by_start)
    later = [entry for entry in held if _start(entry) >= since]
    earlier = sorted((entry for entry in held if _end(entry) < since), key=_by_middle)
    found = later[0] if later else None
    others = [(entry, "held, and its days meet these") for entry in later[1:] if found and _meets(entry, found)]
    others += [(entry, "held, perhaps before that day") for entry in held if _start(entry) < since <= _end(entry)]
    others += [
        (entry, "date passed, no report seen")
        for entry in asked
        if entry.status is Status.UNCONFIRMED
        and _end(entry) >= since
        and (found is None or _start(entry) <= _end(found))
    ]
    return _answer(found, others, whole, parties or shared_parties(asked), before=earlier[-1] if earlier else None)


def count_of(asked: Sequence[Engagement], whole: Record, parties: tuple[str, ...]) -> Answer:
    """All that were held, in order of date, those without a day last; and those of which that is not known."""
    held = sorted((entry for entry in asked if entry.status in _DONE), key=_by_start)
    others = [(entry, "date passed, no report seen") for entry in asked if entry.status is Status.UNCONFIRMED]
    return Answer(
        found=tuple(held), others=tuple(others), rests=_rests(whole, parties or shared_parties(asked), after=None)
    )


def _answer(
    found: Engagement | None,
    others: list[Other],
    whole: Record,
    parties: tuple[str, ...],
    *,
    before: Engagement | None = None,
) -> Answer:
    after = _end(found) if found is not None else None
    related = {found.part_of, *found.parts} if found is not None else set()
    kept = [(entry, why) for entry, why in others if entry.id not in related]
    kept.sort(key=lambda other: (_by_start(other[0]), other[1]))
    rests = _rests(whole, parties, after=after)
    return Answer(found=(found,) if found is not None else (), others=tuple(kept), rests=rests, before=before)


def _rests(whole: Record, parties: tuple[str, ...], *, after: date | None) -> Rests:
    told = [support for entry in whole.engagements if set(parties) <= set(entry.parties) for support in _said(entry)]
    days = {support.report: support.known_on for support in told}
    known = sorted(day for day in days.values() if day is not None)
    return Rests(
        parties=tuple(dict.fromkeys(parties)),
        reports=len(days),
        dispatches=len({support.dispatch for support in told}),
        first=known[0] if known else None,
        last=known[-1] if known else None,
        day=after,
        after=sum(day > after for day in known) if after is not None else None,
    )


def shared_parties(asked: Sequence[Engagement]) -> tuple[str, ...]:
    """The parties that take part in all of the entries, by code; () where there are no entries."""
    first, *more = [entry.parties for entry in asked] or [()]
    return tuple(code for code in sorted(first) if all(code in parties for parties in more))


def _said(entry: Engagement) -> Iterator[Support]:
    """A support for every report that tells of an entry."""
    yield from entry.format.support
    for rival in entry.format.rivals:
        yield from rival.support
    yield from (denied.support for denied in entry.denials)


def _dated(entry: Engagement) -> bool:
    return entry.when is not None and (entry.when.value.earliest or entry.when.value.latest) is not None


def _start(entry: Engagement) -> date:
    when = entry.when.value if entry.when else None
    return (when.earliest or when.latest if when else None) or date.max


def _end(entry: Engagement) -> date:
    """The last day; of an open date the first one, since nothing says that it went on."""
    when = entry.when.value if entry.when else None
    return (when.latest or when.earliest if when else None) or date.min


def _by_start(entry: Engagement) -> tuple[date, date, str]:
    return (_start(entry), _end(entry), entry.id)


def _by_middle(entry: Engagement) -> tuple[int, date, str]:
    """By the middle of its days, so that a window's last day does not outdo a day that is known."""
    return (_start(entry).toordinal() + _end(entry).toordinal(), _end(entry), entry.id)


def _meets(one: Engagement, other: Engagement) -> bool:
    """Whether it is not sure which of the two came first."""
    return _dated(one) and _dated(other) and _start(one) <= _end(other) and _start(other) <= _end(one)


def _told_after(entry: Engagement, day: date) -> bool:
    return entry.last_reported is not None and entry.last_reported > day
