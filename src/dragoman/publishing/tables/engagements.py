"""Tables of entries: engagements, their parties, the people at them, and the steps of their lives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.knowledge import Codes, Knowledge
from dragoman.model import Cleared, Engagement, Format, Participant, Step
from dragoman.publishing.export import level
from dragoman.publishing.tables.columns import Field, Kind, Table, table


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry, the codes of parties, and the day as of which it stands."""

    one: Engagement
    codes: Mapping[str, Codes]
    as_of: date

    def listed(self, code: str) -> tuple[str, ...]:
        """The parties' codes in another list, those that it lacks left out."""
        known = (self.codes[party] for party in self.one.parties if party in self.codes)
        found = (getattr(one, code) for one in known)
        return tuple(str(value) for value in found if value not in ("", None))

    @property
    def country(self) -> str:
        return self.one.venue.value.country if self.one.venue else ""

    @property
    def people(self) -> tuple[Participant, ...]:
        return (*self.one.participants, *self.one.implied)


@dataclass(frozen=True, slots=True)
class _Seat:
    """A party of an entry. number: its place, from 1."""

    entry: Engagement
    number: int
    party: str
    codes: Codes | None


@dataclass(frozen=True, slots=True)
class _Present:
    """A person at an entry. number: the place, from 1. codes: of the person's party."""

    entry: Engagement
    number: int
    person: Participant
    codes: Codes | None


def _entries(cleared: Cleared, known: Knowledge) -> Iterator[_Entry]:
    return (_Entry(one, known.codes, cleared.record.as_of) for one in cleared.record.engagements)


def _parties(cleared: Cleared, known: Knowledge) -> Iterator[_Seat]:
    for entry in cleared.record.engagements:
        for number, party in enumerate(entry.parties, 1):
            yield _Seat(entry, number, party, known.codes.get(party))


def _people(cleared: Cleared, known: Knowledge) -> Iterator[_Present]:
    for entry in cleared.record.engagements:
        for number, person in enumerate((*entry.participants, *entry.implied), 1):
            yield _Present(entry, number, person, known.codes.get(person.party))


def _steps(cleared: Cleared, _known: Knowledge) -> Iterator[tuple[Engagement, int, Step]]:
    for entry in cleared.record.engagements:
        for number, step in enumerate(entry.history, 1):
            yield entry, number, step


def _host(entry: Engagement) -> str:
    return entry.parties[-1] if entry.format.value is Format.VISIT and len(entry.parties) > 1 else ""


def _role(seat: _Seat) -> str:
    if seat.entry.format.value is not Format.VISIT or len(seat.entry.parties) < 2:
        return "party"
    return "host" if seat.number == len(seat.entry.parties) else "visitor"


def _rank(person: Participant) -> str | None:
    found = level((person,))
    return found.removesuffix("s") if found else None


def _places(entry: Engagement) -> tuple[str, ...]:
    if not entry.venue:
        return ()
    said = (rival.value for rival in entry.venue.rivals)
    return tuple("online" if one.virtual else ", ".join(filter(None, (one.city, one.country))) for one in said)


def _names(people: tuple[Participant, ...]) -> tuple[str, ...]:
    return tuple(person.name for person in people)


def _ids(people: tuple[Participant, ...]) -> tuple[str, ...]:
    return tuple(person.person for person in people if person.person)


ENGAGEMENTS: Table = table(
    "engagements",
    "one engagement of the record",
    (
        Field("id", Kind.TEXT, "The entry's id: it stays good, and `dragoman show` takes it.", lambda e: e.one.id),
        Field(
            "format",
            Kind.TEXT,
            "2+2, summit, bilateral, call, visit, trilateral, quad, multilateral or other.",
            lambda e: e.one.format.value.value,
        ),
        Field(
            "level",
            Kind.TEXT,
            "leaders, ministers or officials: the lower of the sides, each at its highest; empty where no office is "
            "known.",
            lambda e: level(e.people),
        ),
        Field(
            "status",
            Kind.TEXT,
            "floated, planned, scheduled, postponed, ongoing, held, cancelled, or unconfirmed: its date passed and no "
            "report was seen that it was held.",
            lambda e: e.one.status.value,
        ),
        Field("status_why", Kind.TEXT, "Why it stands so, where that needs saying.", lambda e: e.one.status_why),
        Field(
            "parties",
            Kind.TEXTS,
            "Codes of the parties: ISO 3166-1 alpha-2, or an organisation's own (EU, NATO, ASEAN). Of a visit the "
            "visitors stand first and the host last; else they are sorted.",
            lambda e: e.one.parties,
        ),
        Field(
            "parties_iso3",
            Kind.TEXTS,
            "The states and territories among them in ISO 3166-1 alpha-3 (XKX for Kosovo, by common use). The table "
            "parties has every code, party by party.",
            lambda e: e.listed("iso3"),
        ),
        Field(
            "parties_cow",
            Kind.TEXTS,
            "The states among them that the Correlates of War list has, by its abbreviation.",
            lambda e: e.listed("cow"),
        ),
        Field(
            "parties_gw",
            Kind.TEXTS,
            "The states among them that Gleditsch and Ward's list has, by its number.",
            lambda e: e.listed("gw"),
        ),
        Field("host", Kind.TEXT, "Of a visit, the party that is visited.", lambda e: _host(e.one)),
        Field("participants", Kind.TEXTS, "The people whom reports name for it.", lambda e: _names(e.one.participants)),
        Field(
            "participant_ids",
            Kind.TEXTS,
            "Those of them that the facts know, by id: Wikidata's, else our own (x-...).",
            lambda e: _ids(e.one.participants),
        ),
        Field(
            "implied",
            Kind.TEXTS,
            "People whom no report names for it, but an office implies (their counterparts).",
            lambda e: _names(e.one.implied),
        ),
        Field("implied_ids", Kind.TEXTS, "Their ids, where known.", lambda e: _ids(e.one.implied)),
        Field(
            "date_edtf",
            Kind.TEXT,
            "The date at the precision in which it was said, as EDTF (ISO 8601-2): 2021-03-16, 2021-03, "
            "2021-03-11/2021-03-20~, 2021-03-15/..; empty where none is said.",
            lambda e: e.one.when.value.edtf if e.one.when else None,
        ),
        Field(
            "date_earliest",
            Kind.DAY,
            "The first day that this allows; empty for an open beginning.",
            lambda e: e.one.when.value.earliest if e.one.when else None,
        ),
        Field(
            "date_latest",
            Kind.DAY,
            "The last day that this allows; empty for an open end.",
            lambda e: e.one.when.value.latest if e.one.when else None,
        ),
        Field(
            "date_days",
            Kind.INTEGER,
            "How many days it allows; empty for an open end. 1 is a date known to the day.",
            lambda e: e.one.when.value.days if e.one.when else None,
        ),
        Field("city", Kind.TEXT, "Where.", lambda e: e.one.venue.value.city if e.one.venue else None),
        Field("country", Kind.TEXT, "The country of the place, ISO 3166-1 alpha-2.", lambda e: e.country),
        Field(
            "country_iso3",
            Kind.TEXT,
            "The same, alpha-3.",
            lambda e: e.codes[e.country].iso3 if e.country in e.codes else None,
        ),
        Field(
            "virtual",
            Kind.FLAG,
            "Whether it is said to be online; empty where no place is said.",
            lambda e: e.one.venue.value.virtual if e.one.venue else None,
        ),
        Field("topics", Kind.TEXTS, "What it is about.", lambda e: tuple(topic.value for topic in e.one.topics)),
        Field("series", Kind.TEXT, "The series of meetings that it is one of.", lambda e: e.one.series),
        Field("part_of", Kind.TEXT, "The id of the visit that this meeting is part of.", lambda e: e.one.part_of),
        Field("parts", Kind.TEXTS, "The ids of the meetings that are part of this visit.", lambda e: e.one.parts),
        Field("journey", Kind.TEXT, "What the legs of one tour share.", lambda e: e.one.journey),
        Field("first_reported", Kind.DAY, "When a report first told of it.", lambda e: e.one.first_reported),
        Field("last_reported", Kind.DAY, "When a report last told of it.", lambda e: e.one.last_reported),
        Field(
            "dispatches",
            Kind.INTEGER,
            "How many dispatches tell of it: copies and reprints of one piece of news are one.",
            lambda e: e.one.dispatches,
        ),
        Field("reports", Kind.INTEGER, "How many reports tell of it, copies counted.", lambda e: len(e.one.reports)),
        Field("report_ids", Kind.TEXTS, "Which: ids in the table reports.", lambda e: e.one.reports),
        Field("logs", Kind.TEXTS, "Official logs that say it was held; they are no reports.", lambda e: e.one.logs),
        Field(
            "rival_formats",
            Kind.TEXTS,
            "Formats that other reports give.",
            lambda e: tuple(rival.value.value for rival in e.one.format.rivals),
        ),
        Field(
            "rival_dates",
            Kind.TEXTS,
            "Dates that other reports give, as EDTF.",
            lambda e: tuple(rival.value.edtf for rival in e.one.when.rivals) if e.one.when else (),
        ),
        Field("rival_places", Kind.TEXTS, "Places that other reports give.", lambda e: _places(e.one)),
        Field(
            "denials",
            Kind.INTEGER,
            "How many reports deny that it is planned or was agreed.",
            lambda e: len(e.one.denials),
        ),
        Field("contradictions", Kind.TEXTS, "What does not fit together.", lambda e: e.one.contradictions),
        Field(
            "decisions",
            Kind.INTEGER,
            "How many decisions of analysts are in force on it.",
            lambda e: len(e.one.decisions),
        ),
        Field(
            "lost",
            Kind.INTEGER,
            "How many reports that told of it were redacted.",
            lambda e: len(e.one.lost),
        ),
        Field("as_of", Kind.DAY, "The day as of which the record stands so.", lambda e: e.as_of),
    ),
    _entries,
)

PARTIES: Table = table(
    "parties",
    "one party of one engagement",
    (
        Field("engagement", Kind.TEXT, "The engagement's id.", lambda s: s.entry.id),
        Field("number", Kind.INTEGER, "Its place among the parties, from 1.", lambda s: s.number),
        Field("party", Kind.TEXT, "Its code: ISO 3166-1 alpha-2, or an organisation's own.", lambda s: s.party),
        Field("name", Kind.TEXT, "Its name.", lambda s: s.codes.name if s.codes else None),
        Field("kind", Kind.TEXT, "state, territory or organisation.", lambda s: s.codes.kind if s.codes else None),
        Field("role", Kind.TEXT, "Of a visit, visitor or host; else party.", _role),
        Field(
            "iso2",
            Kind.TEXT,
            "ISO 3166-1 alpha-2 (XK for Kosovo, by common use); empty for organisations.",
            lambda s: s.codes.iso2 if s.codes else None,
        ),
        Field("iso3", Kind.TEXT, "ISO 3166-1 alpha-3, likewise.", lambda s: s.codes.iso3 if s.codes else None),
        Field(
            "cow",
            Kind.TEXT,
            "The abbreviation in the Correlates of War list of states.",
            lambda s: s.codes.cow if s.codes else None,
        ),
        Field(
            "cow_number",
            Kind.INTEGER,
            "The number in that list.",
            lambda s: s.codes.cow_number if s.codes else None,
        ),
        Field(
            "gw",
            Kind.INTEGER,
            "The number in Gleditsch and Ward's list of states, its microstates among them.",
            lambda s: s.codes.gw if s.codes else None,
        ),
    ),
    _parties,
)

PARTICIPANTS: Table = table(
    "participants",
    "one person at one engagement",
    (
        Field("engagement", Kind.TEXT, "The engagement's id.", lambda s: s.entry.id),
        Field("number", Kind.INTEGER, "The person's place in the list, from 1.", lambda s: s.number),
        Field(
            "person",
            Kind.TEXT,
            "The person's id: Wikidata's, else our own (x-...); empty for people whom the facts do not know.",
            lambda s: s.person.person,
        ),
        Field("name", Kind.TEXT, "The person's name.", lambda s: s.person.name),
        Field("office", Kind.TEXT, "The office held, by its canonical name.", lambda s: s.person.office),
        Field("level", Kind.TEXT, "leader, minister or official, by the office.", lambda s: _rank(s.person)),
        Field("party", Kind.TEXT, "The party that the person is of.", lambda s: s.person.party),
        Field("party_iso3", Kind.TEXT, "The same, ISO 3166-1 alpha-3.", lambda s: s.codes.iso3 if s.codes else None),
        Field(
            "party_cow",
            Kind.TEXT,
            "The same, the Correlates of War abbreviation.",
            lambda s: s.codes.cow if s.codes else None,
        ),
        Field(
            "named",
            Kind.FLAG,
            "Whether a report names the person for it; false where an office implies the person.",
            lambda s: s.person.named,
        ),
    ),
    _people,
)

HISTORY: Table = table(
    "history",
    "one step in the life of an engagement: what one report said of its status and date",
    (
        Field("engagement", Kind.TEXT, "The engagement's id.", lambda s: s[0].id),
        Field("number", Kind.INTEGER, "The step's place, from 1.", lambda s: s[1]),
        Field("known_on", Kind.DAY, "The day on which the report appeared.", lambda s: s[2].known_on),
        Field("status", Kind.TEXT, "The status that it gave.", lambda s: s[2].status.value),
        Field("date_edtf", Kind.TEXT, "The date that it gave, as EDTF.", lambda s: s[2].when.edtf if s[2].when else ""),
        Field(
            "date_earliest",
            Kind.DAY,
            "The first day that this allows.",
            lambda s: s[2].when.earliest if s[2].when else None,
        ),
        Field(
            "date_latest",
            Kind.DAY,
            "The last day that this allows.",
            lambda s: s[2].when.latest if s[2].when else None,
        ),
        Field("by", Kind.TEXT, "Who postponed or cancelled it, as said.", lambda s: s[2].by),
        Field("reason", Kind.TEXT, "Why, as said.", lambda s: s[2].reason),
        Field("report", Kind.TEXT, "The report's id.", lambda s: s[2].support.report),
        Field("dispatch", Kind.TEXT, "The dispatch that the report is a copy of.", lambda s: s[2].support.dispatch),
        Field(
            "quote",
            Kind.TEXT,
            "The words that say so.",
            lambda s: s[2].support.quotes[0].quote if s[2].support.quotes else None,
        ),
        Field("note", Kind.TEXT, "What more is to be said of the step.", lambda s: s[2].note),
    ),
    _steps,
)
