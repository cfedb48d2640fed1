"""Entries as FollowTheMoney entities, one JSON object a line: Event, Person, PublicBody, Organization, Article.

Own code, for the library brings much with it; its schemata are what tests check this against. Values are multi-valued
strings in the library's own normal form: two-letter countries in lower case, languages of three letters, partial dates.

Invariant: an entity is written once, before what refers to it; a person whom Wikidata knows has its id there as id, so
that other data sets join on it; people whom only an office implies are not told to be involved.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from babel.core import get_global

from dragoman.knowledge import Codes, Knowledge
from dragoman.model import Cleared, Engagement, Participant, Reading
from dragoman.publishing.batches import entries_of
from dragoman.publishing.dyads import days_of, name_of
from dragoman.publishing.lines import Json, line
from dragoman.publishing.tables import sound
from dragoman.publishing.words import count_words, engagement_words, status_words, when_words

_MOST_NAME = 300  # code points; what is longer is no name
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)
_UNSEEN = re.compile("[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x1f\x7f-\x9f]")


def ftm_lines(cleared: Cleared, known: Knowledge) -> Iterator[str]:
    """The file, a line at a time."""
    written: set[str] = set()
    for entry in entries_of(cleared):
        told = [one for report in entry.reports if (one := cleared.readings.get(report)) is not None]
        for entity in (*_parties(entry, known.codes), *_people(entry), *map(_article, told), _event(entry, told)):
            if str(entity["id"]) not in written:
                written.add(str(entity["id"]))
                yield line(entity) + "\n"


def person_id(person: Participant) -> str:
    """Wikidata's id; our own with a name before it; else a hash of the name and the party."""
    if person.person[:1] == "Q" and person.person[1:].isdigit():
        return person.person
    said = person.person or f"{person.name}\x1f{person.party}"
    return f"dragoman-person-{sha256(said.encode('utf-8', 'replace')).hexdigest()[:20]}"


def _parties(entry: Engagement, codes: Mapping[str, Codes]) -> Iterator[Json]:
    for party in entry.parties:
        found = codes.get(party)
        name = name_of(party, codes)
        if found is None or found.kind == "organisation":
            yield _entity(_party_id(party), "Organization", name=[name], alias=[party])
        else:
            country = _country(party)
            yield _entity(_party_id(party), "PublicBody", name=[name], country=country, topics=["gov.national"])


def _people(entry: Engagement) -> Iterator[Json]:
    for person in entry.participants:
        yield _entity(
            person_id(person),
            "Person",
            name=[_name(person.name)],
            country=_country(person.party),
            position=[_plain(person.office)] if person.office else (),
            wikidataId=[person_id(person)] if person_id(person).startswith("Q") else (),
        )


def _article(reading: Reading) -> Json:
    report = reading.report
    when = reading.dating.when
    published = reading.dating.day.isoformat() if reading.dating.day else _partial(when.edtf if when else "")
    return _entity(
        f"dragoman-report-{report.id}",
        "Article",
        title=[_plain(reading.title or report.title)],
        fileName=[_plain(report.name)],
        publisher=[_plain(reading.outlet or report.outlet)],
        author=[_plain(reading.byline)],
        language=_language(reading.language or report.language),
        publishedAt=[published],
        sourceUrl=_address(report.url or reading.url),
    )


def _event(entry: Engagement, told: Iterable[Reading]) -> Json:
    when = entry.when.value if entry.when else None
    days = days_of(entry)
    venue = entry.venue.value if entry.venue else None
    is_span = days is not None and days[0] != days[1]
    return _entity(
        f"dragoman-{entry.id}",
        "Event",
        name=[f"{engagement_words(entry)}, {when_words(when)}"],
        date=[days[0].isoformat()] if days and not is_span else () if is_span or not when else [_partial(when.edtf)],
        startDate=[days[0].isoformat()] if days and is_span else (),
        endDate=[days[1].isoformat()] if days and is_span else (),
        location=[venue.city] if venue and venue.city else (),
        country=_country(venue.country if venue else ""),
        involved=[*map(_party_id, entry.parties), *map(person_id, entry.participants)],
        summary=[f"{status_words(entry.status)}; told by {count_words(entry.dispatches, 'dispatch')}"],
        keywords=[entry.format.value.value, entry.status.value, *(topic.value for topic in entry.topics)],
        proof=[f"dragoman-report-{one.report.id}" for one in told],
        recordId=[entry.id],
        modifiedAt=[entry.last_reported.isoformat()] if entry.last_reported else (),
    )


def _entity(id: str, schema: str, **properties: Iterable[str]) -> Json:
    said = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in said.items() if values}}


def _party_id(party: str) -> str:
    return f"dragoman-party-{party.lower()}"


def _name(text: str) -> str:
    return _plain(text)[:_MOST_NAME].strip()


def _plain(text: str) -> str:
    """Text in one line, without marks that cannot be seen."""
    return " ".join(_UNSEEN.sub(" ", sound(text)).split())


def _country(code: str) -> list[str]:
    return [code.lower()] if len(code) == 2 and code.isalpha() else []


def _language(code: str) -> list[str]:
    two = code.partition("-")[0].lower()
    every: Mapping[str, str] = get_global("language_aliases")
    return [three for three, one in every.items() if one == two and len(three) == 3][:1]


def _partial(edtf: str) -> str:
    """A date that is one day, month or year without a qualifier; "" for any other."""
    return edtf if re.fullmatch(r"\d{4}(-\d\d){0,2}", edtf) else ""


def _address(url: str) -> list[str]:
    return [url] if _ADDRESS.fullmatch(url) else []
