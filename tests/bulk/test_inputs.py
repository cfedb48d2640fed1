"""What is named to files: as `read` finds them, and what fsspec knows besides."""

import gzip
import os
from collections.abc import Iterator
from pathlib import Path

import fsspec  # type: ignore[import-untyped] # it has no types
import pytest

from dragoman.bulk.inputs import Input, inputs_of, opened
from dragoman.bulk.orders import Kind
from dragoman.model import Problem


def names(*arguments: str) -> list[str]:
    return [one.name for one in inputs_of(arguments) if isinstance(one, Input)]


def whats(*arguments: str) -> list[str]:
    return [one.what for one in inputs_of(arguments) if isinstance(one, Problem)]


@pytest.fixture
def press(tmp_path: Path) -> Path:
    for name in ("b.jsonl", "2021/a.txt", "2021/c.parquet", ".hidden/d.txt", ".hidden/e.parquet", "picture.png"):
        path = tmp_path / "press" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"PAR1" if name.endswith("parquet") else b"{}")
    return tmp_path / "press"


def test_a_folder_gives_what_reading_knows_and_tables(press: Path) -> None:
    assert sorted(names(str(press))) == ["2021/a", "2021/c", "b"]
    assert whats(str(press)) == []


def test_a_pattern_gives_what_fits_it_in_order(press: Path) -> None:
    (press / "a.jsonl").write_bytes(b"{}")
    assert names(str(press / "*.jsonl")) == ["a", "b"]


@pytest.mark.parametrize(
    ("argument", "what"),
    [
        ("nowhere", "no_such_path"),
        ("nowhere/*.gz", "no_such_path"),
        ("memory://nowhere", "unreadable"),
        ("memory://nowhere/*.gz", "no_such_path"),
        ("https://press.example/a.warc.gz", "addresses_not_read"),
        ("gopher9://press.example/a", "unreadable"),
    ],
)
def test_what_is_not_there_or_not_ours_is_a_problem(argument: str, what: str) -> None:
    assert whats(argument) == [what]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert whats(str(tmp_path)) == ["empty_folder"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem_and_the_others_go_on(press: Path) -> None:
    (press / "b.jsonl").chmod(0)
    assert whats(str(press)) == ["unreadable"]
    assert sorted(names(str(press))) == ["2021/a", "2021/c"]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.warc.gz", gzip.compress(b"WARC/1.0"), Kind.WARC_GZ),
        ("a.WARC.GZ", gzip.compress(b"WARC/1.0"), Kind.WARC_GZ),
        ("a.warc.gz", b"WARC/1.0", Kind.WHOLE),
        ("a.jsonl", b"{}", Kind.LINES),
        ("a.ndjson", b"{}", Kind.LINES),
        ("a.jsonl.gz", gzip.compress(b"{}"), Kind.WHOLE),
        ("a.txt", b"PAR1", Kind.PARQUET),
        ("a.zip", b"PK", Kind.WHOLE),
        ("a", b"", Kind.WHOLE),
    ],
)
def test_how_a_file_is_cut_is_told_by_its_name_and_its_first_bytes(
    tmp_path: Path, name: str, data: bytes, kind: Kind
) -> None:
    (tmp_path / name).write_bytes(data)
    (found,) = inputs_of([str(tmp_path / name)])
    assert isinstance(found, Input)
    assert (found.kind, found.size) == (kind, len(data))


def test_a_file_that_changes_has_another_stamp(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one", encoding="utf-8")
    (before,) = inputs_of([str(file)])
    os.utime(file, ns=(1, 1))
    (after,) = inputs_of([str(file)])
    assert isinstance(before, Input)
    assert isinstance(after, Input)
    assert before.stamp != after.stamp


@pytest.fixture
def bucket() -> Iterator[str]:
    filesystem = fsspec.filesystem("memory")
    for name, data in (("a.jsonl", b"{}"), ("2021/b.warc.gz", gzip.compress(b"WARC/1.0")), ("x.png", b"\x89PNG")):
        with filesystem.open(f"/bucket/{name}", "wb") as out:
            out.write(data)
    yield "memory://bucket"
    filesystem.rm("/bucket", recursive=True)


def test_an_address_is_a_folder_a_file_or_a_pattern(bucket: str) -> None:
    assert sorted(names(bucket)) == ["2021/b.warc", "a"]
    assert names(f"{bucket}/a.jsonl") == ["a"]
    assert names(f"{bucket}/*.jsonl") == ["a"]
    assert names(f"{bucket}/**/*.gz") == ["b.warc"]


def test_what_stands_behind_an_address_is_opened_by_it(bucket: str) -> None:
    for one in inputs_of([bucket]):
        assert isinstance(one, Input)
        with opened(one.address) as stream:
            assert len(stream.read()) == one.size


def test_an_object_that_is_written_anew_has_another_stamp(bucket: str) -> None:
    (before,) = inputs_of([f"{bucket}/a.jsonl"])
    with fsspec.open(f"{bucket}/a.jsonl", "wb") as out:
        out.write(b"[]")
    (after,) = inputs_of([f"{bucket}/a.jsonl"])
    assert isinstance(before, Input)
    assert isinstance(after, Input)
    assert before.size == after.size
    assert before.stamp != after.stamp


def test_a_folder_on_this_machine_has_an_address_too(press: Path) -> None:
    assert sorted(names(press.as_uri())) == ["2021/a", "2021/c", "b"]
