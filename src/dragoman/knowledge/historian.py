"""The State Department historian's lists (XML or rows) to logged engagements: who went where, and whom they met.

Trips and visits without a word on what was done in the country are left out: a funeral, a summit of many or a stop for
fuel is no visit to the host.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from dragoman.knowledge.knowledge import Knowledge
from dragoman.knowledge.logs import LoggedEngagement
from dragoman.knowledge.recognising import names, recognise
from dragoman.knowledge.remarks import Titled, titled_names
from dragoman.model import Format, Person

HOME = "US"
_GROUNDS = {"West Bank": "PS", "Gaza": "PS"}  # no names of the party: a text that names them may mean the ground alone
_LEADERS = frozenset({"Head of State", "Head of Government", "Head of State and Government"})
_VISIT = re.compile(r"(?i)\b(?:(?:working|official|offical|state|private) visit|visit)\b")
_RECEIVED = re.compile(
    r"(?i)\b(?:working|official|offical|state) visit\b"
)  # by protocol one that the president received
_MANY = re.compile(r"(?i)^(?:attended|participated|invited)\b.*\b(?:summit|assembly|conference|meeting|funeral)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """A row of a list. abroad: an American's trip (traveller: a name), else a leader's visit (a title and a name)."""

    number: str
    abroad: bool
    traveller: str
    country: str
    city: str
    first: date
    last: date
    remarks: str


def trips_in(xml: str) -> tuple[Trip, ...]:
    """The trips or visits of one of the historian's files. ValueError where it is none."""
    if "<!DOCTYPE" in xml or "<!ENTITY" in xml:
        raise ValueError("an XML file with declarations is not the historian's")
    try:
        root = ET.fromstring(xml)  # noqa: S314 - without declarations nothing expands
    except ET.ParseError as error:
        raise ValueError(f"no XML: {error}") from error
    found = [_trip(node, abroad=node.tag == "trip") for node in root if node.tag in ("trip", "visit")]
    if not found:
        raise ValueError("no <trip> and no <visit> in the file")
    return tuple(trip for trip in found if trip is not None)


def _trip(node: ET.Element, *, abroad: bool) -> Trip | None:
    def text(tag: str) -> str:
        return (node.findtext(tag) or "").strip()

    if not text("start-date"):
        return None
    return Trip(
        number=text("id"),
        abroad=abroad,
        traveller=text("name" if abroad else "visitor"),
        country=text("country" if abroad else "from"),
        city=text("locale") if abroad else "",
        first=date.fromisoformat(text("start-date")),
        last=date.fromisoformat(text("end-date") or text("start-date")),
        remarks=text("remarks" if abroad else "description"),
    )


def trip_of(row: Mapping[str, str]) -> Trip:
    """A trip from a row of the lists as tab-separated tables."""
    abroad = "trip_id" in row
    city = row["city" if abroad else "city_hint"]
    return Trip(
        number=row["trip_id" if abroad else "visit_id"],
        abroad=abroad,
        traveller=row["person" if abroad else "visitor"],
        country=row["country"],
        city="" if city.startswith("Washington (") else city,
        first=date.fromisoformat(row["start"]),
        last=date.fromisoformat(row["end"]),
        remarks=row["remarks"],
    )


def source_of(trip: Trip) -> str:
    """The trip's log and number, as logs.tsv writes it."""
    return f"{'travels' if trip.abroad else 'visits'} {trip.number}"


def held_on(trip: Trip, knowledge: Knowledge) -> tuple[LoggedEngagement, ...]:
    """What the log says was held on a trip: the visit, and each meeting that it names plainly."""
    there = country_code(trip.country, knowledge)
    if not there or there == HOME:
        return ()
    return tuple(_abroad(trip, there, knowledge) if trip.abroad else _at_home(trip, there, knowledge))


def country_code(country: str, knowledge: Knowledge) -> str:
    """The party of a country as the lists write it: "Korea, Republic of"; "" where it is none."""
    plain = country.replace("’", "'").partition(" (")[0]
    if plain in _GROUNDS:
        return _GROUNDS[plain]
    turned = " ".join(reversed(plain.split(", ")))
    found = (knowledge.party_named(name) for name in (plain, turned, plain.partition(",")[0]))
    return next((code for code in found if code), "")


def _abroad(trip: Trip, host: str, knowledge: Knowledge) -> Iterator[LoggedEngagement]:
    traveller = _american(trip, knowledge)
    if traveller is None:
        return
    person, leads = traveller
    met = [recognise(one, host, trip.first, trip.last, knowledge) for one in titled_names(trip.remarks) if one.met]
    at = _place(trip.city, host, knowledge)
    if any(one.party == host for one in met) or _VISIT.search(trip.remarks):
        yield _logged(trip, Format.VISIT, (HOME, host), (person,), at)
    for one in met:
        if one.person is not None and one.party != HOME:
            shape = Format.SUMMIT if leads and one.office in _LEADERS else Format.BILATERAL
            yield _logged(trip, shape, tuple(sorted((HOME, one.party))), (person, one.person), at)


def _at_home(trip: Trip, guest: str, knowledge: Knowledge) -> Iterator[LoggedEngagement]:
    visitors = [recognise(one, guest, trip.first, trip.last, knowledge) for one in titled_names(trip.traveller)]
    visitor = next((one for one in visitors if one.person is not None and one.party == guest), None)
    if visitor is None or visitor.person is None:
        return
    at = _place(trip.city, HOME, knowledge) if trip.city else ("Washington", HOME)
    official = _VISIT.search(trip.remarks) and not _MANY.search(trip.remarks)
    if official and not trip.city:
        yield _logged(trip, Format.VISIT, (guest, HOME), (visitor.person,), ("", HOME))
    shape = Format.SUMMIT if visitor.office in _LEADERS else Format.BILATERAL
    hosts = [recognise(one, HOME, trip.first, trip.last, knowledge) for one in _presidents_met(trip)]
    for host in {met.person for met in hosts if met.person is not None and met.party == HOME} or _hosts(
        trip, knowledge
    ):
        yield _logged(trip, shape, tuple(sorted((HOME, guest))), (host, visitor.person), at)


def _presidents_met(trip: Trip) -> list[Titled]:
    return [one for one in titled_names(trip.remarks) if one.met and one.title == "President"]


def _hosts(trip: Trip, knowledge: Knowledge) -> set[Person]:
    """The president, on a state, official or working visit to Washington: by protocol he received the visitor."""
    if trip.city or not _RECEIVED.search(trip.remarks) or _MANY.search(trip.remarks):
        return set()
    held = knowledge.minister("leader", HOME, trip.first, trip.last).tenures
    return {knowledge.person(held[0].person)} if len(held) == 1 else set()


def _american(trip: Trip, knowledge: Knowledge) -> tuple[Person, bool] | None:
    """The traveller, and whether as president."""
    for kind in ("Head of State and Government", "Minister for Foreign Affairs"):
        for tenure in knowledge.holders(kind, HOME, trip.first, trip.last).likely:
            person = knowledge.person(tenure.person)
            if names(trip.traveller, person):
                return person, kind != "Minister for Foreign Affairs"
    return None


def _place(city: str, country: str, knowledge: Knowledge) -> tuple[str, str]:
    """The city where the log names one and it is known there; "" for several."""
    place = knowledge.place(city)
    return (place.name, place.country) if place and place.country == country else ("", country)


def _logged(
    trip: Trip, format: Format, parties: tuple[str, ...], people: tuple[Person, ...], at: tuple[str, str]
) -> LoggedEngagement:
    return LoggedEngagement(
        format=format,
        parties=parties,
        people=tuple(person.id for person in people),
        names=tuple(person.name for person in people),
        first=trip.first,
        last=trip.last,
        city=at[0],
        country=at[1],
        source=source_of(trip),
    )
