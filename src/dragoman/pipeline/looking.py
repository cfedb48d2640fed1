"""What a look at the record rests on: the day, the facts, the decisions, and which blocks nothing is kept of.

Invariant: a block's name for what made it changes with all that its entries rest on beside its own reports and the
decisions on its claims, for which the store itself touches it: the software, the facts, the logs, and the reports that
analysts' words on parties put into it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import knowledge as facts
from dragoman.model import Decision, ReportId
from dragoman.pipeline.blocks import Maker, in_blocks
from dragoman.pipeline.carrying import carried, names_in
from dragoman.pipeline.losses import Losses, losses_by
from dragoman.pipeline.versions import record_made_by
from dragoman.pipeline.withholding import Withheld

if TYPE_CHECKING:
    from dragoman.store import View  # SQLAlchemy, which `read` must not wait for


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What a record rests on beside the reports and the decisions: the user's own facts, and the official logs."""

    layers: Path | None = None
    logs: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a look at the record of a day rests on.

    decisions: as they stand in the store. losses: what entries lost to redactions.
    withheld: what the audience may not see.
    moved: for each block the reports that tell of it only by analysts' words on who took part.
    received_to: as in `Store.readings`; nothing kept serves for what a store once held.
    """

    maker: Maker
    decisions: tuple[Decision, ...]
    moved: Mapping[str, frozenset[ReportId]]
    kept_by: str
    losses: Losses
    withheld: Withheld
    received_to: date | None = None

    def made_by(self, block: str) -> str:
        """The name under which a block is kept that is made so."""
        moved = self.moved.get(block)
        if not moved:
            return self.kept_by
        return f"{self.kept_by} moved {sha256(' '.join(sorted(moved)).encode()).hexdigest()[:16]}"

    def due(self, view: "View") -> frozenset[str]:
        """The blocks of which nothing is kept that stands."""
        if self.received_to is not None:
            return frozenset(view.blocks()).union(self.moved)
        due = set(view.due(self.kept_by, self.maker.as_of)).union(self.moved)
        stand = {name for name in self.moved if view.stands(name, self.made_by(name), self.maker.as_of)}
        return frozenset((due - stand) | self.withheld.blocks)


def look_of(
    view: "View",
    grounds: Grounds,
    *,
    as_of: date,
    received_to: date | None = None,
    withhold: Callable[[tuple[Decision, ...]], Withheld] | None = None,
) -> Look:
    """A look at the record as known on a day; received_to: with what the store held then, decisions too.

    withhold: what an audience may not see, given the decisions; None for the keeper, who sees everything.
    """
    knowledge = facts.load(grounds.layers)
    made = made_by(view.decisions(), received_to)
    taken = withhold(made) if withhold else Withheld(reports=frozenset(), decisions=made, blocks=frozenset())
    decisions = taken.decisions
    held = view.readings_of(claim.source for claim in view.past_claims(names_in(decisions)))
    maker = Maker(knowledge, carried(view, decisions, held), logs=grounds.logs, as_of=as_of)
    return Look(
        maker=maker,
        decisions=decisions,
        moved=_moved(view, maker),
        kept_by=record_made_by(knowledge, logs=grounds.logs),
        losses=losses_by(view, as_of),
        withheld=taken,
        received_to=received_to,
    )


def made_by(decisions: tuple[Decision, ...], day: date | None) -> tuple[Decision, ...]:
    """The decisions made on the day or before; one without a time was always there."""
    return tuple(
        decision for decision in decisions if day is None or decision.when is None or decision.when.date() <= day
    )


def _moved(view: "View", maker: Maker) -> dict[str, frozenset[ReportId]]:
    if not maker.parties:
        return {}
    told = tuple(view.readings_of(view.reports_with(name.partition(".")[0] for name in maker.parties)))
    before = in_blocks(told, {})
    moved = {
        block: frozenset(entry.id for entry in entries) - {entry.id for entry in before.get(block, ())}
        for block, entries in in_blocks(told, maker.parties).items()
    }
    return {block: reports for block, reports in moved.items() if reports}
