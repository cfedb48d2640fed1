"""Tables of what is behind the entries: the reports that tell of them, and what each of these claims."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.knowledge import Knowledge
from dragoman.model import Claim, Cleared, Engagement, Quote, Reading, ReportId, Support
from dragoman.publishing.batches import cited, entries_of, readings_of
from dragoman.publishing.lines import received
from dragoman.publishing.tables.columns import Field, Kind, Table, instant, table


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim, its place among its report's engagements, and what the record says of it.

    reading: the report's; None where the store holds none any more. support: under which the entry counts the claim.
    """

    entry: Engagement
    claim: Claim
    reading: Reading | None
    support: Support | None

    @property
    def index(self) -> int | None:
        held = self.reading.claims if self.reading else ()
        return next((place for place, one in enumerate(held) if one.key == self.claim.key), None)

    @property
    def span(self) -> tuple[int, int, str] | None:
        return _span(self.reading, self.claim.trigger)


def _reports(cleared: Cleared, _known: Knowledge) -> Iterator[tuple[Reading, tuple[str, ...]]]:
    entries: dict[ReportId, list[str]] = {}
    for entry in cleared.record.engagements:
        for report in entry.reports:
            entries.setdefault(report, []).append(entry.id)
    for reading in readings_of(cleared, cited(cleared)):
        yield reading, tuple(entries.get(reading.report.id, ()))


def _claims(cleared: Cleared, _known: Knowledge) -> Iterator[_Told]:
    for entry in entries_of(cleared):
        supports = {support.claim: support for support in _supports(entry)}
        for claim in entry.claims:
            yield _Told(entry, claim, cleared.readings.get(claim.source), supports.get(claim.key))


def _supports(entry: Engagement) -> Iterator[Support]:
    yield from entry.format.support
    for rival in entry.format.rivals:
        yield from rival.support


def _span(reading: Reading | None, quote: Quote) -> tuple[int, int, str] | None:
    return received(reading, quote) if reading else None


REPORTS: Table = table(
    "reports",
    "one report behind what is shown: its metadata, without its text",
    (
        Field("id", Kind.TEXT, "The report's id, made from its content.", lambda r: r[0].report.id),
        Field(
            "name", Kind.TEXT, "What it came in as: the id given, else its file or address.", lambda r: r[0].report.name
        ),
        Field("title", Kind.TEXT, "Its title.", lambda r: r[0].title or r[0].report.title),
        Field("outlet", Kind.TEXT, "Who published it.", lambda r: r[0].outlet or r[0].report.outlet),
        Field("agency", Kind.TEXT, "The agency that it has its words from.", lambda r: r[0].agency),
        Field("byline", Kind.TEXT, "Who wrote it, as it says.", lambda r: r[0].byline),
        Field(
            "language", Kind.TEXT, "Its language, as BCP 47 has it.", lambda r: r[0].language or r[0].report.language
        ),
        Field("url", Kind.TEXT, "Its address.", lambda r: r[0].report.url or r[0].url),
        Field("published", Kind.DAY, "The day of publication, where it is one day.", lambda r: r[0].dating.day),
        Field(
            "published_at",
            Kind.INSTANT,
            "The instant, where the report states it with its zone; in UTC.",
            lambda r: instant(r[0].dating.at),
        ),
        Field(
            "published_edtf",
            Kind.TEXT,
            "The day or the range that is known, as EDTF; empty where nothing is.",
            lambda r: r[0].dating.when.edtf if r[0].dating.when else None,
        ),
        Field(
            "published_earliest",
            Kind.DAY,
            "The first day that this allows.",
            lambda r: r[0].dating.when.earliest if r[0].dating.when else None,
        ),
        Field(
            "published_latest",
            Kind.DAY,
            "The last day that this allows.",
            lambda r: r[0].dating.when.latest if r[0].dating.when else None,
        ),
        Field(
            "published_basis",
            Kind.TEXT,
            "Who says so: given, feed, stated, archive, inferred or unknown.",
            lambda r: r[0].dating.basis.value,
        ),
        Field("engagements", Kind.TEXTS, "The ids of the entries that it tells of.", lambda r: r[1]),
        Field("claims", Kind.INTEGER, "How many engagements were read in it.", lambda r: len(r[0].claims)),
        Field("denials", Kind.INTEGER, "How many denials were read in it.", lambda r: len(r[0].denials)),
        Field("repairs", Kind.INTEGER, "How many of its names or dates were repaired.", lambda r: len(r[0].repairs)),
    ),
    _reports,
)

CLAIMS: Table = table(
    "claims",
    "what one report asserts of one engagement",
    (
        Field("key", Kind.TEXT, "The claim's key.", lambda t: t.claim.key),
        Field("engagement", Kind.TEXT, "The id of the entry that it is part of.", lambda t: t.entry.id),
        Field("report", Kind.TEXT, "The report's id.", lambda t: t.claim.source),
        Field("report_name", Kind.TEXT, "The report's name.", lambda t: t.reading.report.name if t.reading else None),
        Field(
            "index",
            Kind.INTEGER,
            'Its place, from 0, among the "engagements" that `dragoman read --json` gives for the report.',
            lambda t: t.index,
        ),
        Field(
            "dispatch",
            Kind.TEXT,
            "The dispatch that the report is a copy of: claims of one dispatch are one voice.",
            lambda t: t.support.dispatch if t.support else None,
        ),
        Field(
            "known_on",
            Kind.DAY,
            "The day on which the report appeared.",
            lambda t: t.support.known_on if t.support else None,
        ),
        Field("format", Kind.TEXT, "The format that it gives.", lambda t: t.claim.format.value.value),
        Field("parties", Kind.TEXTS, "The parties that it gives.", lambda t: t.claim.codes),
        Field(
            "participants",
            Kind.TEXTS,
            "The people that it names for it.",
            lambda t: tuple(person.name for person in t.claim.participants if person.named),
        ),
        Field(
            "implied",
            Kind.TEXTS,
            "People whom an office implies.",
            lambda t: tuple(person.name for person in t.claim.participants if not person.named),
        ),
        Field(
            "date_edtf",
            Kind.TEXT,
            "The date that it gives, as EDTF.",
            lambda t: t.claim.when.value.edtf if t.claim.when else None,
        ),
        Field(
            "date_earliest",
            Kind.DAY,
            "The first day that this allows.",
            lambda t: t.claim.when.value.earliest if t.claim.when else None,
        ),
        Field(
            "date_latest",
            Kind.DAY,
            "The last day that this allows.",
            lambda t: t.claim.when.value.latest if t.claim.when else None,
        ),
        Field("city", Kind.TEXT, "Where, by its word.", lambda t: t.claim.venue.value.city if t.claim.venue else None),
        Field(
            "country",
            Kind.TEXT,
            "The country of that place, ISO 3166-1 alpha-2.",
            lambda t: t.claim.venue.value.country if t.claim.venue else None,
        ),
        Field(
            "virtual",
            Kind.FLAG,
            "Whether it says that it is online; empty where it says no place.",
            lambda t: t.claim.venue.value.virtual if t.claim.venue else None,
        ),
        Field("status", Kind.TEXT, "The status that it gives.", lambda t: t.claim.status.value.value),
        Field(
            "topics",
            Kind.TEXTS,
            "The topics that it gives.",
            lambda t: tuple(topic.value.value for topic in t.claim.topics),
        ),
        Field(
            "attribution",
            Kind.TEXT,
            "Whom it rests on, as said.",
            lambda t: t.claim.attribution.value if t.claim.attribution else None,
        ),
        Field(
            "official",
            Kind.FLAG,
            "Whether that is an official, a government or a document.",
            lambda t: t.claim.official,
        ),
        Field(
            "by",
            Kind.TEXT,
            "Who postponed or cancelled it, as said.",
            lambda t: t.claim.by.value if t.claim.by else None,
        ),
        Field("reason", Kind.TEXT, "Why, as said.", lambda t: t.claim.reason.value if t.claim.reason else None),
        Field(
            "quote", Kind.TEXT, "The words that assert it.", lambda t: t.span[2] if t.span else t.claim.trigger.quote
        ),
        Field(
            "quote_start",
            Kind.INTEGER,
            "Where they begin in the report as received, in code points.",
            lambda t: t.span[0] if t.span else None,
        ),
        Field("quote_end", Kind.INTEGER, "Where they end.", lambda t: t.span[1] if t.span else None),
    ),
    _claims,
)
