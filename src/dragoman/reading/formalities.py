"""Receptions that are no meeting: "was welcomed at the airport by A"; "received a message from A"."""

from collections.abc import Sequence

from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence
from dragoman.reading.levels import LEADER
from dragoman.reading.parts import Part
from dragoman.reading.triggers import Trigger

_GREETING = frozenset({("receive",), ("welcome",), ("greet",)})
_GATES = frozenset({"airport", "airfield", "tarmac", "runway", "airstrip"})
_SENT = words_of("sent")
_REACH = 14  # items around a greeting in which its airport stands
_OBJECT = 5  # items behind "received" in which what was sent stands


def is_formality(sentence: Sentence, trigger: Trigger, parts: Sequence[Part]) -> bool:
    """Whether a verb of receiving tells of an arrival, or of something sent: of no meeting, but of two leaders."""
    if not trigger.is_verb or trigger.pattern.words not in _GREETING:
        return False
    words, at = sentence.words(), trigger.last
    if _GATES & set(words[max(0, at - _REACH) : at + _REACH]):
        return len({p.who.party for p in parts if p.who.level == LEADER}) < _PAIR
    for index in range(at, min(at + _OBJECT, len(words))):
        if words[index] in _SENT:
            return True
        if sentence.items[index].actor is not None or not words[index].isalpha():
            return False
    return False


_PAIR = 2  # parties
