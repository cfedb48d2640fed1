"""Who is told behind a noun: "the visit which Blinken paid to China", "the summit that A and B are to hold".

The clause behind such a noun is no aside: its subject is the noun's, its verb tells how firm it is.
What a clause says of firmness alone, `relating` finds.
"""

from dragoman.reading.governing import FILLING, JOINING
from dragoman.reading.grammar import BE, HAVE, PLAN, PLURAL_PRONOUNS, SCHEDULE, SINGULAR_PRONOUNS, WILL, WOULD
from dragoman.reading.groups import group_from
from dragoman.reading.parts import Part, Setting

_CARRYING = {
    "hold": "base",
    "held": "ed",
    "have": "base",
    "had": "ed",
    "pay": "base",
    "paid": "ed",
    "pays": "s",
    "make": "base",
    "made": "ed",
    "holds": "s",
    "makes": "s",
}
_BETWEEN = FILLING | JOINING | BE | HAVE | WILL | WOULD | PLAN | SCHEDULE | {"to", "not", "also", "will", "then", ""}
_WHO = SINGULAR_PRONOUNS | PLURAL_PRONOUNS | {""}
_OBJECTS = frozenset({"a", "an", "the", "his", "her", "their", "its", "talks", "two", "three", "several", "no"})
_REACH = 12  # items between a noun and the verb that carries it


def carried_behind(words: list[str], last: int) -> tuple[int, str] | None:
    """The verb behind a noun that ends in front of item `last`, and its form; None where no such clause follows."""
    first = last + 1 if words[last : last + 1] in (["which"], ["that"]) else last
    if first >= len(words) or words[first] not in _WHO | {"the", "prime", "president"}:
        return None
    for index in range(first + 1, min(first + _REACH, len(words))):
        if words[index] in _CARRYING and words[index + 1 : index + 2] != ["been"] and not _helps(words, index):
            own = bool(_OBJECTS & set(words[index + 1 : index + 2]))  # "before the summit Kishida makes a visit"
            return None if own else (index, _CARRYING[words[index]])
        if words[index] not in _BETWEEN:
            return None
    return None


def _helps(words: list[str], index: int) -> bool:
    """As in "had held": an auxiliary in front of the verb that carries."""
    return words[index] in HAVE and any(w in _CARRYING for w in words[index + 1 : index + 3])


def subject_behind(setting: Setting, last: int) -> list[Part]:
    """The subject of the clause behind a noun."""
    words = setting.sentence.words()
    carried = carried_behind(words, last)
    if carried is None:
        return []
    first = last + 1 if words[last] in ("which", "that") else last
    return group_from(setting, first, carried[0], "subject")[0]


def who_sit(setting: Setting, last: int) -> list[Part]:
    """As in "talks in which A and B will", "a meeting at which A and B are to": both sides of a noun."""
    words = setting.sentence.words()
    if words[last : last + 1] == ["where"]:
        first = last + 1
    elif words[last : last + 1] != [] and words[last] in _AT and words[last + 1 : last + 2] == ["which"]:
        first = last + 2
    else:
        return []
    group, _ = group_from(setting, first, len(words), "all")
    return group if len({p.who.party for p in group if p.who.party}) > 1 else []


_AT = frozenset({"in", "at", "during", "for"})
