# ruff: noqa: INP001, T201 - a script that prints its figures, not a package
"""Makes the built-in layer of official logs, facts/logs.tsv, from the historian's lists and the list of 2+2 meetings.

Run: python bench/logs.py [FOLDER]. Of the 2+2 meetings only those marked confirmed, held in person or online, with both
sides' foreign and defence ministers, go in.
"""

import csv
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path

from dragoman.knowledge import Knowledge, load
from dragoman.knowledge.historian import held_on, source_of, trip_of
from dragoman.knowledge.logs import LoggedEngagement, log_row
from dragoman.knowledge.recognising import names
from dragoman.knowledge.tables import Row
from dragoman.model import Format

TRUTH = Path(__file__).parents[2] / "shared" / "truth"
LISTS = ("us_president_travel", "us_secretary_travel", "visits_by_foreign_leaders")
COLUMNS = ("format", "parties", "people", "from", "to", "city", "country", "online", "source")
SEATS = {
    "a_foreign": (0, "foreign"),
    "a_defence": (0, "defence"),
    "b_foreign": (1, "foreign"),
    "b_defence": (1, "defence"),
}


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def two_plus_two(row: dict[str, str], knowledge: Knowledge) -> LoggedEngagement | None:
    """A confirmed 2+2 meeting; None where it is not sure that it was held, or who it was of."""
    if row["check"] != "confirmed" or len(row["date"]) < 10 or "statement" in row["mode"]:
        return None
    day, last = date.fromisoformat(row["date"]), date.fromisoformat(row["end_date"] or row["date"])
    sides: list[set[str]] = [set(), set()]
    people = []
    for seat, (side, level) in SEATS.items():
        name = row[seat].partition(" (")[0]
        for person in knowledge.people_named(name):
            offices = [t.office for t in knowledge.offices_on(person.id, day)]
            sides[side] |= {office.party for office in offices if _sits(office.kind, level)}
            if offices and names(name, person):
                people.append(person)
    parties = [next(iter(side)) for side in sides if len(side) == 1]
    if len(parties) != 2:
        return None
    place = knowledge.place(row["place"])
    known = place is not None and place.country == row["country"]
    return LoggedEngagement(
        format=Format.TWO_PLUS_TWO,
        parties=tuple(sorted(parties)),
        people=tuple(dict.fromkeys(person.id for person in people)),
        names=tuple(dict.fromkeys(person.name for person in people)),
        first=day,
        last=last,
        city=place.name if place and known else "",
        country=row["country"],
        source=row["source"],
        virtual=row["mode"] == "virtual",
    )


def _sits(kind: str, level: str) -> bool:
    wanted = {"foreign": ("Foreign", "State"), "defence": ("Defence", "Defense")}[level]
    return any(word in kind for word in wanted) and "Head" not in kind


def main() -> None:
    """Write the table and say what is in it."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TRUTH
    if not folder.exists():
        sys.exit(f"no lists at {folder}: give the folder as an argument")
    knowledge = load()
    named = {person.id: person.name for person in knowledge.people.values()}
    rows: list[Row] = []
    for name in LISTS:
        for row in rows_of(folder / f"{name}.tsv"):
            trip = trip_of(row)
            rows += [log_row(one, source_of(trip), named) for one in held_on(trip, knowledge)]
    for row in rows_of(folder / "two_plus_two.tsv"):
        meeting = two_plus_two(row, knowledge)
        if meeting is not None:
            rows.append(log_row(meeting, meeting.source, named))
        elif row["check"] == "confirmed":
            print("left out:", row["series"], row["date"], row["mode"])
    rows.sort(key=lambda row: (row["from"], row["format"], row["parties"], row["people"]))
    lines = dict.fromkeys("\t".join(row[column] for column in COLUMNS) for row in rows)
    text = "\n".join(("\t".join(COLUMNS), *lines)) + "\n"
    path = Path(str(files("dragoman.knowledge") / "facts" / "logs.tsv"))
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(lines)} engagements, {len(text) // 1000} KB")


if __name__ == "__main__":
    main()
