"""Schedules: a diary of the wires, a ministry's programme, a minister's day. Their headings hold for the lines below.

"THURSDAY, MAY 16" is the day, "OSLO -" the place and "SECRETARY ANTONY J. BLINKEN" the one of whom each line tells.
Invariant: only a report that is laid out as a schedule has such headings; a story's dateline is no place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.dates import SaidKind, TimeMention
from dragoman.model import Role, When
from dragoman.reading.actors import Actor, Sort
from dragoman.reading.frame import Frame
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Item, Sentence
from dragoman.reading.people import Someone
from dragoman.reading.triggers import find_triggers
from dragoman.reading.venues import Spot, spot_of

_NAMES = words_of("schedules")
_BESIDE = _NAMES | {"public", "daily", "weekly", "for", "the", "of", "and", "from", "week", "on"}
_HEAD = 5  # lines among which a schedule says that it is one
_SHORT = 12  # items of a heading
_SEVERAL = 2  # days as headings that make a schedule
_WEEK = 7
_UNTIL = frozenset({"to", "until", "till", "through"})
_CLOSING = frozenset({".", ")", ";", ","})
_GROUNDS = (Sort.PLACE, Sort.PARTY)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the headings above a line, and its own first or last words, say of it."""

    day: TimeMention | None = None
    spot: Spot | None = None
    owner: Someone | None = None


def schedule_of(
    sentences: Sequence[Sentence], datelines: Mapping[int, Actor], meanings: Mapping[int, Someone]
) -> dict[int, Entry]:
    """For each line of a schedule, by number, what it leaves to its headings; nothing for other reports."""
    days = {s.number: day for s in sentences if (day := _day_of(s)) is not None}
    if not _is_schedule(sentences, datelines, days):
        return {}
    entries: dict[int, Entry] = {}
    above = Entry()
    for sentence in sentences:
        number = sentence.number
        if number in days:
            above = replace(above, day=days[number], spot=_last_place(sentence))
        owner = _owner_of(sentence, meanings)
        if owner is not None:
            above = replace(above, owner=owner)
        line = datelines.get(number)
        spot = _last_place(sentence) or (spot_of(line) if line is not None else above.spot)
        entries[number] = replace(above, spot=spot)
    return entries


def _is_schedule(
    sentences: Sequence[Sentence], datelines: Mapping[int, Actor], days: Mapping[int, TimeMention]
) -> bool:
    """Called so above lines with times or places of their own, or parted by days as headings."""
    below = [s for s in sentences if s.span.role in (Role.BODY, Role.BULLET) and s.number not in days]
    lined = sum(s.number in datelines or _opens_with_time(s) for s in below)
    named = any(_NAMES & set(s.words()) and _is_heading(s) for s in sentences[:_HEAD])
    parted = sum(s.span.role in (Role.BODY, Role.BULLET) for s in sentences if s.number in days)
    return (named and (lined >= _SEVERAL or bool(days))) or (parted >= _SEVERAL and len(below) >= parted)


def _opens_with_time(sentence: Sentence) -> bool:
    """As in "9:30 a.m. Secretary Blinken meets", "16 May: meeting with"; not "On Monday he met"."""
    opens = sentence.items[0].time if sentence.items else None
    marked = sentence.words()[1:2] in ([":"], ["-"], ["–"], ["—"])
    return opens is not None and (marked or _is_clock(opens))


def _is_heading(sentence: Sentence) -> bool:
    """A short line that is no sentence and tells of nothing."""
    return len(sentence.items) <= _SHORT + 2 and sentence.words()[-1:] != ["."] and not find_triggers(sentence)


def _day_of(sentence: Sentence) -> TimeMention | None:
    """The day of a heading: a short line that tells of nothing but days, a place at most beside them."""
    times = [i.time for i in sentence.items if i.time is not None and i.time.when is not None]
    if not times or len(sentence.items) > _SHORT or any(_is_clock(t) for t in times):
        return None
    actors = [i.actor for i in sentence.items if i.actor is not None]
    others = any(a.sort not in _GROUNDS for a in actors) and not _NAMES & set(sentence.words())
    if others or any(i.format is not None for i in sentence.items):
        return None
    plain = [w for w in sentence.words() if w.isalpha() and w not in _BESIDE]
    day = next((t for t in times if t.when is not None and 0 < (t.when.days or 0) <= _WEEK), None)
    return None if plain or day is None or find_triggers(sentence) else day


def _is_clock(time: TimeMention) -> bool:
    return time.said.kind is SaidKind.TIME


def _owner_of(sentence: Sentence, meanings: Mapping[int, Someone]) -> Someone | None:
    """Of whom a schedule is: the one person of a short line that tells of nothing else."""
    if len(sentence.items) > _SHORT or find_triggers(sentence):
        return None
    named_here = [i for i in sentence.items if i.actor is not None and i.actor.sort is Sort.PERSON]
    people = {meanings[i.start].key: meanings[i.start] for i in named_here if i.start in meanings}
    named = bool(_NAMES & set(sentence.words()))
    alone = all(i.actor is not None or not i.word.isalpha() for i in sentence.items)
    return next(iter(people.values())) if len(people) == 1 and (named or alone) else None


def _last_place(sentence: Sentence) -> Spot | None:
    """As in "Meeting with Margus Tsahkna, Helsinki", "Meeting with Marko Djuric (Ankara)"."""
    last = _last(sentence)
    actor = sentence.items[last].actor if last is not None else None
    return spot_of(actor) if actor is not None else None


def _last(sentence: Sentence) -> int | None:
    """The item of the place in which a line ends; None where it ends in none."""
    items, words = sentence.items, sentence.words()
    at = len(items) - 1
    while at > 0 and words[at] in _CLOSING:
        at -= 1
    actor = items[at].actor if at > 0 else None
    if actor is None or actor.sort not in _GROUNDS or actor.form == "demonym" or words[at - 1] not in (",", "("):
        return None
    before = items[at - 2].actor if at > 1 else None
    listed = before is not None and before.sort in _GROUNDS and before.party != actor.party  # "Norway, Sweden"
    return None if listed or not spot_of(actor).city else at


def under_headings(sentences: Sequence[Sentence], entries: Mapping[int, Entry]) -> list[Sentence]:
    """The sentences with each end that is told in brackets ("(to May 17)") as the days from the heading's on."""
    told = []
    for sentence in sentences:
        day = entries[sentence.number].day
        words = sentence.words()
        items = [_until(item, words[max(0, n - 2) : n], day) for n, item in enumerate(sentence.items)]
        last = _last(sentence)
        if last is not None:
            items[last] = items[last]._replace(actor=None)  # where it is, and nobody who takes part
        told.append(replace(sentence, items=tuple(items)))
    return told


def _until(item: Item, before: list[str], day: TimeMention | None) -> Item:
    """As in "will visit China (to May 17)"."""
    time = item.time
    if day is None or day.when is None or time is None or time.when is None:
        return item
    bracketed = before[:1] == ["("] and before[-1] in _UNTIL
    first, last = day.when.earliest, time.when.latest
    if not bracketed or first is None or last is None or last <= first:
        return item
    when = When.span(first, last).said(words=time.when.words, anchor=f"of '{day.when.words}'")
    return item._replace(time=replace(time, when=when))


def at_its_place(frame: Frame, entry: Entry) -> Frame:
    """A line's engagement where its heading or its own first or last words place it; calls are at no place."""
    spot = entry.spot
    if spot is None or frame.family in ("call", "summon"):
        return frame
    if frame.act == "visit":
        fits = spot.city and frame.host == spot.country and not (frame.spot is not None and frame.spot.city)
        return replace(frame, spot=spot) if fits else frame
    if frame.spot is not None and frame.spot.city and frame.spot.country == spot.country:
        return frame
    if frame.spot is None or frame.spot.country == spot.country:
        return replace(frame, spot=spot)
    return replace(frame, time=None) if frame.time is entry.day else frame  # spoken of there, and held elsewhere
