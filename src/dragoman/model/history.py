"""What analysts decide and how the record changes. Decisions are appended, never edited; they can be taken back."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


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
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"
    CORROBORATED = "corroborated"
    CONTRADICTED = "contradicted"
    DENIED = "denied"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between the record at two moments, with what stood before and after."""

    kind: ChangeKind
    engagement: str
    field: str
    before: str
    after: str
    known_on: date | None
