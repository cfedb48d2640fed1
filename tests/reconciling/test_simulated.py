"""How well claims are joined where the truth is known. The floors are measured figures, and are never lowered."""

from collections import Counter
from datetime import date
from itertools import combinations
from random import Random
from time import perf_counter

import pytest

from dragoman.model import Engagement, Record
from dragoman.reconciling import block_of, reconcile
from tests.reconciling.simulator import Stream, stream

STREAMS = 200
JOINING, STATUS, DATES = 0.983, 0.986, 0.986
END = date(2023, 12, 31)


@pytest.fixture(scope="module")
def streams() -> list[tuple[Stream, Record]]:
    made = [stream(seed) for seed in range(STREAMS)]
    return [(one, reconcile(one.evidence, as_of=END)) for one in made]


@pytest.fixture(scope="module")
def measured(streams: list[tuple[Stream, Record]]) -> dict[str, float]:
    """F1 over pairs of claims, and the share of engagements with the right status and date at the end."""
    pairs: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for made, found in streams:
        entry_of = {claim.key: entry for entry in found.engagements for claim in entry.claims}
        for one, other in combinations(sorted(made.truth_of), 2):
            same = made.truth_of[one] == made.truth_of[other]
            joined = entry_of[one].id == entry_of[other].id
            pairs["both"] += same and joined
            pairs["gold"] += same
            pairs["found"] += joined
        for name, truth in made.truths.items():
            entry = most_of(made, entry_of, name)
            right["all"] += 1
            right["status"] += entry.status.value == truth.reached
            right["date"] += agrees(entry, truth.day)
    return {
        "joining": 2 * pairs["both"] / (pairs["gold"] + pairs["found"]),
        "status": right["status"] / right["all"],
        "date": right["date"] / right["all"],
    }


def most_of(made: Stream, entry_of: dict[str, Engagement], name: str) -> Engagement:
    """The entry that holds most claims of an engagement."""
    found = Counter(entry_of[key].id for key, truth in made.truth_of.items() if truth == name)
    ((best, _),) = found.most_common(1)
    return next(entry for entry in entry_of.values() if entry.id == best)


def agrees(entry: Engagement, day: date) -> bool:
    if entry.when is None:
        return False
    first, last = entry.when.value.earliest, entry.when.value.latest
    return (first is None or first <= day) and (last is None or day <= last)


def test_claims_are_joined_as_the_truth_has_it(measured: dict[str, float]) -> None:
    assert measured["joining"] >= JOINING


def test_the_status_at_the_end_is_the_true_one(measured: dict[str, float]) -> None:
    assert measured["status"] >= STATUS


def test_the_date_at_the_end_is_the_true_one(measured: dict[str, float]) -> None:
    assert measured["date"] >= DATES


def test_shuffled_split_in_batches_and_replayed_every_stream_gives_the_same_record(
    streams: list[tuple[Stream, Record]],
) -> None:
    for seed, (made, found) in enumerate(streams):
        chance = Random(seed)  # noqa: S311  a shuffle, no secret
        shuffled = chance.sample(made.evidence, len(made.evidence))
        cut = chance.randint(1, 9)
        batches = [shuffled[start : start + cut] for start in range(0, len(shuffled), cut)]
        replayed = (item for batch in batches for item in (*batch, *batch[:2]))
        assert repr(reconcile(replayed, as_of=END)) == repr(found)


def test_taking_the_reports_of_one_block_away_changes_no_other_in_any_stream(
    streams: list[tuple[Stream, Record]],
) -> None:
    for made, found in streams:
        gone = found.engagements[0].block
        rest = [item for item in made.evidence if all(block_of(claim) != gone for claim in item.claims)]
        left = reconcile(rest, as_of=END).engagements
        assert left == tuple(entry for entry in found.engagements if entry.block != gone)


def test_many_blocks_take_little_time() -> None:
    reports = [item for seed in range(12) for item in stream(seed).evidence]
    began = perf_counter()
    reconcile({item.report: item for item in reports}.values(), as_of=END)
    assert perf_counter() - began < 20
