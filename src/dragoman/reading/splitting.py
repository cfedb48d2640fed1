"""One trigger, several engagements: a visit for each host, a meeting for each who meets apart."""

from dataclasses import replace

from dragoman.dates import TimeMention
from dragoman.reading.actors import Sort
from dragoman.reading.frame import Frame
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence
from dragoman.reading.parts import Part
from dragoman.reading.triggers import Trigger
from dragoman.reading.venues import spot_of

_STATE = 2  # letters of a state's code
_SIDES = 2
_APART = words_of("apart")


def visits(frame: Frame, sentence: Sentence) -> list[Frame]:
    """One frame for each host; a visitor's own country is no host."""
    visitors = [replace(p, side="subject") for p in frame.parts if p.side in _VISITING]
    own = {p.who.party for p in visitors} | {"EU", "UN"}
    by_country: dict[str, list[Part]] = {}
    for part in frame.parts:
        if part.side == "host" and _may_host(part) and part.who.party not in own:
            by_country.setdefault(part.who.party, []).append(part)
    if not by_country and visitors:
        abroad = frame.spot is not None and bool(frame.spot.country) and frame.spot.country not in own
        return [replace(frame, parts=tuple(visitors), spot=frame.spot if abroad else None)]
    several = len(by_country) > 1
    return [_to_one(frame, visitors, hosts, sentence, several=several) for hosts in by_country.values()]


_VISITING = frozenset({"subject", "companion", "all", "object"})


def _may_host(part: Part) -> bool:
    return len(part.who.party) == _STATE and part.who.actor.sort in (Sort.PARTY, Sort.PLACE)


def _to_one(frame: Frame, visitors: list[Part], hosts: list[Part], sentence: Sentence, *, several: bool) -> Frame:
    """The visit to one of the hosts, with the time that stands right behind it ("Paris on January 9, Rome on ...")."""
    spots = [spot_of(h.who.actor) for h in hosts]
    own_time = next((t for h in hosts if (t := _time_behind(sentence, h)) is not None), None)
    return replace(
        frame,
        parts=(*visitors, hosts[0]),
        spot=next((s for s in spots if s.city), spots[0]),
        time=own_time or frame.time,
        en_route=several and own_time is None and frame.when is not None and frame.when.is_day,
    )


def _time_behind(sentence: Sentence, host: Part) -> TimeMention | None:
    at = next((i for i, item in enumerate(sentence.items) if item.start == host.start), len(sentence.items))
    following = sentence.items[at + 1 : at + 2]
    time = following[0].time if following else None
    return time if time is not None and time.when is not None else None


def has_traveller(frame: Frame) -> bool:
    """People travel; a country that "reaches" or "heads to" another does not."""
    return any(p.side == "subject" and (p.who.is_person or p.who.actor.title) for p in frame.parts)


def one_by_one(frame: Frame, sentence: Sentence, trigger: Trigger) -> list[Frame]:
    """As in "A, B and C will each see D": a meeting for each of them."""
    words = sentence.words()
    near = words[max(0, trigger.first - 6) : trigger.last + 8]
    subjects = [p for p in frame.parts if p.side == "subject"]
    objects = [p for p in frame.parts if p.side == "object"]
    if not _APART & set(near) or not subjects or not objects:
        return [frame]
    one, many = (objects, subjects) if len({p.who.party for p in objects}) == 1 else (subjects, objects)
    if len({p.who.party for p in one}) != 1 or len({p.who.party for p in many}) < _SIDES:
        return [frame]
    own = one[0].who.party
    return [replace(frame, parts=(*one, m)) for m in many if m.who.party != own]
