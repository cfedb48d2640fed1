"""What a program says while it runs goes to people as lines, and to programs as one JSON object a line."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.logs import Lines, is_json, say, set_up
from dragoman.cli.root import dragoman


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    set_up("text")


def test_in_text_the_words_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("text")
    say("a.txt is empty.", "problem", what="empty")
    assert capsys.readouterr().err == "a.txt is empty.\n"


def test_in_json_the_event_and_its_fields_are(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("json")
    say("a.txt is empty.", "problem", what="empty", time="never", path=Path("a"))
    said = json.loads(capsys.readouterr().err)
    assert (said["event"], said["what"], said["level"], said["path"]) == ("problem", "empty", "info", "a")
    assert said["time"].startswith("20")  # a field cannot stand in the place of the record's own


def test_an_error_is_logged_with_where_it_came_from(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("json")
    try:
        int("no number")
    except ValueError:
        logging.getLogger("dragoman.web").exception("broken")
    assert "ValueError: invalid literal" in json.loads(capsys.readouterr().err)["error"]


def test_letters_that_no_file_can_hold_are_replaced() -> None:
    record = logging.LogRecord("x", logging.INFO, "x.py", 1, "half \ud83d", (), None)
    assert json.loads(Lines().format(record))["event"] == "half ?"


def test_a_problem_of_a_report_is_an_event(tmp_path: Path, sqlite_address: str) -> None:
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    words = ["--log-format", "json", "--store", sqlite_address, "add", str(tmp_path / "a.txt")]
    result = CliRunner().invoke(dragoman, words)
    said = [json.loads(line) for line in result.stderr.splitlines()]
    assert [(one["event"], one["what"], one["report"]) for one in said] == [("problem", "empty", "a")]


def test_the_environment_may_ask_for_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_LOG_FORMAT", "json")
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(dragoman, ["add", "nowhere.txt"])
    assert is_json()
