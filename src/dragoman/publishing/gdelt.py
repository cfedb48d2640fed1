"""Entries in the 61 columns of GDELT 2.0's events, with a header row, tab-separated, empty for missing.

An event is a pair of parties at an engagement. Source: GDELT 2.0 Event Codebook; CAMEO codes 036 and 040-044 with their
places on the Goldstein scale.

Invariant: 04x is only what was held or is under way. What is to come is 036, "express intent to meet", on the day on
which it was first reported; a date that is no single day leaves SQLDATE empty, and MonthYear and Year say what of it is
known.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from dragoman.knowledge import Codes, Knowledge
from dragoman.model import Cleared, Engagement, Format, Reading
from dragoman.publishing.batches import entries_of, told_by
from dragoman.publishing.dyads import DONE, days_of, dyads, flat, is_event, name_of
from dragoman.publishing.tables import sound

_GOLDSTEIN = {"036": "4.0", "040": "1.0", "041": "1.0", "042": "1.9", "044": "2.5"}
_COUNTRY, _US_CITY, _CITY = "1", "3", "4"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """One pair at an entry. told: the readings of the reports that tell of it."""

    entry: Engagement
    parties: tuple[str, str]
    codes: Mapping[str, Codes]
    told: tuple[Reading, ...]

    @property
    def is_done(self) -> bool:
        return self.entry.status in DONE

    @property
    def day(self) -> date | None:
        if not self.is_done:
            return self.entry.first_reported
        days = days_of(self.entry)
        return days[0] if days else None

    @property
    def code(self) -> str:
        entry = self.entry
        if not self.is_done:
            return "036"
        if entry.format.value is Format.CALL:
            return "041"
        if entry.format.value is Format.VISIT:
            return "042"
        venue = entry.venue.value if entry.venue else None
        away = venue is not None and venue.country and not venue.virtual and venue.country not in entry.parties
        return "044" if away and len(entry.parties) == 2 else "040"


_Cell = Callable[[_Event], str]


def gdelt_lines(cleared: Cleared, known: Knowledge) -> Iterator[str]:
    """The file, a line at a time."""
    yield "\t".join(COLUMNS) + "\n"
    for entry in entries_of(cleared):
        if not is_event(entry):
            continue
        held = (cleared.readings.get(report) for report in told_by(entry))
        told = tuple(one for one in held if one is not None)
        for pair in dyads(entry):
            event = _Event(entry=entry, parties=pair, codes=known.codes, told=told)
            yield "\t".join(flat(sound(cell(event))) for cell in COLUMNS.values()) + "\n"


def event_id(entry: str, first: str, second: str) -> int:
    """GLOBALEVENTID: 52 bits of the SHA-256 of "ENTRY:FIRST-SECOND", so that every reader of numbers holds it."""
    return int(sha256(f"{entry}:{first}-{second}".encode()).hexdigest()[:13], 16)


def _month(event: _Event) -> str:
    when = event.entry.when.value if event.entry.when and event.is_done else None
    if event.day is not None:
        return f"{event.day:%Y%m}"
    if (
        when
        and when.earliest
        and when.latest
        and (when.earliest.year, when.earliest.month)
        == (
            when.latest.year,
            when.latest.month,
        )
    ):
        return f"{when.earliest:%Y%m}"
    return ""


def _year(event: _Event) -> str:
    when = event.entry.when.value if event.entry.when and event.is_done else None
    if event.day is not None:
        return str(event.day.year)
    known = when is not None and when.earliest and when.latest and when.earliest.year == when.latest.year
    return str(when.earliest.year) if known and when and when.earliest else ""


def _fraction(day: date) -> str:
    """How much of the year is over, in months of 30 days, those before this one: so GDELT's files have it.

    The codebook's formula counts this month too, which would put the last days of a year into the next one.
    """
    return f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}"


def _actor(number: int) -> dict[str, _Cell]:
    """The columns of one of the two actors."""

    def codes(event: _Event) -> Codes | None:
        return event.codes.get(event.parties[number - 1])

    def country(event: _Event) -> str:
        found = codes(event)
        return found.cameo if found else ""

    def kind(event: _Event) -> str:
        found = codes(event)
        return "IGO" if found is None or found.kind == "organisation" else "GOV"

    empty: dict[str, _Cell] = {
        f"Actor{number}{name}": lambda _event: ""
        for name in ("KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
    }
    return {
        f"Actor{number}Code": lambda event: country(event) + kind(event),
        f"Actor{number}Name": lambda event: name_of(event.parties[number - 1], event.codes).upper(),
        f"Actor{number}CountryCode": country,
        **empty,
        f"Actor{number}Type1Code": kind,
        f"Actor{number}Type2Code": lambda _event: "",
        f"Actor{number}Type3Code": lambda _event: "",
    }


def _no_place(number: int) -> dict[str, _Cell]:
    return {f"Actor{number}Geo_{name}": lambda _event: "" for name in _GEO}


def _place(event: _Event) -> dict[str, str]:
    venue = event.entry.venue.value if event.entry.venue else None
    if venue is None or venue.virtual or not venue.country:
        return {}
    fips = event.codes[venue.country].fips if venue.country in event.codes else ""
    city = _US_CITY if venue.country == "US" else _CITY
    return {
        "Type": city if venue.city else _COUNTRY,
        "FullName": ", ".join(filter(None, (venue.city, name_of(venue.country, event.codes)))),
        "CountryCode": fips,
        "ADM1Code": fips,
    }


def _outlets(event: _Event) -> str:
    return str(len({one.outlet or one.report.outlet or one.report.name for one in event.told}) or 1)


def _url(event: _Event) -> str:
    every = sorted(event.told, key=lambda one: (one.dating.day or date.max, one.report.id))
    return next((url for one in every if (url := one.report.url or one.url)), "")


def _action(name: str) -> _Cell:
    return lambda event: _place(event).get(name, "")


_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")

COLUMNS: Mapping[str, _Cell] = {
    "GLOBALEVENTID": lambda event: str(event_id(event.entry.id, *event.parties)),
    "SQLDATE": lambda event: f"{event.day:%Y%m%d}" if event.day else "",
    "MonthYear": _month,
    "Year": _year,
    "FractionDate": lambda event: _fraction(event.day) if event.day else "",
    **_actor(1),
    **_actor(2),
    "IsRootEvent": lambda _event: "",
    "EventCode": lambda event: event.code,
    "EventBaseCode": lambda event: event.code,
    "EventRootCode": lambda event: event.code[:2],
    "QuadClass": lambda _event: "1",
    "GoldsteinScale": lambda event: _GOLDSTEIN[event.code],
    "NumMentions": lambda event: str(len(event.entry.claims)),
    "NumSources": _outlets,
    "NumArticles": lambda event: str(len(event.entry.reports)),
    "AvgTone": lambda _event: "",
    **_no_place(1),
    **_no_place(2),
    **{f"ActionGeo_{name}": _action(name) for name in _GEO},
    "DATEADDED": lambda event: f"{event.entry.first_reported:%Y%m%d}000000" if event.entry.first_reported else "",
    "SOURCEURL": _url,
}
"""The columns in their order, and what each holds for an event."""
