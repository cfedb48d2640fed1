"""Times of day without a day: "flew there on Monday and sat with him late into the evening".

The evening is that of the day told in front of it, in its sentence or in the one before; else that of publication.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.dates import SaidKind, TimeMention
from dragoman.model import When
from dragoman.reading.items import Item, Sentence
from dragoman.reading.timing import is_saying

_TODAY = ("this", "today", "tonight")
_BACK = 1  # sentences in front whose day still holds


def on_their_days(sentences: Sequence[Sentence], headings: Mapping[int, TimeMention]) -> list[Sentence]:
    """The sentences with each bare time of day on the day that was told before it. headings: by number of sentence."""
    told: list[Sentence] = []
    for sentence in sentences:
        if not any(i.time is not None and _is_bare(i.time) for i in sentence.items):
            told.append(sentence)
            continue
        near = [s for s in told[-_BACK:] if s.span.role is sentence.span.role]
        day = headings.get(sentence.number) or next((d for s in near if (d := _first_day(s)) is not None), None)
        items: list[Item] = []
        for index, item in enumerate(sentence.items):
            time = item.time
            if time is not None and _is_bare(time):
                time = _on(time, _last_day(sentence, index) or day)
            items.append(item._replace(time=time))
        told.append(replace(sentence, items=tuple(items)))
    return told


def _is_bare(time: TimeMention) -> bool:
    """A time of day whose words name no day."""
    said, when = time.said, time.when
    if said.kind is not SaidKind.TIME or when is None or not when.is_day:
        return False
    named = (said.year, said.month, said.day, said.weekday, said.shift)
    return all(part is None for part in named) and not when.words.lower().startswith(_TODAY)


def _last_day(sentence: Sentence, end: int) -> TimeMention | None:
    """The last day that a sentence tells in front of an item."""
    return next((t for i in range(end - 1, -1, -1) if (t := _day_at(sentence, i)) is not None), None)


def _first_day(sentence: Sentence) -> TimeMention | None:
    """The day that a sentence is about: the first that it tells."""
    return next((t for i in range(len(sentence.items)) if (t := _day_at(sentence, i)) is not None), None)


def _day_at(sentence: Sentence, index: int) -> TimeMention | None:
    """A day of what happens, not of what is said."""
    time = sentence.items[index].time
    if time is None or time.when is None or not time.when.is_day or _is_bare(time):
        return None
    return None if is_saying(sentence.words(), index, []) else time


def _on(time: TimeMention, day: TimeMention | None) -> TimeMention:
    if day is None or day.when is None or time.when is None:
        return time
    return replace(time, when=When.of(day.when.edtf, words=time.when.words, anchor=f"of '{day.when.words}'"))
