"""An entry as one who is told of it reads it: a heading for a line, and a few lines with the words behind it.

Plain text without markup, for calendars, feeds and messages, whose programs show nothing else alike.
"""

import re
from collections.abc import Iterable, Iterator

from dragoman.model import Engagement, Quote, Reading, Status, Support
from dragoman.publishing.export import Readings
from dragoman.publishing.visible import short
from dragoman.publishing.words import (
    count_words,
    day_words,
    engagement_words,
    people_words,
    status_words,
    when_words,
)

_AROUND = 140  # letters on each side
_ENDS = re.compile(r"(?<=[^.\s][\w\"”'’)])[.!?][\"”'’)]?\s+|\n")
_MOST_QUOTES = 3
_MOST_RIVALS = 3
_SAID = frozenset({Status.FLOATED, Status.PLANNED, Status.UNCONFIRMED})
_MARKS = {Status.CANCELLED: "CANCELLED", Status.POSTPONED: "POSTPONED"}


def heading(entry: Engagement, *, marked: bool = False) -> str:
    """Its format, parties and place, with its status where that is less than settled.

    marked: what was called off or put off says so in its first word.
    """
    words = engagement_words(entry)
    if marked and entry.status in _MARKS:
        return f"{_MARKS[entry.status]}: {words}"
    return f"{words} ({status_words(entry.status)})" if entry.status in _SAID else words


def description(entry: Engagement, readings: Readings, *, meetings: Iterable[Engagement] = (), page: str = "") -> str:
    """When, who, about what, what others say, and the words that say so. meetings: those told with a visit.

    page: the address of the entry's page; "" for none.
    """
    return "\n".join(_lines(entry, readings, tuple(meetings), page))


def evidence_lines(support: Iterable[Support], readings: Readings, *, most: int = _MOST_QUOTES) -> Iterator[str]:
    """The outlet, the day and the words of each voice, the same words once; at most so many."""
    voices: set[str] = set()
    for said in support:
        if said.dispatch in voices or not said.quotes or len(voices) == most:
            continue
        voices.add(said.dispatch)
        reading = readings.get(said.report)
        words = sentence(reading, said.quotes[0]) if reading is not None else said.quotes[0].quote
        yield f'{short(_outlet(reading, said), 80)}, {day_words(said.known_on)}: "{short(words)}"'


def sentence(reading: Reading, quote: Quote) -> str:
    """The quote with what stands around it, up to the ends of its sentence as far as points and lines tell them."""
    text = reading.text.text
    before, after = text[max(quote.start - _AROUND, 0) : quote.start], text[quote.end : quote.end + _AROUND]
    begins = [found.end() for found in _ENDS.finditer(before)]
    ends = _ENDS.search(text, quote.end, quote.end + _AROUND)
    if begins:
        before = before[begins[-1] :]
    elif quote.start > _AROUND:
        before = f"…{before.partition(' ')[2]}"
    if ends is not None:
        after = text[quote.end : ends.end()].rstrip()
    elif quote.end + _AROUND < len(text):
        after = f"{after.rpartition(' ')[0]}…"
    return f"{before}{quote.quote}{after}"


def _lines(entry: Engagement, readings: Readings, meetings: tuple[Engagement, ...], page: str) -> Iterator[str]:
    when = when_words(entry.when.value if entry.when is not None else None)
    yield short(f"{status_words(entry.status).capitalize()}; {when}.")
    people = people_words((*entry.participants, *entry.implied))
    if people:
        yield short(f"People: {people}", 600)
    if entry.topics:
        yield short(f"Topics: {', '.join(topic.value.replace('_', ' ') for topic in entry.topics)}")
    for one in meetings:
        met = when_words(one.when.value if one.when is not None else None)
        yield short(f"On it: {engagement_words(one)}, {met}: {status_words(one.status)}")
    rivals = entry.when.rivals if entry.when is not None else ()
    for rival in rivals[:_MOST_RIVALS]:
        yield short(f"Others say: {when_words(rival.value)}")
    for denied in entry.denials[:1]:
        yield short(f"Denied, as {denied.support.report_name} says")
    for words in entry.contradictions[:_MOST_RIVALS]:
        yield short(words)
    yield from evidence_lines(_support(entry), readings)
    yield f"Told by {count_words(entry.dispatches, 'dispatch')}."
    if page:
        yield page


def _support(entry: Engagement) -> Iterator[Support]:
    """What its life rests on, the last word first, then its date."""
    yield from (step.support for step in reversed(entry.history))
    if entry.when is not None:
        yield from entry.when.support


def _outlet(reading: Reading | None, said: Support) -> str:
    return (reading.outlet or reading.report.outlet or reading.report.name) if reading is not None else said.report_name
