import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

Lines = Callable[[str], list[Any]]
Run = Callable[..., Result]


def changed_facts(run: Run, reports: Path, tmp_path: Path) -> None:
    """Two reports in the store, and a layer of facts that came after them."""
    run("add", str(reports))
    (tmp_path / "own.csv").write_text(
        "name,office,party,from\nAda Quill,Foreign Minister,CA,2031-01-01\n", encoding="utf-8"
    )
    run("knowledge", "layers", "add", "own.csv")


def test_a_dry_run_writes_nothing(run: Run, reports: Path, tmp_path: Path) -> None:
    changed_facts(run, reports, tmp_path)
    told = run("reread", "--dry-run")
    assert told.stdout.startswith("2 would be read again, 0 could not be read. Nothing was written.\nChanges from")
    assert "[stale]" in run("timeline").stderr
    assert run("reread").stdout.startswith("2 read again, 0 not read.")
    assert "[stale]" not in run("timeline").stderr
    assert run("reread", "--dry-run").stdout.startswith("0 would be read again")


def test_what_the_software_changes_is_told_as_its_own(
    run: Run, lines: Lines, reports: Path, tmp_path: Path, fits: Callable[[str, object], None]
) -> None:
    (reports / "three.txt").write_text(
        "May 10, 2021\n\nJapanese Foreign Minister Ada Quill met US Secretary of State Antony Blinken in Tokyo on "
        "Friday.\n",
        encoding="utf-8",
    )
    changed_facts(run, reports, tmp_path)
    (tmp_path / "dragoman-layers" / "own.csv").unlink()
    told = run("reread", "--all", "--json")
    assert told.stderr.startswith("3 read again, 0 not read.")
    for change in lines(told.stdout):
        fits("change", change)
        assert change["cause"] == "software"
    assert json.loads(run("timeline", "--json", "--format", "2+2").stdout)["reports"] == ["one", "two"]
