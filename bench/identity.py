# ruff: noqa: INP001, T201 - a script that prints its figures, not a package
"""How well mentions of one occasion are joined across the labelled reports: pairwise F1, fed labels and fed readings.

Run: python bench/identity.py [GOLD]. GOLD is the folder of labels, by default the one beside the tree. Fed labels, all
labelled claims are joined. Fed readings, the reports are read and recorded; a mention counts where reading found it
(paired), or found it with its format, parties and date right (read right); pairs with a mention that was not found are
left out, as no joining could mend them.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from dragoman import knowledge
from dragoman.model import Engagement
from dragoman.pipeline import Source, add_paths, evidence_of
from dragoman.publishing.lines import Json, reading_json
from dragoman.reconciling import reconcile
from dragoman.scoring import Names
from dragoman.scoring.days import date_is_right
from dragoman.scoring.engagements import pairs_of, slots_of
from dragoman.store import Stored, open_store
from tests.reconciling.labels import Pairs, identity, labelled, pairs

GOLD = Path(__file__).parents[2] / "shared" / "gold"
FAR = date(2035, 1, 1)
Mentions = Callable[[Json, Json], bool]


def main() -> None:
    """Print the figures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    labels = [folder / "seeds.gold.jsonl", *sorted((folder / "dev").glob("*.gold.jsonl"))]
    wanted = identity(folder / "dev" / "identity.jsonl")
    evidence = [item for path in labels for item in labelled(path)]
    entry_of = by_claim(reconcile(evidence, as_of=FAR, undated=True).engagements)
    told("fed the labels", pairs(wanted), pairs(entry_of), len(entry_of))
    events = {row["id"]: row["engagements"] for path in labels for row in lines_of(path)}
    held = tuple(readings(folder))
    record = reconcile(evidence_of(held), as_of=FAR, undated=True, knowledge=knowledge.load())
    entry_of = by_claim(record.engagements)
    for words, counts in (("paired", lambda _gold, _got: True), ("read right", read_right)):
        found = {mention: entry_of[key] for mention, key in mentions(held, events, counts)}
        gold = pairs({mention: event for mention, event in wanted.items() if mention in found})
        told(f"fed readings, {words}", gold, pairs(found), len(found))


def by_claim(entries: tuple[Engagement, ...]) -> dict[str, str]:
    """Claim key -> the entry that it is in."""
    return {claim.key: entry.id for entry in entries for claim in entry.claims}


def readings(folder: Path) -> Iterator[Stored]:
    """The reports behind the labels, read."""
    paths = [str(path) for path in sorted((folder / "dev").glob("*.jsonl")) if ".gold" not in path.name]
    source = Source(
        paths=[path for path in paths if "identity" not in path] + [str(folder.parent / "seeds")], largest=10**7
    )
    with tempfile.TemporaryDirectory() as place, open_store(f"sqlite:///{place}/reports.db") as store:
        for _ in add_paths(store, source, today=FAR):
            pass
        yield from store.readings()


def mentions(held: tuple[Stored, ...], events: dict[str, list[Json]], counts: Mentions) -> Iterator[tuple[str, str]]:
    """Each labelled mention that reading found ("report#index"), with the key of the claim that it became."""
    for entry in held:
        name = entry.reading.report.name
        got = reading_json(entry.reading)["engagements"]
        gold = events.get(name, [])
        sides = [[slots_of(one, Names()) for one in side] for side in (gold, got)]
        for one, other in pairs_of(sides[0], sides[1], Names()):
            if counts(gold[one], got[other]):
                yield f"{name}#{one}", entry.reading.claims[other].key


def read_right(gold: Json, got: Json) -> bool:
    """Whether a mention was read with its format, its parties and its date right."""
    one, other = slots_of(gold, Names()), slots_of(got, Names())
    return one.format == other.format and one.sides == other.sides and date_is_right(one.date, other.date)


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def told(words: str, gold: Pairs, found: Pairs, mentions: int) -> None:
    """One line of figures."""
    both = len(gold & found)
    precision, recall = both / len(found), both / len(gold)
    print(
        f"{words}: F1 {2 * both / (len(gold) + len(found)):.3f}  P {precision:.3f}  R {recall:.3f}"
        f"  ({mentions:,} mentions, {len(gold)} pairs)"
    )


if __name__ == "__main__":
    main()
