"""Where and when as what is said of a meeting: "The venue is Busan and the day Friday", "Seoul was the place of talks".

In a sentence that tells a meeting it completes that; else it speaks of the meeting told just before.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.dates import TimeMention
from dragoman.model import Status
from dragoman.reading.actors import Sort
from dragoman.reading.frame import Frame
from dragoman.reading.grammar import BE, WILL
from dragoman.reading.items import Sentence
from dragoman.reading.venues import Spot, spot_of

_PLACES = frozenset({"venue", "place", "site", "location", "setting", "scene"})
_DAYS = frozenset({"date", "day", "time"})
_OWNING = frozenset({"the", "its", "their", "'s", "’s"})
_LINKS = BE | WILL | {"to", "be", "would", "has", "been", "chosen", "as", "named", "given", ",", ":", "again"}
_OF = frozenset(
    {"of", "for", "the", "a", "talks", "meeting", "summit", "session", "gathering", "round", "next", "both"}
)
_GROUNDS = frozenset({Sort.PLACE, Sort.PARTY})
_REACH = 8  # items between the noun and what is said of it


def with_predicates(found: Sequence[Frame], sentence: Sentence) -> list[Frame]:
    """The frames of a sentence with the place and day that it predicates; a frame of them alone where it has none."""
    spot, time = _told_place(sentence), _told_day(sentence)
    if spot is None and time is None:
        return list(found)
    if any(f.act != "visit" for f in found):
        return [f if f.act == "visit" else replace(f, spot=f.spot or spot, time=f.time or time) for f in found]
    start, end = (spot.start, spot.end) if spot is not None else (time.start, time.end) if time is not None else (0, 0)
    return [*found, _of_what_was_told(sentence, (start, end), spot, time)]


def _of_what_was_told(sentence: Sentence, words: tuple[int, int], spot: Spot | None, time: TimeMention | None) -> Frame:
    return Frame(
        act="meet",
        sentence=sentence.number,
        words=words,
        parts=(),
        time=time,
        spot=spot,
        status=Status.FLOATED,
        sense=words,
        firm=False,
        points_back=True,
        role=sentence.span.role.value,
        pattern="predicates:place",
    )


def _told_place(sentence: Sentence) -> Spot | None:
    for index, word in enumerate(sentence.words()):
        if word not in _PLACES or not _OWNING & set(sentence.words()[max(0, index - 2) : index]):
            continue
        at = _said_of(sentence, index, ground=True)
        actor = sentence.items[at].actor if at is not None else None
        if actor is not None:
            return spot_of(actor)
    return None


def _told_day(sentence: Sentence) -> TimeMention | None:
    for index, word in enumerate(sentence.words()):
        if word not in _DAYS or not _OWNING & set(sentence.words()[max(0, index - 2) : index]):
            continue
        at = _said_of(sentence, index, ground=False)
        if at is not None:
            return sentence.items[at].time
    return None


def _said_of(sentence: Sentence, index: int, *, ground: bool) -> int | None:
    """The item that a noun's verb of being, in front of it or behind, equates with it; that of its row's first one."""
    words, items = sentence.words(), sentence.items
    linked = any(w in BE for w in words[:index])  # "... and the venue Japan"
    for ahead in range(index + 1, min(len(items), index + _REACH)):
        if _fits(sentence, ahead, ground=ground):
            return ahead if linked else None
        linked = linked or words[ahead] in BE
        if words[ahead] not in _LINKS | _OF and not (items[ahead].actor is not None and not ground):
            break
    linked = False
    for back in range(index - 1, max(-1, index - _REACH), -1):
        if _fits(sentence, back, ground=ground):
            return back if linked else None
        linked = linked or words[back] in BE
        if words[back] not in _LINKS | _OWNING | {"and"}:
            break
    return None


def _fits(sentence: Sentence, index: int, *, ground: bool) -> bool:
    item = sentence.items[index]
    if ground:
        return item.actor is not None and item.actor.sort in _GROUNDS and item.actor.form != "demonym"
    return item.time is not None and item.time.when is not None and item.time.when.is_day
