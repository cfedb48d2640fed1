"""A country that receives a guest for a visit tells of the visit alone: "Ghana will receive Tinubu for a state visit".

Where a person receives the guest, the two meet as well.
"""

from dataclasses import replace

from dragoman.reading.actors import Sort
from dragoman.reading.frame import Frame
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence
from dragoman.reading.triggers import Trigger

_COUNTRIES = (Sort.PARTY, Sort.PLACE)
_RECEPTIONS = frozenset(f"meeting:{verb}" for verb in ("receive", "host", "welcome", "greet", "be host to"))
_CARRYING = frozenset({("take",), ("bring",)})
_LINKS = (
    words_of("will") | words_of("would") | words_of("have") | words_of("at") | {"on", "from", "for", "of", "is", "to"}
)


def without_receptions(frames: list[Frame]) -> list[Frame]:
    """The frames without the meetings that are no more than the welcome of a visitor, whose day they tell."""
    told = []
    for frame in frames:
        welcomes = [f for f in frames if _welcomes(f, frame)]
        time = next((f.time for f in welcomes if f.time is not None), None)
        told.append(replace(frame, time=frame.time or time) if welcomes else frame)
    return [f for f in told if not any(_welcomes(f, visit) for visit in frames)]


def _welcomes(frame: Frame, visit: Frame) -> bool:
    if frame.pattern not in _RECEPTIONS or visit.act != "visit" or frame.words >= visit.words:
        return False
    receivers = [p for p in frame.parts if p.side == "subject"]
    guests = {p.who.key for p in visit.parts if p.side == "subject" and p.who.is_person}
    by_country = bool(receivers) and all(p.who.actor.sort in _COUNTRIES for p in receivers)
    return by_country and visit.host in frame.codes and bool(guests & frame.keys)


def carried_along(sentence: Sentence, clauses: list[int], triggers: list[Trigger]) -> list[Trigger]:
    """As in "a state visit on June 4 will take Pavel to Slovenia": the noun is the subject of the verb that tells."""
    return [t for t in triggers if not any(_is_subject_of(sentence, clauses, t, verb) for verb in triggers)]


def _is_subject_of(sentence: Sentence, clauses: list[int], noun: Trigger, verb: Trigger) -> bool:
    if noun.is_verb or noun.act != "visit" or verb.pattern.words not in _CARRYING or not verb.is_verb:
        return False
    if noun.last > verb.first or clauses[noun.first] != clauses[verb.first]:
        return False
    between = sentence.items[noun.last : verb.first]
    return all(item.time is not None or item.word in _LINKS or not item.word for item in between)
