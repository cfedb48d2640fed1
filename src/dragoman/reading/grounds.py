"""Where a visit leads that its own words do not say: to the meeting that is told with it.

"met Biden at the White House at the start of a three-day visit"; "will meet Biden in Washington. He leaves on Monday".
Invariant: the ground is that of one side of the meeting, and the traveller is of the other.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.reading.frame import Frame
from dragoman.reading.groups import party_part
from dragoman.reading.merging import is_whole

_BACK = 1  # sentences between a meeting and the visit on which it is held
_AWAY = frozenset({"visit:leave", "visit:depart", "visit:set off", "visit:set out", "visit:fly", "visit:embark"})
_STAYS = frozenset({"visit:visit", "visit:trip", "visit:stay", "visit:journey", "visit:tour"})
_LEFT = "visit:leave"
_STATE = 2  # letters of a state's code


def on_its_ground(found: Sequence[Frame], told: Sequence[Frame]) -> list[Frame]:
    """The frames of a sentence, visits without a host or a traveller with those of their meeting."""
    grounded = (_grounded(frame, found, told) for frame in found)
    return [frame for frame in grounded if frame.pattern != _LEFT or frame.host]


def leaving_home(frame: Frame) -> list[Frame]:
    """As in "He leaves Tokyo on Monday": out of one's own country, where to is told elsewhere."""
    travellers = tuple(p for p in frame.parts if p.side == "subject" and p.who.is_person)
    own = {p.who.party for p in travellers}
    left = {p.who.party for p in frame.parts if p.side == "host"}
    if frame.pattern != _LEFT or frame.time is None or not own or left != own:
        return []
    return [replace(frame, parts=travellers, spot=None)]


def without_leaving(filled: list[list[Frame]]) -> list[list[Frame]]:
    """The frames of a sentence's triggers; where one leads somewhere, setting out tells no more than its day."""
    if sum(1 for found in filled if found) < _OTHERS:
        return filled
    return [[f for f in found if f.pattern != _LEFT or f.host] for found in filled]


_OTHERS = 2  # triggers that tell something, of which one may be the leaving


def _grounded(frame: Frame, found: Sequence[Frame], told: Sequence[Frame]) -> Frame:
    if frame.act != "visit" or frame.denied or frame.pattern not in _AWAY | _STAYS or is_whole(frame):
        return frame
    meeting = next(
        (m for m in (*found, *reversed(told)) if _is_abroad(m) and frame.sentence - m.sentence <= _BACK), None
    )
    if meeting is None or meeting.spot is None:
        return frame
    country = meeting.spot.country
    guests = [p for p in meeting.parts if p.who.is_person and p.who.party != country]
    travellers = [p for p in frame.parts if p.side == "subject" and p.who.party] or guests
    if not travellers or {p.who.party for p in travellers} != {p.who.party for p in guests}:
        return frame
    if frame.host not in ("", country):
        return frame
    host = party_part(country, *frame.words, "host")
    return replace(frame, parts=(*(replace(p, side="subject") for p in travellers), host), spot=meeting.spot)


def _is_abroad(meeting: Frame) -> bool:
    """Whether it is held on the ground of one of two sides."""
    spot = meeting.spot
    return (
        meeting.family == "meeting"
        and not meeting.denied
        and len(meeting.codes) > 1
        and spot is not None
        and spot.country in meeting.codes
        and all(len(code) == _STATE for code in meeting.codes)
    )
