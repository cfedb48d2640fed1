"""The lives of instruments: what reports say happens to an agreement, in order of date.

Invariant: what runs out when is the last word on it; nothing told before that word renews it.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.model import InstrumentEntry, InstrumentEvent, InstrumentStep, When
from dragoman.reconciling.evidence import Evidence
from dragoman.reconciling.traits import plain

_RENEWALS = frozenset({InstrumentEvent.SIGNED, InstrumentEvent.EXTENDED, InstrumentEvent.REVISED})

_TERM = timedelta(days=366)


def instruments_of(evidence: Sequence[Evidence]) -> tuple[InstrumentEntry, ...]:
    """One entry for each name; what one voice repeats of one event is told once."""
    names: dict[str, str] = {}
    events: dict[str, list[InstrumentStep]] = {}
    seen: set[tuple[str, InstrumentEvent, str, bool, str]] = set()
    for item in evidence:
        for claim in item.instruments:
            key = plain(claim.name)
            once = (key, claim.event, claim.when.edtf if claim.when else "", claim.done, item.voice)
            if once in seen:
                continue
            seen.add(once)
            names.setdefault(key, claim.name)
            events.setdefault(key, []).append((claim.event, claim.when, claim.done, item.support(claim.quotes)))
    return tuple(_entry(names[key], events[key]) for key in sorted(events))


def _entry(name: str, events: list[InstrumentStep]) -> InstrumentEntry:
    told = sorted(events, key=_by_report)
    ends = [(event, end) for event in told if (end := InstrumentEntry.ends_on(event)) is not None]
    stands = [one for one in ends if not _was_over(*one)] or ends  # what had run out when it was told of is background
    last = stands[-1] if stands else None
    return InstrumentEntry(
        name=name,
        events=tuple(sorted(events, key=_by_date)),
        expires=last[1] if last is not None else None,
        renewed=last is not None and any(_renews(event, *last) for event in told),
        negotiating=told[-1][0] is InstrumentEvent.UNDER_NEGOTIATION,
    )


def _was_over(event: InstrumentStep, end: When) -> bool:
    return end.latest is not None and end.latest < (event[3].known_on or date.min)


def _renews(event: InstrumentStep, last: InstrumentStep, end: When) -> bool:
    """Whether an event renews what runs out, as the last word on that has it.

    It must not be dated before that word. A signature that lies more than a year before the end is that of the very
    text that runs out then.
    """
    kind, when, done, support = event
    said = last[3].known_on or date.min
    if kind not in _RENEWALS or not done or InstrumentEntry.ends_on(event) is not None:
        return False
    if (support.known_on or date.max) < said:
        return False
    day = when.latest if when is not None and when.latest is not None else support.known_on
    if day is None:
        return True
    is_late = kind is InstrumentEvent.EXTENDED or end.latest is None or day + _TERM >= end.latest
    return day >= said and is_late


def _by_report(event: InstrumentStep) -> tuple[date, bool, date, str, str]:
    """By the day reported; of one day by when it runs out, and the negotiation last, because it goes on."""
    kind, _, _, support = event
    end = InstrumentEntry.ends_on(event)
    last = (end.latest or date.max) if end is not None else date.max
    going_on = kind is InstrumentEvent.UNDER_NEGOTIATION
    return (support.known_on or date.max, going_on, last, support.report, kind.value)


def _by_date(event: InstrumentStep) -> tuple[date, date, str, str]:
    kind, when, _, support = event
    known = support.known_on or date.max
    is_to = kind is InstrumentEvent.EXTENDED and InstrumentEntry.ends_on(event) is not None
    day = (when.earliest or when.latest) if when and not is_to else None
    return (day or known, known, kind.value, support.report)
