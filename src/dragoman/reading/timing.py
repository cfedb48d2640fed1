"""Which time belongs to which trigger. A time beside a word of saying dates the saying, not the meeting."""

import re
from dataclasses import replace
from datetime import date, timedelta

from dragoman.dates import SaidKind, TimeMention
from dragoman.model import Status, When
from dragoman.reading.background import begun, is_since
from dragoman.reading.grammar import BE, CANCEL, OWNS, POSTPONE, RELATIVES, SAY, SCHEDULE, SUBORDINATORS, TAKE_PLACE
from dragoman.reading.grammar import words as words_of
from dragoman.reading.items import Sentence
from dragoman.reading.sidelines import is_beside, whose_day
from dragoman.reading.speaking import is_spoken_at
from dragoman.reading.triggers import Trigger

_NEAR = 3
_WEEK = 7
_MOVING = CANCEL | POSTPONE
_PARTING = words_of("governing") | {",", "and", "for", "but"}


def times_of(
    sentence: Sentence, clauses: list[int], triggers: list[Trigger], *, near: bool = False
) -> dict[int, list[TimeMention]]:
    """Trigger number -> its times, nearest first. Each time goes to one trigger; near: none from another clause."""
    words = sentence.words()
    owners: dict[int, list[tuple[float, TimeMention]]] = {}
    for index, item in enumerate(sentence.items):
        time = item.time
        if time is None or time.when is None or is_saying(words, index, triggers):
            continue
        if is_spoken_at(sentence, index) or is_contrasted(words, index) or _is_former(sentence, words, index):
            continue
        whose = _of_when(words, clauses, index, triggers)
        if whose is not None:
            owners.setdefault(whose, []).append((_TOO_FAR, begun(time)))
        bounded = _ended_by(words, clauses, index, triggers)
        if bounded is not None:
            owners.setdefault(bounded, []).append((_TOO_FAR, _until(time)))
        if is_since(time):
            staying = _who_stays(clauses, index, triggers)
            if staying is not None:
                owners.setdefault(staying, []).append((0.0, _from_then_on(time)))
            continue
        if _is_things(words, index, time, triggers):
            continue
        if _is_anothers(words, index, triggers) and not _opens_with_it(words, triggers):
            continue
        ranked = sorted((_distance(words, clauses, index, trigger), number) for number, trigger in enumerate(triggers))
        if not ranked or ranked[0][0] >= (_NEXT_CLAUSE if near else _TOO_FAR):
            continue
        distance, nearest = ranked[0]
        beside = whose_day(words, index, clauses, triggers, nearest)
        if beside is not None:
            owners.setdefault(beside, []).append((distance, time))
        apart = beside is not None and time.when.is_day and is_beside(words, triggers[nearest].first)
        if not apart:  # a span is the gathering's, and the meeting is within it
            owners.setdefault(nearest, []).append((distance, time))
    ranked_times = {number: [t for _, t in sorted(found, key=lambda f: f[0])] for number, found in owners.items()}
    opening = _opening(sentence, words, triggers)
    for number in range(len(triggers)):
        if opening is not None and number not in ranked_times:
            ranked_times[number] = [_last_in_front(sentence, words, triggers, number) or opening]
    return ranked_times


def _last_in_front(sentence: Sentence, words: list[str], triggers: list[Trigger], number: int) -> TimeMention | None:
    """As in "On Thursday she meets A, and on Friday B before flying to C": the day that was told last."""
    for index in range(triggers[number].first - 1, 0, -1):
        time = sentence.items[index].time
        if time is not None and time.when is not None and time.when.is_day and not is_saying(words, index, triggers):
            return None if is_contrasted(words, index) or _is_former(sentence, words, index) else time
    return None


def _of_when(words: list[str], clauses: list[int], index: int, triggers: list[Trigger]) -> int | None:
    """As in "since June 2018, when he went to Qingdao": the time in front is also the verb's behind "when"."""
    when = index + 2 if words[index + 1 : index + 2] == [","] else index + 1
    if words[when : when + 1] != ["when"]:
        return None
    behind = (n for n, t in enumerate(triggers) if t.first > when and clauses[t.first] == clauses[when])
    return next((n for n in behind if triggers[n].pattern.words != ("be",)), None)  # not "when he was in office"


def _ended_by(words: list[str], clauses: list[int], index: int, triggers: list[Trigger]) -> int | None:
    """As in "visited France before he arrived in Washington on Thursday": whatever stands in front of "before"."""
    first = next(i for i in range(index + 1) if clauses[i] == clauses[index])
    if words[first] != "before":
        return None
    return next((n for n in range(len(triggers) - 1, -1, -1) if triggers[n].first < first), None)


def _who_stays(clauses: list[int], index: int, triggers: list[Trigger]) -> int | None:
    """As in "Since Thursday Akazawa has been in Washington": the visit that goes on since then."""
    stays = (n for n, t in enumerate(triggers) if t.act == "visit" and t.pattern.words in _STAYS)
    return next((n for n in stays if clauses[triggers[n].first] == clauses[index]), None)


_STAYS = frozenset({("be",), ("stay",)})


def _from_then_on(time: TimeMention) -> TimeMention:
    when = time.when
    first = when.earliest if when is not None else None
    if when is None or first is None:
        return time
    return replace(time, when=When.span(first, None, words=when.words.partition(" ")[2]))  # "Thursday", no more "since"


def _until(time: TimeMention) -> TimeMention:
    when = time.when
    last = when.latest if when is not None else None
    return time if when is None or last is None else replace(time, when=When.span(None, last, anchor=when.anchor))


def _opening(sentence: Sentence, words: list[str], triggers: list[Trigger]) -> TimeMention | None:
    """The time that opens a sentence holds for all of it: "On January 14 Kono met Esper, while Motegi met Pompeo"."""
    time = sentence.items[0].time if sentence.items else None
    if time is None or time.when is None or not time.when.is_day or is_saying(words, 0, triggers):
        return None
    return None if words[1:2] in (["'s"], ["’s"]) else time  # "Saturday's Yomiuri wrote"


def is_contrasted(words: list[str], index: int) -> bool:
    """As in "on April 16, not April 9", "in Almaty instead of Moscow": what stands here is what is not."""
    before = words[max(0, index - 2) : index]
    return before[-1:] == ["not"] or before in (["instead", "of"], ["rather", "than"])


def _is_former(sentence: Sentence, words: list[str], index: int) -> bool:
    """As in "originally set for May 20, will now be held on June 3": the day of before, where another one is told."""
    near = words[max(0, index - _FORMERLY) : index]
    if not _FORMER & set(near) or not (SCHEDULE | _MEANT) & set(near) or _MOVING & set(words) or "off" in words:
        return False
    return any(i.time is not None and i.time.when is not None for i in sentence.items[index + 1 :])


_FORMER = frozenset({"originally", "initially", "previously", "formerly", "first"})
_MEANT = frozenset({"planned", "meant", "intended", "foreseen", "expected"})
_FORMERLY = 5  # items in front of a day in which "originally" stands


_TOO_FAR = 200.0
_NEXT_CLAUSE = 30.0
_OF_EVENTS = words_of("of_events")


def _opens_with_it(words: list[str], triggers: list[Trigger]) -> bool:
    """As in "In the first talks since ..., Austin assured Kishi on Sunday": the main verb's time is the meeting's."""
    return words[0] in ("in", "during", "at") and any(not t.is_verb and t.first <= _FRONT for t in triggers)


_FRONT = 7


def _is_anothers(words: list[str], index: int, triggers: list[Trigger]) -> bool:
    """As in "adopted last month", "released in December": the time of a verb that is no trigger."""
    if _is_past(words, index + 1) and not any(t.last == index or t.first == index + 1 for t in triggers):
        return True  # "today finalised the visit", "on Saturday urged"
    for back in range(index - 1, max(-1, index - 5), -1):
        if words[back] in (",", ";", "and", "that") or any(t.first <= back < t.last for t in triggers):
            return False
        if words[back].endswith("ed") and words[back] not in _OF_EVENTS and words[back] not in BE:
            return True
    return False


def _is_past(words: list[str], index: int) -> bool:
    return index < len(words) and words[index].endswith("ed") and words[index] not in _OF_EVENTS


def _is_things(words: list[str], index: int, time: TimeMention, triggers: list[Trigger]) -> bool:
    """As in "the 2015 accord": the year of a thing that is no trigger."""
    if time.said.kind is not SaidKind.YEAR or time.when is None or not time.when.words[:1].isdigit():
        return False
    behind = words[index + 1 : index + 2]
    return (
        bool(behind)
        and behind[0].isalpha()
        and index > 0
        and words[index - 1] in _ARTICLES
        and not any(index < t.first <= index + _NEAR for t in triggers)
    )


_ARTICLES = frozenset({"the", "a", "an", "their", "its", "his", "her"}) | OWNS


def _distance(words: list[str], clauses: list[int], index: int, trigger: Trigger) -> float:
    gap = trigger.first - index if index < trigger.first else index - trigger.last + 1
    distance = float(gap)
    if index < trigger.first:
        between = words[index + 1 : trigger.first]
        bound = not trigger.is_verb and gap <= _NEAR and not any(w in _PARTING for w in between)
        distance = 0.5 if bound else gap + 4.0
        if "," in words[index + 1 : trigger.first] and clauses[index] == clauses[trigger.first]:
            distance = gap + 2.0  # "On Monday, X will meet Y"
        elif index == 0 and gap <= _NEAR and clauses[index] == clauses[trigger.first]:
            distance = min(distance, 1.5)  # "Tomorrow he meets Y"
    if clauses[index] != clauses[trigger.first] and not _is_cleft(words, index, trigger):
        distance += _NEXT_CLAUSE * abs(clauses[index] - clauses[trigger.first])
        opener = next((words[i] for i in range(len(words)) if clauses[i] == clauses[index]), "")
        if (opener in SUBORDINATORS or opener in RELATIVES) and not _dates_its_noun(words, clauses, index, trigger):
            distance += _TOO_FAR
    return distance


def _dates_its_noun(words: list[str], clauses: list[int], index: int, trigger: Trigger) -> bool:
    """As in "the visit, which was to take place on Monday, was dropped"."""
    first = next(i for i in range(index + 1) if clauses[i] == clauses[index])
    if words[first] != "which" or trigger.is_verb or not trigger.last <= first <= trigger.last + _LONG_NAME:
        return False
    return bool((TAKE_PLACE | SCHEDULE | {"paid", "made"}) & set(words[first:index]))


_LONG_NAME = 12  # items that may stand between a noun and its "which": "of Defence Secretary ... to Israel"


def _is_cleft(words: list[str], index: int, trigger: Trigger) -> bool:
    """As in "It was on April 11 that Kerry met Kishida"."""
    return words[0] == "it" and words[1] in BE and "that" in words[index + 1 : trigger.first]


def is_saying(words: list[str], index: int, triggers: list[Trigger]) -> bool:
    """Whether the time at an index tells when something was said ("told reporters on Friday")."""
    starts = {i for t in triggers for i in range(t.first, t.last)}
    for back in range(index - 1, max(-1, index - 5), -1):
        if back in starts or words[back] in (",", ";", "that"):
            break
        if words[back] in SAY:
            return True
    if _settled_by(words, index, starts):
        return True
    for ahead in range(index + 1, min(len(words), index + 3)):
        if ahead in starts:
            break
        if ahead == index + 1 and (words[ahead] in _MOVING or words[ahead : ahead + 2] == ["called", "off"]):
            return True
        if words[ahead] in SAY:
            return not any(t.last <= index and index - t.last < _NEAR for t in triggers)
        if words[ahead] in (",", "and"):
            return False
    return False


def _settled_by(words: list[str], index: int, starts: set[int]) -> bool:
    """As in "was agreed by Tokyo and Washington on Saturday": the day on which it was settled."""
    for back in range(index - 1, max(0, index - _SETTLERS), -1):
        if back in starts or words[back] in (",", ";", "that"):
            return False
        if words[back] == "by":
            return words[back - 1] in SAY | {"agreed", "decided", "approved"} and bool(BE & set(words[:back]))
    return False


_SETTLERS = 8  # items between "agreed by" and its day
_AHEAD = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED})


def told_time(time: TimeMention | None, status: Status, published: date | None) -> TimeMention | None:
    """The time in the verb's tense; none where it lies ahead of what is told as past ("by 2025" dates a purpose)."""
    told = _from_now(in_tense(time, status, published), status, published)
    if told is None or told.when is None or published is None or status is not Status.HELD:
        return told
    ahead = told.when.earliest is not None and told.when.earliest > published
    open_ended = told.when.latest is not None and told.when.latest > published and told.when.earliest == published
    return None if ahead or open_ended else told


def _from_now(time: TimeMention | None, status: Status, published: date | None) -> TimeMention | None:
    """What is told as ahead, or as given up, before a day lies between publication and that day."""
    when = time.when if time is not None else None
    if time is None or when is None or when.earliest is not None or when.latest is None or published is None:
        return time
    if status in (Status.HELD, Status.ONGOING) or when.latest < published:
        return time
    ahead = When.span(published, when.latest)
    return replace(time, when=ahead.said(words=when.words, anchor=when.anchor))


def in_tense(time: TimeMention | None, status: Status, published: date | None) -> TimeMention | None:
    """A bare weekday or a yearless month on the wrong side of publication for the verb: the one on the other side."""
    if time is None or time.when is None or published is None or time.said.year is not None:
        return time
    when = time.when
    if when.earliest is None or when.latest is None:
        return time
    ahead, behind = when.earliest > published, when.latest < published
    if status in _MOVED and behind and _is_weekday(time) and (published - when.latest).days > _WEEK // 2:
        moved = When.span(when.earliest + timedelta(days=_WEEK), when.latest + timedelta(days=_WEEK))
        return replace(time, when=moved.said(words=when.words, anchor=when.anchor))  # what is put off lies near
    if not ((status in _AHEAD and behind) or (status is Status.HELD and ahead)):
        return time
    step = 1 if status in _AHEAD else -1
    if _is_weekday(time) and (when.days or _WEEK + 1) <= _WEEK:  # "Sunday", "Sunday and Monday"
        moved = When.span(when.earliest + timedelta(days=7 * step), when.latest + timedelta(days=7 * step))
    elif status is Status.FLOATED:
        return time  # "he had thought of going in July": an idea may be an old one
    elif time.said.month is not None and time.said.kind in (SaidKind.DATE, SaidKind.MONTH, SaidKind.PART):
        moved = _in_year(when, step)
    else:
        return time
    return replace(time, when=moved.said(words=when.words, anchor=when.anchor))


_MOVED = frozenset({Status.POSTPONED, Status.CANCELLED})


def _is_weekday(time: TimeMention) -> bool:
    """A weekday alone, which may be that before or behind publication."""
    return time.said.weekday is not None and time.said.day is None and time.said.month is None


def _in_year(when: When, step: int) -> When:
    """The same days a year on or back."""
    year = str(int(when.edtf[:4]) + step)
    return When.of(re.sub(rf"\b{when.edtf[:4]}(?=-)", year, when.edtf))
