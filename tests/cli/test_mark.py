"""One test for each way out that there is: with --cleared nothing that is marked is in it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.conftest import HELD

Lines = Callable[[str], list[Any]]
Run = Callable[..., Result]
HIDDEN = (
    "March 18, 2021\n\nForeign Minister Toshimitsu Motegi and Secretary of State Antony Blinken agreed to sign the "
    "Quillfeather Treaty when they held talks in Seoul on March 17, 2021. Motegi said that Taiwan matters.\n"
)


OWN = ("--date", "2021-03-20", "--heard", "2021-03-18")


@pytest.fixture
def store(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public report and a private one, an entry of one's own and a note."""
    monkeypatch.setenv("DRAGOMAN_ANALYST", "M. Officer")
    monkeypatch.setenv("DRAGOMAN_LOGS", "off")
    (tmp_path / "open.txt").write_text(HELD, encoding="utf-8")
    (tmp_path / "hidden-name.txt").write_text(HIDDEN, encoding="utf-8")
    run("add", "open.txt")
    run("add", "hidden-name.txt", "--mark", "private")
    own = run(*("enter", "They will speak again.", "--format", "call", "--party", "JP", "--party", "US"), *OWN)
    assert own.exit_code == 0
    entry = json.loads(run("timeline", "--json", "--format", "2+2").stdout)["id"]
    run("decide", "note", entry, "ask Quillfeather")


EXITS = [
    ["timeline"],
    ["timeline", "--json"],
    ["last", "--party", "JP", "--party", "US"],
    ["last", "--party", "JP", "--party", "US", "--json"],
    ["next", "--party", "JP", "--party", "US", "--as-of", "2021-03-19", "--json"],
    ["first-since", "2020", "--party", "JP", "--json"],
    ["count", "--party", "JP", "--json"],
    ["overdue", "--json"],
    ["changes", "--since", "2021-01-01", "--json"],
    ["instruments", "--json"],
    ["positions", "--json"],
    ["reliability", "--json"],
    ["review", "--json"],
    ["brief", "--party", "JP", "--on", "2021-03-19"],
    ["brief", "--party", "JP", "--on", "2021-03-19", "--format", "html"],
    ["decide", "list"],
    ["decide", "list", "--json"],
]
TELLING = ("Quillfeather", "Seoul", "hidden-name", "M. Officer", "2021-03-20", "20 Mar 2021")


@pytest.mark.parametrize("words", EXITS, ids=" ".join)
@pytest.mark.usefixtures("store")
def test_nothing_that_is_marked_leaves_by(run: Run, words: list[str]) -> None:
    told = run("--cleared", *words)
    assert told.exit_code == 0
    assert [word for word in TELLING if word in told.stdout] == []


@pytest.mark.usefixtures("store")
def test_an_entry_shown_to_the_outside_is_that_of_what_is_public(run: Run, lines: Lines) -> None:
    (entry,) = lines(run("--cleared", "timeline", "--json").stdout)
    for words in (["show", entry["id"]], ["show", entry["id"], "--json"]):
        assert [word for word in TELLING if word in run("--cleared", *words).stdout] == []
    hidden = next(one for one in lines(run("timeline", "--json").stdout) if one["id"] != entry["id"])
    refused = run("--cleared", "show", hidden["id"])
    assert refused.exit_code == 2
    assert [word for word in TELLING if word in refused.stderr] == []


@pytest.mark.usefixtures("store")
def test_at_the_desk_the_team_sees_its_own_and_nobody_sees_anothers_private(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = run("timeline").stdout
    assert "Quillfeather" in mine
    assert "20 Mar 2021" in mine
    monkeypatch.setenv("DRAGOMAN_ANALYST", "Another")
    theirs = run("timeline").stdout
    assert "Quillfeather" not in theirs
    assert "20 Mar 2021" in theirs


@pytest.mark.usefixtures("store")
def test_a_mark_is_a_decision_that_is_listed_and_taken_back(run: Run, lines: Lines) -> None:
    (entry,) = lines(run("--cleared", "timeline", "--json").stdout)
    told = run("mark", entry["id"], "team", "--why", "not yet announced")
    assert told.exit_code == 0
    assert lines(run("--cleared", "timeline", "--json").stdout) == []
    run("decide", "undo", told.stdout.split()[0], "--why", "announced")
    assert lines(run("--cleared", "timeline", "--json").stdout) == [entry]
    run("mark", "open", "private", "--why", "x")
    assert lines(run("--cleared", "timeline", "--json").stdout) == []
    assert run("mark", "nothing", "team", "--why", "x").exit_code == 2
