"""Official logs: engagements that a government's own list, or a page of the parties, says were held.

A log is careful: it holds a visit only where the list calls it one or names a host who received the visitor, and a
meeting only where the list says plainly that the two met. Everything in it was held.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.knowledge.tables import Facts, Row, several
from dragoman.model import Format, Person

SOURCES = {
    "travels": "Office of the Historian, U.S. Department of State, travels abroad, trip {}",
    "visits": "Office of the Historian, U.S. Department of State, visits by foreign leaders, visit {}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedEngagement:
    """An engagement that was held, by an official log.

    format: visit, summit, bilateral or 2+2. parties: visitors first and the host last for a visit, else sorted.
    people: ids, of those at the table (of a visit, the visitors); names: of the same and of people without an id.
    first, last: it took place on these days or on some of them, both inclusive.
    city: "" where the log names only the country, or several cities; country: ISO 3166-1 alpha-2, "" where not said.
    virtual: it was held online.
    source: who says so, for a person to read: a log and the number in it, or an address.
    """

    format: Format
    parties: tuple[str, ...]
    people: tuple[str, ...]
    names: tuple[str, ...]
    first: date
    last: date
    city: str
    country: str
    source: str
    virtual: bool = False

    @property
    def words(self) -> str:
        """The row as one line for a person to read."""
        shape = f"{self.format.value} {'-'.join(self.parties)}"
        days = self.first.isoformat() if self.first == self.last else f"{self.first} to {self.last}"
        where = "online" if self.virtual else ", ".join(part for part in (self.city, self.country) if part)
        return "; ".join(part for part in (shape, days, where, ", ".join(self.names)) if part)


def read_logs(facts: Facts, people: Mapping[str, Person]) -> tuple[LoggedEngagement, ...]:
    """Every row of logs.tsv. people: by id."""
    return tuple(_logged(row, people) for row in facts.rows("logs"))


def _logged(row: Row, named: Mapping[str, Person]) -> LoggedEngagement:
    first = date.fromisoformat(row["from"])
    people = several(row["people"])
    kind, _, number = row["source"].partition(" ")
    return LoggedEngagement(
        format=Format(row["format"]),
        parties=several(row["parties"]),
        people=tuple(person for person in people if person in named),
        names=tuple(named[person].name if person in named else person for person in people),
        first=first,
        last=date.fromisoformat(row["to"]) if row["to"] else first,
        city=row["city"],
        country=row["country"],
        source=SOURCES[kind].format(number) if kind in SOURCES else row["source"],
        virtual=row.get("online") == "yes",
    )


def log_row(logged: LoggedEngagement, source: str, named: dict[str, str]) -> Row:
    """The row of logs.tsv that reads as this. source: "travels 12", "visits 7" or an address; named: names by id."""
    known = {named[person] for person in logged.people}
    return {
        "format": logged.format.value,
        "parties": "; ".join(logged.parties),
        "people": "; ".join((*logged.people, *(name for name in logged.names if name not in known))),
        "from": logged.first.isoformat(),
        "to": "" if logged.last == logged.first else logged.last.isoformat(),
        "city": logged.city,
        "country": logged.country,
        "online": "yes" if logged.virtual else "",
        "source": source,
    }
