"""Inputs to tasks: every byte of every file is in one task, whatever the part size."""

import gzip
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped] # it has no types
import pyarrow.parquet as pq  # type: ignore[import-untyped] # the same
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.bulk.inputs import Input
from dragoman.bulk.orders import Kind, Orders, Piece, Task
from dragoman.bulk.splitting import tasks_of
from dragoman.model import Cleaner, Problem

ORDERS = Orders(
    out=Path("parts"),
    largest=10**6,
    pages=Cleaner.FAST,
    layers=None,
    published=None,
    keep_texts=False,
    gated=True,
    received=date(2026, 1, 2),
    reader="9 abc",
)


def given_file(name: str, size: int, kind: Kind = Kind.LINES) -> Input:
    return Input(address=f"/press/{name}", name=name, kind=kind, size=size, stamp="1")


def tasks(*inputs: Input | Problem, part_size: int = 100, orders: Orders = ORDERS) -> list[Task]:
    return [one for one in tasks_of(inputs, orders, part_size=part_size) if isinstance(one, Task)]


def pieces(found: list[Task]) -> list[Piece]:
    return [piece for task in found for piece in task.pieces]


@given(st.lists(st.integers(0, 5_000), max_size=30), st.integers(1, 3_000))
def test_every_byte_of_every_file_is_in_one_piece(sizes: list[int], part_size: int) -> None:
    files = [given_file(str(number), size) for number, size in enumerate(sizes)]
    found = pieces(tasks(*files, part_size=part_size))
    for file in files:
        mine = [(piece.start, piece.end) for piece in found if piece.address == file.address]
        assert mine[0][0] == 0
        assert mine[-1][1] == file.size
        assert [end for _, end in mine[:-1]] == [start for start, _ in mine[1:]]


def test_small_files_share_a_task_and_keep_their_order() -> None:
    files = [given_file(f"{number:04}", 10) for number in range(25)]
    assert [len(task.pieces) for task in tasks(*files)] == [10, 10, 5]
    assert [piece.name for piece in pieces(tasks(*files))] == [file.name for file in files]


def test_no_task_has_more_than_five_hundred_files() -> None:
    files = [given_file(f"{number:04}", 1) for number in range(1_001)]
    assert [len(task.pieces) for task in tasks(*files, part_size=10**9)] == [500, 500, 1]


def test_files_that_cannot_be_cut_are_whole_whatever_their_size() -> None:
    assert [(piece.start, piece.end) for piece in pieces(tasks(given_file("a.zip", 999, Kind.WHOLE)))] == [(0, 999)]


def test_a_problem_is_handed_on_in_its_place() -> None:
    wrong = Problem(what="unreadable", why="/press/b could not be read.", fatal=True)
    found = list(tasks_of([given_file("a", 200), wrong, given_file("c", 200)], ORDERS, part_size=100))
    assert wrong in found
    assert len(pieces([one for one in found if isinstance(one, Task)])) == 4


def test_a_task_is_named_after_all_that_its_part_depends_on() -> None:
    (one,) = tasks(given_file("a", 10))
    others = [
        tasks(given_file("a", 11))[0],
        tasks(replace(given_file("a", 10), stamp="2"))[0],
        tasks(given_file("b", 10))[0],
        *(
            tasks(given_file("a", 10), orders=orders)[0]
            for orders in (
                replace(ORDERS, largest=5),
                replace(ORDERS, pages=Cleaner.CAREFUL),
                replace(ORDERS, published=date(2021, 3, 4)),
                replace(ORDERS, keep_texts=True),
                replace(ORDERS, gated=False),
                replace(ORDERS, received=date(2026, 1, 3)),
                replace(ORDERS, reader="9 abd"),
            )
        ),
    ]
    assert len({one.id, *(other.id for other in others)}) == len(others) + 1
    assert tasks(given_file("a", 10), orders=replace(ORDERS, out=Path("elsewhere")))[0].id == one.id


@pytest.mark.parametrize("part_size", [1, 1_000, 10**9])
def test_a_table_is_cut_between_its_row_groups(tmp_path: Path, part_size: int) -> None:
    table = tmp_path / "press.parquet"
    with pq.ParquetWriter(table, pa.schema([("text", pa.string())])) as writer:
        for number in range(7):
            writer.write_table(pa.table({"text": [f"Ministers met {number} {line}." for line in range(50)]}))
    file = replace(given_file("press", table.stat().st_size, Kind.PARQUET), address=str(table))
    found = [(piece.start, piece.end) for piece in pieces(tasks(file, part_size=part_size))]
    assert [row for start, end in found for row in range(start, end)] == list(range(7))
    assert (len(found) == 1) == (part_size == 10**9)


def test_a_table_that_is_none_is_a_problem_and_the_others_go_on(tmp_path: Path) -> None:
    broken = tmp_path / "press.parquet"
    broken.write_bytes(b"PAR1" + gzip.compress(b"nothing"))
    file = replace(given_file("press", 10, Kind.PARQUET), address=str(broken))
    found = list(tasks_of([file, given_file("b", 10)], ORDERS, part_size=100))
    assert [one.what for one in found if isinstance(one, Problem)] == ["unreadable"]
    assert [piece.name for piece in pieces([one for one in found if isinstance(one, Task)])] == ["b"]
