import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Lines = Callable[[str], list[Any]]
Run = Callable[..., Result]


@pytest.fixture
def entry(run: Run, reports: Path, lines: Lines, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The 2+2 that two reports tell of, on a desk of Ms Officer's."""
    monkeypatch.setenv("DRAGOMAN_ANALYST", "M. Officer")
    run("add", str(reports))
    return two_plus_two(run, lines)


def two_plus_two(run: Run, lines: Lines) -> dict[str, Any]:
    (one,) = lines(run("timeline", "--json", "--format", "2+2").stdout)
    found: dict[str, Any] = one
    return found


def test_a_correction_is_told_with_what_it_overrides(
    run: Run, lines: Lines, entry: dict[str, Any], fits: Callable[[str, object], None]
) -> None:
    told = run("decide", "correct", entry["id"], "date", "2021-03-17", "--why", "the minutes say so")
    assert told.exit_code == 0
    assert "correct date: 2021-03-17 instead of 2021-03-16, by M. Officer" in told.stdout
    after = two_plus_two(run, lines)
    fits("engagement", after)
    assert (after["date"], after["rivals"]["date"][0]["value"]) == ("2021-03-17", "2021-03-16")
    (decided,) = after["decisions"]
    assert (decided["by"], decided["field"], decided["was"]) == ("M. Officer", "date", "2021-03-16")
    page = run("show", entry["id"]).stdout
    assert "rival: 2021-03-16" in page
    assert "\ndecided\n  correct date: 2021-03-17 instead of 2021-03-16, by M. Officer" in page


def test_undo_gives_the_record_back_byte_for_byte(run: Run, lines: Lines, entry: dict[str, Any]) -> None:
    before = run("timeline", "--json").stdout
    name = entry["id"]
    run("decide", "correct", name, "place", "Osaka, JP", "--why", "a")
    run("decide", "correct", name, "people", "--add", "Yoshihide Suga", "--remove", "Kishi", "--why", "b")
    run("decide", "pin", name, "--why", "c", "--by", "another")
    run("decide", "note", name, "ask the embassy")
    run("decide", "reject", name, "one", "--why", "d")
    assert run("timeline", "--json").stdout != before
    for one in lines(run("decide", "list", "--json").stdout):
        assert run("decide", "undo", one["id"], "--why", "e").exit_code == 0
    assert run("timeline", "--json").stdout == before


def test_the_list_says_what_was_taken_back_and_by_what(
    run: Run, lines: Lines, entry: dict[str, Any], fits: Callable[[str, object], None]
) -> None:
    run("decide", "note", entry["id"], "ask the embassy")
    (note,) = lines(run("decide", "list", "--json").stdout)
    fits("decision", note)
    assert (note["entry"], note["taken_back_by"]) == (entry["id"], None)
    run("decide", "undo", note["id"], "--why", "asked")
    first, undo = lines(run("decide", "list", entry["id"], "--json").stdout)
    assert (first["taken_back_by"], undo["undoes"]) == (undo["id"], note["id"])
    assert f"(taken back by {undo['id']})" in " ".join(run("decide", "list").stdout.split())
    again = run("decide", "undo", note["id"], "--why", "again")
    assert again.exit_code == 2
    assert f"to restore it, take back {undo['id']}" in again.stderr


def test_an_entry_that_was_rejected_says_so(run: Run, entry: dict[str, Any]) -> None:
    run("decide", "reject", entry["id"], "--why", "a slip of the pen")
    shown = run("show", entry["id"])
    assert shown.exit_code == 2
    assert "a slip of the pen" in shown.stderr
    assert "dragoman decide undo" in shown.stderr


def test_claims_are_listed_with_ids_that_split_takes(run: Run, lines: Lines, entry: dict[str, Any]) -> None:
    page = run("show", entry["id"], "--claims").stdout
    assert all(f"[{name}]" in page for name in (entry["id"], *entry["aliases"]))
    run("decide", "split", entry["id"], entry["aliases"][0], "--why", "two meetings")
    assert len(lines(run("timeline", "--json", "--format", "2+2").stdout)) == 2
    merged = run("decide", "merge", entry["id"], entry["aliases"][0], "--why", "one after all")
    assert merged.exit_code == 0
    assert two_plus_two(run, lines)["reports"] == ["one", "two"]


def test_a_decision_without_a_reason_is_refused(run: Run, entry: dict[str, Any]) -> None:
    assert run("decide", "confirm", entry["id"]).exit_code == 2
    assert run("decide", "confirm", entry["id"], "--why", " ").exit_code == 2
    assert run("decide", "list").stdout == "Nothing was decided.\n"


@pytest.mark.parametrize(
    "words", [["people"], ["date", "--add", "x"], ["people", "A", "--add", "B"], ["date", "soon"], ["mood", "good"]]
)
def test_a_correction_that_says_nothing_is_wrong_usage(run: Run, entry: dict[str, Any], words: list[str]) -> None:
    assert run("decide", "correct", entry["id"], *words, "--why", "x").exit_code == 2
    assert json.loads(run("show", entry["id"], "--json").stdout) == entry
