"""Claims and reports for the tests of this room, with defaults for everything that a test does not speak of."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import count
from typing import TypeVar

from dragoman.model import (
    Cited,
    Claim,
    Engagement,
    Format,
    Participant,
    Quote,
    Record,
    ReportId,
    Status,
    Topic,
    Venue,
    When,
    claim_key,
)
from dragoman.reconciling import Evidence, reconcile

T = TypeVar("T")

_SPANS = count(0, 100)

FAR = date(2040, 1, 1)
"""A day by which every plan of the tests has passed."""

_SIDES = {
    "Blinken": "US",
    "Austin": "US",
    "Biden": "US",
    "Pompeo": "US",
    "Motegi": "JP",
    "Kishi": "JP",
    "Suga": "JP",
    "Kishida": "JP",
    "Hayashi": "JP",
}


def cited(value: T, quote: Quote) -> Cited[T]:
    return Cited(value=value, quotes=(quote,))


def quote(start: int = 0) -> Quote:
    return Quote(start=start, end=start + 4, quote="word")


def people(*names: str, named: bool = True) -> tuple[Participant, ...]:
    return tuple(Participant(name=name, party=_SIDES.get(name, ""), named=named) for name in names)


def claim(
    kind: str = "bilateral",
    parties: str = "JP-US",
    date: str | None = None,
    status: str = "planned",
    who: str = "",
    place: str = "",
    **more: object,
) -> Claim:
    """One claim. who: "Blinken Austin"; place: "Tokyo/JP", "/JP" or "online"; more: fields of Claim."""
    here = quote(next(_SPANS))
    city, _, country = place.partition("/")
    venue = Venue(virtual=True) if place == "online" else Venue(city=city, country=country)
    made = {
        "key": claim_key(ReportId("r"), here, Format(kind)),
        "source": ReportId("r"),
        "trigger": here,
        "format": cited(Format(kind), here),
        "parties": tuple(cited(code, here) for code in parties.split("-")),
        "participants": people(*who.split()),
        "status": cited(Status(status), here),
        "when": cited(When.of(date), here) if date else None,
        "venue": cited(venue, here) if place else None,
    }
    return Claim(**(made | more))  # type: ignore[arg-type]


def topics(*names: str) -> tuple[Cited[Topic], ...]:
    return tuple(cited(Topic(name), quote()) for name in names)


def report(name: str, published: str | None, *claims: Claim, **more: object) -> Evidence:
    """One report's evidence. published: EDTF, None for an undated one."""
    made = {
        "report": ReportId(name),
        "name": name,
        "published": When.of(published) if published else None,
        "claims": claims,
    }
    return Evidence(**(made | more))  # type: ignore[arg-type]


def record(*evidence: Evidence, as_of: str | date = FAR, **more: object) -> Record:
    """The record of some reports, on a far day unless another is said."""
    day = as_of if isinstance(as_of, date) else datetime.fromisoformat(as_of).date()
    return reconcile(evidence, as_of=day, **more)  # type: ignore[arg-type]


def only(entries: Iterable[Engagement]) -> Engagement:
    """The one entry that a test expects."""
    (entry,) = entries
    return entry


def told(entry: Engagement) -> tuple[str, str | None, str]:
    """(format, date, status) of an entry, short."""
    return entry.format.value.value, entry.when.value.edtf if entry.when else None, entry.status.value
