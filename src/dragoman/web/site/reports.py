"""The page of a report: what it is, where it stands, and the words of it that entries quote; not its text."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import Claim, Cleared, Quote, Reading, ReportId
from dragoman.publishing.batches import readings_of
from dragoman.publishing.words import day_words, when_words
from dragoman.web.showing.rows import Row, row
from dragoman.web.site.pressing import Press, SiteFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a report that stand together. starts: where each quote in them begins, which links lead to."""

    starts: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the page says of a report. url: "" for an address that is not of the web."""

    title: str
    name: str
    outlet: str
    agency: str
    published: str
    url: str
    language: str
    passages: tuple[Passage, ...]
    entries: tuple[Row, ...]


def reports(cleared: Cleared, press: Press) -> Iterator[SiteFile]:
    """The page of every report behind the record."""
    told: dict[ReportId, list[tuple[str, Claim | None]]] = {}
    for entry in cleared.record.engagements:
        for claim in entry.claims:
            told.setdefault(claim.source, []).append((entry.id, claim))
        for denied in entry.denials:
            told.setdefault(denied.support.report, []).append((entry.id, None))
    quoted = _quoted(cleared)
    for reading in readings_of(cleared, tuple(ReportId(report) for report in press.index.reports)):
        report = reading.report.id
        path = f"r/{report}.html"
        found = told.get(report, [])
        quotes = {quote for _, claim in found if claim for quote in _quotes(claim)} | quoted.get(report, set())
        entries = dict.fromkeys(entry for entry, _ in found)
        shown = _shown(reading, quotes, tuple(row(press.index.by_id[entry], press.names) for entry in entries))
        yield SiteFile(path=path, content=press.page("report.html", path, shown=shown), told_on=reading.dating.day)


def _shown(reading: Reading, quotes: set[Quote], entries: tuple[Row, ...]) -> Shown:
    report = reading.report
    url = report.url or reading.url
    return Shown(
        title=reading.title or report.title or report.name,
        name=report.name,
        outlet=reading.outlet or report.outlet,
        agency=reading.agency,
        published=day_words(reading.dating.day) if reading.dating.day else when_words(reading.dating.when),
        url=url if url.startswith(("https://", "http://")) else "",
        language=reading.language or report.language,
        passages=tuple(_passages(reading, quotes)),
        entries=entries,
    )


def _passages(reading: Reading, quotes: set[Quote]) -> Iterator[Passage]:
    """The quoted words and no others: what overlaps is one passage."""
    text = reading.text.text
    starts: list[int] = []
    end = 0
    for quote in (*sorted(quotes), None):
        if starts and (quote is None or quote.start > end):
            yield Passage(starts=tuple(dict.fromkeys(starts)), words=text[starts[0] : end])
            starts, end = [], 0
        if quote is not None:
            starts.append(quote.start)
            end = max(end, quote.end)


def _quotes(claim: Claim) -> Iterator[Quote]:
    """All words of a claim that a page may quote."""
    yield claim.trigger
    yield from claim.format.quotes
    yield from claim.status.quotes
    for one in (claim.when, claim.venue, claim.attribution, claim.by, claim.reason):
        yield from one.quotes if one else ()
    for some in (claim.parties, claim.topics):
        for cited in some:
            yield from cited.quotes
    for person in claim.participants:
        yield from person.quotes


def _quoted(cleared: Cleared) -> dict[ReportId, set[Quote]]:
    """The words behind instruments, positions, steps and denials, by report."""
    record = cleared.record
    found: dict[ReportId, set[Quote]] = {}
    supports = [
        *(support for one in record.instruments for *_, support in one.events),
        *(support for one in record.positions for _, support in one.said),
        *(step.support for entry in record.engagements for step in entry.history),
        *(denied.support for entry in record.engagements for denied in entry.denials),
    ]
    for support in supports:
        found.setdefault(support.report, set()).update(support.quotes)
    return found
