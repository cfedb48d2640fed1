"""Tables of three and more: "three-way talks", "the ministers of the four countries", and who sits there.

A table that is counted but not named in full is filled from its sentence, else from the table of that size told last.
"""

from dataclasses import dataclass, field, replace

from dragoman.reading.actors import Sort
from dragoman.reading.frame import Frame
from dragoman.reading.gatherings import is_club
from dragoman.reading.grammar import OWNS
from dragoman.reading.groups import party_of, party_part
from dragoman.reading.items import Sentence
from dragoman.reading.parts import Part
from dragoman.reading.people import Someone
from dragoman.reading.scene import Scene

_NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6}
_WORDS = {"trilateral": 3, "tripartite": 3, "trio": 3, "quadrilateral": 4}
_SIDED = ("way", "nation", "party", "country", "sided", "power")
_STATES = frozenset({"countries", "nations", "states", "governments", "capitals", "sides", "parties", "neighbours"})
_FEWEST = 3
_OF = 6  # items behind a trigger within which "of the three countries" is its own
_JOINED = frozenset({"", ",", "and", "between", "among", "of", "by", "with", "the", "-", "–", "("})
_BEFORE, _BEHIND = 5, 2  # items around a trigger in which a word may count its table


@dataclass(slots=True)
class Tables:
    """The tables of three and more parties that a report has told so far, latest last."""

    seats: list[tuple[Someone, ...]] = field(default_factory=list)

    def seat(self, frame: Frame, sentence: Sentence, scene: Scene, topic: Someone | None) -> Frame:
        """A frame with everybody at its table, which is remembered."""
        full = _seated(frame, sentence, scene, self, topic)
        if full.act != "visit" and len(full.codes) >= _FEWEST and not any(is_club(c) for c in full.codes):
            self.seats.append(tuple(p.who for p in full.parts if p.who.party))
        return full

    def of(self, count: int, beside: frozenset[str]) -> tuple[str, ...]:
        """The parties of the table of that size told last, if those at hand sat at it."""
        for seated in reversed(self.seats):
            codes = {s.party for s in seated}
            if len(codes) == count and beside <= codes:
                return tuple(sorted(codes))
        return ()


def _seated(frame: Frame, sentence: Sentence, scene: Scene, tables: Tables, topic: Someone | None) -> Frame:
    """A frame whose table is counted, with everybody at it."""
    if frame.act == "visit":
        return frame
    count, states, level = _size(frame, sentence, scene)
    if count < _FEWEST:
        return frame
    others = [p for p in frame.parts if level and p.who.is_person and p.who.level != level]
    ground = frame.spot.start if frame.spot is not None else -1
    parts = tuple(party_of(p) if p in others else p for p in frame.parts if p.start != ground)
    frame = replace(frame, parts=parts, counted=True)
    if len(frame.codes) >= count:
        return frame
    told = [party_part(code, *frame.words, "all") for code in tables.of(count, frame.codes) if code not in frame.codes]
    if (states and told) or frame.background:
        return replace(frame, parts=(*frame.parts, *told))
    named = _named(frame, sentence, scene)
    for group in (named, _with_topic(named, topic)):
        if len(frame.codes | {p.who.party for p in group}) == count:
            more = (p for p in group if p.who.party not in frame.codes)
            return replace(frame, parts=(*frame.parts, *more))
    return replace(frame, parts=(*frame.parts, *told))


def _size(frame: Frame, sentence: Sentence, scene: Scene) -> tuple[int, bool, str]:
    """How many parties the words count (0: none), whether as "the three countries", and of which office they are."""
    words, at = sentence.words(), sentence.index_of(frame.words[0])
    for index in range(max(0, at - _BEFORE), min(len(words), at + _BEHIND + 1)):
        number, _, kind = words[index].partition("-")
        count = _WORDS.get(words[index]) or (_NUMBERS.get(number, 0) if kind in _SIDED else 0)
        if count:
            return count, False, ""
    for index in range(1, min(len(words) - 1, at + _OF)):
        if words[index] in _NUMBERS and words[index + 1] in _STATES and words[index - 1] in ("the", "their", "of"):
            return _NUMBERS[words[index]], True, _level_before(sentence, scene, index)
    return 0, False, ""


def _level_before(sentence: Sentence, scene: Scene, index: int) -> str:
    for back in range(index - 1, max(-1, index - 4), -1):
        someone = scene.meanings.get(sentence.items[back].start) if sentence.items[back].actor else None
        if someone is not None and someone.actor.sort is Sort.ROLE and someone.actor.plural:
            return someone.level
    return ""


def _named(frame: Frame, sentence: Sentence, scene: Scene) -> list[Part]:
    """Everybody whom the sentence names, owners and grounds aside."""
    words, found = sentence.words(), list[Part]()
    ground = frame.spot.start if frame.spot is not None else -1
    for index, item in enumerate(sentence.items):
        someone = scene.meanings.get(item.start) if item.actor else None
        if someone is None or not someone.party or someone.actor.sort is Sort.PLACE or item.start == ground:
            continue
        bare = someone.actor.sort is Sort.PARTY
        owns = index + 1 < len(words) and words[index + 1] in OWNS
        aside = bare and (owns or (index > 0 and words[index - 1] not in _JOINED))
        if aside or is_club(someone.party):
            continue
        if someone.level != "spokesman":
            found.append(Part(someone, item.start, item.end, "all"))
    return found


def _with_topic(named: list[Part], topic: Someone | None) -> list[Part]:
    if topic is None or not topic.party:
        return named
    return [*named, Part(topic, topic.actor.name_start, topic.actor.name_end, "all")]
