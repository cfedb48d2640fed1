# ruff: noqa: INP001, T201 - a script that prints its figures, not a package
"""How many of the foreign office holders that official logs name the knowledge has in that office on that day.

Run: python bench/holders.py [FOLDER] [--misses]. FOLDER holds the State Department historian's travels and visits as
tab-separated files. Counted is everybody whom a remark names with the title of a leader, a
foreign or a defence minister of a foreign party, on the days of that trip; somebody of the United States is not, nor
somebody whose office a sub-state government or a body without such an office would have.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.knowledge import Knowledge, load
from dragoman.knowledge.historian import country_code
from dragoman.knowledge.recognising import recognise
from dragoman.knowledge.remarks import Titled, titled_names

TRUTH = Path(__file__).parents[2] / "shared" / "truth"
HOST = "US"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody named in a log. host: the party visited, whose office an office without a party's name is."""

    log: str
    host: str
    first: date
    last: date
    titled: Titled


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def named_in(folder: Path, knowledge: Knowledge) -> Iterator[Named]:
    """Everybody named with a title in the remarks and in the visitors' names."""
    for log in ("us_secretary_travel", "us_president_travel"):
        for row in rows_of(folder / f"{log}.tsv"):
            first, last = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
            host = country_code(row["country"], knowledge)
            for titled in titled_names(row["remarks"]):
                yield Named(log=log, host=host, first=first, last=last, titled=titled)
    for row in rows_of(folder / "visits_by_foreign_leaders.tsv"):
        first, last = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
        for titled in titled_names(row["visitor"]):
            host = country_code(row["country"], knowledge)
            yield Named(log="visits_by_foreign_leaders", host=host, first=first, last=last, titled=titled)


def main() -> None:
    """Print the share, by log, and the misses where asked for."""
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    folder = Path(words[0]) if words else TRUTH
    if not folder.exists():
        sys.exit(f"no logs at {folder}: give the folder as an argument")
    knowledge = load()
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    misses = []
    for one in named_in(folder, knowledge):
        found = recognise(one.titled, one.host, one.first, one.last, knowledge)
        if found.person is None and recognise(one.titled, HOST, one.first, one.last, knowledge).person is not None:
            continue
        if not found.party or found.party == HOST:
            continue
        every[one.log] += 1
        right[one.log] += found.person is not None
        if found.person is None:
            holders = ", ".join(knowledge.person(tenure.person).name for tenure in found.holders) or "nobody"
            misses.append(
                f"{one.first}\t{found.party}\t{one.titled.title}\t{one.titled.name}\tthe facts have {holders}"
            )
    for log, times in every.items():
        print(f"{log}: {right[log]} of {times} ({right[log] / times:.1%})")
    print(f"all: {right.total()} of {every.total()} ({right.total() / every.total():.2%})")
    if "--misses" in sys.argv:
        print("\n".join(sorted(set(misses))))


if __name__ == "__main__":
    main()
