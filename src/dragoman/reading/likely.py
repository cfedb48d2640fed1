"""The likeliest other side of an engagement whose words tell only one, by whom the report speaks of.

Invariant: nothing is guessed of what is denied or has no day and no place, unless it lies ahead of somebody named.
A gap is filled where the likeliest is right more often than not: of the engagements in labelled reports that
reading missed, a quarter and more had one side in their sentence; of those that this adds, two in three are right.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.model import Status
from dragoman.reading.actors import Sort
from dragoman.reading.discourse import is_spokesman
from dragoman.reading.frame import Frame
from dragoman.reading.grammar import SAY
from dragoman.reading.levels import PRINCIPALS
from dragoman.reading.merging import is_whole
from dragoman.reading.parts import Part, Setting
from dragoman.reading.people import Someone

_STATE = 2  # letters of a state's code
_TOLD_ELSEWHERE = frozenset({"agree", "sign", "summon"})  # they have rules of their own
# to whom it was, where they stand behind it
_LEADS = frozenset({"with", "of", "to", "between", "among", "for", "round"})
_AUDIENCE = SAY | {"address", "addresses", "addressed", "addressing"}
_REACH = 2  # items between a trigger and the word that leads on, or to whom something is said
_GENERAL = ("negotiations", "negotiate")  # they go on for years, with whoever leads them


def with_likely_side(frame: Frame, setting: Setting) -> Frame:
    """The frame with the side that its sentence leaves to be understood; unchanged where nobody is likely."""
    if is_whole(frame) or frame.denied or frame.act in _TOLD_ELSEWHERE:
        return frame
    visit = frame.act == "visit"
    who = _visitor(frame, setting) if visit else _other(frame, setting)
    if who is None:
        return frame
    part = Part(who, who.actor.name_start, who.actor.name_end, "subject" if visit else "object")
    return replace(frame, parts=(*frame.parts, part))


def _visitor(frame: Frame, setting: Setting) -> Someone | None:
    """As in "A trip to Manila is planned for May": the leader or minister whom the report is about."""
    if not frame.host or any(p.side == "subject" for p in frame.parts):
        return None
    owner = setting.discourse.owner
    if owner is not None:
        return owner if owner.party not in ("", frame.host) else None
    likely = (one for one in _spoken_of(setting) if one.level in PRINCIPALS)
    return next((one for one in likely if one.party not in ("", frame.host)), None)


def _other(frame: Frame, setting: Setting) -> Someone | None:
    """As in "On Friday Modi sits down for talks": of another state, and of the same level as whoever is named."""
    if len(frame.codes) != 1 or not _tells_enough(frame) or tells_others(frame, setting):
        return None
    levels = {one.level for one in frame.people}
    owner = setting.discourse.owner
    before = (owner,) if owner is not None else (*_met_with(frame, setting), *_spoken_of(setting))
    likely = (*_beside(setting), *before)
    return next(
        (
            one
            for one in likely
            if len(one.party) == _STATE and one.party not in frame.codes and (not levels or one.level in levels)
        ),
        None,
    )


def _tells_enough(frame: Frame) -> bool:
    if not any(p.who.is_person or p.who.actor.sort is Sort.ROLE for p in frame.parts):
        return False  # "Japan pays until March, and talks are to begin": of whom, nobody says
    if frame.time is not None or frame.spot is not None:
        return True
    return bool(frame.people) and frame.status is not Status.HELD and not frame.pattern.endswith(_GENERAL)


def tells_others(frame: Frame, setting: Setting) -> bool:
    """As in "a meeting of Congress", "told a meeting": the other side is told, and nobody of a state."""
    items, words = setting.sentence.items, setting.sentence.words()
    first = setting.sentence.index_of(frame.words[0])
    if _AUDIENCE & set(words[max(0, first - _REACH) : first]):
        return True
    behind = next((n for n, item in enumerate(items) if item.end >= frame.words[1]), len(items)) + 1
    for index in range(behind, min(behind + _REACH, len(items))):
        if words[index] in _LEADS:
            return not any(p.start >= items[index].start and p.side != "subject" for p in frame.parts)
        if not words[index].isalpha():
            return False
    return False


def _beside(setting: Setting) -> Iterator[Someone]:
    """The people whom the sentence names."""
    known = (setting.meanings.get(i.start) for i in setting.sentence.items if i.actor is not None)
    return _in_office(one for one in known if one is not None and one.is_person)


def _met_with(frame: Frame, setting: Setting) -> Iterator[Someone]:
    """Whom those named met in the engagement told last."""
    pair = setting.discourse.pair
    return iter(pair if not frame.keys or frame.keys & {one.key for one in pair} else ())


def _spoken_of(setting: Setting) -> Iterator[Someone]:
    return _in_office(setting.discourse.salience.ranked())


def _in_office(people: Iterable[Someone]) -> Iterator[Someone]:
    return (one for one in people if not one.past and not is_spokesman(one))
