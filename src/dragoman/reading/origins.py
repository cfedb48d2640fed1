"""Where a traveller came from, when that is a stop of his too: "flew in from Seoul", "From Hanoi he goes on to Tokyo".

Every leg of a tour is a visit (GUIDELINES rule 4): who comes from a country that is not his own was there.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import Status, When
from dragoman.reading.actors import Sort
from dragoman.reading.frame import Frame
from dragoman.reading.groups import part_at
from dragoman.reading.parts import Part, Setting
from dragoman.reading.venues import spot_of

_STATE = 2  # letters of a state's code
_COME = frozenset({Status.HELD, Status.ONGOING})
_SURE = _COME | {Status.SCHEDULED}
_FARTHEST = 14  # items between a way and where it began
# the verbs of ways that begin somewhere: "a visit by a minister from Seoul" is none
_WAYS = frozenset(
    {
        *("arrive", "come", "fly", "fly in", "fly on", "fly out", "go", "travel", "land", "touch down", "head", "jet"),
        *("jet in", "continue", "proceed", "move on", "carry on", "press on", "set off", "set out", "depart", "trip"),
        *("flight", "arrival", "return", "journey", "move", "sail", "drive", "cross", "rush", "reach"),
    }
)
_LEFT = "visit:leave"  # "left Seoul for Tokyo"


def with_origins(frames: Sequence[Frame], setting: Setting) -> list[Frame]:
    """The frames of a sentence, with the stop from which a journey told in it comes."""
    told = list(frames)
    for frame in frames:  # a stop stands in front of the one that comes behind it
        way = frame.pattern == _LEFT or frame.pattern.partition(":")[2] in _WAYS
        if frame.act != "visit" or frame.denied or not way:
            continue
        origin = _origin(frame, setting)
        people = tuple(p for p in frame.parts if p.side == "subject" and p.who.is_person)
        if origin is None or not people or frame.status not in _SURE:
            continue
        hosts = {f.host for f in told if f.act == "visit" and f.keys & frame.keys}
        if origin.who.party in hosts | {p.who.party for p in people}:
            continue
        told.insert(told.index(frame), _stop(frame, people, origin))
    return told


def origins_alone(frames: Sequence[Frame], setting: Setting) -> list[Frame]:
    """Of frames that do not say where to, the stops from which they come: "He had come from Kabul"."""
    return [f for f in with_origins(frames, setting) if f not in frames]


def _stop(frame: Frame, people: tuple[Part, ...], origin: Part) -> Frame:
    """The visit to where a journey comes from; it ended on the day on which the next leg began."""
    day = frame.time.when if frame.time is not None else None
    last = day.earliest if day is not None and day.is_day else None
    when = When.span(None, last).said(words=day.words, anchor=day.anchor) if day is not None and last else None
    return replace(
        frame,
        parts=(*people, origin),
        words=(origin.start, origin.end),
        time=replace(frame.time, when=when) if frame.time is not None and when is not None else None,
        reported_on=None,
        spot=spot_of(origin.who.actor),
        status=Status.HELD if frame.status in _COME else frame.status,
        firm=False,
        points_back=False,
        fresh=False,
        en_route=False,
        pattern="origins:from",
    )


def _origin(frame: Frame, setting: Setting) -> Part | None:
    """The place behind the "from" of the way's clause, or of a phrase that opens the sentence."""
    items, words = setting.sentence.items, setting.sentence.words()
    at = next((n for n, item in enumerate(items) if item.start >= frame.words[0]), 0)
    if frame.pattern == _LEFT:
        left = part_at(setting, at + 1, "host") if at + 1 < len(items) else []
        return left[0] if left and _is_ground(left[0], setting, at + 1) else None
    for index in range(max(0, at - _FARTHEST), min(len(words) - 1, at + _FARTHEST)):
        opens = index < at and (index == 0 or (words[0] in _AFTER and index < _FRONT))
        own = index > at and setting.clauses[index] == setting.clauses[at]
        if words[index] != "from" or not (opens or own):
            continue
        behind = index + 2 if words[index + 1] == "the" else index + 1
        found = part_at(setting, behind, "host") if behind < len(items) else []
        if found and _is_ground(found[0], setting, behind):
            return found[0]
    return None


_AFTER = frozenset({"then", "afterwards", "later", "and", "but"})
_FRONT = 2  # items in front of a "from" that still opens its sentence


def _is_ground(part: Part, setting: Setting, index: int) -> bool:
    """A place that nothing makes somebody's or something's: not "from Kyiv's partners", "from US officials"."""
    actor = part.who.actor
    ground = actor.sort is Sort.PLACE or (actor.sort is Sort.PARTY and actor.form in ("name", "capital", "metonym"))
    behind = setting.sentence.items[index + 1 : index + 2]
    free = not behind or behind[0].time is not None or behind[0].word in _ENDS or behind[0].actor is not None
    return ground and len(part.who.party) == _STATE and free


_ENDS = frozenset(
    {
        "",
        ",",
        ".",
        ";",
        ":",
        "-",
        "–",
        "—",
        "on",
        "in",
        "to",
        "and",
        "for",
        "after",
        "where",
        "with",
        "at",
        "the",
        "late",
        "early",
        "earlier",
        "last",
        "this",
        "by",
        "as",
        "aboard",
        "before",
        "via",
        "he",
        "she",
        "they",
    }
)
