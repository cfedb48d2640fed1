"""`dragoman evaluate`: a user's own labels are scored with one command."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
Lines = Callable[[str], list[Any]]
MEETING = {
    "format": "2+2",
    "parties": ["JP", "US"],
    "participants": ["Antony Blinken", "Lloyd Austin", "Toshimitsu Motegi", "Nobuo Kishi"],
    "date": "2021-03-16",
    "place": {"city": "Tokyo", "country": "JP"},
    "status": "held",
    "topics": [],
}


@pytest.fixture
def gold(reports: Path) -> Path:
    """Labels beside the folder of reports: one is right, one says what reading does not find."""
    file = reports.with_name("reports.gold.jsonl")
    missed = {"format": "call", "parties": ["AU", "JP"], "participants": [], "date": None, "status": "held"}
    rows = [{"id": "one", "engagements": [missed]}, {"id": "two", "engagements": [MEETING]}]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def test_the_reports_beside_the_labels_are_read_and_scored(run: Run, gold: Path) -> None:
    result = run("evaluate", str(gold))
    assert result.exit_code == 0
    assert "reports: 2; engagements labelled: 2, found: " in result.stdout
    assert "Missed: 1" in result.stdout
    assert "one: call | AU-JP | none | held" in result.stdout


def test_an_invented_engagement_is_shown_with_its_sentence(run: Run, gold: Path) -> None:
    (error,) = [
        error
        for error in json.loads(run("evaluate", str(gold), "--json").stdout)["errors"]
        if error["what"] == "invented" and error["found"]["format"] == "2+2"
    ]
    assert error["sentence"].startswith("Blinken and Austin will hold a two-plus-two meeting")


def test_the_json_fits_its_schema(run: Run, gold: Path, reports: Path, fits: Callable[[str, object], None]) -> None:
    (reports.with_name("before.jsonl")).write_text(run("read", str(reports), "--json").stdout, encoding="utf-8")
    for more in ([], ["--against", str(reports.with_name("before.jsonl"))]):
        fits("evaluation", json.loads(run("evaluate", str(gold), "--json", *more).stdout))


def test_a_kept_run_scores_as_reading_now_does(run: Run, gold: Path, reports: Path) -> None:
    kept = reports.with_name("kept.jsonl")
    kept.write_text(run("read", str(reports), "--json").stdout, encoding="utf-8")
    assert run("evaluate", str(gold), "--predicted", str(kept)).stdout == run("evaluate", str(gold)).stdout


def test_two_runs_are_compared(run: Run, gold: Path, reports: Path, lines: Lines) -> None:
    rows = lines(run("read", str(reports), "--json").stdout)
    worse = reports.with_name("worse.jsonl")
    worse.write_text("".join(json.dumps(row | {"engagements": []}) + "\n" for row in rows), encoding="utf-8")
    page = run("evaluate", str(gold), "--against", str(worse)).stdout.partition("\nCompared\n")[2]
    better, _, newly_wrong = page.partition("Worse: newly wrong")
    assert "Better: no longer wrong: 1" in better
    assert "missed, two: 2+2 | JP-US" in better
    assert "wrong" not in newly_wrong
    assert "invented, one:" in newly_wrong


def test_labels_that_are_not_well_formed_are_refused_with_their_lines(run: Run, gold: Path) -> None:
    gold.write_text('{"id": "one", "engagements": []}\n{"id": "two", "engagements": 3}\n', encoding="utf-8")
    result = run("evaluate", str(gold))
    assert result.exit_code == 1
    assert f'{gold}:2: "engagements" is no list' in result.stderr


def test_labels_without_reports_beside_them_ask_for_reports(run: Run, tmp_path: Path) -> None:
    alone = tmp_path / "alone" / "labels.jsonl"
    alone.parent.mkdir()
    alone.write_text('{"id": "one", "engagements": []}\n', encoding="utf-8")
    result = run("evaluate", str(alone))
    assert result.exit_code == 2
    assert "--reports" in result.stderr


def test_a_kept_run_with_a_broken_line_says_so(run: Run, gold: Path, reports: Path) -> None:
    kept = reports.with_name("kept.jsonl")
    kept.write_text(run("read", str(reports), "--json").stdout + '{"report":\n', encoding="utf-8")
    result = run("evaluate", str(gold), "--predicted", str(kept))
    assert result.exit_code == 0
    assert f"{kept}:3: it is no JSON" in result.stderr


def test_a_labelled_report_that_cannot_be_read_is_told(run: Run, gold: Path, reports: Path) -> None:
    (reports / "one.txt").write_bytes(b"")
    assert "one" in run("evaluate", str(gold)).stderr
