"""Blocks of the record from stored reports: whose copy each report is, what they say, which series an entry is one of.

Invariant: what a block gives rests on the reports that tell of it and on no others. So voices, too, are told apart
among those: two reports are one voice in a block where they, or reports of the same block between them, are copies.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dragoman.cleaning import Copy, group_copies, skeleton, speeches
from dragoman.knowledge import Knowledge
from dragoman.model import DESK, Decision, Reading, ReportId, When
from dragoman.pipeline.differing import as_inconsistency
from dragoman.pipeline.editions import Edition, editions
from dragoman.pipeline.logged import LoggedEvidence
from dragoman.pipeline.retaining import read_traces
from dragoman.pipeline.serial import series_named
from dragoman.pipeline.sides import sides_of
from dragoman.reconciling import Apart, Basis, Evidence, Made, blocks_of, made_of
from dragoman.store import Stored

Copies = tuple[tuple[ReportId, str], ...]  # reports that only repeat, each with the dispatch that it is a copy of


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What a block gives, and which of its reports only repeat another of them."""

    made: Made
    copies: Copies


class Maker:
    """Makes blocks for one day: the same facts, decisions and logs for each."""

    def __init__(self, knowledge: Knowledge, decisions: Iterable[Decision], *, logs: bool, as_of: date) -> None:
        """logs: whether official logs count."""
        self.as_of = as_of
        self.decisions = tuple(decisions)
        self._knowledge = knowledge
        self._basis = Basis.of(self.decisions, knowledge, LoggedEvidence(knowledge) if logs else None)

    @property
    def parties(self) -> Mapping[str, tuple[str, ...]]:
        """The claims whose parties analysts corrected, which moves them to another block."""
        return self._basis.parties

    def block(self, name: str, entries: Iterable[Stored]) -> Block:
        """What a block gives. entries: every report that has a claim or a denial in it, in any order."""
        entries = tuple(entries)
        later = editions(entries)
        dispatches = self._dispatches(entries, later)
        evidence = (self._evidence(entry, dispatches, later) for entry in entries)
        made = made_of(name, evidence, self._basis, as_of=self.as_of, undated=True)
        named = tuple(series_named(entry, self._knowledge) for entry in made.entries)
        return Block(
            made=replace(made, entries=named),
            copies=tuple((report, told) for report, told in sorted(dispatches.items()) if report != told),
        )

    def apart(self, entries: Iterable[Stored]) -> Apart:
        """What the reports tell beside the blocks."""
        entries = tuple(entry for entry in entries if self._counts(entry, {}))
        return Apart(
            instruments=self._told(entries, lambda reading: bool(reading.instruments)),
            positions=self._told(entries, lambda reading: bool(reading.positions)),
            doubtful=self._told(entries, lambda reading: bool(reading.inconsistencies or reading.differences)),
        )

    def _told(self, entries: tuple[Stored, ...], tells: Callable[[Reading], bool]) -> tuple[Evidence, ...]:
        told = tuple(entry for entry in entries if tells(entry.reading))
        later = editions(told)
        told = tuple(entry for entry in told if self._counts(entry, later))
        dispatches = self._dispatches(told, later)
        return tuple(sorted((self._evidence(entry, dispatches, later) for entry in told), key=lambda item: item.order))

    def _evidence(
        self, entry: Stored, dispatches: Mapping[ReportId, str], later: Mapping[ReportId, Edition]
    ) -> Evidence:
        found = evidence_from(entry.reading, dispatches.get(entry.id, ""), self._knowledge)
        since = _since(entry, later)
        if since is None or found.known_on is None or since <= found.known_on:
            return found
        return replace(found, published=When.of(since.isoformat()), published_at=None)

    def _dispatches(self, entries: tuple[Stored, ...], later: Mapping[ReportId, Edition]) -> dict[ReportId, str]:
        """Report -> the dispatch that it is a copy of, among those that had appeared by the day."""
        some = {entry.id: copy_of(entry) for entry in entries if self._counts(entry, later) and not is_entered(entry)}
        told = {report: found.id for found in group_copies(some) for report in found.reports}
        for report, edition in later.items():
            if report in told and edition.of in told and told[report] != told[edition.of]:
                one, other = sorted((told[report], told[edition.of]))
                told = {key: one if value == other else value for key, value in told.items()}
        return told

    def _counts(self, entry: Stored, later: Mapping[ReportId, Edition]) -> bool:
        known = max((day for day in (known_on(entry), _since(entry, later)) if day is not None), default=None)
        return known is None or known <= self.as_of


def _since(entry: Stored, later: Mapping[ReportId, Edition]) -> date | None:
    """The day from which a later edition counts; None for any other report."""
    edition = later.get(entry.id)
    return edition.since if edition is not None else None


def in_blocks(entries: Iterable[Stored], parties: Mapping[str, tuple[str, ...]]) -> dict[str, list[Stored]]:
    """The reports that tell of each block, blocks by name. parties: of claims, as analysts corrected them."""
    blocks: dict[str, list[Stored]] = {}
    for entry in entries:
        for name in blocks_of((entry.reading.claims, entry.reading.denials), parties or {}):
            blocks.setdefault(name, []).append(entry)
    return dict(sorted(blocks.items()))


def voices(reports: int, copies: Iterable[tuple[ReportId, str]]) -> int:
    """How many voices there are among so many reports, of which these repeat others."""
    heads: dict[str, str] = {}
    joined = 0
    for report, told in copies:
        one, other = _head(heads, report), _head(heads, told)
        if one != other:
            heads[max(one, other)] = min(one, other)
            joined += 1
    return reports - joined


def _head(heads: dict[str, str], report: str) -> str:
    while report in heads:
        report = heads[report]
    return report


def known_on(entry: Stored) -> date | None:
    """The last day on which a report may have appeared; None where that is not known."""
    dating = entry.reading.dating
    if dating.when is not None:
        return dating.when.latest
    return dating.at.date() if dating.at is not None else None


def is_entered(entry: Stored) -> bool:
    """Whether an analyst entered it by hand, so that it is a voice of its own and nobody's copy."""
    return entry.reading.report.markup == DESK


def copy_of(entry: Stored) -> Copy:
    """What tells whether a report is another's copy; of one whose text is kept no more, what was noted of it then."""
    if entry.traces is not None:
        speech, bones = read_traces(entry.traces)
        return Copy(signature=entry.signature, agency=entry.reading.agency, speeches=speech, skeleton=bones)
    return Copy(
        signature=entry.signature,
        agency=entry.reading.agency,
        speeches=speeches(entry.reading.text),
        skeleton=skeleton(entry.reading.text),
    )


def evidence_from(reading: Reading, dispatch: str, knowledge: Knowledge) -> Evidence:
    """What a report says. dispatch: the one that it is a copy of; "" for its own."""
    return Evidence(
        report=reading.report.id,
        name=reading.report.name,
        published=reading.dating.when,
        published_at=reading.dating.at,
        outlet=reading.outlet or reading.report.outlet,
        agency=reading.agency,
        dispatch=dispatch,
        claims=reading.claims,
        denials=reading.denials,
        instruments=reading.instruments,
        positions=reading.positions,
        inconsistencies=(*reading.inconsistencies, *map(as_inconsistency, reading.differences)),
        sides=sides_of(reading, knowledge),
        entered_by=reading.report.outlet if reading.report.markup == DESK else "",
    )
