"""How much of the record one page takes: all of it where it is small, else what lies around a day.

Invariant: what is left out is left out by its days alone, and the page says between which days it looked.
"""

from dataclasses import dataclass, replace
from datetime import date

from dragoman.model import When
from dragoman.pipeline import Filters
from dragoman.pipeline.catalogue import Catalogue, Window

MANY = 600  # entries of a record that a page takes whole
WHOLE = 120  # entries that are asked for of a larger one, which a page takes all
AROUND = 60  # else about so many, which all have room in one section of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a page takes. filters: of the record. window: the days it shows, where that is not all that is asked for."""

    filters: Filters
    window: Window | None = None


def reach(catalogue: Catalogue, filters: Filters, near: date) -> Reach:
    """What a page takes of the entries that fit the filters. near: the day that it is to show."""
    near = _inside(near, filters.span)
    window = catalogue.window(filters, near, AROUND) if filters.dated is not False else None
    if window is None or window.entries <= WHOLE:
        return Reach(filters=filters)
    return Reach(filters=replace(filters, span=_span(window, filters.span)), window=window)


def _span(window: Window, asked: When | None) -> When:
    return When.span(_inside(window.first, asked), _inside(window.last, asked))


def _inside(day: date, span: When | None) -> date:
    """The day, or the nearest one of the span."""
    if span is not None and span.earliest is not None and day < span.earliest:
        return span.earliest
    if span is not None and span.latest is not None and day > span.latest:
        return span.latest
    return day
