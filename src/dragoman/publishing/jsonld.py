"""Entries as schema.org Events in JSON-LD: for pages, for search engines, and as a file of all.

Invariant: what schema.org has no word for is left out, not bent: an entry that was floated, or of which nobody knows
whether it was held, has no eventStatus; a date that is not known to the day, the month or the year has no startDate.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from dragoman.knowledge import Codes, Knowledge
from dragoman.model import Cleared, Engagement, Format, Participant, Reading, Status, When
from dragoman.publishing.batches import entries_of
from dragoman.publishing.dyads import days_of, name_of
from dragoman.publishing.export import Readings
from dragoman.publishing.lines import Json
from dragoman.publishing.tables import sound
from dragoman.publishing.words import engagement_words, status_words, when_words

CONTEXT = "https://schema.org"
_STATUS = {
    Status.PLANNED: "EventScheduled",
    Status.SCHEDULED: "EventScheduled",
    Status.ONGOING: "EventScheduled",
    Status.HELD: "EventScheduled",
    Status.POSTPONED: "EventPostponed",
    Status.CANCELLED: "EventCancelled",
}
_ALIVE = frozenset((Status.PLANNED, Status.SCHEDULED, Status.ONGOING, Status.HELD))
_ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where things have their pages. base: ends in "/", or in ":" for names that lead nowhere.

    ending: of an entry's page, as ".html".
    """

    base: str = "urn:dragoman:"
    ending: str = ""

    def entry(self, id: str) -> str:
        """An entry's address."""
        return f"{self.base}e{self._slash}{id}{self.ending}"

    def series(self, name: str) -> str:
        """The address of a series, which is its name and need lead nowhere."""
        return f"{self.base}series{self._slash}{quote(name, safe='')}{self.ending}"

    @property
    def _slash(self) -> str:
        return ":" if self.base.endswith(":") else "/"


def jsonld_lines(cleared: Cleared, known: Knowledge, addresses: Addresses | None = None) -> Iterator[str]:
    """A file of all entries, piece by piece: one JSON-LD document with a graph of Events."""
    addresses = addresses or Addresses()
    yield f'{{"@context": "{CONTEXT}", "@graph": ['
    between = "\n"
    for entry in entries_of(cleared):
        event = event_json(entry, cleared.readings, known.codes, addresses)
        yield between + json.dumps(event, ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def event_script(entry: Engagement, readings: Readings, codes: Mapping[str, Codes], addresses: Addresses) -> str:
    """The entry as what stands between <script type="application/ld+json"> and its end: no "<" can be in it."""
    event = {"@context": CONTEXT, **event_json(entry, readings, codes, addresses)}
    return json.dumps(event, ensure_ascii=False).translate(_ESCAPED)


def event_json(entry: Engagement, readings: Readings, codes: Mapping[str, Codes], addresses: Addresses) -> Json:
    """The entry as an Event, without @context."""
    told = [one for report in entry.reports if (one := readings.get(report)) is not None]
    said: dict[str, object] = {
        "@type": "Event",
        "@id": addresses.entry(entry.id),
        "identifier": entry.id,
        "name": _name(entry, codes),
        "description": _description(entry),
        **_dates(entry),
        **_standing(entry),
        **_where(entry, codes),
        "attendee": [_person(person, codes) for person in entry.participants],
        "about": [_party(party, codes) for party in entry.parties],
        "keywords": [entry.format.value.value, *(topic.value for topic in entry.topics)],
        "superEvent": _above(entry, addresses),
        "subEvent": [{"@type": "Event", "@id": addresses.entry(part)} for part in entry.parts],
        "subjectOf": [_report(one) for one in told],
    }
    return {name: value for name, value in said.items() if value not in (None, "", [], {})}


def _name(entry: Engagement, codes: Mapping[str, Codes]) -> str:
    names = [name_of(party, codes) for party in entry.parties]
    kind = entry.format.value
    if kind is Format.VISIT and len(names) > 1:
        return f"Visit of {_and(names[:-1])} to {names[-1]}"
    what = {Format.CALL: "Call", Format.OTHER: "Meeting", Format.TWO_PLUS_TWO: "2+2 meeting"}.get(
        kind, f"{kind.value.capitalize()} meeting" if kind is not Format.SUMMIT else "Summit"
    )
    return f"{what}: {_and(names)}" if names else what


def _and(names: Iterable[str]) -> str:
    *most, last = list(names) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def _description(entry: Engagement) -> str:
    when = when_words(entry.when.value if entry.when else None)
    return f"{engagement_words(entry)}, {when}: {status_words(entry.status)}."


def _dates(entry: Engagement) -> Json:
    if entry.status is Status.POSTPONED:  # its date is that which it no longer has
        return {"previousStartDate": _start(entry.when.value if entry.when else None)}
    days = days_of(entry)
    if days is None:
        return {"startDate": _start(entry.when.value if entry.when else None)}
    return {"startDate": days[0].isoformat(), "endDate": days[1].isoformat()}


def _start(when: When | None) -> str | None:
    """A day, a month or a year, as ISO 8601 has it; None for what is vaguer."""
    plain = when is not None and when.edtf.replace("-", "").isdigit()
    return when.edtf if when is not None and plain else None


def _standing(entry: Engagement) -> Json:
    status = _STATUS.get(entry.status)
    if status is None:
        return {}
    before = _earlier(entry) if entry.status in _ALIVE else []
    if before:
        return {"eventStatus": f"{CONTEXT}/EventRescheduled", "previousStartDate": before}
    return {"eventStatus": f"{CONTEXT}/{status}"}


def _earlier(entry: Engagement) -> list[str]:
    """The days for which it was told before it was put off to another."""
    now = entry.when.value if entry.when else None
    put_off = any(step.status is Status.POSTPONED for step in entry.history)
    told = [step.when for step in entry.history if step.when is not None]
    every = [start for when in told if now is None or not when.meets(now) if (start := _start(when))]
    return list(dict.fromkeys(every)) if put_off else []


def _where(entry: Engagement, codes: Mapping[str, Codes]) -> Json:
    venue = entry.venue.value if entry.venue else None
    if venue is None:
        return {}
    if venue.virtual:
        return {
            "eventAttendanceMode": f"{CONTEXT}/OnlineEventAttendanceMode",
            "location": {"@type": "VirtualLocation", "name": "online"},
        }
    address = {"@type": "PostalAddress", "addressLocality": venue.city, "addressCountry": venue.country}
    place = {
        "@type": "Place",
        "name": venue.city or name_of(venue.country, codes),
        "address": {name: value for name, value in address.items() if value},
    }
    mode = {} if entry.format.value is Format.CALL else {"eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode"}
    return {**mode, "location": place}


def _person(person: Participant, codes: Mapping[str, Codes]) -> Json:
    said: dict[str, object] = {"@type": "Person", "name": sound(person.name), "jobTitle": person.office}
    if person.party:
        said["affiliation"] = {"@type": "Organization", "name": name_of(person.party, codes)}
    if person.person[:1] == "Q" and person.person[1:].isdigit():
        said["sameAs"] = f"https://www.wikidata.org/entity/{person.person}"
    return {name: value for name, value in said.items() if value}


def _party(party: str, codes: Mapping[str, Codes]) -> Json:
    found = codes.get(party)
    kind = "Organization" if found is None or found.kind == "organisation" else "Country"
    return {"@type": kind, "name": name_of(party, codes), "identifier": party}


def _above(entry: Engagement, addresses: Addresses) -> list[Json]:
    found: list[Json] = []
    if entry.part_of:
        found.append({"@type": "Event", "@id": addresses.entry(entry.part_of)})
    if entry.series:
        found.append({"@type": "EventSeries", "@id": addresses.series(entry.series), "name": entry.series})
    return found


def _report(reading: Reading) -> Json:
    report = reading.report
    outlet = reading.outlet or report.outlet
    said: dict[str, object] = {
        "@type": "NewsArticle",
        "identifier": report.id,
        "headline": sound(reading.title or report.title or report.name)[:300],
        "url": report.url or reading.url,
        "datePublished": reading.dating.day.isoformat() if reading.dating.day else "",
        "inLanguage": reading.language or report.language,
        "publisher": {"@type": "Organization", "name": sound(outlet)} if outlet else "",
    }
    return {name: value for name, value in said.items() if value}
