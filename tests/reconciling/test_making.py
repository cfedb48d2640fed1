"""A block by itself: what it gives depends on its own reports, and stays so until the day that it names."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from dragoman.reconciling import Basis, Evidence, Made, made_of, reconcile
from dragoman.reconciling.record import by_block
from tests.reconciling.claiming import claim, report
from tests.reconciling.simulator import stream


def made(evidence: list[Evidence], day: date) -> Made:
    return made_of("JP-US", evidence, Basis.of(()), as_of=day, undated=True)


@pytest.mark.parametrize("seed", range(4))
def test_a_block_stays_as_it_is_until_the_day_that_it_names(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - a draw that can be repeated
    for block, evidence in by_block(stream(seed).evidence).items():
        day = date(2021, 1, 1) + timedelta(days=chance.randrange(900))
        first = made_of(block, evidence, Basis.of(()), as_of=day)
        last = min(first.good_until, date(2024, 1, 1))
        for other in {day + timedelta(days=chance.randrange((last - day).days + 1)), last}:
            assert made_of(block, evidence, Basis.of(()), as_of=other).entries == first.entries
        if first.good_until < date.max:
            after = made_of(block, evidence, Basis.of(()), as_of=first.good_until + timedelta(days=1))
            assert after.good_until > first.good_until


def test_a_plan_keeps_a_block_only_until_its_last_day() -> None:
    plan = report("a", "2021-03-01", claim("summit", "JP-US", "2021-03-10", "planned"))
    assert made([plan], date(2021, 3, 2)).good_until == date(2021, 3, 10)
    assert made([plan], date(2021, 3, 11)).good_until == date.max


def test_a_report_dated_ahead_keeps_a_block_only_until_the_day_before() -> None:
    held = report("a", "2021-03-01", claim("summit", "JP-US", "2021-02-10", "held"))
    ahead = report("b", "2021-03-05", claim("summit", "JP-US", "2021-02-10", "held"))
    assert made([held, ahead], date(2021, 3, 2)).good_until == date(2021, 3, 4)


@pytest.mark.parametrize("seed", range(3))
def test_the_record_is_what_its_blocks_give_one_by_one(seed: int) -> None:
    day, evidence = date(2022, 3, 1), stream(seed).evidence
    whole = reconcile(evidence, as_of=day)
    for block, told in by_block(evidence).items():
        alone = made_of(block, told, Basis.of(()), as_of=day).entries
        assert {entry.id: entry for entry in alone} == {
            entry.id: replace(entry, journey="") for entry in whole.engagements if entry.block == block
        }
