"""Denials as dissent: a report's word that a meeting is not planned, put to the entry that it speaks of."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import Denied, EngagementId
from dragoman.reconciling.entries import Draft
from dragoman.reconciling.evidence import Heard
from dragoman.reconciling.grounds import GROUNDS, same_report
from dragoman.reconciling.judging import UNSURE_FROM, judge
from dragoman.reconciling.traits import traits_of

_GROUNDS = tuple(ground for ground in GROUNDS if ground.look is not same_report)
"""A report may set a denial beside the very claim that is denied."""


def denied(drafts: tuple[Draft, ...], denials: Sequence[Heard]) -> tuple[Draft, ...]:
    """The drafts of a block with the block's denials, each on the one entry that it fits best, if any."""
    found: dict[EngagementId, list[Heard]] = {}
    for denial in denials:
        target = _target(drafts, denial)
        if target is not None:
            found.setdefault(target, []).append(denial)
    return tuple(
        replace(
            draft,
            denials=tuple(
                Denied(known_on=item.known_on, support=item.support(item.claim.status.quotes))
                for item in found.get(draft.id, ())
            ),
        )
        for draft in drafts
    )


def _target(drafts: tuple[Draft, ...], denial: Heard) -> EngagementId | None:
    traits = traits_of(denial)
    best: tuple[float, EngagementId] | None = None
    for draft in drafts:
        points = max(judge(traits_of(item), traits, _GROUNDS).points for item in draft.heard)
        if points >= UNSURE_FROM and (best is None or (-points, draft.id) < best):
            best = (-points, draft.id)
    return best[1] if best else None
