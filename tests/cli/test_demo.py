from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from dragoman import press

Run = Callable[..., Result]


def test_the_demo_reads_the_sample_press_and_says_what_to_try(
    run: Run, tmp_path: Path, lines: Callable[[str], list[Any]], fits: Callable[[str, object], None]
) -> None:
    result = run("demo")
    assert result.exit_code == 0
    assert "The record as of" in result.stdout
    assert "Try next:" in result.stdout
    assert (tmp_path / "dragoman-demo.db").exists()
    assert not (tmp_path / "record.db").exists()
    entries = lines(run("--store", "sqlite:///dragoman-demo.db", "timeline", "--json").stdout)
    assert len(entries) > 20
    for entry in entries:
        fits("engagement", entry)


@pytest.fixture
def small_press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One report stands for the sample press."""
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "900-only.txt").write_text("Nothing was said today.", encoding="utf-8")
    monkeypatch.setattr(press, "folder", lambda: folder)
    monkeypatch.setattr(press, "reports", lambda: tuple(folder.iterdir()))


@pytest.mark.usefixtures("small_press")
def test_a_second_demo_is_fresh_and_the_same(run: Run, tmp_path: Path) -> None:
    first = run("demo").stdout
    assert run("demo").stdout == first
    assert [file.name for file in tmp_path.glob("*.db")] == ["dragoman-demo.db"]


@pytest.mark.usefixtures("small_press")
def test_a_file_of_the_users_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dragoman-demo.db").write_bytes(b"my notes")
    result = run("demo")
    assert result.exit_code == 0
    assert (tmp_path / "dragoman-demo.db").read_bytes() == b"my notes"


@pytest.mark.usefixtures("small_press")
def test_a_demo_to_which_the_user_added_is_left_alone(run: Run, reports: Path) -> None:
    run("demo")
    run("--store", "sqlite:///dragoman-demo.db", "add", str(reports))
    run("demo")
    assert "2 already held" in run("--store", "sqlite:///dragoman-demo.db", "add", str(reports)).stdout
