"""A command line to call in the process: `run("read", path)`, with a store of its own for each test."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import jsonschema  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

from dragoman.cli import dragoman
from dragoman.publishing import schema

PLANNED = (
    "Blinken and Austin to visit Japan\n\nMarch 10, 2021\n\n"
    "Secretary of State Antony Blinken and Defense Secretary Lloyd Austin will visit Japan from March 15 to 17, "
    "the State Department said on Wednesday.\n\n"
    "Blinken and Austin will hold a two-plus-two meeting with Foreign Minister Toshimitsu Motegi and Defense "
    "Minister Nobuo Kishi in Tokyo on March 16.\n"
)
HELD = (
    "Ministers meet in Tokyo\n\nMarch 17, 2021\n\n"
    "Japanese Foreign Minister Toshimitsu Motegi, Defense Minister Nobuo Kishi, Secretary of State Antony Blinken and "
    "Defense Secretary Lloyd Austin held a two-plus-two meeting in Tokyo on March 16.\n"
)


class Run(Protocol):
    """Calls the command line."""

    def __call__(self, *words: str, given: str | bytes = "") -> Result: ...


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAGOMAN_STORE", "sqlite:///record.db")

    def call(*words: str, given: str | bytes = "") -> Result:
        return CliRunner().invoke(dragoman, words, input=given, catch_exceptions=False)

    return call


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two reports: a plan and what became of it."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(PLANNED, encoding="utf-8")
    (folder / "two.txt").write_text(HELD, encoding="utf-8")
    return folder


@pytest.fixture
def lines() -> Callable[[str], list[Any]]:
    """JSON Lines as values."""
    return lambda text: [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def fits() -> Callable[[str, object], None]:
    """Fails where a value is not what the named schema states."""
    return lambda name, value: jsonschema.Draft202012Validator(json.loads(schema(name))).validate(value)
