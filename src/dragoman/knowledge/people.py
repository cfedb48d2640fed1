"""People and their tenures, as the tables tell them."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.knowledge.folding import fold
from dragoman.knowledge.tables import Facts, Row, several
from dragoman.model import Office, Person, Tenure


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How the press names a person.

    style: the naming custom ("japanese", "korean", "arabic" ...), which says what orders and spellings occur.
    surnames: the words that stand for the person alone: the family name, or a name used in its place ("Lula").
    misspelt: known wrong spellings of the full name.
    native: the full name in the person's own script, in each common writing; among the variants too.
    misread: the family name as its signs can be read too ("Kan" for Suga), alone and with the given name.
    """

    person: Person
    style: str
    surnames: tuple[str, ...]
    misspelt: tuple[str, ...]
    native: tuple[str, ...] = ()
    misread: tuple[str, ...] = ()


class Bearers(Mapping[str, Person]):
    """People by id, as their namings have them."""

    __slots__ = ("_namings",)

    def __init__(self, namings: Mapping[str, Naming]) -> None:
        """Those of these namings."""
        self._namings = namings

    def __getitem__(self, id: str) -> Person:
        """The person with an id. KeyError where there is none."""
        return self._namings[id].person

    def __contains__(self, id: object) -> bool:
        """Whether somebody has the id."""
        return id in self._namings

    def __iter__(self) -> Iterator[str]:
        """The ids, in the order of the table."""
        return iter(self._namings)

    def __len__(self) -> int:
        """How many people."""
        return len(self._namings)


def first_day(said: str) -> date | None:
    """The first day of "2010", "2010-01" or "2010-01-31"; None for ""."""
    if not said:
        return None
    year, month, day = (int(part) for part in (said + "-01-01")[:10].split("-"))
    return date(year, month, day)


def last_day(said: str) -> date | None:
    """The last day of the same; None for ""."""
    if not said:
        return None
    parts = [int(part) for part in said.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def read_people(facts: Facts) -> dict[str, Naming]:
    """Everybody in people.tsv by id."""
    people = {}
    readings = {row["written"]: several(row["readings"]) for row in facts.rows("readings")}
    for row in facts.rows("people"):
        native = several(row.get("native", ""))
        person = Person(id=row["id"], name=row["name"], variants=(*several(row["variants"]), *native))
        people[person.id] = Naming(
            person=person,
            style=row["style"],
            surnames=several(row["surnames"]),
            misspelt=several(row["misspelt"]),
            native=native,
            misread=_misread(person, native, readings) if row["style"] == "japanese" else (),
        )
    return people


def _misread(person: Person, native: tuple[str, ...], readings: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The other readings of a Japanese family name, alone and in the full name."""
    given, _, family = person.name.rpartition(" ")
    longest = max((written for written in readings for name in native if name.startswith(written)), key=len, default="")
    others = [reading for reading in readings.get(longest, ()) if key(reading) != key(family)]
    return tuple(form for reading in others for form in (reading, f"{given} {reading}"))


def read_tenures(facts: Facts) -> tuple[Tenure, ...]:
    """Every row of offices.tsv, in its order."""
    return tuple(_tenure(row) for row in facts.rows("offices"))


def _tenure(row: Row) -> Tenure:
    """One row. An end is exclusive: "2010-01" as an end reaches to the last day of the month that it may mean."""
    ended = row["to"]
    end = first_day(ended) if len(ended) == len("2010-01-31") else last_day(ended)
    if end and len(ended) < len("2010-01-31"):
        end += timedelta(days=1)
    return Tenure(
        person=row["person"],
        office=Office(kind=row["office"], party=row["party"], title=row["title"]),
        start=first_day(row["from"]),
        end=end,
        acting=row["acting"] == "yes",
        source=row["source"],
        confidence=row["confidence"],
        note=row["note"],
        checked=last_day(row["checked"]),
        began=row["from"],
        ended=ended,
    )


def key(words: str) -> str:
    """Names that differ only in case, marks, hyphens or initials have the same key."""
    tokens = re.split(r"[\s\-']+", fold(words).casefold())
    return " ".join(token for token in tokens if len(token.rstrip(".")) > 1)
