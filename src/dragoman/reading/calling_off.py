"""What words say of an engagement's firmness, and which of them call it off or put it off."""

from dataclasses import dataclass

from dragoman.model import Status
from dragoman.reading.grammar import BE_PAST, CANCEL, NOT, POSTPONE, WILL, WOULD
from dragoman.reading.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Modality:
    """What the words say. index: the item of the deciding word; denied: "no meeting is planned"."""

    status: Status
    index: int
    denied: bool = False
    firm: bool = True  # decided by a word; else by the date or by default
    given_up: bool = False  # a plan that came to nothing: "had hoped to visit"


_PHRASES = {
    ("called", "off"): Status.CANCELLED,
    ("call", "off"): Status.CANCELLED,
    ("calling", "off"): Status.CANCELLED,
    ("calls", "off"): Status.CANCELLED,
    ("pulled", "out"): Status.CANCELLED,
    ("put", "back"): Status.POSTPONED,
    ("puts", "back"): Status.POSTPONED,
    ("given", "up"): Status.CANCELLED,
    ("gave", "up"): Status.CANCELLED,
    ("put", "off"): Status.POSTPONED,
    ("puts", "off"): Status.POSTPONED,
    ("pushed", "back"): Status.POSTPONED,
    ("putting", "off"): Status.POSTPONED,
    ("moved", "back"): Status.POSTPONED,
    ("set", "back"): Status.POSTPONED,
}


def moved_here(words: list[str], clauses: list[int], start: int, trigger: Trigger) -> Modality | None:
    """Cancelled, postponed: said of this trigger in its own clause, asides ("which was to take place") left out."""
    mine = [i for i in range(start, len(words)) if clauses[i] == clauses[trigger.first]]
    at = mine.index(trigger.first)
    for place, index in enumerate(mine):
        pair = (words[index], words[index + 1] if index + 1 < len(words) else "")
        if pair in _PHRASES:
            return Modality(_PHRASES[pair], index)
        if pair in (("take", "place"), ("go", "ahead")) and negated(words, start, index):
            return Modality(Status.CANCELLED, index)
        if abs(place - at) > FAR and (place < at or words[index - 1] not in BE_PAST):
            continue  # "..., was scrapped" ends a clause of any length
        if words[index] in CANCEL and not negated(words, start, index):
            return Modality(Status.CANCELLED, index)
        if words[index] in POSTPONE and not negated(words, start, index):
            return Modality(Status.POSTPONED, index)
    return None


def moved_behind(words: list[str], clauses: list[int], start: int) -> Modality | None:
    """As in "..., but it is now expected to be postponed": the next clause says it of the same thing by a pronoun."""
    if start >= len(words) or words[start] == "that":
        return None
    end = next((i for i in range(start, len(words)) if clauses[i] != clauses[start]), len(words))
    stays = _stays_away(words, start)
    if stays is not None:
        return Modality(Status.CANCELLED, stays)
    if not any(
        w in ("it", "this", "that", "which", "these", "they", "was", "were", "has", "been")
        for w in words[start : start + 3]
    ):
        return None
    for index in range(start, end):
        if words[index] in CANCEL | POSTPONE and not negated(words, start, index):
            return Modality(Status.CANCELLED if words[index] in CANCEL else Status.POSTPONED, index)
    return None


def _stays_away(words: list[str], start: int) -> int | None:
    """As in "had been expected on Thursday, but will not come"."""
    if words[start] != "but":
        return None
    at = next((i for i in range(start + 1, min(start + 5, len(words) - 1)) if words[i] in NOT), None)
    if at is None or not (WILL | WOULD | {"did"}) & set(words[start:at]):
        return None
    return at if any(w in _GO for w in words[at + 1 : at + 4]) else None


_GO = frozenset({"come", "go", "travel", "attend", "make", "be"})
FAR = 14


def negated(words: list[str], start: int, index: int) -> bool:
    """Whether a negation stands shortly in front of an item, no comma between."""
    for back in range(index - 1, max(start, index - 4) - 1, -1):
        if words[back] == ",":
            return False
        if words[back] in NOT:
            return True
    return False
