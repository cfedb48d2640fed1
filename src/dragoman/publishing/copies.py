"""The copies of one dispatch: who printed it, and how the later ones differ from the first."""

import re
import textwrap
from collections.abc import Iterator, Sequence

from dragoman.model import Engagement, Reading, ReportId
from dragoman.publishing.export import Readings
from dragoman.publishing.words import day_words

_SENTENCE = re.compile(r"(?<=[.!?\u3002])\s+|\n+")
_MOST = 5


def copies(entry: Engagement, readings: Readings, *, width: int) -> list[str]:
    """The dispatches of the entry that more than one report prints, as text."""
    lines: list[str] = []
    for reports in _dispatches(entry):
        held = sorted(
            (readings[report] for report in reports if report in readings),
            key=lambda reading: (_day(reading), reading.report.name),
        )
        if len(held) > 1:
            lines += _copies(held, width)
    return lines or ["  every report is a dispatch of its own"]


def _dispatches(entry: Engagement) -> list[list[ReportId]]:
    found: dict[str, dict[ReportId, None]] = {}
    for said in (entry.format.support, *(rival.support for rival in entry.format.rivals)):
        for support in said:
            found.setdefault(support.dispatch, {})[support.report] = None
    return [list(reports) for reports in found.values()]


def differences(first: Reading, other: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences that a copy alone says, and those of the first that it leaves out."""
    theirs, mine = _sentences(first), _sentences(other)
    return tuple(one for one in mine if one not in theirs), tuple(one for one in theirs if one not in mine)


def _copies(held: list[Reading], width: int) -> Iterator[str]:
    first, *others = held
    yield f"  {_source(first)}"
    for other in others:
        alone, lacks = differences(first, other)
        yield f"  {_source(other)}"
        yield from _told("it alone says", alone, width)
        yield from _told("it leaves out", lacks, width)
        if not alone and not lacks:
            yield "    word for word the same"


def _told(head: str, sentences: Sequence[str], width: int) -> Iterator[str]:
    for sentence in sentences[:_MOST]:
        yield from textwrap.wrap(f"{head}: {sentence}", width, initial_indent="    ", subsequent_indent="      ")
    if len(sentences) > _MOST:
        yield f"    {head}: {len(sentences) - _MOST} sentences more"


def _source(reading: Reading) -> str:
    outlet = reading.outlet or reading.report.outlet
    agency = f", crediting {reading.agency}" if reading.agency else ""
    day = reading.dating.when.latest if reading.dating.when else None
    return f"{reading.report.name}{f' ({outlet}{agency})' if outlet or agency else ''}, {day_words(day)}"


def _sentences(reading: Reading) -> list[str]:
    parts = _SENTENCE.split(reading.text.unwrapped)
    return [" ".join(part.split()) for part in parts if part.strip()]


def _day(reading: Reading) -> str:
    when = reading.dating.when
    return when.latest.isoformat() if when and when.latest else "9999"
