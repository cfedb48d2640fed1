"""Stops that a later list of a tour leaves out without a word.

A leg counts as dropped where it was planned, a report that came later lists two stops or more of the same tour that
lie ahead, tells most of those that do, and is silent on this one.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.model import Dropped, Leg, LegTold, Status

_OPEN = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED, Status.UNCONFIRMED})


def dropped_from(legs: Sequence[Leg]) -> tuple[Dropped, ...]:
    """The legs of one tour that a later list leaves out, each with the first list that does."""
    lists = _lists(legs)
    return tuple(found for leg in legs if leg.status in _OPEN for found in _first_without(leg, legs, lists))


def _lists(legs: Sequence[Leg]) -> list[dict[str, LegTold]]:
    """For each report on the tour the legs that it tells, in canonical order."""
    told: dict[str, dict[str, LegTold]] = {}
    for leg in legs:
        for item in leg.told:
            told.setdefault(item.support.report, {}).setdefault(leg.id, item)
    lists = [one for one in told.values() if len(one) > 1]
    return sorted(lists, key=lambda one: min(item.order for item in one.values()))


def _first_without(leg: Leg, legs: Sequence[Leg], lists: list[dict[str, LegTold]]) -> Iterator[Dropped]:
    last_told = max((item.said_on for item in leg.told if item.said_on), default=None)
    start = leg.when.earliest if leg.when else None
    if last_told is None or start is None:
        return
    for one in lists:
        day = next(iter(one.values())).said_on
        if day is None or leg.id in one or not last_told < day < start:
            continue
        ahead = {other.id for other in legs if _begins(other) > day}
        if len(one.keys() & ahead) > 1 and len(one.keys() & ahead) * 2 > len(ahead):
            yield Dropped(leg=leg.id, support=next(iter(one.values())).support)
            return


def _begins(leg: Leg) -> date:
    return (leg.when.earliest if leg.when else None) or date.min
