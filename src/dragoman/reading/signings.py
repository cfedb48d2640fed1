"""Texts put to paper by people of two parties: an engagement of its own where no meeting is told beside it."""

from dragoman.dates import TimeMention
from dragoman.model import Status
from dragoman.reading.grammar import BE
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence
from dragoman.reading.parts import Part
from dragoman.reading.triggers import Trigger

_TEXTS = words_of("signed_texts")
_REACH = 14  # items behind the verb in which the text signed stands
_BE = 3  # items between "was" and "signed"
_SIDES = 2
_TAKES_PLACE = frozenset({Status.HELD, Status.ONGOING, Status.SCHEDULED})


def is_signing(
    sentence: Sentence, trigger: Trigger, parts: list[Part], time: TimeMention | None, status: Status
) -> bool:
    """Whether people of two parties are told to sign a text on a day."""
    signers = {p.who.party for p in parts if p.who.party and (p.who.is_person or p.who.actor.title)}
    named = any(p.who.is_person for p in parts)
    words = sentence.words()
    passive = bool(BE & set(words[max(0, trigger.first - _BE) : trigger.first]))
    behind = range(trigger.last, min(len(words), trigger.last + _REACH))
    reach = range(max(0, trigger.first - _REACH), trigger.first) if passive else behind
    text = _TEXTS & {words[n] for n in reach}
    return named and len(signers) >= _SIDES and bool(text) and time is not None and status in _TAKES_PLACE
