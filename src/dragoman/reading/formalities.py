"""Receptions that are no meeting: "was welcomed at the airport by A"; "received a message from A"; talks on a text."""

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
    if trigger.pattern.words in _NEGOTIATING:
        return _is_about_text(sentence, trigger)
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


def _is_about_text(sentence: Sentence, trigger: Trigger) -> bool:
    """As in "agreed to begin talks on an access pact": negotiations of months, no engagement."""
    words, at = sentence.words(), trigger.first
    begun = next((n for n in range(at - 1, max(1, at - _NEAR), -1) if words[n] in _BEGINNING), 0)
    behind = words[trigger.last : trigger.last + _REACH]
    dated = any(i.time is not None for i in sentence.items[begun : trigger.last + _NEAR])
    about = behind[:1] != [] and behind[0] in ("on", "about", "for", "toward", "towards", "over")
    return bool(begun) and words[begun - 1] == "to" and about and not dated and not _TEXTS.isdisjoint(behind)


_NEGOTIATING = frozenset({("talks",), ("negotiations",), ("discussions",), ("consultations",)})
_BEGINNING = frozenset({"begin", "start", "open", "launch", "resume", "continue", "accelerate"})
_TEXTS = words_of("signed_texts")
_NEAR = 4  # items between "begin" and its noun
_PAIR = 2  # parties
