"""Handling marks set by analysts: decisions like any other, on reports, on entries, or on decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.model import Decision, DecisionKind, Mark
from dragoman.pipeline.deciding import Word, made

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for

ON = ("report", "entry", "decision")
"""What a mark may be on: the reports of these ids, the entry of these claims, the decisions of these ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """How far what comes in may go, and who says so."""

    mark: Mark
    word: Word

    def before_they_come(self, store: "Store", reports: Iterable[str]) -> None:
        """Mark reports that are about to be kept, so that they are never held without their mark."""
        names = tuple(sorted(set(reports)))
        if names:
            store.append(marked("report", names, self.mark, self.word))


def marked(on: str, names: Iterable[str], mark: Mark, word: Word) -> Decision:
    """The decision that sets a mark. on: one of ON."""
    return made(DecisionKind.MARK, names, word, field=on, value=mark.value)
