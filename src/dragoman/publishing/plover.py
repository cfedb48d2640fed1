"""Entries in the columns of POLECAT, coded by PLOVER: tab-separated, a header row, "None" for missing, as there.

An event is a pair of parties at an engagement, of type CONSULT; a visitor is the actor and the host the recipient.
Source: PLOVER manual (openeventdata), CONSULT modes and general contexts; the columns of the published weekly files.

Invariant: what is only planned bears the context "future", and what was only floated "hypothetical" too; what was
first told of more than a year after it was held is "historical". What was called off or put off is no event and has no
row; an event whose day is not known has no day.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from dragoman.knowledge import Codes, Knowledge
from dragoman.model import Cleared, Engagement, Format, Reading, Status, Topic
from dragoman.publishing.batches import entries_of
from dragoman.publishing.dyads import AHEAD, days_of, dyads, flat, is_event, name_of, people_of
from dragoman.publishing.tables import sound

MISSING = "None"
_BETWEEN = "; "
_CONTEXTS = {
    Topic.ALLIANCE: "military",
    Topic.DEFENSE_GUIDELINES: "military",
    Topic.DETERRENCE: "military",
    Topic.COST_SHARING: "military",
    Topic.BASES: "military",
    Topic.CYBER: "cyber",
    Topic.TRADE_ECONOMY: "economic",
    Topic.ENERGY: "resource",
    Topic.BORDER_DISPUTE: "resource",
    Topic.CLIMATE: "environment",
    Topic.PANDEMIC: "disease",
    Topic.HUMAN_RIGHTS: "human_rights",
    Topic.MIGRATION: "migration",
    Topic.NUCLEAR: "cbrn",
    Topic.IRAN_NUCLEAR: "cbrn",
}
_LONG_AGO = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """One pair at an entry. first: the reading of the report that told of it first."""

    entry: Engagement
    actor: str
    recipient: str
    codes: Mapping[str, Codes]
    first: Reading | None

    @property
    def parties(self) -> tuple[str, str]:
        return self.actor, self.recipient


_Cell = Callable[[_Event], str]


def plover_lines(cleared: Cleared, known: Knowledge) -> Iterator[str]:
    """The file, a line at a time."""
    yield "\t".join(COLUMNS) + "\n"
    for event in _events(cleared, known):
        yield "\t".join(flat(sound(cell(event))) or MISSING for cell in COLUMNS.values()) + "\n"


def _events(cleared: Cleared, known: Knowledge) -> Iterator[_Event]:
    for entry in entries_of(cleared):
        if is_event(entry):
            first = _first(entry, cleared)
            for actor, recipient in dyads(entry):
                yield _Event(entry=entry, actor=actor, recipient=recipient, codes=known.codes, first=first)


def _first(entry: Engagement, cleared: Cleared) -> Reading | None:
    held = (cleared.readings.get(report) for report in entry.reports)
    dated = [one for one in held if one is not None and one.dating.day is not None]
    return min(dated, key=lambda one: (one.dating.day or entry.first_reported, one.report.id), default=None)


def _day(event: _Event) -> str:
    days = days_of(event.entry)
    return days[0].isoformat() if days else ""


def _mode(event: _Event) -> str:
    entry = event.entry
    virtual = entry.venue is not None and entry.venue.value.virtual
    if virtual or entry.format.value is Format.CALL:
        return "phone"
    if entry.format.value is Format.VISIT:
        return "visit"
    if entry.format.value is Format.MULTILATERAL or len(entry.parties) > 2:
        return "multilateral"
    country = entry.venue.value.country if entry.venue else ""
    return "third-party" if country and country not in entry.parties else ""


def _contexts(event: _Event) -> str:
    found = dict.fromkeys(("diplomatic", *(_CONTEXTS[topic] for topic in event.entry.topics if topic in _CONTEXTS)))
    if event.entry.status in AHEAD:
        found["future"] = None
    if event.entry.status is Status.FLOATED:
        found["hypothetical"] = None
    if _is_old(event.entry):
        found["historical"] = None
    return _BETWEEN.join(found)


def _is_old(entry: Engagement) -> bool:
    """Whether it was first told of more than a year after it was held."""
    last = entry.when.value.latest if entry.when else None
    return (
        entry.status is Status.HELD
        and last is not None
        and (entry.first_reported is not None and entry.first_reported - last > _LONG_AGO)
    )


def _country(party: str, event: _Event) -> str:
    """As POLECAT names it: a country's name; nothing for an organisation."""
    codes = event.codes.get(party)
    return codes.name if codes and codes.kind != "organisation" else ""


def _side(place: int) -> dict[str, _Cell]:
    """The columns of the actor (0) or the recipient (1)."""
    role = ("Actor", "Recipient")[place]

    def codes(event: _Event) -> Codes | None:
        return event.codes.get(event.parties[place])

    def people(event: _Event) -> list[str]:
        return [person.name for person in people_of(event.entry, event.parties[place])]

    def offices(event: _Event) -> list[str]:
        return [person.office for person in people_of(event.entry, event.parties[place]) if person.office]

    def wikidata(event: _Event) -> list[str]:
        held = (person.person for person in people_of(event.entry, event.parties[place]))
        return [one for one in held if one[:1] == "Q" and one[1:].isdigit()]

    def is_state(event: _Event) -> bool:
        found = codes(event)
        return found is not None and found.kind != "organisation"

    return {
        f"{role} Name": lambda event: name_of(event.parties[place], event.codes),
        f"{role} Country": lambda event: _country(event.parties[place], event),
        f"{role} COW": lambda event: found.cow if (found := codes(event)) else "",
        f"Primary {role} Sector": lambda event: "GOV" if is_state(event) else "IGO",
        f"{role} Sectors": lambda event: "GOV" if is_state(event) else "IGO",
        f"{role} Title": lambda event: _BETWEEN.join(dict.fromkeys(offices(event))),
        f"{role} Name Raw": lambda event: _BETWEEN.join(people(event)),
        f"Wikipedia {role} ID": lambda event: _BETWEEN.join(wikidata(event)),
    }


def _place(event: _Event) -> tuple[str, str]:
    venue = event.entry.venue.value if event.entry.venue else None
    return (venue.city, venue.country) if venue and not venue.virtual else ("", "")


def _outlet(event: _Event) -> str:
    return (event.first.outlet or event.first.report.outlet) if event.first else ""


COLUMNS: Mapping[str, _Cell] = {
    "Event ID": lambda event: f"{event.entry.id}:{event.actor}-{event.recipient}",
    "Event Date": _day,
    "Event Type": lambda _event: "CONSULT",
    "Event Mode": _mode,
    "Intensity": lambda _event: "",
    "Quad Code": lambda _event: "VERBAL COOPERATION",
    "Contexts": _contexts,
    **_side(0),
    **_side(1),
    "Placename": lambda event: ", ".join(
        part for part in (_place(event)[0], name_of(_place(event)[1], event.codes)) if part
    ),
    "City": lambda event: _place(event)[0],
    "District": lambda _event: "",
    "Province": lambda _event: "",
    "Country": lambda event: name_of(_place(event)[1], event.codes),
    "Latitude": lambda _event: "",
    "Longitude": lambda _event: "",
    "GeoNames ID": lambda _event: "",
    "Raw Placename": lambda event: _place(event)[0],
    "Feature Type": lambda event: "city" if _place(event)[0] else "country" if _place(event)[1] else "",
    "Source": _outlet,
    "Publication Date": lambda event: event.entry.first_reported.isoformat() if event.entry.first_reported else "",
    "Story People": lambda event: _BETWEEN.join(person.name for person in event.entry.participants),
    "Story Organizations": lambda event: _BETWEEN.join(
        name_of(party, event.codes) for party in event.entry.parties if not _country(party, event)
    ),
    "Story Locations": lambda event: ", ".join(
        part for part in (_place(event)[0], name_of(_place(event)[1], event.codes)) if part
    ),
    "Language": lambda event: (event.first.language or event.first.report.language) if event.first else "",
    "Version": lambda _event: "dragoman",
}
"""The columns in their order, and what each holds for an event."""
