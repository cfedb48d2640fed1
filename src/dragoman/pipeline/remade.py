"""Blocks made for a look at one day, to serve for looks at other days.

Invariant: a block is used again only where the same reports and decisions give the very same on the day asked for, by
what `reconciling` says of how long it stays as it is. All looks are at one store, with the same facts and logs.
"""

from collections.abc import Iterable

from dragoman.model import Decision, ReportId
from dragoman.pipeline.blocks import Block, Maker
from dragoman.store import Stored


class Remade:
    """The blocks made so far."""

    def __init__(self) -> None:
        """None yet."""
        self._held: dict[tuple[str, tuple[Decision, ...]], list[tuple[frozenset[ReportId], Block]]] = {}

    def take(self, name: str, told: Iterable[Stored], maker: Maker) -> Block:
        """The block that these reports give on the maker's day."""
        told = tuple(told)
        reports = frozenset(entry.id for entry in told)
        held = self._held.setdefault((name, maker.decisions), [])
        for known, block in held:
            if known == reports and block.made.good_since <= maker.as_of <= block.made.good_until:
                return block
        held.append((reports, maker.block(name, told)))
        return held[-1][1]
