"""Who is met next: "met A and then B", "spoke with A and afterwards with B", "meets A in Perth and B in Sydney".

One trigger tells several engagements of the same people, one after the other. A row of names alone is one table
(GUIDELINES rule 4): only a word of order, or a time or a place for each of them, sets them apart.
"""

from dataclasses import replace

from dragoman.dates import TimeMention
from dragoman.reading.actors import Sort
from dragoman.reading.frame import Frame
from dragoman.reading.governing import FILLING
from dragoman.reading.grammar import BE, HAVE, SAY, WILL, WOULD
from dragoman.reading.grammar import words as words_of
from dragoman.reading.groups import group_from
from dragoman.reading.parts import Part, Setting
from dragoman.reading.triggers import Trigger, is_finite
from dragoman.reading.venues import Spot, spot_of

_ORDERS = words_of("orders_of_time")  # "then", "afterwards"
_SECOND = frozenset({"second", "separate", "further", "another", "later"})
_CONTACTS = frozenset({"call", "conversation", "meeting", "talk", "talks", "session", "meetings", "calls"})
_OPENING = frozenset({"and", ",", ";", "before", "then"})
_LEADING = frozenset({"with", "to", "by"})
_ADJUNCTS = 7  # items of "in the Saudi capital on Tuesday" behind somebody


def with_sequels(frame: Frame, setting: Setting, trigger: Trigger) -> list[Frame]:
    """The frame, and one for each who is met next."""
    found = _sequels(frame, setting, trigger)
    if not found:
        return [frame]
    later = {p.start for parts, _, _ in found for p in parts}
    own = tuple(p for p in frame.parts if p.start not in later)
    whose = tuple(p for p in own if p.side == "subject") or tuple(p for p in own if p.side == "all")
    parties = {p.who.party for p in whose}
    if not parties or not any(p.side == "object" for p in own):
        return [frame]
    frames = [replace(frame, parts=own)]
    for parts, time, spot in found:
        if all(p.who.party and p.who.party not in parties for p in parts):
            words = (parts[0].start, parts[0].end)
            frames.append(
                replace(frame, parts=(*whose, *parts), time=time or frame.time, spot=spot or frame.spot, words=words)
            )
    return frames


def _sequels(
    frame: Frame, setting: Setting, trigger: Trigger
) -> list[tuple[list[Part], TimeMention | None, Spot | None]]:
    """Those met next, each with the time and the place told for them."""
    items = setting.sentence.items
    starts = {item.start: n for n, item in enumerate(items)}
    behind = [starts[p.start] for p in frame.parts if p.side == "object" and starts.get(p.start, 0) >= trigger.last]
    if not behind:
        return []
    found = []
    index = min(behind) + 1
    time, spot = _adjuncts(setting, index)
    while index < len(items) - 1 and not _stops(setting, index):
        at, ordered = _after_mark(setting, index)
        if at:
            parts, after = group_from(setting, at, len(items), "object")
            parts = [p for p in parts if p.who.is_person or p.who.actor.title]
            if parts and _is_object(setting, at, parts, after):
                own_time, own_spot = _adjuncts(setting, after)
                if ordered or (time and own_time) or (spot and own_spot):
                    told = own_time or _time_at(setting, index, at)
                    found.append((parts, told, own_spot))
                    index = after
                    continue
        index += 1
    return found


def _after_mark(setting: Setting, index: int) -> tuple[int, bool]:
    """Where somebody may stand behind "and then", "and afterwards with", "and"; whether an order is told; else 0."""
    items, words = setting.sentence.items, setting.sentence.words()
    if words[index] not in _OPENING:
        return 0, False
    at, ordered = index + 1, words[index] == "then"
    while at < len(items):
        if words[at] in _ORDERS:
            ordered = True
        elif words[at : at + 2] == ["in", "a"] and _is_second(words[at + 2 : at + 4]):
            at, ordered = at + 3, True
        elif words[at] == "in" and words[at + 1 : at + 3] == ["another", "call"]:
            at, ordered = at + 2, True
        elif words[at] in ("one", "another") and words[at + 1 : at + 2] == ["with"]:
            ordered = True  # "a meeting with A and one with B"
        elif words[at] not in (",", "and") and items[at].time is None:
            break
        else:
            ordered = ordered or items[at].time is not None
        at += 1
    if at < len(items) and words[at] in _LEADING:
        at += 1
    return (at, ordered) if at < len(items) else (0, False)


def _is_second(words: list[str]) -> bool:
    """As in "a second call"."""
    return len(words) > 1 and words[0] in _SECOND and words[1] in _CONTACTS


def _is_object(setting: Setting, at: int, parts: list[Part], after: int) -> bool:
    """Right behind the mark, and no subject of a verb of its own."""
    items, words = setting.sentence.items, setting.sentence.words()
    first = next((n for n in range(at, len(items)) if items[n].start == parts[0].start), None)
    if first is None or any(words[n] not in FILLING and items[n].actor is None for n in range(at, first)):
        return False
    following = words[after : after + 1]
    verb = bool(following) and (
        is_finite(words, after) or following[0] in WILL | WOULD | BE | HAVE | SAY or following[0].endswith("ed")
    )
    return not verb


def _stops(setting: Setting, index: int) -> bool:
    """Whether a verb or another speaker's clause takes over at an item."""
    words = setting.sentence.words()
    return words[index] in SAY or words[index] in WILL | WOULD or is_finite(words, index)


def _time_at(setting: Setting, index: int, at: int) -> TimeMention | None:
    times = (item.time for item in setting.sentence.items[index:at])
    return next((t for t in times if t is not None and t.when is not None), None)


def _adjuncts(setting: Setting, index: int) -> tuple[TimeMention | None, Spot | None]:
    """The time and the place right behind somebody, told for him alone."""
    items, words = setting.sentence.items, setting.sentence.words()
    time: TimeMention | None = None
    spot: Spot | None = None
    for n in range(index, min(index + _ADJUNCTS, len(items))):
        item = items[n]
        if item.time is not None:
            time = time or (item.time if item.time.when is not None else None)
        elif item.actor is not None:
            if item.actor.sort not in (Sort.PLACE, Sort.PARTY) or words[n - 1] not in ("in", "at"):
                break
            spot = spot or spot_of(item.actor)
        elif words[n] not in _ADJOINED:
            break
    return time, spot


_ADJOINED = frozenset({"in", "at", "the", "on", "over", "by", "phone", "telephone"})
