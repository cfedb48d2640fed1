"""The sources of a page, numbered in the order in which it first rests on them.

Invariant: the words that a statement rests on stand under its number, with a little of what is around them.
"""

from collections.abc import Iterable

from dragoman.model import Quote, Support
from dragoman.publishing.brief.page import Source
from dragoman.publishing.export import Readings
from dragoman.publishing.links import web_address
from dragoman.publishing.visible import short
from dragoman.publishing.words import day_words, moment_words

_MOST_QUOTE = 160
_MOST_TITLE = 70
_CONTEXT = 45


class Numbers:
    """Gives each run of words that a page cites its number; what lies in words already shown has theirs."""

    def __init__(self, readings: Readings) -> None:
        """readings: those that the quotes stand in."""
        self._readings = readings
        self._found: list[Source] = []
        self._shown: dict[str, list[tuple[int, int, int]]] = {}  # report -> start, end, number

    def of(self, supports: Iterable[Support | None], most: int = 2) -> tuple[int, ...]:
        """The numbers of what is said so, one for each voice, the first ones of them."""
        voices: dict[str, Support] = {}
        for one in supports:
            if one is not None:
                voices.setdefault(one.dispatch or one.report, one)
        return tuple(dict.fromkeys(self._number(one) for one in list(voices.values())[:most]))

    @property
    def sources(self) -> tuple[Source, ...]:
        """What was numbered, in order."""
        return tuple(self._found)

    @property
    def reports(self) -> frozenset[str]:
        """The reports that were numbered."""
        return frozenset(self._shown)

    def _number(self, support: Support) -> int:
        quote = support.quotes[0] if support.quotes else Quote(start=0, end=0, quote="")
        shown = self._shown.setdefault(support.report, [])
        for start, end, number in shown:
            if start <= quote.start and quote.end <= end:
                return number
        start, end = self._run(support, quote)
        number = len(self._found) + 1
        shown.append((start, end, number))
        self._found.append(self._source(support, quote, (start, end), number))
        return number

    def _run(self, support: Support, quote: Quote) -> tuple[int, int]:
        """Where the words to be shown begin and end: those of the quote, and of its block what is near, to a space."""
        reading = self._readings.get(support.report)
        if reading is None or not quote.quote or len(quote.quote) >= _CONTEXT:
            return quote.start, quote.end
        text = reading.text.text
        start = max(text.rfind("\n", 0, quote.start) + 1, quote.start - _CONTEXT)
        cut = text.find("\n", quote.end)
        end = min(len(text) if cut < 0 else cut, quote.end + _CONTEXT)
        if start > 0 and text[start - 1] not in "\n ":
            space = text.find(" ", start, quote.start)
            start = space + 1 if space >= 0 else quote.start
        if end < len(text) and text[end] not in "\n ":
            space = text.rfind(" ", quote.end, end)
            end = space if space >= 0 else quote.end
        return start, end

    def _source(self, support: Support, quote: Quote, run: tuple[int, int], number: int) -> Source:
        reading = self._readings.get(support.report)
        if reading is None:
            return _logged(support, quote, number)
        return Source(
            number=number,
            key=support.report,
            outlet=short(reading.outlet or reading.report.outlet or reading.agency, 60),
            day=moment_words(support.known_on, support.known_at),
            title=short(reading.title or reading.report.title, _MOST_TITLE),
            quote=short(reading.text.text[run[0] : run[1]], _MOST_QUOTE) if quote.quote else "",
            report=short(support.report_name, 80),
            address=web_address(reading.url or reading.report.url),
        )


def _logged(support: Support, quote: Quote, number: int) -> Source:
    """What is no report: an official log, which goes by its address or its name."""
    address = web_address(support.report_name)
    return Source(
        number=number,
        key="",
        outlet="official log",
        day=day_words(support.known_on) if support.known_on else "",
        title="",
        quote=short(quote.quote, _MOST_QUOTE),
        report="" if address else short(support.report_name, 120),
        address=address,
    )
