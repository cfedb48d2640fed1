"""The record: every block by itself (`making`), then what spans blocks.

    evidence of a block -> made_of -> entries, legs of tours
    over all blocks: journeys, one person in two places; over all reports: instruments, positions, contradictions
    that no entry shows

Invariant: an entry is a function of its block's claims alone, but for the name of the tour that it is a leg of. What
else spans blocks stands on the Record and not on its entries, so that blocks can be rebuilt alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.model import Decision, Engagement, Journey, Record
from dragoman.reconciling.contradictions import Knowledge, between, unplaced
from dragoman.reconciling.evidence import Evidence, blocks_of, published_by
from dragoman.reconciling.instruments import instruments_of
from dragoman.reconciling.journeys import journey_of, journeys_of, ordered
from dragoman.reconciling.logs import Logs
from dragoman.reconciling.making import Basis, Made, made_of
from dragoman.reconciling.positions import positions_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """What is told beside the blocks: the reports with instruments, with positions, with inconsistencies.

    Each in canonical order and published by the day.
    """

    instruments: Sequence[Evidence] = ()
    positions: Sequence[Evidence] = ()
    doubtful: Sequence[Evidence] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSoFar:
    """How much was read (law 9). See `Record`."""

    reports: int
    dispatches: int
    first: date | None
    last: date | None
    undated: int


def reconcile(
    evidence: Iterable[Evidence],
    *,
    as_of: date,
    decisions: Iterable[Decision] = (),
    knowledge: Knowledge | None = None,
    undated: bool = False,
    logs: Logs | None = None,
) -> Record:
    """The record as it stands at the end of `as_of`.

    evidence: one item for each report, in any order; a report given twice counts once.
    decisions: all that were taken; those on claims that no report had made by `as_of` have no effect.
    knowledge: who held which office when, to flag ministers outside their tenure; None leaves that out.
    undated: whether reports of which nothing is known about publication count. Say so for the present only: of a past
        day nobody can tell whether they had appeared. They are counted as undated either way.
    logs: official logs, which confirm, date and place entries and make none; None leaves them out.
    """
    given = tuple(evidence)
    reports = published_by(given, as_of, undated=undated)
    basis = Basis.of(decisions, knowledge, logs)
    made = [
        made_of(block, told, basis, as_of=as_of, undated=undated)
        for block, told in sorted(by_block(reports, basis.parties).items())
    ]
    days = [item.known_on for item in reports if item.known_on is not None]
    read = ReadSoFar(
        reports=len(reports),
        dispatches=len({item.voice for item in reports}),
        first=min(days, default=None),
        last=max(days, default=None),
        undated=len({item.report for item in given if item.known_on is None}),
    )
    return assembled(made, Apart(instruments=reports, positions=reports, doubtful=reports), read, as_of=as_of)


def by_block(
    reports: Iterable[Evidence], parties: Mapping[str, tuple[str, ...]] | None = None
) -> dict[str, list[Evidence]]:
    """The reports that have a claim or a denial in each block. parties: of claims, as analysts corrected them."""
    blocks: dict[str, list[Evidence]] = {}
    for item in reports:
        for block in blocks_of((item.claims, item.denials), parties or {}):
            blocks.setdefault(block, []).append(item)
    return blocks


def assembled(made: Sequence[Made], apart: Apart, read: ReadSoFar, *, as_of: date) -> Record:
    """The record of what every block gave."""
    journeys = journeys_of([leg for one in made for leg in one.legs])
    entries = on_journeys((entry for one in made for entry in one.entries), journeys)
    placed = frozenset(pair for one in made for pair in one.placed)
    return Record(
        as_of=as_of,
        engagements=entries,
        journeys=journeys,
        instruments=instruments_of(apart.instruments),
        positions=positions_of(apart.positions),
        reports_read=read.reports,
        dispatches_read=read.dispatches,
        first_published=read.first,
        last_published=read.last,
        undated=read.undated,
        contradictions=(*between(entries), *unplaced(apart.doubtful, placed)),
    )


def on_journeys(entries: Iterable[Engagement], journeys: Sequence[Journey]) -> tuple[Engagement, ...]:
    """The entries in the record's order, each with the journey that it is a leg of."""
    tour_of = journey_of(journeys)
    named = (replace(entry, journey=tour_of[entry.id]) if entry.id in tour_of else entry for entry in entries)
    return tuple(sorted(named, key=ordered))
