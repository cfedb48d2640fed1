"""From an entry in the making to its leg of a tour.

Invariant: a leg is a function of its entry's block alone.
"""

from dragoman.model import Leg, LegTold
from dragoman.reconciling.contradictions import touching
from dragoman.reconciling.entries import Draft


def leg_of(draft: Draft) -> Leg | None:
    """The entry as a leg; None where no report puts it on a tour."""
    if not any(item.claim.journey for item in draft.heard):
        return None
    first = min(draft.heard, key=lambda item: item.order).said
    return Leg(
        id=draft.id,
        block=draft.heard[0].block,
        status=draft.status,
        when=draft.when.value if draft.when else None,
        host_at=first.parties[-1].quotes[0].start,
        told=tuple(
            LegTold(
                order=item.order,
                said_on=item.said_on,
                journey=item.claim.journey,
                support=item.support(),
                doubts=tuple(f"{item.evidence.name}: {found.what}" for found in touching(item))
                if item.claim.journey
                else (),
            )
            for item in draft.heard
        ),
    )
