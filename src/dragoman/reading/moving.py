"""An engagement put off to another time (GUIDELINES rule 10).

A fixed new day makes it scheduled for that day. A vaguer one leaves it postponed, under its old date, and makes a plan
for the new one. A time that stands for the new date is never taken for the old one.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.dates import SaidKind, TimeMention
from dragoman.model import Status, When
from dragoman.reading.calling_off import FAR, Modality
from dragoman.reading.frame import Frame
from dragoman.reading.items import Sentence
from dragoman.reading.timing import in_tense
from dragoman.reading.triggers import Trigger

_REACH = 12  # items behind the moving word in which the new time stands
_ADJACENT = 2
_INTO = frozenset({"to", "until", "till", "for"})


def shifted(sentence: Sentence, clauses: Sequence[int], trigger: Trigger) -> int | None:
    """The item of "moved" in "the visit was moved from March 20 to April 5"; not "was moved to Geneva"."""
    words = sentence.words()
    for index in range(trigger.last, min(len(words), trigger.last + FAR + _REACH)):
        if clauses[index] != clauses[trigger.first]:
            return None
        if words[index] in _SHIFTED and not trigger.is_verb:
            behind = range(index + 1, min(len(words), index + _ADJACENT + 2))
            to = next((n for n in behind if sentence.items[n].time is not None), None)
            time = sentence.items[to].time if to is not None else None
            if to is not None and time is not None and _lead(time, words[to - 1]) in ("to", "from", "until"):
                return index
    return None


_SHIFTED = frozenset({"moved", "shifted", "brought", "advanced", "rearranged"})


def moved(frame: Frame, sentence: Sentence, sense: Modality, published: date | None) -> list[Frame]:
    """The frame, or what a new time behind "postponed" makes of it."""
    if frame.status is not Status.POSTPONED:
        return [frame]
    old, new, told = _times(sentence, sense.index)
    if not told:
        return [frame]
    new = in_tense(new, Status.PLANNED, published)
    if new is not None and new.when is not None and new.when.is_day:
        return [replace(frame, status=Status.SCHEDULED, time=new)]
    is_new = new is not None and frame.time is not None and frame.time.start == new.start
    kept = replace(frame, time=old if old is not None or is_new else frame.time, slot="old")
    if new is None:
        return [kept]
    # Its own words, so that the two claims have keys of their own.
    return [kept, replace(frame, status=Status.PLANNED, time=new, words=(new.start, new.end), slot="new")]


def _times(sentence: Sentence, verb: int) -> tuple[TimeMention | None, TimeMention | None, bool]:
    """The old and the new time behind the moving word, and whether a new one is told at all."""
    old: TimeMention | None = None
    words = sentence.words()
    for index in range(verb + 1, min(len(words), verb + _REACH)):
        time = sentence.items[index].time
        if time is None or time.when is None:
            continue
        lead = _lead(time, words[index - 1])
        parts = time.when.edtf.split("/")
        if lead == "from" and len(parts) > 1:
            return _part(time, parts[0]), _part(time, parts[1]), True
        if lead == "from":
            old = time
        elif lead in ("until", "till"):
            return old, _bounded(time), True
        elif lead == "to" or (lead == "for" and index - verb <= _ADJACENT):  # not "postponed talks set for March 20"
            return old, time, True
    return old, None, False


def _bounded(time: TimeMention) -> TimeMention | None:
    """As in "until June", which the dates room counts from today: the new time is the bound's own month or day."""
    when = time.when
    if when is None or when.latest is None:
        return None
    if time.said.kind is SaidKind.MONTH or time.said.unit == "month":
        return replace(time, when=When.of(f"{when.latest:%Y-%m}").said(words=when.words, anchor="moved"))
    if time.said.kind is SaidKind.DATE and not when.is_day:
        return replace(time, when=When.of(when.latest.isoformat()).said(words=when.words, anchor="moved"))
    return time


def _lead(time: TimeMention, before: str) -> str:
    first = (time.when.words if time.when else "").split(" ")[0].lower()
    return first if first in _INTO or first == "from" else before


def _part(time: TimeMention, edtf: str) -> TimeMention | None:
    if not edtf or edtf == "..":
        return None
    return replace(time, when=When.of(edtf).said(words=time.when.words if time.when else "", anchor="moved"))
