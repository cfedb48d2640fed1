"""The record leafed through: so many entries at a time are the record, whatever is kept of it and what is made anew."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import Decision, DecisionKind, Format, Mark, Status, When
from dragoman.pipeline import Filters, Grounds, leafing, recorded, settle
from dragoman.pipeline.leafing import Leafing, leafed
from dragoman.pipeline.standing import place_of
from dragoman.store import Place, Store, Stored, leaves, open_store

TODAY = date(2026, 1, 2)
GROUNDS = Grounds(layers=Path("none"))
ASKED = [
    Filters(),
    Filters(parties=("JP", "US")),
    Filters(formats=(Format.VISIT, Format.CALL), statuses=(Status.HELD,)),
    Filters(people=("blinken",)),
    Filters(series="2+2"),
    Filters(place="Tokyo", span=When.of("2021")),
    Filters(dated=False),
]


@pytest.fixture
def store(address: str, held: tuple[Stored, ...]) -> Iterator[Store]:
    """Half of the sample press, with all of its record kept, on each database in turn."""
    with open_store(address) as opened:
        opened.add(held[::2])
        settle(opened, today=TODAY, grounds=GROUNDS)
        yield opened


def all_leaves(store: Store, filters: Filters, most: int, day: date = TODAY) -> list[str]:
    """The ids of all entries that fit, so many at a time."""
    found: list[str] = []
    after: Place | None = None
    while True:
        one = leafed(store, Leafing(after=after, most=most), as_of=day, filters=filters, grounds=GROUNDS)
        found += [entry.id for entry in one.record.engagements]
        after = one.after
        if after is None:
            return found


@pytest.fixture
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    """The record is taken as a large one is: a few entries at a time."""
    monkeypatch.setattr(leafing, "_MANY", -1)
    monkeypatch.setattr(leaves, "_BATCH", 7)


def test_leaf_after_leaf_is_the_record_in_its_order(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    wholes = [recorded(store, as_of=TODAY, filters=one, grounds=GROUNDS).record.engagements for one in ASKED]
    assert all(wholes)
    for many in (600, -1):
        monkeypatch.setattr(leafing, "_MANY", many)
        for filters, whole in zip(ASKED, wholes, strict=True):
            for most in (3, 500):
                assert all_leaves(store, filters, most) == [entry.id for entry in whole], filters


@pytest.mark.usefixtures("_large")
def test_entries_on_a_leaf_are_told_as_in_the_whole_record_tours_among_them(store: Store) -> None:
    whole = recorded(store, as_of=TODAY, grounds=GROUNDS).record
    some = leafed(store, Leafing(after=place_of(whole.engagements[4]), most=25), as_of=TODAY, grounds=GROUNDS)
    assert some.record.engagements == whole.engagements[5:30]
    assert any(entry.journey for entry in whole.engagements)
    assert some.number == len(whole.engagements)


@pytest.mark.usefixtures("_large")
def test_what_is_made_anew_stands_among_what_is_kept(store: Store) -> None:
    whole = recorded(store, as_of=TODAY, grounds=GROUNDS).record.engagements
    gone = whole[10]
    store.append(Decision(id="d1", kind=DecisionKind.REJECT, claims=tuple(claim.key for claim in gone.claims)))
    left = recorded(store, as_of=TODAY, grounds=GROUNDS).record.engagements
    assert gone.id not in {entry.id for entry in left}
    assert all_leaves(store, Filters(), 15) == [entry.id for entry in left]


@pytest.mark.usefixtures("_large")
def test_a_past_day_is_leafed_through_as_it_stood(store: Store) -> None:
    day = date(2021, 3, 14)
    whole = recorded(store, as_of=day, grounds=GROUNDS).record.engagements
    assert 0 < len(whole) < 60
    assert all_leaves(store, Filters(), 6, day) == [entry.id for entry in whole]


@pytest.mark.usefixtures("_large")
def test_a_leaf_of_the_public_has_nothing_that_is_withheld_from_it(store: Store) -> None:
    entry = recorded(store, as_of=TODAY, grounds=GROUNDS).record.engagements[15]
    mark = Decision(
        id="d1", kind=DecisionKind.MARK, claims=entry.reports, field="report", value=Mark.TEAM.value, who="ada"
    )
    store.append(mark)
    one = leafed(store, Leafing(most=500), as_of=TODAY, grounds=GROUNDS)
    assert not set(entry.reports) & {report for found in one.record.engagements for report in found.reports}
    assert not set(entry.reports) & set(one.readings)


def test_the_basis_of_a_small_list_changes_with_the_list_alone(store: Store) -> None:
    def basis(filters: Filters) -> str:
        return leafed(store, Leafing(most=5), as_of=TODAY, filters=filters, grounds=GROUNDS).basis

    japan, quad = Filters(parties=("JP",)), Filters(formats=(Format.QUAD,))
    before = basis(japan), basis(quad)
    whole = recorded(store, as_of=TODAY, filters=japan, grounds=GROUNDS).record.engagements
    gone = next(entry for entry in whole if entry.format.value is not Format.QUAD)
    store.put_meta("views of ada", "{}")
    assert (basis(japan), basis(quad)) == before
    store.append(Decision(id="d1", kind=DecisionKind.REJECT, claims=tuple(claim.key for claim in gone.claims)))
    assert basis(japan) != before[0]
    assert basis(quad) == before[1]


def test_the_basis_of_a_large_list_changes_with_whatever_changes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leafing, "_MANY", -1)
    before = leafed(store, Leafing(most=5), as_of=TODAY, grounds=GROUNDS).basis
    assert leafed(store, Leafing(most=9), as_of=TODAY, grounds=GROUNDS).basis == before
    store.put_meta("views of ada", "{}")
    assert leafed(store, Leafing(most=5), as_of=TODAY, grounds=GROUNDS).basis != before
