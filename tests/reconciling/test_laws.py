"""The laws of the house that bind this room, on simulated streams."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Engagement, Format, Record, Status
from dragoman.reconciling import Evidence, block_of, changes, reconcile
from tests.reconciling.claiming import claim, report
from tests.reconciling.simulator import stream

END = date(2023, 12, 31)
SEEDS = st.integers(min_value=0, max_value=10_000)


def made(seed: int) -> list[Evidence]:
    return stream(seed, size=6).evidence


DAYS = st.dates(min_value=date(2021, 1, 1), max_value=date(2021, 6, 30))
WHENS = st.one_of(
    st.none(),
    DAYS.map(str),
    DAYS.map(lambda day: f"{day}~"),
    DAYS.map(lambda day: f"{day}/.."),
    DAYS.map(lambda day: f"../{day}"),
    DAYS.map(lambda day: str(day)[:7]),
    DAYS.map(lambda day: f"{day}/{day + timedelta(days=3)}"),
    st.just("2021"),
    st.just("../.."),
)
CLAIMS = st.builds(
    claim,
    st.sampled_from([kind.value for kind in Format]),
    st.sampled_from(["JP-US", "US-JP", "JP-KR-US", "G7-JP", "EU-GB", "JP"]),
    WHENS,
    st.sampled_from([status.value for status in Status if status is not Status.UNCONFIRMED]),
    st.lists(st.sampled_from(["Blinken", "Motegi", "Suga", "Biden"]), unique=True).map(" ".join),
    st.sampled_from(["", "Tokyo/JP", "/US", "online"]),
)


@st.composite
def any_reports(draw: st.DrawFn) -> list[Evidence]:
    """Reports that say anything at all, dated or not, copies or not."""
    published = st.one_of(st.none(), DAYS.map(str), st.just("2021-03"), st.just("2021-03-05/.."))
    return [
        report(
            f"r{number}",
            draw(published),
            *draw(st.lists(CLAIMS, max_size=4)),
            dispatch=draw(st.sampled_from(["", "d"])),
        )
        for number in range(draw(st.integers(min_value=1, max_value=6)))
    ]


@settings(max_examples=150)
@given(reports=any_reports(), day=DAYS, undated=st.booleans())
def test_whatever_reports_say_the_laws_hold(reports: list[Evidence], day: date, undated: bool) -> None:
    found = reconcile(reports, as_of=day, undated=undated)
    assert reconcile(reversed(reports), as_of=day, undated=undated) == found
    known = [item for item in reports if (item.known_on <= day if item.known_on else undated)]
    assert replace(reconcile(known, as_of=day, undated=undated), undated=found.undated) == found
    assert sum(len(entry.claims) for entry in found.engagements) == sum(len(item.claims) for item in known)
    assert len({entry.id for entry in found.engagements}) == len(found.engagements)
    assert changes(found, found) == ()


@settings(max_examples=15)
@given(seed=SEEDS, order=st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(seed: int, order: Random) -> None:
    reports = made(seed)
    shuffled = list(reports)
    order.shuffle(shuffled)
    assert reconcile(shuffled, as_of=END) == reconcile(reports, as_of=END)


@settings(max_examples=15)
@given(seed=SEEDS, order=st.randoms(use_true_random=False))
def test_the_order_of_claims_in_a_report_changes_nothing(seed: int, order: Random) -> None:
    reports = made(seed)
    turned = [replace(item, claims=tuple(order.sample(item.claims, len(item.claims)))) for item in reports]
    assert reconcile(turned, as_of=END) == reconcile(reports, as_of=END)


@settings(max_examples=10)
@given(seed=SEEDS, cut=st.integers(min_value=1, max_value=40))
def test_batches_and_repeats_change_nothing(seed: int, cut: int) -> None:
    reports = made(seed)
    batches = [reports[start : start + cut] for start in range(0, len(reports), cut)]
    repeated = (item for batch in reversed(batches) for item in (*batch, *batch[:2]))
    assert reconcile(repeated, as_of=END) == reconcile(reports, as_of=END)


@settings(max_examples=20)
@given(seed=SEEDS, days=st.integers(min_value=0, max_value=760))
def test_nothing_published_later_leaks_in(seed: int, days: int) -> None:
    reports = made(seed)
    day = date(2021, 1, 1) + timedelta(days=days)
    known = [item for item in reports if item.known_on is not None and item.known_on <= day]
    assert reconcile(reports, as_of=day) == reconcile(known, as_of=day)


@settings(max_examples=15)
@given(seed=SEEDS)
def test_taking_the_reports_of_one_block_away_changes_no_other(seed: int) -> None:
    reports = made(seed)
    whole = by_block(reconcile(reports, as_of=END))
    for gone in whole:
        rest = [item for item in reports if all(block_of(claim) != gone for claim in item.claims)]
        assert by_block(reconcile(rest, as_of=END)) == {block: whole[block] for block in whole if block != gone}


@settings(max_examples=15)
@given(seed=SEEDS)
def test_every_claim_is_in_one_entry_and_every_claims_id_resolves_to_it(seed: int) -> None:
    reports = made(seed)
    found = reconcile(reports, as_of=END)
    claims = sorted(claim.key for entry in found.engagements for claim in entry.claims)
    assert claims == sorted(claim.key for item in reports for claim in item.claims)
    ids = [name for entry in found.engagements for name in (entry.id, *entry.aliases)]
    assert len(ids) == len(set(ids)) == len(claims)


@settings(max_examples=15)
@given(seed=SEEDS)
def test_support_never_exceeds_the_dispatches_and_history_is_in_order(seed: int) -> None:
    for entry in reconcile(made(seed), as_of=END).engagements:
        assert 1 <= entry.dispatches <= len(entry.reports) <= len(entry.claims)
        days = [step.known_on for step in entry.history]
        assert days == sorted(days, key=lambda day: day or date.max)


@pytest.mark.parametrize("seed", range(5))
def test_a_rival_excludes_the_preferred_date(seed: int) -> None:
    for entry in reconcile(made(seed), as_of=END).engagements:
        if entry.when is not None:
            assert not any(rival.value.meets(entry.when.value) for rival in entry.when.rivals)


def by_block(found: Record) -> dict[str, list[Engagement]]:
    blocks: dict[str, list[Engagement]] = {}
    for entry in found.engagements:
        blocks.setdefault(entry.block, []).append(entry)
    return blocks
