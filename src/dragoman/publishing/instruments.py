"""Instruments for people: how each stands, what runs out when, and its life with the words for every step."""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.model import InstrumentEntry, InstrumentEvent, InstrumentStep, Record, Support, When
from dragoman.publishing.coverage import coverage_words
from dragoman.publishing.export import Readings
from dragoman.publishing.lines import Json
from dragoman.publishing.quotes import quotes, wrapped
from dragoman.publishing.words import count_words, day_words, moment_words, when_words


def instruments_page(found: Iterable[InstrumentEntry], record: Record, readings: Readings, *, width: int) -> str:
    """The instruments, each with its life. record: as of when, and what was read."""
    head = f"Instruments as of {day_words(record.as_of)}; {coverage_words(record, record)}."
    lines = textwrap.wrap(head, width, subsequent_indent="  ")
    found = list(found)
    for entry in found:
        lines += ["", *_entry(entry, record.as_of, readings, width)]
    if not found:
        lines += ["", "None in what was read."]
    return "\n".join(lines) + "\n"


def instrument_json(entry: InstrumentEntry, as_of: date) -> Json:
    """An instrument in the shape of schemas/instrument.json."""
    return {
        "name": entry.name,
        "stands": standing_words(entry, as_of) or None,
        "expires": entry.expires.edtf if entry.expires else None,
        "days_left": _days_left(entry.expires, as_of),
        "renewed": entry.renewed,
        "negotiating": entry.negotiating,
        "events": [
            {
                "event": event.value,
                "date": when.edtf if when else None,
                "status": "done" if done else "planned",
                "known_on": support.known_on.isoformat() if support.known_on else None,
                "report": support.report_name,
                "quote": support.quotes[0].quote if support.quotes else None,
            }
            for event, when, done, support in entry.events
        ],
    }


def standing_words(entry: InstrumentEntry, as_of: date) -> str:
    """What runs out when, what became of that, and whether it is under negotiation."""
    words = []
    left = _days_left(entry.expires, as_of)
    if entry.expires is not None:
        when = when_words(entry.expires)
        if entry.renewed:
            words.append(f"renewed; was to expire {when}")
        elif left is None:
            words.append(f"expires {when}")
        elif left < 0:
            words.append(f"was to expire {when}; date passed, no report seen that it was renewed")
        else:
            words.append(f"expires {when}, at the latest in {count_words(left, 'day')}")
    if entry.negotiating:
        words.append("under negotiation when last told of")
    return "; ".join(words)


def step_words(step: InstrumentStep) -> str:
    """What a report tells of an instrument: "signed 7 Jan 2022", "extended to 31 Mar 2022"."""
    event, when, _, _ = step
    words = event.value.replace("_", " ")
    if when is None:
        return words
    is_to = event is InstrumentEvent.EXTENDED and InstrumentEntry.ends_on(step) is not None
    return f"{words} to {when_words(when)}" if is_to else f"{words} {when_words(when)}"


def _days_left(when: When | None, as_of: date) -> int | None:
    return (when.latest - as_of).days if when is not None and when.latest is not None else None


def _entry(entry: InstrumentEntry, as_of: date, readings: Readings, width: int) -> Iterator[str]:
    yield from textwrap.wrap(entry.name, width, subsequent_indent="    ")
    stands = standing_words(entry, as_of)
    if stands:
        yield from textwrap.wrap(stands, width, initial_indent="  ", subsequent_indent="    ")
    for step in entry.events:
        _, _, done, support = step
        words = step_words(step) + ("" if done else ", ahead")
        yield f"  {words} (told {moment_words(support.known_on, support.known_at)})"
        yield from wrapped(_first(support, readings), width)


def _first(support: Support, readings: Readings) -> list[str]:
    return list(quotes((support,), readings))[:1]
