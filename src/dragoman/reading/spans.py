"""How long visits last (GUIDELINES rule 11): arrival and stay, days told, and legs that end where the next begins."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from dragoman.dates import TimeMention
from dragoman.model import Status, Text, When
from dragoman.reading.claims import Draft
from dragoman.reading.frame import Frame
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence

_NUMBERS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_LENGTH = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})[-\s](day|week)s?\b(?=[\s-])",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor (a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (day|week)s?\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through)\b", re.IGNORECASE)
_ARRIVALS = words_of("arriving")
_LEAVING = words_of("leaving")
_CLOSE_BY = 6  # items in front of the visit in which its end is told
_WEEK = 7
_JUST = timedelta(days=2)


def stretch(drafts: Sequence[Draft], sentences: Sequence[Sentence], text: Text, published: date | None) -> list[Draft]:
    """Visits with the days that their sentences give them, then the legs of each journey end to end."""
    stretched = [_own_span(d, sentences, text) if d.event.sum.act == "visit" else d for d in drafts]
    return [_under_way(d, published) for d in _end_to_end(stretched)]


def _under_way(draft: Draft, published: date | None) -> Draft:
    """Somebody who has come and whose stay is not over, or who has just arrived and is not told to have left."""
    total = draft.event.sum
    when = total.when
    if total.act != "visit" or total.status is not Status.HELD or when is None or when.earliest is None:
        return draft
    if when.latest is not None:
        is_on = published is not None and when.earliest <= published < when.latest
        return _with_status(draft, Status.ONGOING) if is_on else draft
    if published is None or published - when.earliest > _JUST:
        return draft
    return _with_status(draft, Status.ONGOING)


def _with_status(draft: Draft, status: Status) -> Draft:
    return replace(draft, event=replace(draft.event, sum=replace(draft.event.sum, status=status)))


def _with_when(draft: Draft, when: When, time: TimeMention) -> Draft:
    total = replace(draft.event.sum, time=replace(time, when=when))
    return replace(draft, event=replace(draft.event, sum=total))


def _own_span(draft: Draft, sentences: Sequence[Sentence], text: Text) -> Draft:
    """A day of arrival with "until Wednesday", "for two days", "three-day"; else open after an arrival."""
    time = draft.event.sum.time
    if time is None or time.when is None or not time.when.is_day or time.when.earliest is None:
        spans = [sentences[f.sentence].span for f in draft.event.frames]
        return replace(draft, days=max((length(text.text, s.start, s.end) for s in spans), default=0))
    start = time.when.earliest
    for frame in draft.event.frames:
        if frame.en_route and not draft.event.sum.en_route:
            continue  # the length of a journey is not that of its leg
        span = sentences[frame.sentence].span
        days = length(text.text, span.start, span.end)
        if days > 1 and _leaves(sentences[frame.sentence], frame):
            begun = start - timedelta(days=days - 1)
            return _with_when(draft, When.span(begun, start).said(words=time.when.words, anchor=time.when.anchor), time)
        end = _until(sentences[frame.sentence], text, start) or (start + timedelta(days=days - 1) if days else None)
        if end is not None and end > start:
            return _with_when(draft, When.span(start, end).said(words=time.when.words, anchor=time.when.anchor), time)
    if _departs(draft.event.sum, draft.event.frames, sentences):
        return _with_when(draft, When.span(None, start).said(words=time.when.words, anchor=time.when.anchor), time)
    if _arrives(draft.event.sum, draft.event.frames):
        return _with_when(draft, When.span(start, None).said(words=time.when.words, anchor=time.when.anchor), time)
    return draft


def _leaves(sentence: Sentence, frame: Frame) -> bool:
    """As in "wrapped up a three-day visit on Thursday": the day told is the last."""
    before = [i.word for i in sentence.items if i.start < frame.words[0]][-_CLOSE_BY:]
    if frame.pattern == "itineraries:stop" and before[-1:] == ["after"]:
        return True  # "after three days in Vietnam"
    return bool(_LEAVING & set(before)) or frame.pattern.endswith(":return")


def length(text: str, start: int, end: int) -> int:
    """The days that a stretch of text gives a stay ("three-day", "for two weeks"); 0 for none."""
    match = _FOR.search(text, start, end) or _LENGTH.search(text, start, end)
    if match is None:
        return 0
    number = _NUMBERS.get(match[1].lower()) or int(match[1])
    return number * (_WEEK if match[2].lower() == "week" else 1)


def _until(sentence: Sentence, text: Text, start: date) -> date | None:
    for item in sentence.items:
        if item.time is None or item.time.when is None or item.time.when.latest is None:
            continue
        words = text.text[max(sentence.span.start, item.start - 8) : item.end]
        if _UNTIL.search(words) and item.time.when.latest > start:
            return item.time.when.latest
    return None


def _arrives(total: Frame, frames: Sequence[Frame]) -> bool:
    """The dated trigger is one of arriving or leaving, so the day is the first and the last is not told."""
    dated = next(
        (f for f in frames if f.time is not None and total.time is not None and f.time.start == total.time.start), None
    )
    if dated is None or total.status is Status.CANCELLED:
        return False
    return dated.pattern.partition(":")[2].partition(" ")[0] in _ARRIVALS


def _departs(total: Frame, frames: Sequence[Frame], sentences: Sequence[Sentence]) -> bool:
    """As in "Biden left Japan on Tuesday": the day is the last, and the first is not told."""
    dated = next((f for f in frames if f.time and total.time and f.time.start == total.time.start), None)
    if dated is None or not dated.pattern.endswith(":leave") or total.status is not Status.HELD:
        return False
    behind = [i for i in sentences[dated.sentence].items if i.start >= dated.words[1]]
    return bool(behind) and behind[0].actor is not None and all(i.word != "for" for i in behind[:_CLOSE_BY])


def _end_to_end(drafts: list[Draft]) -> list[Draft]:
    """A leg ends on the day on which the next one begins; one without a date begins where the one before ended."""
    journeys: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        if draft.journey is not None and draft.event.sum.act == "visit":
            journeys.setdefault(draft.journey, []).append(number)
    for legs in journeys.values():
        _chain(drafts, legs)
    return drafts


def _chain(drafts: list[Draft], legs: list[int]) -> None:
    for before, number in pairwise(legs):
        _follow(drafts, before, number)
    starts = {n: _first_day(drafts, n) for n in legs}
    for number in legs:
        draft = drafts[number]
        time = draft.event.sum.time
        start = starts[number]
        if start is None or time is None or time.when is None:
            continue
        later = sorted(s for n, s in starts.items() if s is not None and s > start)
        open_end = time.when.latest is None or time.when.is_day
        if later and open_end and (later[0] - start).days <= 2 * _WEEK:
            drafts[number] = _with_when(
                draft, When.span(start, later[0]).said(words=time.when.words, anchor=time.when.anchor), time
            )


def _follow(drafts: list[Draft], before: int, number: int) -> None:
    """As in "They will then travel to South Korea for two days": from where the leg before ended."""
    draft = drafts[number]
    last = drafts[before].event.sum.when
    if draft.event.sum.time is not None or not draft.days or last is None or last.latest is None:
        return
    time = drafts[before].event.sum.time
    if time is not None and draft.event.sum.status in _AHEAD:
        when = When.span(last.latest, last.latest + timedelta(days=draft.days - 1), anchor="where the leg before ends")
        drafts[number] = _with_when(
            draft, when, replace(time, start=draft.event.sum.words[0], end=draft.event.sum.words[1])
        )


_AHEAD = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED})


def _first_day(drafts: list[Draft], number: int) -> date | None:
    """The first day of a leg: its own where exact, else the earliest day of a meeting on it."""
    when = drafts[number].event.sum.when
    exact = when is not None and when.earliest is not None and (when.latest is None or (when.days or 0) <= _WEEK - 1)
    if exact and when is not None:
        return when.earliest
    days = [
        d.event.sum.when.earliest
        for d in drafts
        if d.part_of == number
        and d.event.sum.when is not None
        and d.event.sum.when.is_day
        and d.event.sum.when.earliest is not None
    ]
    return min(days, default=None)
