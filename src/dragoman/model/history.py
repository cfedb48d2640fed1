"""What analysts decide and how the record changes. Decisions are appended, never edited; they can be taken back."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dragoman.model.engagements import Support


class DecisionKind(StrEnum):
    """An analyst's word."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    REJECT = "reject"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who decided what of which claims, when and why. undoes: the id of the decision that this takes back."""

    id: str
    kind: DecisionKind
    claims: tuple[str, ...]
    field: str = ""
    value: str = ""
    who: str = ""
    when: datetime | None = None
    why: str = ""
    undoes: str = ""


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
