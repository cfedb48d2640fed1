"""What a report says will not be: "denied that they would meet", "ruled out a summit", "refused to meet".

A word of denial rules only what it governs: its own clause, or the clause that it opens ("denied reports that ...").
"not ruled out" is no denial; it leaves the thing open.
"""

from itertools import pairwise

from dragoman.reading.governing import GOVERNING
from dragoman.reading.grammar import BE, CANCEL, HAVE, NOT, POSTPONE, WILL, WOULD
from dragoman.reading.grammar import words as words_of

_DENY, _RUMOURS, _PLANNED = words_of("deny"), words_of("rumours"), words_of("planned")
_RULE = frozenset({"rule", "ruled", "rules", "ruling"})
_DISMISS = frozenset({"dismissed", "dismisses", "dismissing", "rejected", "rejects", "rejecting", "denied", "denies"})
_IMPOSSIBLE = words_of("impossible")
_OUT = ["out", "of", "the", "question"]
_REACH = 12  # items between the word of denial and what it denies
_BRIDGE = frozenset({"that", "if", "whether", "to"})


def is_denied(words: list[str], clauses: list[int], at: int) -> bool:
    """Whether a word of denial governs the trigger at that item."""
    return (
        _denial_before(words, clauses, at) is not None
        or _rumour_denied(words, clauses, at)
        or _dismissed(words, clauses, at)
        or _never_yet(words, clauses, at)
        or _unlikely(words, clauses, at)
        or _none(words, clauses, at)
        or _unreal(words, clauses, at)
        or _in_vain(words, clauses, at)
    )


def after_all(words: list[str], end: int) -> bool:
    """As in "will not visit Japan in June as planned", "will not come after all": what is denied had been planned."""
    behind = words[end : end + _REACH]
    stop = behind.index(",") if "," in behind else len(behind)
    return any(pair in _HAD_BEEN for pair in pairwise(behind[:stop]))


_HAD_BEEN = frozenset(
    {*(("as", word) for word in ("planned", "scheduled", "expected", "announced", "foreseen")), ("after", "all")}
)


def left_open(words: list[str], clauses: list[int], at: int) -> int | None:
    """The item of "ruled" in "did not rule out", where it governs the trigger."""
    index = _before(words, clauses, at, _RULE)
    if index is None or words[index + 1 : index + 2] != ["out"] or not _negated(words, index):
        return None
    return index


def is_unplanned(words: list[str], end: int, at: int) -> bool:
    """As in "a meeting between them is not planned", "a visit is unlikely", "talks are out of the question"."""
    behind = words[at + 1 : end]
    if _IMPOSSIBLE & set(behind) or any(behind[i : i + 4] == _OUT for i in range(len(behind))):
        return True
    return any(
        words[i] in NOT and bool(_PLANNED & set(words[i + 1 : i + 5])) for i in range(at + 1, min(end, at + _REACH))
    )


def _denial_before(words: list[str], clauses: list[int], at: int) -> int | None:
    index = _before(words, clauses, at, _DENY)
    if index is not None and not _negated(words, index):
        return index
    index = _before(words, clauses, at, _RULE)
    if index is not None and words[index + 1 : index + 2] == ["out"] and not _negated(words, index):
        return index
    return None


def _before(words: list[str], clauses: list[int], at: int, wanted: frozenset[str]) -> int | None:
    """The nearest wanted word to the left, in the trigger's clause or in the one that opens it."""
    clause, crossed = clauses[at], False
    for index in range(at - 1, max(-1, at - _REACH), -1):
        if clauses[index] != clause:
            if crossed or words[index + 1] not in _BRIDGE:
                return None
            clause, crossed = clauses[index], True
        if words[index] in wanted:
            return index
        if words[index] == ",":
            return None
    return None


def _rumour_denied(words: list[str], clauses: list[int], at: int) -> bool:
    """As in "Reports that they would meet were denied by Tokyo"."""
    if _before(words, clauses, at, _RUMOURS) is None:
        return False
    if any(words[i] in _UNTRUE and words[i - 1] in BE for i in range(at + 1, min(len(words), at + 2 * _REACH))):
        return True
    return any(words[i] in _DENY and not _negated(words, i) for i in range(at + 1, min(len(words), at + 2 * _REACH)))


def _dismissed(words: list[str], clauses: list[int], at: int) -> bool:
    """As in "dismissed as fiction a report that they talked last week"."""
    rumour = next((i for i in range(at - 1, max(-1, at - _REACH), -1) if words[i] in _RUMOURS), None)
    if rumour is None or "that" not in words[rumour : rumour + 2] or clauses[at] - clauses[rumour] > 1:
        return False
    return any(words[i] in _DISMISS for i in range(rumour - 1, max(-1, rumour - _REACH), -1))


def _never_yet(words: list[str], clauses: list[int], at: int) -> bool:
    """As in "Never before have they met", "has yet to meet"."""
    if words[max(0, at - 2) : at] == ["yet", "to"] and HAVE & set(words[max(0, at - 4) : at - 2]):
        return True
    first = next(i for i in range(at + 1) if clauses[i] == clauses[at])
    inverted = words[first] == "never" and bool((HAVE | BE) & set(words[first + 1 : first + 3]))
    return inverted or words[:2] == ["never", "before"]


def _unlikely(words: list[str], clauses: list[int], at: int) -> bool:
    """As in "a meeting is unlikely", "is unlikely to meet"."""
    near = range(max(0, at - _REACH), min(len(words), at + 2 * _REACH))
    found = [i for i in near if words[i] in _IMPROBABLE and clauses[i] == clauses[at]]
    return any(not (POSTPONE | CANCEL) & set(words[i + 1 : i + 5]) for i in found)


def _none(words: list[str], clauses: list[int], at: int) -> bool:
    """As in "no Japan-U.S. summit has been held", "no word of any meeting": a negation of the noun itself."""
    for index in range(at - 1, max(-1, at - _REACH), -1):
        if clauses[index] != clauses[at]:
            return False
        if words[index] == "no":
            return index == at - 1 or words[index + 1] not in _ELSE
        if words[index] in ("any", "such"):
            return any(w in NOT for w in words[max(0, index - _REACH) : index])
        if words[index] and not words[index].isalpha() and words[index] not in ("-", "–", "/"):
            return False
        if words[index] in BE | HAVE | WILL | WOULD | GOVERNING or words[index] in ("the", "a", "an", "to"):
            return False
    return False


def _unreal(words: list[str], clauses: list[int], at: int) -> bool:
    """As in "would have liked to meet", "had wanted to visit": what somebody wished in vain."""
    for index in range(at - 1, max(-1, at - _REACH), -1):
        if clauses[index] != clauses[at]:
            return False
        if words[index] in _LIKED:
            return words[max(0, index - 2) : index] == ["would", "have"]
    return False


def _in_vain(words: list[str], clauses: list[int], at: int) -> bool:
    """As in "tried in vain to see", "sought without success to meet"."""
    near = [i for i in range(max(0, at - _TRIED), min(len(words), at + _REACH)) if clauses[i] == clauses[at]]
    tried = any(words[i] in _TRIED_TO for i in near if i < at)
    return tried and any(words[i : i + 2] in _VAIN or words[i] == "unsuccessfully" for i in near)


_TRIED = 8  # items between "tried" and what was tried
_TRIED_TO = frozenset({"tried", "sought", "attempted", "hoped", "asked", "trying", "seeking"})
_VAIN = (["in", "vain"], ["without", "success"])
_LIKED = frozenset({"liked", "wanted", "preferred", "wished", "loved"})
_UNTRUE = frozenset({"false", "untrue", "baseless", "unfounded", "groundless", "incorrect", "wrong", "fabricated"})
_IMPROBABLE = frozenset({"unlikely", "improbable"})
_ELSE = frozenset({"longer", "later", "less", "more", "fewer", "matter"})  # "no later than the summit"


def _negated(words: list[str], index: int) -> bool:
    return any(word in NOT for word in words[max(0, index - 3) : index])
