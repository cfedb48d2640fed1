"""Journeys: the legs of one tour, across blocks. What a report contradicts itself on, the tour shows too."""

from collections.abc import Sequence
from datetime import date

from dragoman.model import Engagement, EngagementId, Journey
from dragoman.reconciling.contradictions import touching
from dragoman.reconciling.dropping import dropped_from
from dragoman.reconciling.entries import Draft


def journeys_of(drafts: Sequence[Draft]) -> tuple[Journey, ...]:
    """The tours that reports tell; tours that share a leg are one; a single leg is none.

    A tour goes by the key that its earliest report gave it.
    """
    tours: dict[str, str] = {}
    for draft in drafts:
        keys = [item.claim.journey for item in draft.heard if item.claim.journey]
        for key in keys:
            first, other = sorted((_root(tours, keys[0]), _root(tours, key)))
            tours[other] = first
    legs: dict[str, list[Draft]] = {}
    for draft in drafts:
        key = next((item.claim.journey for item in draft.heard if item.claim.journey), "")
        if key:
            legs.setdefault(_root(tours, key), []).append(draft)
    tours_found = (sorted(found, key=_order) for _, found in sorted(legs.items()) if len(found) > 1)
    return tuple(_journey(found) for found in tours_found)


def journey_of(journeys: Sequence[Journey]) -> dict[EngagementId, str]:
    """Leg -> the id of its journey."""
    return {leg: journey.id for journey in journeys for leg in journey.legs}


def ordered(entry: Engagement) -> tuple[date, str, str]:
    """The place of an entry in the record: by first day, then block, then id; undated ones last."""
    day = (entry.when.value.earliest or entry.when.value.latest) if entry.when else None
    return (day or date.max, entry.block, entry.id)


def _journey(legs: list[Draft]) -> Journey:
    heard = sorted((item for leg in legs for item in leg.heard if item.claim.journey), key=lambda item: item.order)
    words = [f"{item.evidence.name}: {found.what}" for item in heard for found in touching(item)]
    return Journey(
        id=heard[0].claim.journey,
        legs=tuple(leg.id for leg in legs),
        contradictions=tuple(dict.fromkeys(words)),
        dropped=dropped_from(legs),
    )


def _order(leg: Draft) -> tuple[date, date, int, str]:
    """By the days; legs of the same days in the order in which the first report names their hosts."""
    when = leg.when.value if leg.when else None
    first = when.earliest if when else None
    last = when.latest if when else None
    told = min(leg.heard, key=lambda item: item.order).claim
    return (first or date.max, last or date.max, told.parties[-1].quotes[0].start, leg.id)


def _root(tours: dict[str, str], key: str) -> str:
    while tours.setdefault(key, key) != key:
        key = tours[key]
    return key
