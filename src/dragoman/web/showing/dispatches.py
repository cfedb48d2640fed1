"""The reports of an entry under the dispatches that they print, the first of each at its head.

Invariant: a report stands under one dispatch; the first printed stands first.
"""

from dataclasses import dataclass
from datetime import date

from dragoman.model import Engagement, Reading, ReportId
from dragoman.pipeline.filters import told_by
from dragoman.publishing import Readings
from dragoman.publishing.copies import differences


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A report, and how it differs from the first of its dispatch. day: None where nobody can date it."""

    report: str
    title: str
    outlet: str
    agency: str
    day: date | None
    alone: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


def dispatches(entry: Engagement, readings: Readings) -> tuple[tuple[Printed, ...], ...]:
    """Each dispatch that tells of the entry, by the day of its first report."""
    groups: dict[str, dict[ReportId, Reading]] = {}
    for said in told_by(entry):
        if said.report in readings:
            groups.setdefault(said.dispatch, {})[said.report] = readings[said.report]
    found = [_printed(sorted(held.values(), key=_order)) for held in groups.values()]
    return tuple(sorted(found, key=lambda group: (group[0].day or date.max, group[0].report)))


def _order(reading: Reading) -> tuple[date, str]:
    return _day(reading) or date.max, reading.report.name


def _day(reading: Reading) -> date | None:
    return reading.dating.when.latest if reading.dating.when else None


def _printed(held: list[Reading]) -> tuple[Printed, ...]:
    first = held[0]
    return tuple(
        Printed(
            report=one.report.id,
            title=one.title or one.report.name,
            outlet=one.outlet or one.report.outlet,
            agency=one.agency,
            day=_day(one),
            alone=alone,
            lacks=lacks,
        )
        for one in held
        for alone, lacks in [differences(first, one) if one is not first else ((), ())]
    )
