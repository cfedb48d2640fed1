"""Who is told by a verb of being: "Pompeo was the last to visit China", "Hu is among those whom Obama met"."""

from dataclasses import replace

from dragoman.reading.grammar import BE, BE_PAST, RELATIVES
from dragoman.reading.parts import Part, Setting
from dragoman.reading.subjects import subject_of
from dragoman.reading.triggers import Trigger

_ORDINALS = frozenset({"first", "last", "only", "latest"})
_BECOMING = BE | {"became", "becomes", "become"}
_BEFORE = frozenset({"the", "a", "his", "her", ",", ""})
_REACH = 7  # items between the ordinal and its verb, and behind that to the verb of being


def likens(words: list[str], at: int) -> int | None:
    """The verb of being that says who "the last secretary to visit" was; None where nobody is likened."""
    if at < 1 or words[at - 1] != "to":
        return None
    ordinal = next((i for i in range(at - 2, max(-1, at - _REACH), -1) if words[i] in _ORDINALS), None)
    if ordinal is None:
        return None
    for index in range(ordinal - 1, -1, -1):
        if words[index] in _BECOMING:
            return index
        if words[index] not in _BEFORE:
            break
    return next((i for i in range(at + 1, min(len(words), at + _REACH)) if words[i] in BE), None)


def was_likened(words: list[str], at: int) -> bool:
    """Whether what the first or last one did is over."""
    index = likens(words, at)
    return index is not None and words[index] in BE_PAST | {"became"}


def whom(setting: Setting, trigger: Trigger) -> list[Part]:
    """As in "Hu and Singh are among those whom Obama will meet", "Kishi is the first whom he receives": the object."""
    words, clauses = setting.sentence.words(), setting.clauses
    first = next(i for i in range(trigger.first + 1) if clauses[i] == clauses[trigger.first])
    if not trigger.is_verb or words[first] not in RELATIVES or not first:
        return []
    being = next((i for i in range(first - 1, max(-1, first - _REACH), -1) if words[i] in BE), None)
    if being is None or not _SOME & set(words[being + 1 : first]):
        return []
    return [replace(p, side="object") for p in subject_of(setting, being, clauses[being]) if p.who.is_person]


_SOME = frozenset({"among", "those", "one", "first", "last", "only", "latest", "second", "third"})
