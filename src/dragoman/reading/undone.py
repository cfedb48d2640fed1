"""A plan undone by the next sentence: "was to visit India next week. It was called off", "Nothing will come of it".

Invariant: such a sentence tells of no engagement itself, and speaks of the plan by a pronoun or as "the plan".
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.model import Role, Status
from dragoman.reading.agenda import FUTURE
from dragoman.reading.calling_off import moving, negated
from dragoman.reading.frame import Frame
from dragoman.reading.grammar import BE, CANCEL, POSTPONE
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence

_BODY = (Role.BODY, Role.BULLET)
_IT = frozenset({"it", "this", "that", "these", "they", "them"})
_PLANS = words_of("trips") | words_of("occasions") | {"plan", "plans", "visit", "idea", "project", "undertaking"}
_OF_IT = 8  # items between the plan and what became of it
_OBJECT = 3  # items between "called" and its "off": "called the whole thing off"
_BARE = 6  # items of "He has had to cancel."
_SPLIT = {
    ("called", "off"): Status.CANCELLED,
    ("call", "off"): Status.CANCELLED,
    ("put", "off"): Status.POSTPONED,
    ("puts", "off"): Status.POSTPONED,
    ("put", "back"): Status.POSTPONED,
    ("pushed", "back"): Status.POSTPONED,
}
_UNCERTAIN = frozenset({"may", "might", "could", "if", "unless", "whether", "would"})


def undone(frames: Sequence[Frame], sentences: Iterable[Sentence]) -> list[Frame]:
    """The frames, those that the sentence behind them calls off or puts off with its status."""
    told = list(frames)
    by_sentence: dict[int, list[int]] = {}
    for number, frame in enumerate(told):
        by_sentence.setdefault(frame.sentence, []).append(number)
    for sentence in sentences:
        plans = by_sentence.get(sentence.number - 1, [])
        if sentence.number in by_sentence or not plans or sentence.span.role not in _BODY:
            continue
        what = _undoing(sentence.words())
        if what is None:
            continue
        status, index = what
        item = sentence.items[index]
        for number in plans:
            if told[number].status in FUTURE and not told[number].denied:
                told[number] = replace(told[number], status=status, sense=(item.start, item.end), firm=True)
    return told


def _undoing(words: list[str]) -> tuple[Status, int] | None:
    """What a sentence says became of the plan before it, and the item that says so."""
    if not _UNCERTAIN.isdisjoint(words):
        return None
    return _of_subject(words) or _of_object(words) or _to_nothing(words)


def _of_subject(words: list[str]) -> tuple[Status, int] | None:
    """As in "It was called off", "The plan has been dropped", "It will not take place"."""
    subject = next((n for n, w in enumerate(words) if w in _IT or (w in _PLANS and words[n - 1] in _POINTING)), None)
    if subject is None:
        return None
    for index in range(subject + 1, min(len(words), subject + _OF_IT)):
        told = moving(words, subject, index)
        if told is not None:
            return told.status, index
    return None


_POINTING = frozenset({"the", "that", "this", "his", "her", "their", "whole"})


def _of_object(words: list[str]) -> tuple[Status, int] | None:
    """As in "Tokyo has now called it off", "agreed to delay it", "He has had to cancel"."""
    for index, word in enumerate(words):
        if negated(words, 0, index):
            continue
        behind = words[index + 1 : index + 2 + _OBJECT]
        split = next(
            (s for (verb, end), s in _SPLIT.items() if word == verb and end in behind and _IT & set(behind)), None
        )
        if split is not None:
            return split, index
        alone = len(words) <= _BARE and words[index + 1 : index + 2] in ([], ["."])
        if word in CANCEL | POSTPONE and ((behind[:1] and behind[0] in _IT) or alone):
            return (Status.CANCELLED if word in CANCEL else Status.POSTPONED), index
    return None


def _to_nothing(words: list[str]) -> tuple[Status, int] | None:
    """As in "Nothing came of it", "It came to nothing", "That is off"."""
    if "nothing" not in words or not {"came", "come", "comes"} & set(words):
        return None
    return (Status.CANCELLED, words.index("nothing")) if _IT & set(words) or BE & set(words) else None
