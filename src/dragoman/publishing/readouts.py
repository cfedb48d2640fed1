"""The sides' readouts of one meeting, side by side: what both name, and what only one does."""

import textwrap
from collections.abc import Callable, Iterator

from dragoman.model import Claim, Engagement, ReportId
from dragoman.publishing.export import Readings
from dragoman.publishing.words import venue_words, when_words


def readouts(entry: Engagement, readings: Readings, *, width: int) -> list[str]:
    """The readouts as text, a field after the other."""
    told = _by_side(entry)
    if not told:
        return ["  no report rests on the word of one side's officials"]
    lines = [f"  {side}: {', '.join(_names(claims, readings))}" for side, claims in told.items()]
    if len(told) == 1:
        return [*lines, "  the other side's is not among what was read"]
    for field, values in _fields(told, readings).items():
        lines += _compared(field, values, width)
    return lines


def _by_side(entry: Engagement) -> dict[str, list[Claim]]:
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


def _compared(field: str, values: dict[str, list[str]], width: int) -> Iterator[str]:
    both = [value for value in dict.fromkeys(_all(values)) if all(value in said for said in values.values())]
    if both:
        yield from _line(field, "both", both, width)
    for side, said in values.items():
        alone = [value for value in dict.fromkeys(said) if value not in both]
        if alone:
            yield from _line(field, f"only {side}", alone, width)


def _all(values: dict[str, list[str]]) -> Iterator[str]:
    for said in values.values():
        yield from said


def _line(field: str, who: str, values: list[str], width: int) -> list[str]:
    head = f"  {field.ljust(7)} {who.ljust(8)} "
    return textwrap.wrap("; ".join(values), width, initial_indent=head, subsequent_indent=" " * len(head))
