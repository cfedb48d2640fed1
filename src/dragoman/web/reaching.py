"""How much of the record one page takes: all of it where it is small, else what lies around a day.

Invariant: what is left out is left out by its days alone, and the page says between which days it looked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from dragoman.model import When
from dragoman.pipeline import Filters
from dragoman.store import Window

MANY = 600  # entries that a page takes whole
AROUND = 200  # else about so many


class Counted(Protocol):
    """Of the record to be shown: how many entries fit, and between which days they lie. Nothing of what they say."""

    def count(self, filters: Filters) -> int:
        """How many entries fit."""

    def window(self, filters: Filters, near: date, most: int) -> Window | None:
        """The days between which about so many lie that are nearest to a day."""

    def tallies(self, filters: Filters) -> dict[str, dict[str, int]] | None:
        """How many there are of each party, format, status and year; None where that cannot be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a page takes. filters: of the record. window: the days it shows, where that is not all that is asked for.

    counts: how many entries there are of each party ..., of all that are asked for; None where the page counts.
    is_wide: whether it takes all that the counts are of.
    """

    filters: Filters
    window: Window | None = None
    counts: Mapping[str, Mapping[str, int]] | None = None
    is_wide: bool = False


def reach(stands: Counted, filters: Filters, near: date) -> Reach:
    """What a page takes of the entries that fit the filters. near: the day that it is to show."""
    if stands.count(Filters()) <= MANY:
        return Reach(filters=Filters(), is_wide=True)
    parties = Filters(parties=filters.parties)
    if filters.parties and stands.count(parties) <= MANY:
        return Reach(filters=parties, is_wide=True)
    near = _inside(near, filters.span)
    window = stands.window(filters, near, AROUND) if filters.dated is not False else None
    counts = stands.tallies(filters)
    if window is None or window.entries <= MANY:
        return Reach(filters=filters, counts=counts)
    return Reach(filters=replace(filters, span=_span(window, filters.span)), window=window, counts=counts)


def days_of(stands: Counted, filters: Filters, first: date, last: date) -> Reach:
    """What a page takes that shows these days, with those next to them that have an entry."""
    if stands.count(Filters()) <= MANY:
        return Reach(filters=Filters(), is_wide=True)
    before, after = stands.window(filters, first, 2), stands.window(filters, last, 2)
    ends = [first, last, *(day for one in (before, after) if one is not None for day in (one.first, one.last))]
    span = When.span(_inside(min(ends), filters.span), _inside(max(ends), filters.span))
    return Reach(filters=replace(filters, span=span), counts=stands.tallies(filters))


def _span(window: Window, asked: When | None) -> When:
    return When.span(_inside(window.first, asked), _inside(window.last, asked))


def _inside(day: date, span: When | None) -> date:
    """The day, or the nearest one of the span."""
    if span is not None and span.earliest is not None and day < span.earliest:
        return span.earliest
    if span is not None and span.latest is not None and day > span.latest:
        return span.latest
    return day
