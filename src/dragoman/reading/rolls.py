"""Who sat there, told behind the event: "On the line were A and B", "met on Friday: A and B for Japan, C for India".

A roll adds its people to the event told just before it; one of three and more parties is an event of its own.
"""

from dataclasses import replace

from dragoman.model import Status
from dragoman.reading.actors import Sort
from dragoman.reading.frame import Frame, join
from dragoman.reading.gatherings import is_club
from dragoman.reading.grammar import OWNS
from dragoman.reading.items import Sentence
from dragoman.reading.parts import Part
from dragoman.reading.scene import Scene

_OPENINGS = (
    ("on", "the", "line"),
    ("on", "the", "call"),
    ("round", "the", "table"),
    ("around", "the", "table"),
    ("at", "the", "table"),
    ("taking", "part"),
    ("in", "attendance"),
    ("those", "present"),
    ("those", "taking", "part"),
    ("the", "participants"),
)
_OPENS = frozenset(opening[0] for opening in _OPENINGS)
_BACK = 2  # sentences between an event and its roll
_FEWEST = 3
_SIDES = 2


def with_roll(found: list[Frame], told: list[Frame], sentence: Sentence, scene: Scene) -> list[Frame]:
    """The frames of a sentence with whom it lists; a roll of an event told before changes that one, in `told`."""
    if not found and _opens(sentence.words()):
        return _called_over(told, sentence, scene)
    listed = [_with_listed(f, sentence, scene) for f in found]
    return [f for f in listed if not _joins_gathering(f, told)]


def _opens(words: list[str]) -> bool:
    begun = [at for at in range(2) if words[at : at + 1] and words[at] in _OPENS]
    return any(tuple(words[at : at + len(o)]) == o for at in begun for o in _OPENINGS)


def _called_over(told: list[Frame], sentence: Sentence, scene: Scene) -> list[Frame]:
    people = _people(sentence, scene, 0)
    codes = {p.who.party for p in people}
    if len(codes) < _SIDES:
        return []
    last = next((n for n in range(len(told) - 1, -1, -1) if told[n].act != "visit"), None)
    if last is not None and sentence.number - told[last].sentence <= _BACK and not told[last].denied:
        known = [p for p in told[last].parts if p.who.is_person or p.who.actor.sort is not Sort.PARTY]
        told[last] = replace(told[last], parts=(*known, *people))
        return []
    if len(codes) < _FEWEST:
        return []
    first = sentence.items[0].start, sentence.items[len(_OPENINGS[0]) - 1].end
    return [
        Frame(
            act="meet",
            sentence=sentence.number,
            words=first,
            parts=tuple(people),
            time=None,
            spot=None,
            status=Status.HELD,
            sense=first,
            firm=False,
            counted=True,
            role=sentence.span.role.value,
            pattern="rolls:table",
        )
    ]


def _with_listed(frame: Frame, sentence: Sentence, scene: Scene) -> Frame:
    """As in "The ministers met on Friday: A and B for Japan, C for India": an office that a list behind it names."""
    words = sentence.words()
    colon = next((n for n, w in enumerate(words) if w == ":" and sentence.items[n].start > frame.words[0]), None)
    office = any(p.who.actor.plural and not p.who.party for p in frame.parts)
    if frame.act == "visit" or colon is None or not office or len(frame.codes) >= _SIDES:
        return frame
    people = _people(sentence, scene, colon)
    if len({p.who.party for p in people}) < _SIDES:
        return frame
    return replace(frame, parts=(*frame.parts, *people))


def _joins_gathering(frame: Frame, told: list[Frame]) -> bool:
    """As in "Lavrov will represent Russia at the gathering": he is added to the gathering told before."""
    if frame.act == "visit" or not frame.points_back or not frame.people or len(frame.codes) >= _SIDES:
        return False
    for number in range(len(told) - 1, -1, -1):
        event = told[number]
        if frame.sentence - event.sentence > _BACK:
            return False
        if not event.denied and any(p.side == "member" and is_club(p.who.party) for p in event.parts):
            told[number] = join(event, replace(frame, parts=tuple(p for p in frame.parts if p.who.is_person)))
            return True
    return False


def _people(sentence: Sentence, scene: Scene, start: int) -> list[Part]:
    """Everybody named from an item on, owners aside."""
    words, found = sentence.words(), list[Part]()
    for index in range(start, len(sentence.items)):
        item = sentence.items[index]
        someone = scene.meanings.get(item.start) if item.actor else None
        owns = index + 1 < len(words) and words[index + 1] in OWNS
        if someone is not None and someone.is_person and someone.party and not owns and someone.level != "spokesman":
            found.append(Part(someone, item.start, item.end, "all"))
    return found
