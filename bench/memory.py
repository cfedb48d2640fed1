# ruff: noqa: INP001, T201 - a script, not a package; it prints its findings
"""Memory over many reports read in one process: what is resident after each tenth of them.

Run: PYTHONPATH=src python bench/memory.py [REPORTS], 100,000 unless told otherwise; Linux. Every report is different: a
brief of a meeting with people, day, place and a number of its own. Exit status 1 where the last nine tenths add more
than 10 MB to what was resident after the first.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from dragoman import knowledge as facts
from dragoman.intake import Intake
from dragoman.model import Report
from dragoman.pipeline.readings import read_one

REPORTS = 100_000
MOST = 10.0  # MB
PAGE = 4096
MONTHS = ("January", "March", "May", "July", "August", "October", "December")


def _reports(count: int) -> Iterator[Report]:
    dice = random.Random(7)  # noqa: S311 - no secret
    people = sorted(person.name for person in facts.load().people.values())
    parties = sorted(party.name for party in facts.load().parties.values())
    for number in range(count):
        one, two = dice.choice(people), dice.choice(people)
        stranger = "".join(dice.choice("aeioulmnrst") for _ in range(7)).capitalize()
        text = (
            f"Foreign Minister {one} of {dice.choice(parties)} will meet President {two} on "
            f"{dice.choice(MONTHS)} {dice.randint(1, 31)}, {dice.randint(2015, 2025)}. "
            f"Ambassador {stranger} {stranger[::-1].capitalize()} said that agreement No. {number} would be signed."
        )
        yield Report.make(name=f"brief {number}", text=text)


def _resident() -> float:
    """MB."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE / 1e6


def main() -> int:
    """Print the figures."""
    count = int(sys.argv[1]) if sys.argv[1:] else REPORTS
    knowledge = facts.load()
    seen: list[float] = []
    for number, report in enumerate(_reports(count), start=1):
        read_one(Intake(name=report.name, report=report), knowledge)
        if number % (count // 10) == 0:
            seen.append(_resident())
            print(f"{number:9,} reports {seen[-1]:7.1f} MB", flush=True)
    return int(seen[-1] - seen[0] > MOST)


if __name__ == "__main__":
    sys.exit(main())
