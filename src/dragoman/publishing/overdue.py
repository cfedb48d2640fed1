"""Overdue plans for people: what was said of each, how it slipped, and what was read for its parties since."""

import textwrap
from collections.abc import Iterator
from datetime import date

from dragoman.model import Engagement, Record
from dragoman.publishing.coverage import coverage_words
from dragoman.publishing.export import Readings
from dragoman.publishing.quotes import quotes, wrapped
from dragoman.publishing.words import count_words, day_words, engagement_words, people_words, status_words, when_words

_LONG = 60  # days after which a plan has been overdue for long


def overdue_page(record: Record, whole: Record, readings: Readings, *, width: int) -> str:
    """The entries whose date passed with no report seen, the latest first."""
    head = f"Date passed, no report seen, as of {day_words(record.as_of)}; {coverage_words(record, whole)}."
    lines = textwrap.wrap(head, width, subsequent_indent="  ")
    for entry in sorted(record.engagements, key=last_day, reverse=True):
        lines += ["", *_entry(entry, record, readings, width)]
    if not record.engagements:
        lines += ["", "None in what was read."]
    return "\n".join(lines) + "\n"


def _entry(entry: Engagement, record: Record, readings: Readings, width: int) -> Iterator[str]:
    when = when_words(entry.when.value if entry.when else None)
    head = f"{when}, {ago_words(entry, record.as_of)}: {engagement_words(entry)}  [{entry.id}]"
    yield from textwrap.wrap(head, width, subsequent_indent="    ")
    people = people_words((*entry.participants, *entry.implied))
    read = entry.status_why.removeprefix(status_words(entry.status)).removeprefix(": ")
    notes = [people, *slips(entry), read]
    for note in filter(None, notes):
        yield from textwrap.wrap(note, width, initial_indent="  ", subsequent_indent="    ")
    last = entry.history[-1] if entry.history else None
    if last is not None:
        yield f"  last told of on {day_words(last.known_on)}, as {last.status.value}"
        yield from wrapped(list(quotes((last.support,), readings))[:1], width)


def slips(entry: Engagement) -> Iterator[str]:
    """How its date moved: "first said for ..., then ..."."""
    said: list[str] = []
    for step in entry.history:
        if step.when is not None and (not said or step.note.startswith("moved") or step.by):
            words = when_words(step.when)
            if words not in said:
                said.append(words)
    if len(said) > 1:
        yield f"first said for {', then '.join(said)}"


def ago_words(entry: Engagement, as_of: date) -> str:
    """How long ago its date passed: "12 days ago", "5 months ago"."""
    days = as_of.toordinal() - last_day(entry)
    return f"{count_words(days, 'day')} ago" if days <= _LONG else f"{count_words(days // 30, 'month')} ago"


def last_day(entry: Engagement) -> int:
    """The last day of its date, as an ordinal; 0 where it has none."""
    when = entry.when.value if entry.when else None
    day = (when.latest or when.earliest) if when else None
    return day.toordinal() if day else 0
