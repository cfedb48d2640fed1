"""The entries and the reports of a cleared record, some at once, so that no export needs room for all readings.

Invariant: while an entry or a report is dealt with, its readings are at hand; those of the batch before may be gone.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Protocol, TypeVar, runtime_checkable

from dragoman.model import Cleared, Engagement, Reading, ReportId

T = TypeVar("T")
_ENTRIES = 100
_REPORTS = 200


@runtime_checkable
class Fetching(Protocol):
    """Readings that a store holds, which can be fetched at once and let go."""

    def fetch(self, reports: Iterable[ReportId]) -> None:
        """Have these ready."""

    def release(self) -> None:
        """Hold no reading any more."""


def entries_of(cleared: Cleared) -> Iterator[Engagement]:
    """Every entry, in the record's order, with the readings of its reports ready."""
    for some in _batches(cleared.record.engagements, _ENTRIES):
        with_them = (report for entry in some for report in told_by(entry))
        yield from _ready(cleared, some, with_them)


def readings_of(cleared: Cleared, reports: Iterable[ReportId]) -> Iterator[Reading]:
    """The readings of these reports, but for those that the store holds no more."""
    for some in _batches(reports, _REPORTS):
        for report in _ready(cleared, some, some):
            reading = cleared.readings.get(report)
            if reading is not None:
                yield reading


def told_by(entry: Engagement) -> tuple[ReportId, ...]:
    """The reports that tell of an entry or deny it, each once."""
    return tuple(dict.fromkeys((*entry.reports, *(denied.support.report for denied in entry.denials))))


def cited(cleared: Cleared) -> tuple[ReportId, ...]:
    """The reports on which the record's entries, instruments and positions rest, by id."""
    record = cleared.record
    found = {report for entry in record.engagements for report in told_by(entry)}
    found.update(support.report for one in record.instruments for *_, support in one.events)
    found.update(support.report for one in record.positions for _, support in one.said)
    return tuple(sorted(found))


def _ready(cleared: Cleared, some: tuple[T, ...], reports: Iterable[ReportId]) -> Iterator[T]:
    readings = cleared.readings
    if not isinstance(readings, Fetching):
        yield from some
        return
    readings.fetch(tuple(reports))
    yield from some
    readings.release()


def _batches(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    left = iter(items)
    while some := tuple(islice(left, size)):
        yield some
