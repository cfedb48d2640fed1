"""Days counted from another engagement: "one day ahead of the trilateral summit Kishida makes an official visit"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from dragoman.dates import Said, SaidKind, TimeMention
from dragoman.model import When
from dragoman.reading.merging import Event
from dragoman.reading.openings import Signed
from dragoman.reading.scene import Scene

_NUMBERS = {"a": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_NOUNS = "summit|meeting|talks|visit|trip|session|gathering|trilateral|dinner|ministerial|call|conversation"
_BARE = rf"(?:(?:phone|telephone|video|bilateral|trilateral|three-way|separate)\s+)?(?:{_NOUNS})\b"  # "after talks"
_COUNTED = Signed(
    r"\b(?P<n>a|one|the|two|three|four|five|six|ten|\d{1,2})\s+(?P<unit>day|week|month)s?\s+"
    rf"(?P<way>before|ahead\s+of|prior\s+to|after|following)\s+(?:the|their|that|his|her|its|a|an|(?=\w+\s+)(?={_BARE}))\s*"
    rf"(?P<kind>(?:[\w.’'\-]+\s+){{0,4}}?)(?P<noun>{_NOUNS})\b(?!\s+(?:{_NOUNS})\b)",
    *("before", "ahead", "prior", "after", "following"),
)
_WEEK, _YEAR = 7, 12


def on_relative_days(events: Sequence[Event], scene: Scene) -> list[Event]:
    """The events with the days that their sentences count from another event of the report."""
    told, unwrapped = list(events), scene.text.unwrapped
    for sentence in scene.sentences:
        match = _COUNTED.first(unwrapped, sentence.span.start, sentence.span.end)
        if match is None:
            clause = _BEFORE_CLAUSE.first(unwrapped, sentence.span.start, sentence.span.end)
            if clause is not None:
                _by_clause(told, clause, sentence.number)
            continue
        anchor = _anchor(told, match, sentence.number)
        owner = _owner(told, match, sentence.number, anchor)
        if anchor is not None and owner is None and _stands_before(told[anchor], match):
            told[anchor] = _at(told[anchor], _counted(told[anchor], match, back=match["way"].lower() in _BEHIND))
        if anchor is None or owner is None:
            continue
        if _has_own_day(told[owner], match, sentence.number):  # "met on Wednesday, a week after his visit to Georgia"
            if told[anchor].sum.time is None:
                told[anchor] = _at(told[anchor], _counted(told[owner], match, back=match["way"].lower() in _BEHIND))
        else:
            told[owner] = _at(told[owner], _counted(told[anchor], match, back=match["way"].lower() not in _BEHIND))
    return told


_BEHIND = ("after", "following")


_BEFORE_CLAUSE = Signed(
    r"\b(?P<n>a|one|two|three|four|five|six|ten|\d{1,2})\s+(?P<unit>day|week)s?\s+(?P<way>before|after)\s+"
    rf"(?!(?:the|their|that|his|her|its|an?)\s+(?:[\w.’'\-]+\s+){{0,4}}?(?:{_NOUNS})\b)",
    "before",
    "after",
)


def _by_clause(told: list[Event], match: re.Match[str], sentence: int) -> None:
    """As in "met on Monday, a day before Macron sees Biden": the event behind is counted from the one in front."""
    behind = min((p for p in _in_sentence(told, sentence) if p[0] >= match.end()), default=None)
    before = max((p for p in _in_sentence(told, sentence) if p[0] < match.start()), default=None)
    if behind is None or before is None or behind[1] == before[1] or behind[0] - match.end() > _CLAUSE:
        return
    main, clause = before[1], behind[1]
    back = match["way"].lower() in _BEHIND
    if not _has_own_day(told[clause], match, sentence) and _day(told[main]) is not None:
        told[clause] = _at(told[clause], _counted(told[main], match, back=back))
    elif not _has_own_day(told[main], match, sentence) and _day(told[clause]) is not None:
        told[main] = _at(told[main], _counted(told[clause], match, back=not back))


_CLAUSE = 80  # characters between "a day before" and the verb of its clause


def _in_sentence(events: Sequence[Event], sentence: int) -> list[tuple[int, int]]:
    """Where the events are told in a sentence, and which."""
    return [(f.words[0], n) for n, e in enumerate(events) for f in e.frames if f.sentence == sentence]


def _at(event: Event, time: TimeMention | None) -> Event:
    return event if time is None else replace(event, sum=replace(event.sum, time=time))


def _has_own_day(event: Event, match: re.Match[str], sentence: int) -> bool:
    """Whether the sentence dates the event by other words than the phrase."""
    return any(
        f.sentence == sentence and f.time is not None and not match.start() <= f.time.start < match.end()
        for f in event.frames
    )


def _stands_before(event: Event, match: re.Match[str]) -> bool:
    """As in "played golf on Saturday, a day after a summit": the day in front is not the summit's own."""
    time = event.sum.time
    return time is not None and match.start() - _COMMA <= time.end <= match.start() and _day(event) is not None


_COMMA = 3  # characters between a day and what is counted from it


def _anchor(events: Sequence[Event], match: re.Match[str], sentence: int) -> int | None:
    """The event that the noun speaks of: the one that it was read as, else the one with a day that was told last."""
    start, end = match.span("noun")
    of_noun = [n for n, e in enumerate(events) if any(start <= f.words[0] < end for f in e.frames)]
    dated = [n for n in of_noun if _day(events[n]) is not None]
    if dated:
        return dated[0]
    before = [
        (e.frames[0].sentence, n)
        for n, e in enumerate(events)
        if e.frames[0].sentence < sentence and _is_called(e, match) and _day(e) is not None
    ]
    return max(before)[1] if before else next(iter(of_noun), None)


def _is_called(event: Event, match: re.Match[str]) -> bool:
    """Whether an event may go by those words: "the visit", "the summit", "the trilateral summit"."""
    total, noun, kind = event.sum, match["noun"].lower(), match["kind"].lower()
    if (noun in ("visit", "trip")) != (total.act == "visit"):
        return False
    if "trilateral" in (noun, kind.strip()) and len(total.codes) != _THREE:
        return False
    return noun != "summit" or total.act == "summit" or len(total.codes) >= _THREE


_THREE = 3


def _owner(events: Sequence[Event], match: re.Match[str], sentence: int, anchor: int | None) -> int | None:
    """The event of the sentence nearest to the phrase, behind it first."""
    near = [
        (f.words[0] - match.end() if f.words[0] >= match.end() else 2 * (match.start() - f.words[0]), n)
        for n, e in enumerate(events)
        if n != anchor
        for f in e.frames
        if f.sentence == sentence and not match.start() <= f.words[0] < match.end()
    ]
    return min(near)[1] if near else None


def _day(event: Event) -> When | None:
    when = event.sum.time.when if event.sum.time is not None else None
    return when if when is not None and when.is_day else None


def _counted(anchor: Event, match: re.Match[str], *, back: bool) -> TimeMention | None:
    day = _day(anchor)
    if day is None or day.earliest is None:
        return None
    number = _NUMBERS.get(match["n"].lower()) or int(match["n"])
    if match["unit"].lower() == "month":
        months = day.earliest.year * _YEAR + day.earliest.month - 1 + (-number if back else number)
        meant_month = f"{months // _YEAR:04d}-{months % _YEAR + 1:02d}"
        return _mention(match, meant_month, day)
    days = number * (_WEEK if match["unit"].lower() == "week" else 1)
    meant = day.earliest + timedelta(days=-days if back else days)
    return _mention(match, meant.isoformat(), day)


def _mention(match: re.Match[str], edtf: str, day: When) -> TimeMention:
    words = " ".join(match[0].split())
    when = When.of(edtf, words=words, anchor=f"counted from {day.edtf}")
    return TimeMention(
        start=match.start(), end=match.end(), when=when, of=(), said=Said(kind=SaidKind.RELATIVE, unit="day", shift=0)
    )
