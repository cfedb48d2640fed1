"""What words say of an engagement's firmness, and which of them call it off or put it off."""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from dragoman.model import Status
from dragoman.reading.grammar import BE, BE_PAST, CANCEL, NOT, POSTPONE, WILL, WOULD
from dragoman.reading.grammar import words as words_of
from dragoman.reading.introducing import speaks_of
from dragoman.reading.triggers import Trigger

FIRMNESS = {Status.FLOATED: 0, Status.PLANNED: 1, Status.SCHEDULED: 2, Status.ONGOING: 3, Status.HELD: 4}


@dataclass(frozen=True, slots=True)
class Modality:
    """What the words say. index: the item of the deciding word; denied: "no meeting is planned"."""

    status: Status
    index: int
    denied: bool = False
    firm: bool = True  # decided by a word; else by the date or by default
    hedged: bool = False  # by a bare "would", which nobody is said to have said
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
    ("brought", "forward"): Status.POSTPONED,  # moved, all the same
    ("on", "hold"): Status.POSTPONED,
    ("replaced", "by"): Status.CANCELLED,
    ("replaced", "with"): Status.CANCELLED,
    ("fallen", "through"): Status.CANCELLED,
    ("fell", "through"): Status.CANCELLED,
    ("falls", "through"): Status.CANCELLED,
}
_UNREAL = words_of("unreal")
_NOT_DONE = (("take", "place"), ("go", "ahead"), ("come", "about"), ("come", "off"))
_MATERIALISE = ("materialise", "materialize")
_ALONE = CANCEL | POSTPONE
_TELLING = {*_ALONE, *_MATERIALISE, "off", *(first for first, _ in (*_PHRASES, *_NOT_DONE))}


def moved_here(words: list[str], clauses: list[int], start: int, trigger: Trigger) -> Modality | None:
    """Cancelled, postponed: said of this trigger in its own clause, asides ("which was to take place") left out."""
    mine = [i for i in range(start, len(words)) if clauses[i] == clauses[trigger.first]]
    at = mine.index(trigger.first)
    for place, index in enumerate(mine):
        told = moving(words, start, index)
        if told is None or (told.by_word and abs(place - at) > FAR and (place < at or words[index - 1] not in BE_PAST)):
            continue  # "..., was scrapped" ends a clause of any length
        if trigger.is_verb or index > trigger.first or speaks_of(words, start, index, trigger.first):
            return Modality(told.status, index)
    return None


class Moving(NamedTuple):
    """Called off or put off, and by what words."""

    status: Status
    by_word: bool  # by a single word; a phrase holds over any distance


def moving(words: list[str], start: int, index: int) -> Moving | None:
    """What is said at an item of calling off or putting off; not "may cancel", "considers putting off"."""
    word = words[index]
    if word not in _TELLING:  # as most do not, and this is asked of every word
        return None
    behind = words[index + 1] if index + 1 < len(words) else ""
    if (word, behind) in _NOT_DONE or word in _MATERIALISE:
        return Moving(Status.CANCELLED, by_word=False) if negated(words, start, index) else None
    if _UNREAL & set(words[max(start, index - _MODAL) : index]):
        return None
    if (word, behind) in _PHRASES:
        return Moving(_PHRASES[word, behind], by_word=False)
    if word == "off" and words[index - 1] in BE and behind not in ("to", "on", "for"):
        return Moving(Status.CANCELLED, by_word=False)  # "the visit is off"; not "is off to Rome"
    if word in _ALONE and not negated(words, start, index):
        return Moving(Status.CANCELLED if word in CANCEL else Status.POSTPONED, by_word=True)
    return None


_MODAL = 5  # items in front of a word of moving in which "may" stands


def moved_behind(words: list[str], clauses: list[int], start: int) -> Modality | None:
    """As in "..., but it is now expected to be postponed": the next clause says it of the same thing by a pronoun."""
    if start >= len(words) or words[start] == "that":
        return None
    end = next((i for i in range(start, len(words)) if clauses[i] != clauses[start]), len(words))
    stays = _stays_away(words, start)
    if stays is not None:
        return Modality(Status.CANCELLED, stays)
    opening = words[start : start + _OPENING]
    named = any(one == "the" and two in _SAME_THING for one, two in pairwise(opening))  # "but the trip was called off"
    if not named and not any(
        w in ("it", "this", "that", "which", "these", "they", "was", "were", "has", "been", "had") for w in opening[:3]
    ):
        return None
    for index in range(start, end):
        pair = (words[index], words[index + 1] if index + 1 < len(words) else "")
        if pair in _PHRASES and not negated(words, start, index):
            return Modality(_PHRASES[pair], index)
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
_OPENING = 4  # items in which a clause says what it is about
_SAME_THING = words_of("trips") | words_of("occasions") | {"visit"}
FAR = 14


def negated(words: list[str], start: int, index: int) -> bool:
    """Whether a negation stands shortly in front of an item, no comma between."""
    for back in range(index - 1, max(start, index - 4) - 1, -1):
        if words[back] == ",":
            return False
        if words[back] in NOT:
            return True
    return False
