"""Verifying finds whatever was changed behind the store's back, and nothing in a store that was not."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import text

from dragoman.pipeline import settle
from dragoman.pipeline.verifying import verify
from dragoman.store import Store, Stored, open_store

TODAY = date(2026, 1, 2)


@pytest.fixture
def store(held: tuple[Stored, ...], address: str) -> Iterator[Store]:
    """All but two reports, and the record kept."""
    with open_store(address) as opened:
        opened.add(held[:-2], issue_on=TODAY)
        settle(opened, today=TODAY)
        yield opened


def faults(store: Store) -> list[str]:
    return [f"{found.where}: {found.fault}" for found in verify(store, today=TODAY) if found.fault]


def change(store: Store, statement: str) -> None:
    with store._transaction() as connection:  # noqa: SLF001 - behind the store's back
        connection.execute(text(statement))


def test_a_store_that_was_left_alone_is_whole(store: Store, held: tuple[Stored, ...]) -> None:
    found = list(verify(store, today=TODAY))
    assert [one.fault for one in found if one.fault] == []
    assert sum(one.where == "report" for one in found) == len(held) - 2


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DELETE FROM report_name", "has no name"),
        ("DELETE FROM claim WHERE idx = 0 AND NOT denial", "its claims are not filed as it was read"),
        ("UPDATE reading SET body = signature", "is damaged"),
        ("UPDATE claim SET entry_id = 'e-other'", "entry id e-other was never issued"),
        ("DELETE FROM kept_entry", "is not kept as it is made from its reports"),
        ("UPDATE kept_entry SET leg = NULL WHERE leg IS NOT NULL", "its tours are not kept"),
        ("DELETE FROM kept_copy", "its copies are not kept"),
    ],
)
def test_what_was_changed_behind_its_back_is_named(store: Store, statement: str, told: str) -> None:
    change(store, statement)
    assert any(told in fault for fault in faults(store))


def test_what_is_due_is_no_fault(store: Store, held: tuple[Stored, ...]) -> None:
    store.add(held[-2:], issue_on=TODAY)
    assert faults(store) == []
