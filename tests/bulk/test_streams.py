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
from tests.intake.making import page_record

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


def test_a_record_that_holds_another_archive_is_not_cut_there() -> None:
    inner = gzip.compress(b"WARC/1.0\r\nnothing", mtime=0)
    outer = gzip.compress(page_record(1) + inner, 0, mtime=0)  # not packed: the inner member's bytes stand in it
    data = gzip.compress(page_record(0), mtime=0) + outer + gzip.compress(page_record(2), mtime=0)
    at = data.find(inner)
    assert at > 0
    found = [gzip.decompress(piece) for piece in pieces(data, [at - 3])]
    assert b"".join(found) == gzip.decompress(data)


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
