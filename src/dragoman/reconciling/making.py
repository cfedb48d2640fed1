"""One block by itself: its reports -> its entries, the legs of tours among them, and until when they stay so.

    evidence -> published_by(as_of) -> hear -> meant -> groups_of -> with_logs -> drafts_of -> decided -> linked
             -> denied -> contradictions -> Engagement

Invariant: what is made of a block is a function of the block's reports alone, and the same for every day from `as_of`
to `good_until`: nothing of it looks at the day but whether a last day has passed, and which reports and rows of logs
are known by then.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from dragoman.model import Decision, Engagement, Leg, ReportId
from dragoman.reconciling.contradictions import Knowledge, touching, within
from dragoman.reconciling.decisions import decisions_on, in_force, parties_corrected, rejected, ties_of
from dragoman.reconciling.denials import denied
from dragoman.reconciling.entries import Draft, drafts_of
from dragoman.reconciling.evidence import Evidence, Heard, hear, published_by
from dragoman.reconciling.joining import Group, Ties, groups_of
from dragoman.reconciling.legs import leg_of
from dragoman.reconciling.links import linked
from dragoman.reconciling.lives import Reach, last_day, status_of
from dragoman.reconciling.logs import Logs, reported, rows_known, with_logs
from dragoman.reconciling.overriding import decided, meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What every block's entries rest on beside its reports.

    decisions: those in force, oldest first; ties, left_out and parties follow from them.
    knowledge: flags ministers outside their tenure; None leaves that out. logs: None leaves them out.
    """

    decisions: tuple[Decision, ...]
    ties: Ties
    left_out: frozenset[str]
    parties: Mapping[str, tuple[str, ...]]
    knowledge: Knowledge | None
    logs: Logs | None

    @classmethod
    def of(cls, decisions: Iterable[Decision], knowledge: Knowledge | None = None, logs: Logs | None = None) -> "Basis":
        """From all decisions that were taken."""
        kept = in_force(decisions)
        return cls(
            decisions=kept,
            ties=ties_of(kept),
            left_out=rejected(kept),
            parties=parties_corrected(kept),
            knowledge=knowledge,
            logs=logs,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a block gives. Its entries name no journey yet, because tours span blocks.

    placed: what reports contradict themselves on, where an entry of the block shows it.
    good_since, good_until: the first and the last day as of which the same reports, decisions and knowledge give the
        very same.
    """

    block: str
    entries: tuple[Engagement, ...]
    legs: tuple[Leg, ...]
    placed: tuple[tuple[ReportId, str], ...]
    good_until: date
    good_since: date = date.min


def made_of(block: str, evidence: Iterable[Evidence], basis: Basis, *, as_of: date, undated: bool = False) -> Made:
    """What a block gives at the end of `as_of`.

    evidence: of every report that has a claim or a denial in the block, those that appear later among them.
    undated: whether reports count of which nothing is known about publication.
    """
    given = tuple(evidence)
    claims, denials = (
        tuple(item for item in some if item.block == block and basis.left_out.isdisjoint(item.names))
        for some in hear(published_by(given, as_of, undated=undated), basis.parties)
    )
    drafts: tuple[Draft, ...] = ()
    if claims:
        reach = _reach(block, (*claims, *denials))
        drafts = denied(_drafts(claims, basis, as_of=as_of, reach=reach), denials)
        drafts = tuple(replace(draft, contradictions=within(draft, basis.knowledge)) for draft in drafts)
    return Made(
        block=block,
        entries=tuple(map(_engagement, drafts)),
        legs=tuple(leg for draft in drafts if (leg := leg_of(draft)) is not None),
        placed=tuple(
            dict.fromkeys(
                (item.evidence.report, found.what)
                for draft in drafts
                for item in draft.heard
                for found in touching(item)
            )
        ),
        good_until=min(_turns(block, given, drafts, basis.logs, as_of), default=date.max),
        good_since=max(_turned(block, given, drafts, basis.logs, as_of), default=date.min),
    )


def _drafts(heard: tuple[Heard, ...], basis: Basis, *, as_of: date, reach: Reach) -> tuple[Draft, ...]:
    """The entries of one block: joined, laid beside the logs' rows, filled, decided, linked."""
    rows = rows_known(basis.logs, reach.block, as_of)
    groups = _as_said(with_logs(groups_of(meant(heard, basis.decisions), basis.ties), rows), heard)
    drafts = drafts_of(groups, as_of=as_of, reach=reach)
    mine = decisions_on(drafts, basis.decisions)
    restated = partial(status_of, as_of=as_of, reach=reach)
    made = (decided(draft, mine.get(draft.id, ()), partial(restated, draft.heard), as_of=as_of) for draft in drafts)
    return linked(tuple(made), as_of=as_of)


def _as_said(groups: Sequence[Group], heard: tuple[Heard, ...]) -> tuple[Group, ...]:
    """The groups with their claims as the reports make them."""
    said = {(item.evidence.report, item.key): item for item in heard}
    return tuple(
        replace(group, heard=tuple(said.get((item.evidence.report, item.key), item) for item in group.heard))
        for group in groups
    )


def _turns(
    block: str, given: Sequence[Evidence], drafts: Sequence[Draft], logs: Logs | None, as_of: date
) -> Iterator[date]:
    """The days after which something of the block changes though no report comes in."""
    for draft in drafts:
        end = last_day(draft.when.value if draft.when else None)
        if end is not None and end >= as_of:
            yield end
    for item in (*given, *(logs.of(block) if logs is not None else ())):
        if item.known_on is not None and item.known_on > as_of:
            yield item.known_on - timedelta(days=1)


def _turned(
    block: str, given: Sequence[Evidence], drafts: Sequence[Draft], logs: Logs | None, as_of: date
) -> Iterator[date]:
    """The days up to `as_of` on which something of the block changed: a word came, or a last day had passed."""
    for draft in drafts:
        end = last_day(draft.when.value if draft.when else None)
        if end is not None and end < as_of:
            yield end + timedelta(days=1)
    for item in (*given, *(logs.of(block) if logs is not None else ())):
        if item.known_on is not None and item.known_on <= as_of:
            yield item.known_on


def _reach(block: str, heard: Sequence[Heard]) -> Reach:
    days = {item.evidence.report: item.known_on for item in heard if item.known_on is not None}
    return Reach(block=block, days=tuple(sorted(days.values())))


def _engagement(draft: Draft) -> Engagement:
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
        topics=draft.topics,
        series=draft.series,
        part_of=draft.part_of,
        parts=draft.parts,
        journey="",
        claims=tuple(item.said for item in told),
        history=draft.history,
        denials=draft.denials,
        contradictions=draft.contradictions,
        whys=draft.whys,
        unsure=draft.unsure,
        doubts=draft.doubts,
        decisions=draft.decisions,
        entered=tuple(dict.fromkeys(item.evidence.entered_by for item in told if item.evidence.entered_by)),
        sides=tuple((item.claim.key, item.side) for item in told if item.side),
        first_reported=min(known, default=None),
        last_reported=max(known, default=None),
        dispatches=len({item.voice for item in told}),
        reports=tuple(reports),
        logs=tuple(dict.fromkeys(item.evidence.name for item in draft.heard if item.evidence.log)),
    )
