"""Whom a traveller meets where the words name nobody: "where he will talk with the government", "saw its lawmakers".

The other side is the state that he visits, by a visit of the same sentence or by the journey spoken of.
Invariant: only words for those who act for a state count; bankers, pupils and the opposition are no other side.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import Role
from dragoman.reading.actors import Sort
from dragoman.reading.frame import Frame
from dragoman.reading.grammar import words as words_of
from dragoman.reading.groups import party_part
from dragoman.reading.journeys import Journey
from dragoman.reading.merging import is_whole
from dragoman.reading.parts import Part, Setting

_ACTS = frozenset({"meet", "summit", "speak"})
_OFFICIAL, _PRIVATE = words_of("official_sides"), words_of("private_sides")
_LEADS = frozenset({"with", "meet", "meets", "met", "see", "sees", "saw"})
_THERE = frozenset({"where", "there"})
_REACH = 9  # items behind a trigger in which the other side's word stands
_OF_WHOM = 4  # items behind "leaders" that say of whom: "of the opposition"
_STATE = 2  # letters of a state's code


def with_host_side(frame: Frame, setting: Setting, visits: Sequence[Frame], journey: Journey) -> Frame:
    """The frame with the state visited as its other side; unchanged where another side is told, or none is likely.

    visits: those of the sentence.
    """
    if is_whole(frame) or frame.denied or frame.act not in _ACTS or frame.role == Role.TITLE.value:
        return frame
    house = _at_ministry(frame, setting)
    if house is not None:
        return replace(frame, parts=(*frame.parts, house))
    at = next((n for n, item in enumerate(setting.sentence.items) if item.start >= frame.words[0]), None)
    trip = next((v for v in reversed(visits) if v.act == "visit" and v.host and v.words < frame.words), None)
    if at is None or not (_meets_officials(setting, at) or (trip is not None and _is_there(frame, setting, at))):
        return frame
    if trip is not None and not trip.denied:
        return _between(frame, tuple(p for p in trip.parts if p.side == "subject"), trip.host)
    if journey.ground is not None and journey.is_open(frame.sentence):
        return _between(frame, journey.travellers, journey.ground.who.party)
    return frame


def _at_ministry(frame: Frame, setting: Setting) -> Part | None:
    """As in "had talks at the State Department": those who sit there, for people of another country."""
    words = setting.sentence.words()
    if len(frame.codes) != 1 or not frame.people:
        return None
    for index, item in enumerate(setting.sentence.items):
        house = item.actor if index and item.actor is not None and item.actor.form == "ministry" else None
        at = words[index - 1] == "at" or words[max(0, index - 2) : index] == ["at", "the"]
        if house is not None and at and len(house.party) == _STATE and house.party not in frame.codes:
            return party_part(house.party, item.start, item.end, "object")
    return None


def _between(frame: Frame, travellers: Sequence[Part], host: str) -> Frame:
    """The frame between travellers and their host, if that is whom it tells of."""
    own = {p.who.party for p in travellers}
    if len(own) != 1 or not own.isdisjoint({host, ""}) or len(host) != _STATE or not frame.codes <= own | {host}:
        return frame
    parts = tuple(p for p in frame.parts if p.who.party or p.who.is_person)  # "the leaders of both houses"
    if not own & frame.codes:
        parts = (*(replace(p, side="subject") for p in travellers), *parts)
    if host not in frame.codes:
        parts = (*parts, party_part(host, *frame.words, "object"))
    return replace(frame, parts=parts)


def _is_there(frame: Frame, setting: Setting, at: int) -> bool:
    """As in "to Tonga, where high-level talks are to be held": with nobody else."""
    words, clauses = setting.sentence.words(), setting.clauses
    first = next(n for n, clause in enumerate(clauses) if clause == clauses[at])
    there = words[first] in _THERE or bool(_THERE & set(words[max(0, first - 1) : first + 2]))
    return (
        there
        and frame.act != "summit"
        and frame.pattern.partition(":")[0] != "formats"
        and words[at + 1 : at + 2] not in (["with"], ["of"], ["between"], ["to"], [""])
    )


def _meets_officials(setting: Setting, at: int) -> bool:
    """As in "talks with the government", "meet the leaders of both houses of parliament"."""
    words, clauses = setting.sentence.words(), setting.clauses
    led = words[at] in _LEADS
    for index in range(at + 1, min(at + _REACH, len(words))):
        if clauses[index] != clauses[at] or words[index] in (",", ";", ".") or words[index] in _PRIVATE:
            return False
        if led and (words[index] in _OFFICIAL or _is_class(setting, index)):
            return _PRIVATE.isdisjoint(words[index : index + _OF_WHOM])
        led = led or words[index] in _LEADS or words[index - 1 : index + 1] == ["call", "on"]
    return False


def _is_class(setting: Setting, index: int) -> bool:
    """As in "senior officials", "the ministers": an office of several, of no country told."""
    actor = setting.sentence.items[index].actor
    return actor is not None and actor.sort is Sort.ROLE and actor.plural and not actor.party
