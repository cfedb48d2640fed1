# ruff: noqa: INP001, T201 - a script that prints its figures, not a package
"""Person names compared in pairs: ours (`same_person`) beside nomenklatura's logic_v2, on the same pairs in one run.

Run: python bench/names.py [CASES.csv]. The pairs are the Person rows of nomenklatura's public name benchmark (MIT), by
default those in the folder of shared lists. F1 is of "same person"; time is CPU time of this process for one pass over
all pairs, nothing kept from an earlier pass. Without nomenklatura installed, ours are the only figures.
"""

import csv
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from dragoman.knowledge import compare_names
from dragoman.knowledge.comparing import SAME

CASES = Path(__file__).parents[2] / "shared" / "bench" / "names" / "cases.csv"
Pair = tuple[str, str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a comparison scores. micros: microseconds of CPU a pair."""

    name: str
    right: int
    false_alarms: int
    missed: int
    micros: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = 2 * self.right
        return both / (both + self.false_alarms + self.missed) if both else 0.0


def pairs_of(path: Path) -> list[Pair]:
    """The Person pairs of a file in nomenklatura's columns."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["schema"] == "Person"]
    return [(row["name1"], row["name2"], row["is_match"] == "true") for row in rows]


def measured(name: str, score: Callable[[str, str], float], floor: float, pairs: Sequence[Pair]) -> Figures:
    """One pass over all pairs."""
    began = time.process_time()
    scores = [score(one, other) for one, other, _ in pairs]
    micros = (time.process_time() - began) / len(pairs) * 1e6
    said = [value >= floor for value in scores]
    return Figures(
        name=name,
        right=sum(yes and same for yes, (_, _, same) in zip(said, pairs, strict=True)),
        false_alarms=sum(yes and not same for yes, (_, _, same) in zip(said, pairs, strict=True)),
        missed=sum(same and not yes for yes, (_, _, same) in zip(said, pairs, strict=True)),
        micros=micros,
    )


def theirs() -> Callable[[str, str], float] | None:
    """The logic_v2 of nomenklatura as a score of two names; None where it is not installed."""
    try:
        from followthemoney import model  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415 - may be missing
        from nomenklatura.matching.logic_v2.model import LogicV2  # type: ignore[import-not-found,unused-ignore] # noqa: PLC0415 - too
    except ImportError:
        return None
    config = LogicV2.default_config()
    numbers = count()  # it keeps what it worked out by the entity's id, so each name needs one of its own

    def entity(name: str) -> object:
        return model.get_proxy({"id": f"n{next(numbers)}", "schema": "Person", "properties": {"name": [name]}})

    def score(one: str, other: str) -> float:
        return float(LogicV2.compare(entity(one), entity(other), config).score)

    return score


def main() -> None:
    """Print the figures."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else CASES
    if not path.exists():
        sys.exit(f"no name pairs at {path}: give the file as an argument")
    pairs = pairs_of(path)
    compare_names("Warm Up", "Worm Up")  # loading tables is counted for neither
    found = [measured("dragoman", compare_names, SAME, pairs)]
    peer = theirs()
    if peer is None:
        print("nomenklatura is NOT installed here: ours only, no comparison (pip install nomenklatura)")
    else:
        peer("Warm Up", "Worm Up")
        found.append(measured("nomenklatura logic_v2", peer, 0.7, pairs))
    print(f"{len(pairs)} Person pairs, {sum(same for _, _, same in pairs)} of them the same person")
    for one in found:
        print(
            f"{one.name}: F1 {one.f1:.3f} ({one.right} right, {one.false_alarms} false alarms, {one.missed} missed), "
            f"{one.micros:.0f} us a pair"
        )
    if len(found) > 1 and found[0].micros:
        print(f"time: theirs is {found[1].micros / found[0].micros:.1f} times ours")


if __name__ == "__main__":
    main()
