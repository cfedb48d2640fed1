"""What a report is labelled with beside its engagements: instruments, positions, repairs."""

from collections.abc import Mapping, Sequence

from dragoman.scoring.names import Names, fold, is_one_person

KINDS = ("instruments", "positions", "repairs")
_TELLING = 5  # letters of a word that tells one instrument from another


def matched(kind: str, wanted: Sequence[object], found: Sequence[object], names: Names) -> int:
    """How many of those labelled are among those found, each once.

    An instrument by its event and a telling word of its name; a position by speaker and topic; a repair by the words
    that were mended.
    """
    left = [one for one in found if isinstance(one, Mapping)]
    number = 0
    for gold in wanted:
        if not isinstance(gold, Mapping):
            continue
        match = next((one for one in left if _ALIKE[kind](gold, one, names)), None)
        if match is not None:
            left.remove(match)
            number += 1
    return number


def _one_instrument(gold: Mapping[str, object], got: Mapping[str, object], _: Names) -> bool:
    words = {word for word in _said(gold, "name").split() if len(word) >= _TELLING}
    return gold.get("event") == got.get("event") and bool(words & set(_said(got, "name").split()))


def _one_position(gold: Mapping[str, object], got: Mapping[str, object], names: Names) -> bool:
    one, two = str(gold.get("speaker") or ""), str(got.get("speaker") or "")
    if gold.get("topic") != got.get("topic") or not one or not two:
        return False
    return fold(one) == fold(two) or is_one_person(one, two, names)


def _one_repair(gold: Mapping[str, object], got: Mapping[str, object], _: Names) -> bool:
    one, two = _said(gold, "was"), _said(got, "was")
    return bool(one and two) and (one in two or two in one)


def _said(item: Mapping[str, object], field: str) -> str:
    return fold(str(item.get(field) or ""))


_ALIKE = {"instruments": _one_instrument, "positions": _one_position, "repairs": _one_repair}
