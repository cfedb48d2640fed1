"""A report among its siblings: the other prints of its dispatch, and what stood at its address before and after it.

Invariant: siblings are those that the record counts as one voice with the report in some entry, and no others; an
edition that was not there yet by the day is none (law 3).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.cleaning import same_copy
from dragoman.model import Engagement, ReportId
from dragoman.pipeline.blocks import copy_of
from dragoman.pipeline.editions import Edition, editions
from dragoman.pipeline.filters import told_by
from dragoman.publishing.copies import differences
from dragoman.store import Stored

_MOST = 12  # sentences of a difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """Another report. why: what makes the two one voice; day: its publication; since: of an edition, when it was there.

    alone: the sentences that it alone has of the two; lacks: those that it leaves out.
    """

    report: str
    title: str
    outlet: str
    agency: str
    day: date | None
    why: str
    alone: tuple[str, ...]
    lacks: tuple[str, ...]
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Siblings:
    """The other prints of a report's dispatch, by their days; its earlier and its later editions, in order."""

    prints: tuple[Sibling, ...] = ()
    earlier: tuple[Sibling, ...] = ()
    later: tuple[Sibling, ...] = ()

    @property
    def is_alone(self) -> bool:
        """Whether there is none."""
        return not (self.prints or self.earlier or self.later)


def of_one_voice(report: ReportId, entries: Iterable[Engagement]) -> frozenset[ReportId]:
    """The other reports that are one voice with a report in an entry that rests on it."""
    found: set[ReportId] = set()
    for entry in entries:
        told = tuple(told_by(entry))
        voices = {said.dispatch for said in told if said.report == report}
        found.update(said.report for said in told if said.dispatch in voices)
    return frozenset(found - {report})


def siblings(one: Stored, others: Sequence[Stored], as_of: date) -> Siblings:
    """A report's siblings. others: those that are one voice with it."""
    later = editions((one, *others))
    group = _first_of(one.id, later)
    editions_of_it, prints = [], []
    for other in others:
        if _first_of(other.id, later) != group:
            prints.append(_sibling(one, other, None))
        elif later[other.id].since <= as_of if other.id in later else True:
            editions_of_it.append(_sibling(one, other, _since(other.id, later)))
    mine = _since(one.id, later)
    return Siblings(
        prints=tuple(sorted(prints, key=lambda sibling: (sibling.day or date.max, sibling.report))),
        earlier=tuple(_in_order(sibling for sibling in editions_of_it if _is_before(sibling, mine))),
        later=tuple(_in_order(sibling for sibling in editions_of_it if not _is_before(sibling, mine))),
    )


def _first_of(report: ReportId, later: dict[ReportId, Edition]) -> ReportId:
    return later[report].of if report in later else report


def _since(report: ReportId, later: dict[ReportId, Edition]) -> date | None:
    """The day on which a later edition was there; None for the first."""
    return later[report].since if report in later else None


def _is_before(sibling: Sibling, mine: date | None) -> bool:
    return mine is not None and (sibling.since is None or sibling.since < mine)


def _in_order(some: Iterable[Sibling]) -> list[Sibling]:
    return sorted(some, key=lambda sibling: (sibling.since or date.min, sibling.report))


def _sibling(one: Stored, other: Stored, since: date | None) -> Sibling:
    reading = other.reading
    alone, lacks = differences(one.reading, reading)
    return Sibling(
        report=other.id,
        title=reading.title or reading.report.name,
        outlet=reading.outlet or reading.report.outlet,
        agency=reading.agency,
        day=reading.dating.when.latest if reading.dating.when else None,
        why=same_copy(copy_of(one), copy_of(other)) or "both are copies of a third report",
        alone=alone[:_MOST],
        lacks=lacks[:_MOST],
        since=since,
    )
