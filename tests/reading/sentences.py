"""Sentences in, tables out: what reading makes of a text, short enough for a test to show both side by side."""

from datetime import date
from functools import cache
from typing import NamedTuple

from dragoman import knowledge
from dragoman.cleaning import clean
from dragoman.knowledge import Knowledge
from dragoman.model import Claim, Reading, Report
from dragoman.reading import read

PUBLISHED = "2021-03-12"  # a Friday


class Told(NamedTuple):
    """A claim in words: parties joined by "-", people by ", " (named ones only), place as City/CC; "-" for none."""

    format: str
    parties: str
    people: str
    date: str
    place: str
    status: str


@cache
def facts() -> Knowledge:
    """The knowledge that comes with the package, loaded once for all tests."""
    return knowledge.load()


def reading(text: str, published: str | None = PUBLISHED) -> Reading:
    """What one text says, published on that day; None: nobody states the day. It is taken for English."""
    stated = {"stated_published": date.fromisoformat(published), "basis": "given"} if published else {}
    report = Report.make(name="report", text=text, **stated)
    return read(report, clean(report), facts())


def claims(text: str, published: str | None = PUBLISHED) -> list[Told]:
    """The claims of a text as rows, in the order in which reading gives them."""
    return [told(claim) for claim in reading(text, published).claims]


def denials(text: str, published: str | None = PUBLISHED) -> list[Told]:
    """The denials of a text as rows."""
    return [told(claim) for claim in reading(text, published).denials]


def only(text: str, published: str | None = PUBLISHED) -> Told:
    """The one claim of a text that makes one."""
    (claim,) = claims(text, published)
    return claim


def told(claim: Claim) -> Told:
    """One claim as a row."""
    return Told(
        format=claim.format.value.value,
        parties="-".join(claim.codes),
        people=people(claim),
        date=claim.when.value.edtf if claim.when else "-",
        place=_place(claim),
        status=claim.status.value.value,
    )


def people(claim: Claim, *, named: bool = True) -> str:
    """The names of those at the table whom the report names, or whom it implies; sorted."""
    return ", ".join(sorted(who.name for who in claim.participants if who.named is named)) or "-"


def _place(claim: Claim) -> str:
    if claim.venue is None:
        return "-"
    venue = claim.venue.value
    return "online" if venue.virtual else f"{venue.city}/{venue.country}".removeprefix("/")
