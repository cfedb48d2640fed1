"""The lives of instruments: what reports say happens to an agreement, in order of date."""

from collections.abc import Sequence
from datetime import date

from dragoman.model import InstrumentEntry, InstrumentEvent, Support, When
from dragoman.reconciling.evidence import Evidence
from dragoman.reconciling.traits import plain

_RENEWALS = frozenset({InstrumentEvent.SIGNED, InstrumentEvent.EXTENDED, InstrumentEvent.REVISED})

Event = tuple[InstrumentEvent, When | None, bool, Support]


def instruments_of(evidence: Sequence[Evidence]) -> tuple[InstrumentEntry, ...]:
    """One entry for each name; what one voice repeats of one event is told once."""
    names: dict[str, str] = {}
    events: dict[str, list[Event]] = {}
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


def _entry(name: str, events: list[Event]) -> InstrumentEntry:
    told = sorted(events, key=_by_report)
    expiries = [event for event in told if event[0] is InstrumentEvent.EXPIRES and event[1] is not None]
    expiry = expiries[-1] if expiries else None
    later = told[told.index(expiry) + 1 :] if expiry is not None else []
    return InstrumentEntry(
        name=name,
        events=tuple(sorted(events, key=_by_date)),
        expires=expiry[1] if expiry is not None else None,
        renewed=any(kind in _RENEWALS and done and _after(when, expiry) for kind, when, done, _ in later),
        negotiating=told[-1][0] is InstrumentEvent.UNDER_NEGOTIATION,
    )


def _after(when: When | None, expiry: Event | None) -> bool:
    """Whether a renewal can be one of what was to run out: it is not dated before that was said."""
    said = expiry[3].known_on if expiry is not None else None
    return when is None or when.latest is None or said is None or when.latest >= said


def _by_report(event: Event) -> tuple[date, bool, str, str]:
    """By the day reported; of one report the negotiation comes last, because it goes on."""
    kind, _, _, support = event
    return (support.known_on or date.max, kind is InstrumentEvent.UNDER_NEGOTIATION, support.report, kind.value)


def _by_date(event: Event) -> tuple[date, date, str, str]:
    kind, when, _, support = event
    known = support.known_on or date.max
    day = (when.earliest or when.latest) if when else None
    return (day or known, known, kind.value, support.report)
