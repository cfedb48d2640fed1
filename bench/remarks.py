# ruff: noqa: INP001, T201 - a script that prints its figures, not a package
"""How well visits are read from the remarks of an official record of travel.

Run: python bench/remarks.py [FILE] [--rows 1000] [--layout NAME] [--wrong 20]. FILE holds the State Department
historian's travels of the Secretaries of State as a tab-separated table.

Each row (person, country, city, first and last day, a remark) becomes a report dated a month after the trip, in each of
some layouts. A row is found where its reading holds a visit of the United States to that country with that person, on
those very days; each visit read that is not such a one is false. Told apart are country alone, and person and days.
"""

import argparse
import csv
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.knowledge import load
from dragoman.knowledge.historian import country_code

TRUTH = Path(__file__).parents[2] / "shared" / "truth" / "us_secretary_travel.tsv"
LATER = timedelta(days=30)  # of the report after the trip
HOME = "US"
Row = Mapping[str, str]


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _days(row: Row) -> str:
    first, last = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
    if first == last:
        return _day(first)
    if first.year != last.year:
        return f"{_day(first)}\N{EN DASH}{_day(last)}"
    if first.month != last.month:
        return f"{first:%B} {first.day}\N{EN DASH}{_day(last)}"
    return f"{first:%B} {first.day}\N{EN DASH}{last.day}, {last.year}"


def _country(row: Row) -> str:
    """As people write it: "Republic of Korea" for "Korea, Republic of"."""
    name, _, rest = row["country"].partition(", ")
    return f"{rest} {name}" if rest else name


def _place(row: Row) -> str:
    city = row["city"].partition(" (")[0]
    return f"{city}, {_country(row)}" if city else _country(row)


def told(row: Row) -> str:
    """A plain sentence, then the remark."""
    span = "on" if row["start"] == row["end"] else "from"
    return f"Secretary of State {row['person']} visited {_place(row)} {span} {_days(row)}. {row['remarks']}"


def travelled(row: Row) -> str:
    """The words of an official announcement."""
    return f"U.S. Secretary of State {row['person']} traveled to {_place(row)}, {_days(row)}. {row['remarks']}"


def headed(row: Row) -> str:
    """A list's entry as one line."""
    return f"Secretary of State {row['person']}: {_place(row)}, {_days(row)}. {row['remarks']}"


LAYOUTS: Mapping[str, Callable[[Row], str]] = {
    "told": told,
    "travelled": travelled,
    "headed": headed,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit as the table has it, or as it was read. people: by surname; the Secretaries since 2009 share none."""

    country: str
    people: frozenset[str]
    days: tuple[date, ...]

    def on_days_of(self, other: "Visit") -> bool:
        """Whether both begin and end on the same days."""
        return self.days == other.days


def days_of(value: str | None) -> tuple[date, ...]:
    """The first and the last day of an EDTF value; empty where it is none of days."""
    parts = (value or "").split("/")
    if any(len(part) != 10 for part in parts):
        return ()
    days = [date.fromisoformat(part) for part in parts]
    return (days[0], days[-1])


def read(reports: Iterable[Mapping[str, str]]) -> Iterator[list[Visit]]:
    """The visits of the United States that `dragoman read` finds in each report."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
        asked = [sys.executable, "-m", "dragoman", "read", str(path), "--json", "--workers", "2"]
        done = subprocess.run(asked, capture_output=True, check=False)  # noqa: S603 - our own program
    for line in done.stdout.splitlines():
        engagements = json.loads(line)["engagements"]
        visits = [e for e in engagements if e["format"] == "visit" and e["parties"][0] == HOME]
        yield [
            Visit(
                country=visit["parties"][-1],
                people=frozenset(person["name"].split()[-1] for person in visit["people"]),
                days=days_of(visit["date"]),
            )
            for visit in visits
        ]


def main() -> None:
    """Print recall and precision of each layout."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=TRUTH)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--layout", choices=tuple(LAYOUTS), action="append")
    parser.add_argument("--wrong", type=int, default=0, help="so many of the rows not found, and of false visits")
    asked = parser.parse_args()
    with asked.file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[: asked.rows]
    wanted = list(expected(rows))
    for name in asked.layout or LAYOUTS:
        compared(name, rows, wanted, asked.wrong)


def expected(rows: Sequence[Row]) -> Iterator[Visit]:
    """What each row says."""
    knowledge = load()
    for row in rows:
        first, last = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
        surname = row["person"].split()[-1]
        yield Visit(country=country_code(row["country"], knowledge), people=frozenset({surname}), days=(first, last))


def compared(name: str, rows: Sequence[Row], wanted: Sequence[Visit], wrong: int) -> None:
    """Print a layout's figures."""
    reports = [
        {
            "id": row["trip_id"],
            "text": LAYOUTS[name](row),
            "published": (date.fromisoformat(row["end"]) + LATER).isoformat(),
        }
        for row in rows
    ]
    found = country = person = made = 0
    missed, false = [], []
    for report, want, visits in zip(reports, wanted, read(reports), strict=True):
        right = [visit for visit in visits if visit.country == want.country]
        by = [visit for visit in right if want.people <= visit.people]
        whole = [visit for visit in by if visit.on_days_of(want)]
        country, person, found, made = country + bool(right), person + bool(by), found + bool(whole), made + len(visits)
        if not whole:
            missed.append((report["text"], want, visits))
        false += [(report["text"], want, visit) for visit in visits if visit not in whole[:1]]
    total = len(reports)
    print(
        f"{name}: {total} rows; country {country / total:.3f}, and person {person / total:.3f}, and days (recall) "
        f"{found / total:.3f}; {made} visits read, precision {found / max(made, 1):.3f}",
        flush=True,
    )
    for kind, cases in (("not found", missed), ("false", false)):
        for text, want, got in cases[:wrong]:
            print(f"  {kind}: {text}\n      wanted {want}\n      read {got}")


if __name__ == "__main__":
    main()
