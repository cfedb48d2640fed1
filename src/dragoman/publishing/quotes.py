"""The words behind a value: the report, where they stand in it as received, and a little of what is around them."""

import textwrap
from collections.abc import Iterable, Iterator

from dragoman.model import Claim, Quote, Reading, ReportId, Support
from dragoman.publishing.export import Readings
from dragoman.publishing.lines import received

INDENT = "    "
_CONTEXT = 48


def wrapped(lines: Iterable[str], width: int) -> Iterator[str]:
    """Lines cut to a width, each run over with a little more indent than its own."""
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()))
        yield from textwrap.wrap(line, width, initial_indent="", subsequent_indent=f"{indent}    ") or [""]


def quotes(support: Iterable[Support], readings: Readings) -> Iterator[str]:
    """A line for each quote of the support; the words alone where the reading is not at hand."""
    for one in support:
        reading = readings.get(one.report)
        for quote in one.quotes:
            if reading is None:
                yield f'{INDENT}{one.report_name}: "{quote.quote}"'
            else:
                yield quote_line(reading, quote)


def cited(readings: Readings, cited: Iterable[tuple[Claim, tuple[Quote, ...]]]) -> Iterator[str]:
    """A line for each quote of the claims, the same one once."""
    seen: set[tuple[ReportId, Quote]] = set()
    for claim, quotes in cited:
        reading = readings.get(claim.source)
        for quote in quotes:
            if reading is not None and (claim.source, quote) not in seen:
                seen.add((claim.source, quote))
                yield quote_line(reading, quote)


def quote_line(reading: Reading, quote: Quote) -> str:
    """The report, where the words stand in it as received, and the words with a little of what is around them."""
    start, end, _ = received(reading, quote)
    text = reading.text.text
    before, after = text[max(quote.start - _CONTEXT, 0) : quote.start], text[quote.end : quote.end + _CONTEXT]
    if quote.start > _CONTEXT:
        before = "..." + before.partition(" ")[2]
    if quote.end + _CONTEXT < len(text):
        after = after.rpartition(" ")[0] + "..."
    words = " ".join(f"{before}[{quote.quote}]{after}".split())
    return f"{INDENT}{reading.report.name} {start}-{end}: {words}"
