"""The lives of instruments: what reports say happens to an agreement, in order of date."""

from collections.abc import Sequence
from datetime import date

from dragoman.model import InstrumentClaim, InstrumentEntry, InstrumentEvent, Support, When
from dragoman.reconciling.evidence import Evidence
from dragoman.reconciling.traits import plain

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
            events.setdefault(key, []).append((claim.event, claim.when, claim.done, _support(item, claim)))
    entries = (
        InstrumentEntry(name=names[key], events=tuple(sorted(events[key], key=_by_date))) for key in sorted(events)
    )
    return tuple(entries)


def _support(item: Evidence, claim: InstrumentClaim) -> Support:
    return Support(
        report=item.report,
        report_name=item.name,
        claim="",
        dispatch=item.voice,
        known_on=item.known_on,
        quotes=claim.quotes,
    )


def _by_date(event: Event) -> tuple[date, date, str, str]:
    kind, when, _, support = event
    known = support.known_on or date.max
    day = (when.earliest or when.latest) if when else None
    return (day or known, known, kind.value, support.report)
