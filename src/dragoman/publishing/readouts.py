"""The sides' readouts of one meeting, side by side: what both name, and what only one does."""

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import Claim, Engagement, ReportId
from dragoman.publishing.export import Readings
from dragoman.publishing.words import venue_words, when_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What the sides' readouts name in one field: what all of them do, and what only one does."""

    field: str
    both: tuple[str, ...]
    alone: Mapping[str, tuple[str, ...]]


def readouts(entry: Engagement, readings: Readings, *, width: int) -> list[str]:
    """The readouts as text, a field after the other."""
    told = sides_of(entry)
    if not told:
        return ["  no report rests on the word of one side's officials"]
    lines = [f"  {side}: {', '.join(_names(claims, readings))}" for side, claims in told.items()]
    if len(told) == 1:
        return [*lines, "  the other side's is not among what was read"]
    for one in compared(entry, readings):
        if one.both:
            lines += _line(one.field, "both", one.both, width)
        for side, values in one.alone.items():
            lines += _line(one.field, f"only {side}", values, width)
    return lines


def compared(entry: Engagement, readings: Readings) -> Iterator[Compared]:
    """Field by field, what the readouts of two sides name; nothing where fewer than two have one."""
    told = sides_of(entry)
    if len(told) < 2:
        return
    for field, values in _fields(told, readings).items():
        every = dict.fromkeys(value for said in values.values() for value in said)
        both = tuple(value for value in every if all(value in said for said in values.values()))
        alone = {side: tuple(v for v in dict.fromkeys(said) if v not in both) for side, said in values.items()}
        yield Compared(field=field, both=both, alone={side: some for side, some in alone.items() if some})


def sides_of(entry: Engagement) -> dict[str, list[Claim]]:
    """The sides whose officials some reports rest on, each with the claims of those reports."""
    side_of = dict(entry.sides)
    sides = sorted(set(side_of.values()))
    return {side: [claim for claim in entry.claims if side_of.get(claim.key) == side] for side in sides}


def _names(claims: list[Claim], readings: Readings) -> list[str]:
    sources = dict.fromkeys(claim.source for claim in claims)
    return [readings[source].report.name if source in readings else source for source in sources]


def _fields(told: dict[str, list[Claim]], readings: Readings) -> dict[str, dict[str, list[str]]]:
    """Field -> side -> what its readouts name."""
    looks: dict[str, Callable[[Claim], list[str]]] = {
        "date": lambda one: [when_words(one.when.value)] if one.when else [],
        "place": lambda one: [venue_words(one.venue.value)] if one.venue else [],
        "people": lambda one: [who.name for who in one.participants if who.named],
        "topics": lambda one: [topic.value.value for topic in one.topics],
    }
    fields = {
        name: {side: [value for one in claims for value in look(one)] for side, claims in told.items()}
        for name, look in looks.items()
    }
    said = {side: list(_said({one.source for one in claims}, readings)) for side, claims in told.items()}
    return {**fields, "said": said}


def _said(sources: set[ReportId], readings: Readings) -> Iterator[str]:
    """Who said what in those reports."""
    for source in sorted(sources):
        reading = readings.get(source)
        for position in reading.positions if reading is not None else ():
            yield f"{position.speaker} on {position.topic.value}: {position.gist}"


def _line(field: str, who: str, values: Sequence[str], width: int) -> list[str]:
    head = f"  {field.ljust(7)} {who.ljust(8)} "
    return textwrap.wrap("; ".join(values), width, initial_indent=head, subsequent_indent=" " * len(head))
