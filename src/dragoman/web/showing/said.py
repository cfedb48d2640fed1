"""The words behind a value: whose they are, and a little of what stands around them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.model import Claim, Quote, Reading, ReportId, Support
from dragoman.publishing import Readings
from dragoman.publishing.visible import short

_AROUND = 70
_LONGEST = 80  # letters of what a report is called
_NEAR = 240  # letters within which the words behind one value are one quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quote in its report: the words, what stands before and after them, and the report's masthead.

    report: "" where it is no report of ours (an official log), or its reading is not at hand.
    """

    report: str
    name: str
    outlet: str
    title: str
    day: date | None
    start: int
    before: str = ""
    quote: str = ""
    after: str = ""


def called(readings: Readings) -> dict[str, str]:
    """What to call reports within a sentence, by their names: by their outlet, else by their title, where known."""
    words = {one.report.name: one.outlet or one.report.outlet or one.title for one in readings.values()}
    return {name: short(said, _LONGEST) for name, said in words.items() if said}


def said_by(support: Iterable[Support], readings: Readings) -> tuple[Said, ...]:
    """The words of the reports that support a value."""
    return tuple(one for item in support for one in _quoted(item.report, item.quotes, readings, item.report_name))


def said_together(support: Iterable[Support], readings: Readings) -> tuple[Said, ...]:
    """The same, the words of one report as one quote where they stand near one another; each quote once."""
    found = (
        one
        for item in support
        for one in _quoted(item.report, _together(item.quotes, readings.get(item.report)), readings, item.report_name)
    )
    return tuple(dict.fromkeys(found))


def _together(quotes: tuple[Quote, ...], reading: Reading | None) -> tuple[Quote, ...]:
    if reading is None or len(quotes) < 2:
        return quotes
    start, end = min(one.start for one in quotes), max(one.end for one in quotes)
    return (reading.text.quote(start, end),) if end - start <= _NEAR else quotes


def said_in(cited: Iterable[tuple[Claim, tuple[Quote, ...]]], readings: Readings) -> tuple[Said, ...]:
    """The words of claims, the same ones once."""
    found = (one for claim, quotes in cited for one in _quoted(claim.source, quotes, readings, claim.source))
    return tuple(dict.fromkeys(found))


def _quoted(report: ReportId, quotes: Iterable[Quote], readings: Readings, name: str) -> Iterable[Said]:
    reading = readings.get(report)
    for quote in quotes:
        if reading is None:
            yield Said(report="", name=name, outlet="", title="", day=None, start=quote.start, quote=quote.quote)
        else:
            yield in_context(reading, quote)


def in_context(reading: Reading, quote: Quote) -> Said:
    """A quote with a little of what stands around it."""
    text = reading.text.text
    before, after = text[max(quote.start - _AROUND, 0) : quote.start], text[quote.end : quote.end + _AROUND]
    if quote.start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if quote.end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return Said(
        report=reading.report.id,
        name=reading.report.name,
        outlet=reading.outlet or reading.report.outlet,
        title=reading.title,
        day=reading.dating.day,
        start=quote.start,
        before=before,
        quote=quote.quote,
        after=after,
    )
