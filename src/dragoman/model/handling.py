"""Handling marks: how far a report, an entry or a decision may go."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.claims import Reading
from dragoman.model.engagements import Record
from dragoman.model.reports import ReportId


class Mark(StrEnum):
    """How far something may go."""

    PUBLIC = "public"  # anywhere
    TEAM = "team"  # to those who work with this store
    PRIVATE = "private"  # to the one who marked it

    @property
    def rank(self) -> int:
        """Its place, the most open first."""
        return list(Mark).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Who is to see a record: all up to a mark, and what `who` marked as private. everything: the keeper alone."""

    mark: Mark = Mark.PUBLIC
    who: str = ""
    everything: bool = False

    def may_see(self, mark: Mark, owner: str) -> bool:
        """Whether something of this mark, set by `owner`, may be shown to it."""
        if self.everything or (mark.rank <= self.mark.rank and mark is not Mark.PRIVATE):
            return True
        return mark is Mark.PRIVATE and self.mark is not Mark.PUBLIC and bool(self.who) and owner == self.who


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """A record that may leave the desk, with the readings behind it. Only `pipeline/clearing.py` makes one.

    What publishes to the outside (a calendar, a feed, an export, an API, a tool server, an alert, a release) takes
    this and nothing else.
    """

    record: Record
    readings: Mapping[ReportId, Reading]
