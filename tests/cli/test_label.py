"""`dragoman label`: a user's own reports become a test set, and no work of theirs is lost."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
Rows = list[dict[str, Any]]


@pytest.fixture
def labels(run: Run, reports: Path) -> Path:
    """Labels drafted from the two reports, beside them."""
    file = reports.with_name("reports.gold.jsonl")
    assert run("label", str(reports), "--out", str(file)).exit_code == 0
    return file


def rows_of(file: Path) -> Rows:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def write(file: Path, rows: Rows) -> None:
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_each_report_is_a_line_and_each_engagement_has_its_sentence(labels: Path) -> None:
    one, two = rows_of(labels)
    assert [one["id"], two["id"]] == ["one", "two"]
    (meeting,) = two["engagements"]
    assert (meeting["format"], meeting["parties"], meeting["date"]) == ("2+2", ["JP", "US"], "2021-03-16")
    assert meeting["sentence"].startswith("Japanese Foreign Minister Toshimitsu Motegi, Defense Minister Nobuo Kishi")


def test_drafts_are_well_formed_and_score_as_what_they_were_drawn_from(run: Run, labels: Path) -> None:
    assert (
        "well formed; reports labelled: 2; drafts that nobody has corrected: 2"
        in run("label", str(labels), "--check").stdout
    )
    result = run("evaluate", str(labels), "--json")
    assert json.loads(result.stdout)["errors"] == []
    assert "Drafts that nobody has corrected: 2 of 2." in result.stderr


def test_a_corrected_line_is_kept_as_it_stands_and_a_draft_is_drawn_anew(run: Run, labels: Path, reports: Path) -> None:
    one, two = rows_of(labels)
    one["engagements"] = []
    write(labels, [one, two])
    corrected = labels.read_text(encoding="utf-8").splitlines()[0]
    (reports / "two.txt").write_text("Nothing happened on Monday.\n", encoding="utf-8")
    assert run("label", str(reports), "--out", str(labels)).exit_code == 0
    assert labels.read_text(encoding="utf-8").splitlines()[0] == corrected
    assert rows_of(labels)[1]["engagements"] == []


def test_a_line_without_its_mark_is_accepted_and_kept(run: Run, labels: Path, reports: Path) -> None:
    one, two = rows_of(labels)
    del two["draft"]
    write(labels, [one, two])
    (reports / "two.txt").write_text("Nothing happened on Monday.\n", encoding="utf-8")
    run("label", str(reports), "--out", str(labels))
    assert rows_of(labels)[1] == two
    assert "Drafts that nobody has corrected: 1 of 2." in run("evaluate", str(labels)).stderr


def test_labels_of_reports_that_are_not_read_this_time_are_kept(run: Run, labels: Path, reports: Path) -> None:
    before = rows_of(labels)
    run("label", str(reports / "two.txt"), "--out", str(labels))
    assert sorted(row["id"] for row in rows_of(labels)) == ["one", "two"]
    assert all(row in rows_of(labels) for row in before)


def test_a_file_with_a_fault_is_left_as_it_is(run: Run, labels: Path, reports: Path) -> None:
    broken = labels.read_text(encoding="utf-8") + '{"id": "three", "engagements": [\n'
    labels.write_text(broken, encoding="utf-8")
    result = run("label", str(reports), "--out", str(labels))
    assert result.exit_code == 1
    assert f"{labels}:3: it is no JSON" in result.stderr
    assert labels.read_text(encoding="utf-8") == broken


def test_a_check_names_the_line_and_what_is_wrong_in_it(run: Run, labels: Path) -> None:
    one, two = rows_of(labels)
    two["engagements"][0] |= {"parties": ["JP", "UK"], "status": "done"}
    write(labels, [one, two])
    result = run("label", str(labels), "--check")
    assert result.exit_code == 1
    status, code = result.stdout.splitlines()
    assert status.startswith(f"{labels}:2: engagement 1: \"status\" 'done' is none of")
    assert code == f"{labels}:2: engagement 1: 'UK' is no code of a party"


def test_a_report_that_cannot_be_read_is_told_and_the_others_are_drafted(run: Run, reports: Path) -> None:
    (reports / "empty.txt").write_text("", encoding="utf-8")
    out = reports.with_name("out.jsonl")
    result = run("label", str(reports), "--out", str(out))
    assert result.exit_code == 1
    assert "empty" in result.stderr
    assert [row["id"] for row in rows_of(out)] == ["one", "two"]


@pytest.mark.parametrize("words", [[], ["--check", "--out", "labels.jsonl"]])
def test_either_a_file_to_write_or_a_check_is_asked_for(run: Run, reports: Path, words: list[str]) -> None:
    assert run("label", str(reports), *words).exit_code == 2
