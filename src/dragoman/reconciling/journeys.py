"""Journeys: the legs of one tour, across blocks. What a report contradicts itself on, the tour shows too."""

from collections.abc import Sequence
from datetime import date

from dragoman.model import Engagement, EngagementId, Journey, Leg
from dragoman.reconciling.dropping import dropped_from


def journeys_of(legs: Sequence[Leg]) -> tuple[Journey, ...]:
    """The tours that reports tell; tours that share a leg are one; a single leg is none.

    A tour goes by the key that its earliest report gave it.
    """
    legs = sorted(legs, key=lambda leg: leg.told[0].order)
    roots: dict[str, str] = {}
    for leg in legs:
        for key in leg.tours:
            first, other = sorted((_root(roots, leg.tours[0]), _root(roots, key)))
            roots[other] = first
    tours: dict[str, list[Leg]] = {}
    for leg in legs:
        tours.setdefault(_root(roots, leg.tours[0]), []).append(leg)
    found = (sorted(some, key=_order) for _, some in sorted(tours.items()) if len(some) > 1)
    return tuple(_journey(some) for some in found)


def journey_of(journeys: Sequence[Journey]) -> dict[EngagementId, str]:
    """Leg -> the id of its journey."""
    return {leg: journey.id for journey in journeys for leg in journey.legs}


def ordered(entry: Engagement) -> tuple[date, str, str]:
    """The place of an entry in the record: by first day, then block, then id; undated ones last."""
    day = (entry.when.value.earliest or entry.when.value.latest) if entry.when else None
    return (day or date.max, entry.block, entry.id)


def _journey(legs: list[Leg]) -> Journey:
    told = sorted((item for leg in legs for item in leg.told if item.journey), key=lambda item: item.order)
    return Journey(
        id=told[0].journey,
        legs=tuple(leg.id for leg in legs),
        contradictions=tuple(dict.fromkeys(doubt for item in told for doubt in item.doubts)),
        dropped=dropped_from(legs),
    )


def _order(leg: Leg) -> tuple[date, date, int, str]:
    """By the days; legs of the same days in the order in which the first report names their hosts."""
    first = leg.when.earliest if leg.when else None
    last = leg.when.latest if leg.when else None
    return (first or date.max, last or date.max, leg.host_at, leg.id)


def _root(tours: dict[str, str], key: str) -> str:
    while tours.setdefault(key, key) != key:
        key = tours[key]
    return key
