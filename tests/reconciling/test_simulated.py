"""How well claims are joined where the truth is known. The floors are measured figures, and are never lowered."""

from collections import Counter
from datetime import date
from itertools import combinations
from time import perf_counter

import pytest

from dragoman.model import Engagement
from dragoman.reconciling import reconcile
from tests.reconciling.simulator import Stream, Truth, stream

STREAMS = 60
JOINING, STATUS, DATES = 0.975, 0.98, 0.98


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    """F1 over pairs of claims, and the share of engagements with the right status and date at the end."""
    pairs: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for seed in range(STREAMS):
        made = stream(seed)
        entry_of = entries(made)
        for one, other in combinations(sorted(made.truth_of), 2):
            same = made.truth_of[one] == made.truth_of[other]
            joined = entry_of[one].id == entry_of[other].id
            pairs["both"] += same and joined
            pairs["gold"] += same
            pairs["found"] += joined
        for name, truth in made.truths.items():
            entry = most_of(made, entry_of, name)
            right["all"] += 1
            right["status"] += entry.status.value == status_of(made, truth)
            right["date"] += agrees(entry, truth.slots[-1])
    return {
        "joining": 2 * pairs["both"] / (pairs["gold"] + pairs["found"]),
        "status": right["status"] / right["all"],
        "date": right["date"] / right["all"],
    }


def entries(made: Stream) -> dict[str, Engagement]:
    found = reconcile(made.evidence, as_of=date(2023, 12, 31))
    return {claim.key: entry for entry in found.engagements for claim in entry.claims}


def most_of(made: Stream, entry_of: dict[str, Engagement], name: str) -> Engagement:
    """The entry that holds most claims of an engagement."""
    found = Counter(entry_of[key].id for key, truth in made.truth_of.items() if truth == name)
    ((best, _),) = found.most_common(1)
    return next(entry for entry in entry_of.values() if entry.id == best)


def status_of(made: Stream, truth: Truth) -> str:
    told = {
        claim.status.value for item in made.evidence for claim in item.claims if made.truth_of[claim.key] == truth.name
    }
    return "held" if truth.held else "cancelled" if "cancelled" in told else "unconfirmed"


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


def test_many_blocks_take_little_time() -> None:
    reports = [item for seed in range(12) for item in stream(seed).evidence]
    began = perf_counter()
    reconcile({item.report: item for item in reports}.values(), as_of=date(2023, 12, 31))
    assert perf_counter() - began < 20
