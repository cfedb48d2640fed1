"""Positions for people: who said what on which topic, over time."""

import textwrap
from collections.abc import Iterable, Iterator

from dragoman.model import PositionEntry, Record
from dragoman.publishing.coverage import coverage_words
from dragoman.publishing.export import Readings
from dragoman.publishing.lines import Json
from dragoman.publishing.quotes import quotes
from dragoman.publishing.words import day_words, moment_words


def positions_page(found: Iterable[PositionEntry], record: Record, readings: Readings, *, width: int) -> str:
    """The positions by speaker and topic. record: as of when, and what was read."""
    head = f"Positions as of {day_words(record.as_of)}; {coverage_words(record, record)}."
    lines = textwrap.wrap(head, width, subsequent_indent="  ")
    found = list(found)
    speaker = None
    for entry in found:
        if entry.speaker != speaker:
            speaker = entry.speaker
            lines += ["", speaker]
        lines += _topic(entry, readings, width)
    if not found:
        lines += ["", "None in what was read."]
    return "\n".join(lines) + "\n"


def position_json(entry: PositionEntry) -> Json:
    """What somebody said on a topic, in the shape of schemas/position.json."""
    return {
        "speaker": entry.speaker,
        "topic": entry.topic.value,
        "said": [
            {
                "gist": gist,
                "known_on": support.known_on.isoformat() if support.known_on else None,
                "report": support.report_name,
                "quote": support.quotes[0].quote if support.quotes else None,
            }
            for gist, support in entry.said
        ],
    }


def _topic(entry: PositionEntry, readings: Readings, width: int) -> Iterator[str]:
    yield f"  on {entry.topic.value}"
    for gist, support in entry.said:
        words = f"{moment_words(support.known_on, support.known_at)}: {gist}"
        yield from textwrap.wrap(words, width, initial_indent="    ", subsequent_indent="        ")
        yield from (f"    {quote.partition(': ')[0]}" for quote in list(quotes((support,), readings))[:1])
