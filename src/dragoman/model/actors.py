"""People, offices, parties, places, and a mention of one of them in a text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A state or an organisation. code: ISO 3166-1 alpha-2, or the organisation's (EU, NATO, UN, AFU ...)."""

    code: str
    name: str
    organisation: bool = False
    capital: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody that the knowledge holds. id: Wikidata's where known, else our own ("x-...")."""

    id: str
    name: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post of a party. kind: the canonical office of facts/offices.tsv ("Minister of Defence").

    title: what the party itself calls it in English ("Secretary of Defense").
    """

    kind: str
    party: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """Who held which office from when to when. start and end are inclusive-exclusive bounds at day precision.

    earliest_start..latest_start is the range of the beginning (one day where the source states the day);
    likewise the end. end None and open True: in office as of `checked`; what lies after it is not known.
    began, ended: the dates as the source gives them ("2010-01"), at its precision; "" where it gives none.
    """

    person: str
    office: Office
    start: date | None
    end: date | None
    acting: bool = False
    source: str = ""
    confidence: str = ""
    note: str = ""
    checked: date | None = None
    began: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city or region and its country (ISO alpha-2). name: "" where only the country is known."""

    name: str
    country: str


class MentionKind(StrEnum):
    """What the words of a mention name."""

    PERSON = "person"
    PARTY = "party"
    PLACE = "place"
    TITLE = "title"
    FORMAT = "format"
    INSTRUMENT = "instrument"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that name something the knowledge holds.

    ids: what they may mean, best first: person ids; party codes; "City|CC" for places; office kinds for titles;
        series or format names; instrument names; outlet names.
    form: how they name it. person: "full", "surname", "damaged". party: "name", "demonym", "metonym", "capital",
        "ministry". title: the level ("leader", "foreign", "defence", "minister", "deputy", "envoy", "official").
        place: "city", "building", "region". format: the format ("2+2", "quad" ...).
    party: for titles, formats, buildings and ministries, the party that the words themselves imply, else "".
    """

    start: int
    end: int
    kind: MentionKind
    ids: tuple[str, ...]
    form: str = ""
    party: str = ""
