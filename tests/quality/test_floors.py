"""Reading scores no worse than it did: floors for slot F1 and engagement F1, pinned with a hash of the labels.

`DRAGOMAN_PIN=1 pytest tests/quality` raises the floors to what is scored now; `DRAGOMAN_PIN=lower` may lower them too.
"""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from dragoman import knowledge, press
from dragoman.pipeline import Source, read_paths
from dragoman.publishing import reading_json
from tests.quality.scoring import Names, Score, fold, score

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SHARED = HERE.parents[1].parent / "shared"
GOLD = SHARED / "gold"
MARGIN = 0.005  # what a change that helps elsewhere may cost here
LARGEST = 10_000_000

# name -> (labels, what is read)
SETS = {
    "press": (HERE.parent / "press" / "press.gold.jsonl", press.folder()),
    "seeds": (GOLD / "seeds.gold.jsonl", SHARED / "seeds"),
    **{name: (GOLD / "dev" / f"{name}.gold.jsonl", GOLD / "dev" / f"{name}.jsonl") for name in ("reworded", "world")},
    "indopacific": (GOLD / "dev" / "indopacific.gold.jsonl", GOLD / "dev" / "indopacific.jsonl"),
}
LEAST = {"seeds": 0.85}  # promised, whatever was scored before
Rows = Mapping[str, Sequence[object]]
Floor = dict[str, str | float]


def beside(name: str) -> pytest.MarkDecorator:
    """Leaves a test of labels out where they are not beside the tree."""
    return pytest.mark.skipif(not SETS[name][0].exists(), reason=f"the labels of {name!r} are not beside the tree")


EVERY = [pytest.param(name, id=name, marks=beside(name)) for name in SETS]


def labels_of(name: str) -> Rows:
    rows = [json.loads(row) for row in SETS[name][0].read_text(encoding="utf-8").splitlines() if row]
    return {row["id"]: row["engagements"] for row in rows}


@cache
def found_in(name: str) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for outcome in read_paths(Source(paths=[str(SETS[name][1])], largest=LARGEST)):
        engagements = reading_json(outcome.reading)["engagements"] if outcome.reading else []
        assert isinstance(engagements, list)
        found[outcome.name] = engagements
    return found


@cache
def known_names() -> Names:
    """What the package's own knowledge holds one person or one city."""
    facts = knowledge.load()
    people: dict[str, frozenset[str]] = {}
    for person in facts.people.values():
        for name in (person.name, *person.variants):
            if " " in fold(name):
                people[fold(name)] = people.get(fold(name), frozenset()) | {person.id}
    return Names(people=people)


@cache
def scored(name: str) -> Score:
    return score(labels_of(name), found_in(name), known_names())


def hash_of(name: str) -> str:
    return sha256(SETS[name][0].read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def pinned() -> dict[str, Floor]:
    loaded: dict[str, Floor] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return loaded


def raised(old: Floor, now: Floor, how: str) -> Floor:
    """The new floor: a floor of the same labels is lowered only where that is asked for."""
    if old.get("labels") != now["labels"] or how == "lower":
        return now
    return {**now, **{field: max(float(old[field]), float(now[field])) for field in ("slots", "engagements")}}


def pin(name: str, how: str) -> None:
    """Write down what is scored now."""
    floors = pinned() if FLOORS.exists() else {}
    now: Floor = {"labels": hash_of(name), "slots": scored(name).slot_f1, "engagements": scored(name).engagement_f1}
    floors[name] = raised(floors.get(name, {}), now, how)
    ordered = {key: floors[key] for key in SETS if key in floors}
    FLOORS.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8", newline="\n")


def test_a_floor_rises_by_itself_and_falls_only_where_asked() -> None:
    low: Floor = {"labels": "a", "slots": 0.5, "engagements": 0.6}
    high: Floor = {"labels": "a", "slots": 0.7, "engagements": 0.8}
    assert raised(low, high, "1") == high
    assert raised(high, low, "1") == high
    assert raised(high, low, "lower") == low
    assert raised(high, low | {"labels": "b"}, "1") == low | {"labels": "b"}


@pytest.mark.parametrize("name", EVERY)
def test_reading_scores_no_worse_than_its_floor(name: str) -> None:
    if how := os.environ.get("DRAGOMAN_PIN"):
        pin(name, how)
    floor = pinned()[name]
    assert floor["labels"] == hash_of(name), (
        f"the labels of {name!r} have changed: pin its floors anew (DRAGOMAN_PIN=1)"
    )
    found = scored(name)
    assert found.slot_f1 >= max(float(floor["slots"]) - MARGIN, LEAST.get(name, 0))
    assert found.engagement_f1 >= max(float(floor["engagements"]) - MARGIN, LEAST.get(name, 0))


@pytest.mark.parametrize("name", EVERY)
def test_every_labelled_report_was_read(name: str) -> None:
    assert set(labels_of(name)) - set(found_in(name)) == set()


def shared_names() -> Names:
    """The names that the labels' own scorer goes by."""
    people: dict[str, frozenset[str]] = {}
    for row in table("offices.tsv"):
        for name in (row["person"], *(row["name_variants"] or "").split(";")):
            if " " in fold(name):
                key = row["wikidata_id"] or fold(row["person"])
                people[fold(name)] = people.get(fold(name), frozenset()) | {key}
    cities: dict[str, str] = {}
    for row in table("places.tsv"):
        for name in (row["city"], *(row["aliases"] or "").split(";")):
            cities.setdefault(fold(name), fold(row["city"]))
    return Names(people=people, cities=cities)


def table(name: str) -> list[dict[str, str]]:
    with (SHARED / "facts" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@beside("seeds")
@pytest.mark.parametrize("name", ["press", "seeds", "indopacific"])
def test_this_scorer_counts_as_the_labels_own_does(name: str, tmp_path: Path) -> None:
    lines = [json.dumps({"id": key, "engagements": found}) for key, found in found_in(name).items()]
    file = tmp_path / "found.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(GOLD / "score.py"), str(SETS[name][0]), str(file), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)  # noqa: S603 - the labels' own scorer
    ours = score(labels_of(name), found_in(name), shared_names())
    assert ours.slot_f1 == pytest.approx(theirs["slots"]["f1"], abs=0.0002)
    assert ours.engagement_f1 == pytest.approx(theirs["engagements"]["f1"], abs=0.0002)
