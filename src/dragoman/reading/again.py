"""Those who met, once more: "followed by a dinner", "Another summit is planned", "It followed a call on Friday".

Invariant: the words tell nobody else at the table, and an engagement of two parties or more was told just before.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.reading.frame import Frame
from dragoman.reading.items import Sentence
from dragoman.reading.likely import tells_others
from dragoman.reading.parts import Setting

_SIDES = 2
_BACK = 2  # sentences between an engagement and what is told after it
_MEETINGS = frozenset({"meeting", "call"})
_AGAIN = frozenset({"dine", "meet", "summit", "2+2", "call"})


def once_more(found: Sequence[Frame], told: Sequence[Frame], setting: Setting) -> list[Frame]:
    """The frames of a sentence, those without any side with the people of the engagement told before them."""
    completed: list[Frame] = []
    for frame in found:
        before = _before(frame, [*told, *completed]) if _leaves_sides_out(frame, setting) else None
        completed.append(_of_the_same(frame, before) if before is not None else frame)
    return completed


def _leaves_sides_out(frame: Frame, setting: Setting) -> bool:
    """A meal, or a meeting that is not the one told before: a new one, with a day or a city of its own."""
    if frame.codes or frame.denied or frame.act not in _AGAIN or tells_others(frame, setting):
        return False
    words, index = setting.sentence.words(), setting.sentence.index_of(frame.words[0])
    if (
        words[index] in _SEVERAL
        or not _CONVENING.isdisjoint(words[max(0, index - _NEAR) : index])
        or words[max(0, index - 1)] in _CIRCUMSTANCES
    ):
        return False
    apart = frame.fresh and not frame.points_back and (frame.time is not None or _in_a_city(frame))
    return frame.act == "dine" or apart


_SEVERAL = frozenset({"meetings", "summits", "calls", "talks", "dinners", "lunches"})
_CONVENING = frozenset({"call", "calls", "called", "calling", "convene", "convened", "convening"})  # of whomever
_NEAR = 4  # items between "call" and "a high-level meeting"
_CIRCUMSTANCES = frozenset({"before", "after", "without", "during", "until", "over", "no", "by", "for", "at"})


def _in_a_city(frame: Frame) -> bool:
    return frame.spot is not None and bool(frame.spot.city)


def _before(frame: Frame, told: Sequence[Frame]) -> Frame | None:
    """The engagement told last, where it lies no more than two sentences back."""
    for one in reversed(told):
        if frame.sentence - one.sentence > _BACK:
            return None
        named = all(code.isalpha() for code in one.codes)  # no group such as the G7
        if one.family in _MEETINGS and named and len(one.codes) >= _SIDES and not one.denied and one.act != frame.act:
            return one
    return None


def _of_the_same(frame: Frame, before: Frame) -> Frame:
    """With its people; a meal is on its day and in its city where nothing else is told."""
    if frame.act != "dine":
        return replace(frame, parts=before.parts)
    spot = before.spot if frame.spot is None and before.act != "call" else frame.spot
    return replace(frame, parts=before.parts, time=frame.time or before.time, spot=spot)


def is_meal_apart(one: Frame, two: Frame, sentence: Sentence) -> bool:
    """As in "will hold talks, followed by a dinner", "met and then dined"; not "held talks over lunch"."""
    if one.act == two.act or "dine" not in (one.act, two.act):
        return False
    low, high = min(one.words[1], two.words[1]), max(one.words[0], two.words[0])
    return any(item.word in _NEXT for item in sentence.items if low <= item.start < high)


_NEXT = frozenset(
    {"followed", "then", "and", "before", "after", "afterward", "afterwards", "later", "precede", "preceded"}
)
