"""Visits told by who was the first or the last to make them: "Pompeo was the last secretary to visit China"."""

from dragoman.reading.grammar import BE, BE_PAST

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
