"""What is only supposed: conditions ("if the meeting takes place"), and plans that are somebody's idea or rumour."""

from dragoman.model import Status
from dragoman.reading.grammar import FLOAT, PLAN
from dragoman.reading.grammar import words as words_of

_SAID = 2  # items in front of "that" in which whoever supposes it says so
_BEHIND = 30  # items behind a trigger in which its "under" stands
_REACH = 10  # items in front of a trigger in which its "if" or "that" stands
_RUMOURED, _MEANT = words_of("rumoured"), words_of("meant")


def is_supposed(words: list[str], at: int) -> bool:
    """As in "if the talks take place", "asked whether he would go": no more than a condition or a question."""
    for index in range(at - 1, max(-1, at - _REACH), -1):
        if words[index] in ("if", "whether", "unless"):
            return words[index - 1] != "even"
        if words[index] in (",", ";", "that", "and"):
            return False
    return False


def thought_of(words: list[str], at: int) -> Status | None:
    """As in "speculation that he would go", "plans under which they will meet": floated, planned; else None."""
    for index in range(at - 1, max(0, at - _REACH), -1):
        if words[index] in ("that", "which"):
            before = words[index - 2 : index] if words[index - 1 : index] == ["under"] else words[index - 1 : index]
            if words[index] == "that" and before[-1:] != ["under"]:
                before = words[max(0, index - _SAID) : index]  # "it is likely that", "they agreed on Monday that"
            if (_RUMOURED | FLOAT) & set(before):
                return Status.FLOATED
            return Status.PLANNED if (_MEANT | PLAN) & set(before) else None
        if words[index] in (",", ";"):
            return None
    return None


def under_plan(words: list[str], last: int) -> Status | None:
    """As in "are to meet in May under arrangements now being made"."""
    for index in range(last, min(last + _BEHIND, len(words) - 1)):
        if words[index] == "under" and _MEANT & set(words[index + 1 : index + 4]):
            return Status.PLANNED
    return None
