"""What goes wrong in a run is a counted problem; the rest is read, and nothing stands half done."""

import errno
import gzip
import json
import os
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped] # it has no types
import pyarrow.parquet as pq  # type: ignore[import-untyped] # the same
import pytest
from click.testing import CliRunner, Result

from dragoman.bulk import parts
from dragoman.bulk.inputs import opened
from dragoman.cli.bulk import bulk as bulk_command
from dragoman.cli.root import dragoman
from dragoman.settings import Settings
from tests.bulk.making import archive, content, done, members, rows, strays

MET = "Japanese Foreign Minister Yoko Kamikawa met her Australian counterpart Penny Wong in Perth on Friday."


def bulk(*words: object, status: int = 0) -> Result:
    result = CliRunner().invoke(dragoman, ["bulk", *map(str, words)], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


def told(folder: Path) -> list[str]:
    """The problems of all parts, sorted."""
    return sorted(row["what"] for row in content(folder)["problems"])


def test_a_truncated_member_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    made = members(6)
    (tmp_path / "a.warc.gz").write_bytes(b"".join([*made[:3], made[3][: len(made[3]) // 2], *made[4:]]))
    bulk(tmp_path / "a.warc.gz", "--out", tmp_path / "out", "--no-gate", status=1)
    assert len(content(tmp_path / "out")["reports"]) == 5
    assert told(tmp_path / "out") == ["broken_record"]


def test_a_member_that_breaks_off_at_the_end_is_a_problem(tmp_path: Path) -> None:
    made = members(4)
    (tmp_path / "a.warc.gz").write_bytes(b"".join(made)[:-40])
    bulk(tmp_path / "a.warc.gz", "--out", tmp_path / "out", "--no-gate", status=1)
    assert len(content(tmp_path / "out")["reports"]) == 3
    assert told(tmp_path / "out") != []


@pytest.mark.parametrize("size", [100_000, 10**9])
def test_a_range_in_which_no_record_begins_is_no_problem(tmp_path: Path, size: int) -> None:
    """An archive that is packed as a whole has one member, which belongs to the first range."""
    whole = gzip.compress(b"".join(map(gzip.decompress, members(40, ballast=10_000))), mtime=0)
    assert len(whole) > 300_000
    (tmp_path / "a.warc.gz").write_bytes(whole)
    bulk(tmp_path / "a.warc.gz", "--out", tmp_path / "out", "--no-gate", "--part-size", size)
    assert len(content(tmp_path / "out")["reports"]) == 40
    assert told(tmp_path / "out") == []


def test_an_over_long_line_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [{"id": "a", "text": MET}, {"id": "b", "text": MET * 100}, {"id": "c", "text": f"{MET} Again."}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    words = [str(tmp_path / "a.jsonl"), "--out", str(tmp_path / "out")]
    assert CliRunner().invoke(bulk_command, words, obj=Settings(largest=2_000)).exit_code == 1
    assert {row["name"] for row in content(tmp_path / "out")["reports"]} == {"a", "c"}
    assert told(tmp_path / "out") == ["too_large"]


def test_a_file_that_goes_away_is_a_problem_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"id": name, "text": MET + name}), encoding="utf-8")

    def gone(address: str) -> Any:  # noqa: ANN401 - a stream
        if address.endswith("a.jsonl"):
            raise OSError(errno.EIO, "the disk failed")
        return opened(address)

    monkeypatch.setattr("dragoman.bulk.performing.opened", gone)
    bulk(tmp_path, "--out", tmp_path.parent / "out", status=1)
    assert [row["name"] for row in content(tmp_path.parent / "out")["reports"]] == ["b"]
    assert told(tmp_path.parent / "out") == ["unreadable"]


def test_a_table_without_texts_is_a_problem(tmp_path: Path) -> None:
    pq.write_table(pa.table({"title": ["x"]}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"id": ["b"], "text": [MET], "published": ["2024-02-09"]}), tmp_path / "b.parquet")
    bulk(tmp_path / "a.parquet", tmp_path / "b.parquet", "--out", tmp_path / "out", status=1)
    assert [row["name"] for row in content(tmp_path / "out")["reports"]] == ["b"]
    assert told(tmp_path / "out") == ["no_texts"]


def test_a_full_disk_ends_the_run_which_goes_on_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(tmp_path / "a.warc.gz", 60, ballast=10_000)
    words = (tmp_path / "a.warc.gz", "--out", tmp_path / "out", "--part-size", "100000")
    finish, calls = parts.File.finish, iter(range(12))

    def full(file: parts.File) -> str:
        if next(calls, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return finish(file)

    with monkeypatch.context() as patch:
        patch.setattr(parts.File, "finish", full)
        said = bulk(*words, status=1).output
    assert "no room is left" in said
    assert "--resume" in said
    assert len(done(tmp_path / "out")) == 2
    bulk(*words, "--resume")
    bulk(*words[:1], "--out", tmp_path / "whole", *words[3:])
    assert content(tmp_path / "out") == content(tmp_path / "whole")
    assert strays(tmp_path / "out") == []


def test_a_fault_in_one_task_is_told_and_the_others_are_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(tmp_path / "a.warc.gz", 60, ballast=10_000)
    words = (tmp_path / "a.warc.gz", "--out", tmp_path / "out", "--part-size", "100000")
    finish, calls = parts.File.finish, iter(range(6))

    def failing(file: parts.File) -> str:
        if next(calls, None) == 5:
            raise RuntimeError("a fault")
        return finish(file)

    with monkeypatch.context() as patch:
        patch.setattr(parts.File, "finish", failing)
        said = bulk(*words, status=1).output
    assert "RuntimeError: a fault. [task_failed]" in said
    assert len(done(tmp_path / "out")) > 3
    bulk(*words, "--resume")
    assert len(content(tmp_path / "out")["reports"]) == 60


@pytest.mark.parametrize("size", [100_000, 150_001, 10**9])
def test_any_part_size_gives_the_same_rows(tmp_path: Path, size: int) -> None:
    archive(tmp_path / "a.warc.gz", 50, ballast=10_000)
    lines = [json.dumps({"id": str(number), "text": f"{MET} {number} {'x' * 9_000}"}) for number in range(40)]
    (tmp_path / "b.jsonl").write_text("\n".join(lines), encoding="utf-8")
    table = pa.table({"id": [str(n) for n in range(30)], "text": [f"{MET} {n} {'y' * 9_000}" for n in range(30)]})
    pq.write_table(table, tmp_path / "c.parquet", row_group_size=4, compression="none")
    inputs = [tmp_path / name for name in ("a.warc.gz", "b.jsonl", "c.parquet")]
    bulk(*inputs, "--out", tmp_path / "out", "--no-gate", "--part-size", size)
    found = content(tmp_path / "out")
    assert len(found["reports"]) == 120
    assert len({row["id"] for row in found["reports"]}) == 120
    assert found["problems"] == []
    bulk(*inputs, "--out", tmp_path / "whole", "--no-gate")
    assert found == content(tmp_path / "whole")


def test_exact_copies_are_left_out_before_they_are_read(tmp_path: Path) -> None:
    made = members(3)
    (tmp_path / "a.warc.gz").write_bytes(b"".join([*made, made[0], made[0]]))
    lines = [{"id": name, "text": MET} for name in ("a", "b", "a")]
    (tmp_path / "b.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    summary = bulk(tmp_path / "a.warc.gz", tmp_path / "b.jsonl", "--out", tmp_path / "out", "--no-gate", "--json")
    counts = json.loads(summary.stdout)
    assert (counts["reports"], counts["copies"]) == (4, 4)
    assert [row["name"] for row in content(tmp_path / "out")["names"]] == ["b"]


def test_what_the_gate_sets_aside_is_counted_and_not_kept(tmp_path: Path) -> None:
    council = {"id": "council", "text": "The council approved a budget for bus fares on Tuesday. " * 80}
    lines = [{"id": "a", "text": MET}, council]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    counts = json.loads(bulk(tmp_path / "a.jsonl", "--out", tmp_path / "out", "--json").stdout)
    assert (counts["reports"], counts["passed"]) == (1, 1)
    (task,) = done(tmp_path / "out")
    assert rows(tmp_path / "out", "manifest", task)[0]["passed"] == 1


def test_texts_are_kept_only_where_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"id": "a", "text": f"{MET} {'Nothing more. ' * 30}"}), encoding="utf-8"
    )
    bulk(tmp_path / "a.jsonl", "--out", tmp_path / "short")
    bulk(tmp_path / "a.jsonl", "--out", tmp_path / "whole", "--text")
    (short,), (whole,) = (content(tmp_path / name)["reports"] for name in ("short", "whole"))
    assert (short["text"], whole["text"] is None) == (None, False)
    assert b"Nothing more" not in gzip.zlib.decompress(short["body"])  # type: ignore[attr-defined]
    assert short["digest"]


def test_an_input_that_changed_is_read_again_and_its_old_part_goes(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": "a", "text": MET}), encoding="utf-8")
    bulk(file, "--out", tmp_path / "out")
    file.write_text(json.dumps({"id": "a", "text": f"{MET} Corrected."}), encoding="utf-8")
    said = bulk(file, "--out", tmp_path / "out", "--resume")
    assert "1 parts were removed" in said.output
    assert len(content(tmp_path / "out")["reports"]) == 1


@pytest.mark.parametrize(
    "more", [("--text",), ("--no-gate",), ("--part-size", "200000"), ("--published", "2024-01-01")]
)
def test_a_run_is_not_taken_up_with_other_settings(tmp_path: Path, more: tuple[str, ...]) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": MET}), encoding="utf-8")
    bulk(tmp_path / "a.jsonl", "--out", tmp_path / "out")
    assert "other settings" in bulk(tmp_path / "a.jsonl", "--out", tmp_path / "out", "--resume", *more, status=2).output
    assert "--resume" in bulk(tmp_path / "a.jsonl", "--out", tmp_path / "out", *more, status=2).output


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("private", encoding="utf-8")
    assert "not empty" in bulk(tmp_path / "letters.txt", "--out", tmp_path, status=2).output


def test_a_scheduler_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.bulk.engines._PATIENCE", 1)
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": MET}), encoding="utf-8")
    words = ("--out", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9")
    assert "no scheduler" in bulk(tmp_path / "a.jsonl", *words, status=1).output


@pytest.mark.parametrize("library", ["distributed", "pyarrow"])
def test_without_the_extra_the_error_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": MET}), encoding="utf-8")
    monkeypatch.setitem(sys.modules, library, None)
    words = ("--out", tmp_path / "out", "--workers", "2")
    assert "pip install 'dragoman[bulk]'" in bulk(tmp_path / "a.jsonl", *words, status=1).output


def test_a_worker_of_another_version_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": MET}), encoding="utf-8")
    monkeypatch.setattr("dragoman.bulk.performing.reader_of", lambda _: "9.9 other")
    said = bulk(tmp_path / "a.jsonl", "--out", tmp_path / "out", status=1).output
    assert "install the same everywhere" in said
    assert done(tmp_path / "out") == []
