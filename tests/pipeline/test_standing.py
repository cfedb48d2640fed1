"""The record as kept: the same, block by block, as the record made anew from every report."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dragoman.model import Decision, DecisionKind, Format, Record, Status, When
from dragoman.pipeline import Filters, Grounds, entries_meant, narrowed, recorded, settle
from dragoman.pipeline.recording import record_of
from dragoman.pipeline.withholding import EVERYTHING
from dragoman.store import KeptBlock, Store, Stored, Wanted, open_store

TODAY = date(2026, 1, 2)
DAYS = [date(2020, 6, 1), date(2021, 3, 14), date(2023, 1, 10), TODAY, date(2026, 6, 1)]


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """Empty, on each database in turn."""
    with open_store(address) as opened:
        yield opened


def anew(held: Sequence[Stored], day: date, decisions: Sequence[Decision] = ()) -> Record:
    """The record made from every report published by the day, with nothing kept."""
    known = [one for one in held if (when := one.reading.dating.when) is None or (when.latest or TODAY) <= day]
    return record_of(known, decisions, as_of=day, grounds=Grounds())


def due(store: Store, day: date = TODAY) -> set[str]:
    """The blocks of which nothing is kept that stands."""
    by = {made_by for (made_by,) in _rows(store, "SELECT DISTINCT made_by FROM kept_block WHERE made_by IS NOT NULL")}
    assert len(by) <= 1
    with store.view() as view:
        return set(view.due(by.pop() if by else "", day))


def kept(store: Store) -> list[list[tuple[str, ...]]]:
    """All that is kept, but for how often a block was touched."""
    columns = {
        "kept_block": "name, made_by, good_until, placed",
        "kept_entry": "id, block, format, status, earliest, latest, body, leg",
        "kept_card": "entry, block, body",
        "kept_word": "kind, word, entry",
        "kept_copy": "block, report, dispatch",
    }
    return [sorted(_rows(store, f"SELECT {names} FROM {table}")) for table, names in columns.items()]  # noqa: S608 - our own words


def _rows(store: Store, query: str) -> list[tuple[str, ...]]:
    with store._snapshot() as connection:  # noqa: SLF001 - what no method shows
        return [tuple(map(str, row)) for row in connection.exec_driver_sql(query)]


def test_what_is_kept_is_what_making_it_anew_gives(held: tuple[Stored, ...], store: Store) -> None:
    store.add(held)
    assert settle(store, today=TODAY) > 20
    assert due(store) == set()
    for day in DAYS:
        assert recorded(store, as_of=day).record == anew(held, day)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(parties=("JP", "US")),
        Filters(parties=("JP",), formats=(Format.VISIT,)),
        Filters(people=("blinken",)),
        Filters(statuses=(Status.HELD, Status.UNCONFIRMED), span=When.span(date(2021, 1, 1), date(2022, 6, 30))),
        Filters(span=When.span(date(2022, 1, 1), None)),
        Filters(place="Tokyo"),
        Filters(series="Quad"),
        Filters(parties=("FR", "NZ")),
    ],
)
def test_a_part_is_what_the_filters_leave_of_the_whole(
    held: tuple[Stored, ...], sqlite_address: str, filters: Filters
) -> None:
    with open_store(sqlite_address) as store:
        store.add(held)
        for settled in (False, True):
            if settled:
                settle(store, today=TODAY)
            for day in (DAYS[1], TODAY):
                assert recorded(store, as_of=day, filters=filters).record == narrowed(anew(held, day), filters)


def test_one_report_more_touches_its_own_blocks_and_gives_what_rebuilding_gives(
    held: tuple[Stored, ...], store: Store, sqlite_address: str
) -> None:
    late = next(one for one in held if len(set(one.blocks.values())) == 2)
    store.add([one for one in held if one.id != late.id])
    settle(store, today=TODAY)
    store.add([late])
    assert due(store) == set(late.blocks.values())
    assert settle(store, today=TODAY) == 2
    with open_store(sqlite_address.replace("store.db", "rebuilt.db")) as rebuilt:
        rebuilt.add(random.Random(1).sample(held, len(held)))  # noqa: S311 - a shuffle that can be repeated
        settle(rebuilt, today=TODAY)
        assert kept(store) == kept(rebuilt)


def test_an_entry_shown_alone_is_that_of_the_whole_record(held: tuple[Stored, ...], sqlite_address: str) -> None:
    with open_store(sqlite_address) as store:
        store.add(held)
        settle(store, today=TODAY)
        for day in DAYS[1:4]:
            whole = anew(held, day)
            for entry in whole.engagements[::7]:
                for said in (entry.id, *entry.aliases[:1]):
                    found = entries_meant(store, said, as_of=day)
                    assert found.entries == (entry,)
                    beside = {one.id: one for one in found.record.engagements}
                    assert {entry.part_of, *entry.parts, *entry.unsure} - {None} <= beside.keys()
                    assert all(one in whole.engagements for one in beside.values())
                    assert {one.id for one in whole.journeys if entry.id in one.legs} <= {
                        one.id for one in found.record.journeys
                    }


def test_a_day_that_passes_makes_only_those_due_whose_plans_it_passes(held: tuple[Stored, ...], store: Store) -> None:
    eve = date(2021, 3, 14)
    store.add([one for one in held if (when := one.reading.dating.when) and when.latest and when.latest <= eve])
    settle(store, today=eve, grounds=Grounds(logs=False))
    with store.view() as view:
        plans = list(view.entries(Wanted(statuses=("planned", "scheduled"))))
    first = min(entry.when.value.latest for entry in plans if entry.when and entry.when.value.latest)
    passed = {entry.block for entry in plans if entry.when and entry.when.value.latest == first}
    assert due(store, first) == set()
    assert due(store, first + timedelta(days=1)) == passed


def test_a_decision_makes_the_blocks_of_its_claims_due_and_so_does_taking_it_back(
    held: tuple[Stored, ...], store: Store
) -> None:
    store.add(held)
    settle(store, today=TODAY)
    key, block = next(iter(held[0].blocks.items()))
    decisions = [
        Decision(id="d1", kind=DecisionKind.REJECT, claims=(key,)),
        Decision(id="d2", kind=DecisionKind.REJECT, claims=(), undoes="d1"),
        Decision(id="d3", kind=DecisionKind.REJECT, claims=(), undoes="d2"),
    ]
    for number, decision in enumerate(decisions, 1):
        store.append(decision)
        assert due(store) == {block}
        assert settle(store, today=TODAY) == 1
        assert recorded(store, as_of=TODAY).record == anew(held, TODAY, decisions[:number])


def test_a_claim_that_analysts_move_to_other_parties_is_in_their_block_until_that_is_undone(
    held: tuple[Stored, ...], store: Store
) -> None:
    store.add(held)
    settle(store, today=TODAY)
    key, block = next(iter(held[0].blocks.items()))
    decisions = [
        Decision(id="d1", kind=DecisionKind.CORRECT, claims=(key,), field="parties", value="NZ, TO"),
        Decision(id="d2", kind=DecisionKind.CONFIRM, claims=(key,), value="held"),
        Decision(id="d3", kind=DecisionKind.UNDO, claims=(key,), undoes="d1"),
    ]
    for number, decision in enumerate(decisions, 1):
        store.append(decision)
        for settled in (False, True):
            if settled:
                assert settle(store, today=TODAY) == 2
            whole = anew(held, TODAY, decisions[:number])
            assert recorded(store, as_of=TODAY, audience=EVERYTHING).record == whole
            (entry,) = (one for one in whole.engagements if any(claim.key == key for claim in one.claims))
            assert entry.block == ("NZ-TO" if number < 3 else block)
            assert entries_meant(store, entry.id, as_of=TODAY, audience=EVERYTHING).entries == (entry,)


def test_a_better_name_of_a_report_reaches_what_is_kept(held: tuple[Stored, ...], store: Store) -> None:
    one = next(one for one in held if one.blocks)
    store.add([one])
    settle(store, today=TODAY)
    store.add([replace(one, reading=replace(one.reading, report=replace(one.reading.report, name="0-first")))])
    assert due(store) == set(one.blocks.values())
    settle(store, today=TODAY)
    assert all(
        step.support.report_name == "0-first" for step in recorded(store, as_of=TODAY).record.engagements[0].history
    )


def test_a_reading_that_tells_of_other_blocks_moves_its_entries(held: tuple[Stored, ...], store: Store) -> None:
    one = next(one for one in held if one.reading.claims)
    store.add([one])
    settle(store, today=TODAY)
    silent = replace(one, reading=replace(one.reading, claims=(), denials=()), blocks={}, entries={})
    store.put_reading([silent], on=TODAY)
    assert settle(store, today=TODAY) == len(set(one.blocks.values()))
    assert recorded(store, as_of=TODAY).record.engagements == ()
    assert kept(store)[1:] == [[], [], [], []]


def test_what_was_made_before_another_writer_came_is_not_kept(held: tuple[Stored, ...], store: Store) -> None:
    early, late = [one for one in held if "JP-US" in one.blocks.values()][:2]
    store.add([early])
    with store.view() as view:
        changes, _ = view.block("JP-US")
    store.add([late])
    slow = KeptBlock(
        name="JP-US", entries=(), legs=(), placed=(), copies=(), made_by="x", made_on=TODAY, good_until=date.max
    )
    assert not store.keep(slow, changes=changes)
    assert "JP-US" in due(store)


def test_what_other_software_or_other_facts_made_is_made_anew(held: tuple[Stored, ...], store: Store) -> None:
    store.add(held[:5])
    made = settle(store, today=TODAY)
    assert settle(store, today=TODAY) == 0
    assert settle(store, today=TODAY, grounds=Grounds(logs=False)) == made
