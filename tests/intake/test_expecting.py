from pathlib import Path

import pytest

from dragoman.intake import expected


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text("A report.", encoding="utf-8")
    (tmp_path / "two.html").write_text("<p>A report.", encoding="utf-8")
    (tmp_path / "many.jsonl").write_text('{"text": "a"}\n{"text": "b"}\n{"text": "c"}\n', encoding="utf-8")
    return tmp_path


def test_a_file_is_one_and_a_line_of_json_lines_is_one(folder: Path) -> None:
    assert expected([str(folder)]) == 5
    assert expected([str(folder / "one.txt"), str(folder / "many.jsonl")]) == 4
    assert expected([str(folder / "*.txt")]) == 1


@pytest.mark.parametrize("argument", ["-", "https://gazette.example/rss", "archive.warc.gz"])
def test_what_nobody_can_say_is_not_said(folder: Path, argument: str) -> None:
    assert expected([str(folder), argument]) is None


def test_what_a_store_keeps_beside_itself_is_no_report(folder: Path) -> None:
    for name in ("dragoman.db", "dragoman.db-wal", "dragoman.db-shm"):
        (folder / name).write_bytes(b"\0")
    assert expected([str(folder)]) == 5
