"""The record: every block by itself, then what spans blocks.

    evidence -> published_by(as_of) -> hear -> blocks -> groups_of -> with_logs -> drafts_of -> decided
             -> linked -> denied -> contradictions -> Engagement
    over all blocks: journeys, instruments, positions, one person in two places

Invariant: an entry is a function of its block's claims alone, but for the name of the tour that it is a leg of. What
else spans blocks stands on the Record and not on its entries, so that blocks can be rebuilt alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from dragoman.model import Decision, Engagement, Record, ReportId
from dragoman.reconciling.contradictions import Knowledge, between, touching, unplaced, within
from dragoman.reconciling.decisions import decided, in_force, rejected, ties_of
from dragoman.reconciling.denials import denied
from dragoman.reconciling.entries import Draft, drafts_of
from dragoman.reconciling.evidence import Evidence, Heard, hear, published_by
from dragoman.reconciling.instruments import instruments_of
from dragoman.reconciling.joining import Ties, groups_of
from dragoman.reconciling.journeys import journey_of, journeys_of, ordered
from dragoman.reconciling.links import linked
from dragoman.reconciling.lives import Reach, status_of
from dragoman.reconciling.logs import Logs, reported, rows_known, with_logs
from dragoman.reconciling.positions import positions_of
from dragoman.reconciling.values import series_of, topics_of


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
    kept = in_force(decisions)
    left_out = rejected(kept)
    claims, denials = hear(reports)
    blocks = _by_block(item for item in claims if item.claim.key not in left_out)
    against = _by_block(item for item in denials if item.claim.key not in left_out)
    ties = ties_of(kept)
    drafts: list[Draft] = []
    for block in sorted(blocks):
        said = (*blocks[block], *against.get(block, ()))
        rows = rows_known(logs, block, as_of)
        made = block_of_record(blocks[block], ties, kept, as_of=as_of, reach=_reach(block, said), rows=rows)
        made = denied(made, against.get(block, ()))
        drafts += [replace(draft, contradictions=within(draft, knowledge)) for draft in made]
    return _record(drafts, reports, as_of=as_of, undated=len({item.report for item in given if item.known_on is None}))


def block_of_record(
    heard: tuple[Heard, ...],
    ties: Ties,
    decisions: tuple[Decision, ...],
    *,
    as_of: date,
    reach: Reach,
    rows: tuple[Heard, ...] = (),
) -> tuple[Draft, ...]:
    """The entries of one block: joined, laid beside the logs' rows, filled, decided, linked."""
    drafts = drafts_of(with_logs(groups_of(heard, ties), rows), as_of=as_of, reach=reach)
    restated = partial(status_of, as_of=as_of, reach=reach)
    return linked(tuple(decided(draft, decisions, partial(restated, draft.heard)) for draft in drafts), as_of=as_of)


def _by_block(heard: Iterable[Heard]) -> dict[str, tuple[Heard, ...]]:
    blocks: dict[str, list[Heard]] = {}
    for item in heard:
        blocks.setdefault(item.block, []).append(item)
    return {block: tuple(items) for block, items in blocks.items()}


def _reach(block: str, heard: Sequence[Heard]) -> Reach:
    days = {item.evidence.report: item.known_on for item in heard if item.known_on is not None}
    return Reach(block=block, days=tuple(sorted(days.values())))


def _record(drafts: list[Draft], reports: tuple[Evidence, ...], *, as_of: date, undated: int) -> Record:
    journeys = journeys_of(sorted(drafts, key=lambda draft: draft.heard[0].order))
    tour_of = journey_of(journeys)
    days = [item.known_on for item in reports if item.known_on is not None]
    placed = frozenset(
        (item.evidence.report, found.what) for draft in drafts for item in draft.heard for found in touching(item)
    )
    entries = (_engagement(draft, tour_of.get(draft.id, "")) for draft in drafts)
    return Record(
        as_of=as_of,
        engagements=tuple(sorted(entries, key=ordered)),
        journeys=journeys,
        instruments=instruments_of(reports),
        positions=positions_of(reports),
        reports_read=len(reports),
        dispatches_read=len({item.voice for item in reports}),
        first_published=min(days, default=None),
        last_published=max(days, default=None),
        undated=undated,
        contradictions=(*between(drafts), *unplaced(reports, placed)),
    )


def _engagement(draft: Draft, journey: str) -> Engagement:
    told = reported(draft.heard)
    known = [item.known_on for item in told if item.known_on is not None]
    reports: dict[ReportId, None] = dict.fromkeys(item.evidence.report for item in told)
    return Engagement(
        id=draft.id,
        aliases=draft.aliases,
        block=draft.heard[0].block,
        format=draft.format,
        parties=draft.parties,
        participants=draft.named,
        implied=draft.implied,
        when=draft.when,
        venue=draft.venue,
        status=draft.status,
        status_why=draft.status_why,
        topics=topics_of(told),
        series=series_of(told),
        part_of=draft.part_of,
        parts=draft.parts,
        journey=journey,
        claims=tuple(item.claim for item in told),
        history=draft.history,
        denials=draft.denials,
        contradictions=draft.contradictions,
        whys=draft.whys,
        unsure=draft.unsure,
        doubts=draft.doubts,
        sides=tuple((item.claim.key, item.side) for item in told if item.side),
        first_reported=min(known, default=None),
        last_reported=max(known, default=None),
        dispatches=len({item.voice for item in told}),
        reports=tuple(reports),
        logs=tuple(dict.fromkeys(item.evidence.name for item in draft.heard if item.evidence.log)),
    )
