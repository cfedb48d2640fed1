"""Ranges of files: whatever the cuts, each record stands in exactly one range, in order."""

import gzip
import io
import itertools
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.bulk.streams import RowLines, Slice, line_from, member_from
from tests.intake.making import answer, page_record, record

NOISE = bytes(Random(3).randbytes(40_000))  # noqa: S311 - draws that can be repeated


def with_magic(number: int) -> bytes:
    """A record whose bytes hold what members begin with, and which hardly shrink."""
    return page_record(number) + b"\x1f\x8b\x08\x00" * 20 + NOISE[number * 100 : number * 100 + 9_000]


MEMBERS = [gzip.compress(with_magic(number), number % 9 + 1, mtime=0) for number in range(40)]
ARCHIVE = b"".join(MEMBERS)
BORDERS = [sum(map(len, MEMBERS[:number])) for number in range(len(MEMBERS) + 1)]


def cut(size: int, at: list[int]) -> list[tuple[int, int]]:
    borders = sorted({0, size, *(one % size for one in at)})
    return list(itertools.pairwise(borders))


@given(st.lists(st.integers(0, 10**9), max_size=12))
def test_each_member_of_an_archive_belongs_to_the_range_in_which_it_begins(at: list[int]) -> None:
    stream = io.BytesIO(ARCHIVE)
    found = []
    for start, end in cut(len(ARCHIVE), at):
        first = member_from(stream, start, len(ARCHIVE))
        assert first in BORDERS
        assert first == next(border for border in BORDERS if border >= start)
        found.append(Slice(stream, first, member_from(stream, end, len(ARCHIVE))).read())
    assert b"".join(found) == ARCHIVE


@pytest.mark.parametrize("records", [1, 3, 12, 400])
def test_a_record_that_holds_another_archive_is_not_cut_there(records: int) -> None:
    """What does not pack stands as it is in a member: the members of the inner archive too."""
    inner = b"".join(gzip.compress(page_record(number), mtime=0) for number in range(1_000, 1_000 + records))
    outer = gzip.compress(record(answer(inner, content_type="application/gzip")), 0, mtime=0)
    first, last = (gzip.compress(page_record(number), mtime=0) for number in (1, 2))
    data = first + outer + last
    for at in (data.find(inner[:200]) - 3, len(first) + len(outer) // 2):
        assert [len(piece) for piece in pieces(data, [at])] == [len(first + outer), len(last)]


def pieces(data: bytes, at: list[int]) -> list[bytes]:
    stream = io.BytesIO(data)
    ranges = cut(len(data), at)
    return [
        Slice(stream, member_from(stream, start, len(data)), member_from(stream, end, len(data))).read()
        for start, end in ranges
    ]


def test_an_archive_that_is_packed_as_a_whole_belongs_to_the_first_range() -> None:
    data = gzip.compress(b"".join(page_record(number) for number in range(500)), mtime=0)
    assert pieces(data, [len(data) // 3, len(data) // 2]) == [data, b"", b""]


@given(st.lists(st.binary(max_size=30).map(lambda line: line.replace(b"\n", b"")), max_size=30), st.data())
def test_each_line_belongs_to_the_range_in_which_it_begins(lines: list[bytes], data: st.DataObject) -> None:
    whole = b"\n".join(lines)
    if not whole:
        return
    stream = io.BytesIO(whole)
    at = data.draw(st.lists(st.integers(0, 10**6), max_size=6))
    found = []
    for start, end in cut(len(whole), at):
        first, last = (line_from(stream, one, len(whole)) for one in (start, end))
        assert first in (0, len(whole)) or whole[first - 1 : first] == b"\n"
        found.append(Slice(stream, first, last).read())
    assert b"".join(found) == whole


@pytest.mark.parametrize("size", [1, 7, 1 << 20])
def test_a_line_longer_than_what_is_read_at_once_is_found_whole(size: int) -> None:
    lines = [b"a" * size, b"b" * (3 << 20), b"c"]
    whole = b"\n".join(lines) + b"\n"
    stream = io.BytesIO(whole)
    assert line_from(stream, size + 2, len(whole)) == size + 1 + (3 << 20) + 1


def test_a_slice_ends_where_its_file_does() -> None:
    assert Slice(io.BytesIO(b"abc"), 1, 100).read() == b"bc"
    assert Slice(io.BytesIO(b"abc"), 3, 1).read() == b""


def test_rows_are_lines_with_days_and_without_what_is_missing() -> None:
    lines = RowLines(iter([{"text": "Talks.", "published": date(2021, 3, 4), "url": None}, {"text": "b"}]))
    assert lines.readline(100) == b'{"text":"Talks.","published":"2021-03-04"}\n'
    assert lines.readline(5) == b'{"tex'
    assert lines.readline(100) == b't":"b"}\n'
    assert lines.readline(100) == b""
