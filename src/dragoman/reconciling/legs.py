"""A leg of a tour: what journeys need of an entry, and no more, so that it can be kept beside the entry.

Invariant: a leg is a function of its entry's block alone.
"""

from dataclasses import dataclass
from datetime import date, datetime

from dragoman.model import EngagementId, Status, Support, When
from dragoman.reconciling.contradictions import touching
from dragoman.reconciling.entries import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim of a leg. order: its canonical place. said_on: when the first copy of its dispatch appeared.

    journey: the key of the tour that it is told on; "" where it is told alone.
    doubts: what its report contradicts itself on, on a tour.
    """

    order: tuple[date, datetime, str, str]
    said_on: date | None
    journey: str
    support: Support
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """An entry that some report tells as part of a tour.

    host_at: where its first report names the host, which orders legs of the same days. told: in the entry's order.
    """

    id: EngagementId
    block: str
    status: Status
    when: When | None
    host_at: int
    told: tuple[Told, ...]

    @property
    def tours(self) -> tuple[str, ...]:
        """The keys of the tours that it is told on, in order."""
        return tuple(dict.fromkeys(item.journey for item in self.told if item.journey))


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
            Told(
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
