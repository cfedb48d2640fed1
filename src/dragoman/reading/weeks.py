"""A list of the days of one week: "Monday: A hosts B", "Tuesday: C travels to D". Each is no earlier than the last.

A list whose verbs are in the past is of the week that ends with the report, any other of the one that begins with it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from dragoman.dates import TimeMention
from dragoman.model import When
from dragoman.reading.items import Sentence
from dragoman.reading.triggers import find_triggers

_WEEK = 7
_SEVERAL = 3  # days that make a list
_MARKS = (":", "-", "–", "—")


def in_week(sentences: Sequence[Sentence], published: date | None) -> list[Sentence]:
    """The sentences with the weekdays that open the lines of such a list in one week."""
    told = list(sentences)
    lines = [(n, day) for n, s in enumerate(told) if (day := _weekday(s)) is not None]
    if published is None or len(lines) < _SEVERAL or not _ascend([day for _, day in lines]):
        return told
    past = any(t.form == "ed" and t.is_verb for n, _ in lines for t in find_triggers(told[n]))
    first = lines[-1][1] if past else lines[0][1]
    away = (published.weekday() - first) % _WEEK if past else (first - published.weekday()) % _WEEK
    start = published - timedelta(days=away) if past else published + timedelta(days=away)
    for number, day in lines:
        sentence = told[number]
        time = sentence.items[0].time
        if time is not None:
            items = (
                sentence.items[0]._replace(time=_on(time, start + timedelta(days=day - first))),
                *sentence.items[1:],
            )
            told[number] = replace(sentence, items=items)
    return told


def _weekday(sentence: Sentence) -> int | None:
    """The weekday with which a line opens; None for any other sentence."""
    time = sentence.items[0].time if sentence.items else None
    if time is None or time.said.weekday is None or time.said.day is not None or time.said.shift is not None:
        return None
    marked = sentence.words()[1:2] != [] and sentence.words()[1] in _MARKS
    return time.said.weekday if marked and time.when is not None and time.when.is_day else None


def _ascend(days: list[int]) -> bool:
    return all(one <= two for one, two in pairwise(days)) and days[0] < days[-1]


def _on(time: TimeMention, day: date) -> TimeMention:
    words = time.when.words if time.when is not None else ""
    said = replace(time.said, year=day.year)  # no more to be moved by the tense of a verb
    return replace(time, when=When.of(day.isoformat(), words=words, anchor="the week of the list"), said=said)
