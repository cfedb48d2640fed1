"""How long visits last (GUIDELINES rule 11): arrival and stay, days told, and legs that end where the next begins."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.dates import TimeMention
from dragoman.model import Status, Text, When
from dragoman.reading.claims import Draft
from dragoman.reading.frame import Frame
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence
from dragoman.reading.legs import end_to_end, travellers, with_when
from dragoman.reading.scene import Scene
from dragoman.reading.stays import told_end

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
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})[-\s](day|week)s?\b(?=[\s-])"
    r"(?!\s+(?:into|ago|later|earlier|before|after|ahead|since)\b)",
    re.IGNORECASE,
)
_LONG_TRIP = re.compile(_LENGTH.pattern + r"[\s-](?:\w+\s+){0,2}?(trip|visit|tour|journey|swing|stay)\b", re.IGNORECASE)
_TRIPS = frozenset({"trip", "visit", "tour", "journey", "swing", "stay"})
_FOR = re.compile(r"\bfor (a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (day|week)s?\b", re.IGNORECASE)
_LASTING = re.compile(
    r"\blast(?:s|ed|ing)?\s+(?:for\s+)?(a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(day|week)s?\b",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"\b(?:few|several|two|three|four|five|six)[\s-]hours?(?:['’]s?|-long)?\s+(?:\w+\s+){0,2}(?:visit|trip|stay|stop)\b"
    r"|\b(?:day|hours)-?long\s+(?:\w+\s+){0,2}(?:visit|trip|stay)\b",
    re.IGNORECASE,
)
_FROM = re.compile(rf"({'|'.join(_NUMBERS)}|\d{{1,2}}) (day|week)s? (?:from|starting|beginning)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through)\b", re.IGNORECASE)
_ARRIVALS = words_of("arriving")
_LEAVING = words_of("leaving")
_CLOSE_BY = 6  # items in front of the visit in which its end is told
_WEEK = 7
_DAY = timedelta(days=1)
_JUST = timedelta(days=2)


def stretch(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Visits with the days that their sentences give them, then the legs of each journey end to end."""
    trips = [d for d in drafts if d.event.sum.act == "visit"]
    told = {(f.sentence, mine) for d in trips for mine in (_travellers(d),) for f in d.event.frames}
    crowded = frozenset(n for n, count in Counter(n for n, _ in told).items() if count > 1)
    stretched = [_own_span(d, scene, crowded) if d.event.sum.act == "visit" else d for d in drafts]
    chained = end_to_end(stretched)
    return [d if _is_over(d, chained, scene) else _under_way(d, scene) for d in chained]


def _is_over(draft: Draft, drafts: Sequence[Draft], scene: Scene) -> bool:
    total = draft.event.sum
    frames, text = draft.event.frames, scene.text.text
    ended = any(text[slice(*f.sense)].lower() in _LEAVING for f in frames)  # "ended a three-day visit"
    return ended or _has_moved_on(draft, drafts) or _departs(total, frames, scene.sentences)


def _has_moved_on(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the traveller has since come to the next host."""
    total = draft.event.sum
    if total.act != "visit" or total.when is None or total.when.latest is None or total.when.is_day:
        return False
    keys = travellers(draft)
    return any(
        d.event.sum.act == "visit"
        and d.event.sum.status in _COME
        and d.event.sum.host != total.host
        and d.event.sum.when is not None
        and d.event.sum.when.earliest == total.when.latest
        and keys & travellers(d)
        for d in drafts
    )


_COME = frozenset({Status.HELD, Status.ONGOING})


def _travellers(draft: Draft) -> frozenset[str]:
    return frozenset(p.who.key for p in draft.event.sum.parts if p.side == "subject")


def _under_way(draft: Draft, scene: Scene) -> Draft:
    """Somebody who has come and whose stay is not over, or who has just arrived and is not told to have left."""
    total, published = draft.event.sum, scene.published
    when = total.when
    if total.act == "visit" and total.status is Status.HELD and _has_just_come(draft, scene):
        return _with_status(draft, Status.ONGOING)
    if total.act != "visit" or total.status is not Status.HELD or when is None or when.earliest is None:
        return draft
    if when.latest is not None:
        arrives = _arrives(total, draft.event.frames, scene.sentences)
        last = when.latest if not when.is_day or arrives else when.earliest - _DAY
        vague = when.words.lower().startswith(_VAGUE) and not arrives
        is_on = published is not None and when.earliest <= published <= last and not vague
        return _with_status(draft, Status.ONGOING) if is_on else draft
    if published is None or published - when.earliest > _JUST:
        return draft
    return _with_status(draft, Status.ONGOING)


def _has_just_come(draft: Draft, scene: Scene) -> bool:
    """As in "Gates, who landed in Tokyo, was received on Friday": on no day told, near the head of a report."""
    dated = draft.event.sum.time is not None and any(f.time is not None for f in draft.event.frames)
    if dated or draft.event.sum.background:
        return False
    for frame in draft.event.frames:
        words = scene.sentences[frame.sentence].words()
        at = next(n for n, i in enumerate(scene.sentences[frame.sentence].items) if i.start >= frame.words[0])
        told = frame.pattern.partition(":")[2] in _COMING and frame.sentence <= _LEDE
        if told and "had" not in words[max(0, at - _HELPED) : at]:
            return True
    return False


_VAGUE = ("earlier", "this", "in ", "last")  # within it something was done: "came to Japan earlier this month"
_COMING = frozenset({"arrive", "land", "touch down", "reach", "fly in", "jet in"})
_LEDE = 6  # sentences at the head of a report
_HELPED = 3  # items in front of a verb in which "had" stands


def _with_status(draft: Draft, status: Status) -> Draft:
    return replace(draft, event=replace(draft.event, sum=replace(draft.event.sum, status=status)))


def _own_span(draft: Draft, scene: Scene, crowded: frozenset[int]) -> Draft:
    """A day of arrival with "until Wednesday", "for two days", "three-day"; else open after an arrival."""
    total, frames, text = draft.event.sum, draft.event.frames, scene.text.text
    start = first_day(total.when)
    if total.status is Status.POSTPONED:
        return draft  # "until next month" is the new time
    if total.time is None or start is None:
        spans = [scene.sentences[f.sentence].span for f in frames]
        return replace(draft, days=max((length(text, s.start, s.end) for s in spans), default=0))
    counted = _counted_from(total.time)
    if counted:  # "lasting eight days from April 26": the dates room counts to the eighth
        return _lasting(draft, start - timedelta(days=counted), start - _DAY)
    end = told_end(frames, scene.sentences, scene.meanings, start)
    if end is not None and total.status is not Status.CANCELLED:
        return _lasting(draft, start, end)
    for frame in (f for f in frames if total.en_route or not f.en_route):
        sentence = scene.sentences[frame.sentence]
        apart = frame.sentence in crowded and _anothers(text, sentence, frame)
        days = 0 if apart else length(text, sentence.span.start, sentence.span.end)
        if days > 1 and (_leaves(sentence, frame) or _departs(total, frames, scene.sentences)):
            return _lasting(draft, start - timedelta(days=days - 1), start)
        end = _until(sentence, scene.text, start) or (start + timedelta(days=days - 1) if days else None)
        if end is not None:
            return _lasting(draft, start, end)
    if _departs(total, frames, scene.sentences):
        return _lasting(draft, None, start)
    return _lasting(draft, start, None) if _arrives(total, frames, scene.sentences) or total.en_route else draft


def _counted_from(time: TimeMention) -> int:
    """The days of "eight days from April 26"; 0 for other words."""
    match = _FROM.match(time.when.words if time.when is not None else "")
    if match is None:
        return 0
    return (_NUMBERS.get(match[1].lower()) or int(match[1])) * (_WEEK if match[2].lower() == "week" else 1)


def first_day(when: When | None) -> date | None:
    """The day on which a stay begins whose end is not told: one day, or a day with an open end."""
    return when.earliest if when is not None and (when.is_day or when.latest is None) else None


def _lasting(draft: Draft, first: date | None, last: date | None) -> Draft:
    """The same visit with these days, in the words of its time."""
    time = draft.event.sum.time
    if time is None or time.when is None:
        return draft
    when = When.of(first.isoformat()) if first == last and first is not None else When.span(first, last)
    return with_when(draft, when.said(words=time.when.words, anchor=time.when.anchor), time)


def _leaves(sentence: Sentence, frame: Frame) -> bool:
    """As in "wrapped up a three-day visit on Thursday": the day told is the last."""
    before = [i.word for i in sentence.items if i.start < frame.words[0]][-_CLOSE_BY:]
    if frame.pattern == "itineraries:stop" and before[-1:] == ["after"]:
        return True  # "after three days in Vietnam"
    return bool(_LEAVING & set(before)) or frame.pattern.endswith(":return")


def _anothers(text: str, sentence: Sentence, frame: Frame) -> bool:
    """As in "her visit will overlap with the ten-day trip of Wang": the length is that of another journey."""
    match = _LONG_TRIP.search(text, sentence.span.start, sentence.span.end)
    told = text[slice(*frame.words)].lower() in _TRIPS
    return match is not None and told and match.start(3) != frame.words[0]


def length(text: str, start: int, end: int) -> int:
    """The days that a stretch of text gives a stay ("three-day", "for two weeks"); 0 for none."""
    match = _FOR.search(text, start, end) or _LASTING.search(text, start, end) or _LENGTH.search(text, start, end)
    if match is None:
        return 1 if _HOURS.search(text, start, end) else 0
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


def _arrives(total: Frame, frames: Sequence[Frame], sentences: Sequence[Sentence]) -> bool:
    """The dated trigger is one of arriving, leaving or beginning: the day is the first and the last is not told."""
    dated = next(
        (f for f in frames if f.time is not None and total.time is not None and f.time.start == total.time.start), None
    )
    if dated is None or total.status is Status.CANCELLED:
        return False
    before = [i.word for i in sentences[dated.sentence].items if i.start < dated.words[0]][-_CLOSE_BY:]
    return dated.pattern.partition(":")[2].partition(" ")[0] in _ARRIVALS or bool(_BEGINNING & set(before))


_BEGINNING = frozenset({"begin", "begins", "began", "start", "starts", "started", "kicks", "kicked"})


def _departs(total: Frame, frames: Sequence[Frame], sentences: Sequence[Sentence]) -> bool:
    """As in "Biden left Japan on Tuesday": the day is the last, and the first is not told."""
    dated = next((f for f in frames if f.time and total.time and f.time.start == total.time.start), None)
    if dated is None or not dated.pattern.endswith(":leave") or total.status is not Status.HELD:
        return False
    behind = [i for i in sentences[dated.sentence].items if i.start >= dated.words[1]]
    left = behind[0].actor if behind else None
    return left is not None and left.party == total.host and all(i.word != "for" for i in behind[:_CLOSE_BY])
