"""What analysts decide. Decisions are appended, never edited; one is taken back by another that names it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DecisionKind(StrEnum):
    """An analyst's word."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    REJECT = "reject"
    PIN = "pin"
    NOTE = "note"
    UNDO = "undo"
    MARK = "mark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who decided what of which claims, when and why.

    claims: those of the entry as it stood, the earliest first; what a mark is on: claims, reports or decisions.
    field, value: see `reconciling.decisions`.
    was: what the field said before, as it was shown; "" where nothing did.
    undoes: the id of the decision that this takes back.
    """

    id: str
    kind: DecisionKind
    claims: tuple[str, ...]
    field: str = ""
    value: str = ""
    who: str = ""
    when: datetime | None = None
    why: str = ""
    undoes: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision as it bears on an entry.

    was: what the field says without it; "" for nothing, and for what sets no field.
    note: where it is not followed, why: what overtook it, or why it means nothing.
    """

    decision: Decision
    was: str = ""
    note: str = ""
