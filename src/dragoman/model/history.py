"""Whether two claims are one, and how the record differs between two moments."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.model.engagements import Support


class Verdict(StrEnum):
    """Whether two claims speak of one engagement."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class ChangeKind(StrEnum):
    """How an entry differs between two moments."""

    NEW = "new"
    MOVED = "moved"
    FIRMED = "firmed"
    DOWNGRADED = "downgraded"  # a weaker word for a plan, or for what had been called held
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"
    PASSED = "passed"  # its date passed, and no report was seen
    DROPPED = "dropped"  # a later list of a tour's stops leaves it out, without a word
    CORROBORATED = "corroborated"
    CONTRADICTED = "contradicted"
    DENIED = "denied"
    GONE = "gone"


class Cause(StrEnum):
    """Whose doing a change is."""

    WORLD = "world"  # a report, or the passing of a date
    SOFTWARE = "software"  # another version of reading, or other facts
    DESK = "desk"  # an analyst's decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between the record at two moments, with what stood before and after.

    support: the report that brought it about; None where none did.
    """

    kind: ChangeKind
    engagement: str
    field: str
    before: str
    after: str
    known_on: date | None
    cause: Cause = Cause.WORLD
    support: Support | None = None
