"""`dragoman knowledge`: questions, checks and layers by the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROW = "name,office,party,from,to\nAda Quill,Foreign Minister,JP,2030-05-01,2030-06-01\n"


def test_who_says_holder_dates_source_and_confidence(run: Run) -> None:
    result = run("knowledge", "who", "foreign minister", "Japan", "2021-03-16")
    assert result.exit_code == 0
    assert "Toshimitsu Motegi" in result.stdout
    assert "2019-09-11 to 2021-11-04" in result.stdout
    assert "confidence high" in result.stdout


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("foreign minister", "Japan", "2021-03"), "known"),
        (("defence minister", "Costa Rica", "2020"), "nobody"),
        (("foreign minister", "Japan", "2099-01-01"), "not known"),
        (("grand vizier", "Ruritania", "2020"), "not known"),
    ],
)
def test_every_answer_ends_with_status_0_and_says_what_it_is(run: Run, words: tuple[str, ...], answer: str) -> None:
    result = run("knowledge", "who", *words, "--json")
    assert result.exit_code == 0
    said = json.loads(result.stdout)
    assert said["answer"] == answer
    assert said["why"]
    assert bool(said["holders"]) is (answer == "known")
    assert run("knowledge", "who", *words).exit_code == 0


def test_person_lists_offices_and_those_of_a_day(run: Run) -> None:
    every = json.loads(run("knowledge", "person", "Motegi", "--json").stdout)
    then = json.loads(run("knowledge", "person", "Motegi", "--on", "2021-03-16", "--json").stdout)
    assert len(every["tenures"]) > len(then["tenures"]) == 1
    assert "Toshimitsu Motegi" in run("knowledge", "person", "茂木敏充").stdout
    stranger = run("knowledge", "person", "Xyzzy Plugh")
    assert (stranger.exit_code, "not known" in stranger.stdout) == (0, True)


def test_check_names_row_and_fault(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.csv"
    file.write_text(ROW, encoding="utf-8")
    assert run("knowledge", "check", str(file)).exit_code == 0
    file.write_text(ROW.replace("JP", "QQ"), encoding="utf-8")
    result = run("knowledge", "check", str(file), "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["row"] == 2
    assert "row 2, party" in run("knowledge", "check", str(file)).stdout


def test_layers_are_added_listed_and_removed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "mine.csv"
    file.write_text(ROW, encoding="utf-8")
    assert run("knowledge", "layers", "add", str(file)).exit_code == 0
    assert json.loads(run("knowledge", "layers", "list", "--json").stdout)["name"] == "mine.csv"
    assert "Ada Quill" in run("knowledge", "who", "foreign minister", "Japan", "2030-05-10").stdout
    assert run("knowledge", "layers", "remove", "mine.csv").exit_code == 0
    assert "no layer(s)" in run("knowledge", "layers", "list").stdout
    missing = run("knowledge", "layers", "remove", "mine.csv")
    assert (missing.exit_code, "no layer" in missing.stderr) == (1, True)


def test_a_faulty_layer_is_refused_with_its_faults(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(ROW.replace("2030-05-01", "soon"), encoding="utf-8")
    result = run("knowledge", "layers", "add", str(file))
    assert result.exit_code == 1
    assert "row 2, from: 'soon' is no date" in result.stderr


def test_layers_serve_every_command_and_what_was_read_without_them_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(
        "May 10, 2030\n\nJapanese Foreign Minister Ada Quill met US President Bo Marsh in Tokyo on Friday.\n",
        encoding="utf-8",
    )
    (tmp_path / "own.csv").write_text(ROW, encoding="utf-8")
    run("add", "report.txt")
    assert "stale" not in run("timeline", "--as-of", "2030-06-01").stderr
    run("knowledge", "layers", "add", "own.csv")
    assert '"x-ada-quill"' in run("read", "--json", "report.txt").stdout
    assert "1 report was read with other facts" in run("timeline", "--as-of", "2030-06-01").stderr
    assert run("reread").stdout.startswith("1 read again, 0 not read.")
    shown = run("timeline", "--as-of", "2030-06-01", "--json")
    assert ('"x-ada-quill"' in shown.stdout, shown.stderr) == (True, "")
    run("knowledge", "layers", "remove", "own.csv")
    assert "[stale]" in run("timeline", "--as-of", "2030-06-01").stderr


def test_the_folder_of_layers_is_said_once_for_all_commands(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(ROW, encoding="utf-8")
    assert run("--layers", "mine", "knowledge", "layers", "add", "own.csv").exit_code == 0
    assert run("--layers", "mine", "knowledge", "person", "Ada Quill").stdout.startswith("Ada Quill (x-ada-quill)")
    assert run("knowledge", "--layers", "mine", "person", "Ada Quill").stdout.startswith("Ada Quill (x-ada-quill)")
    assert "not known" in run("knowledge", "person", "Ada Quill").stdout


def test_a_faulty_layer_is_named_by_every_command_that_needs_the_facts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dragoman-layers").mkdir()
    (tmp_path / "dragoman-layers" / "bad.csv").write_text("name,office,party,from\nA,B,ZZ,2030\n", encoding="utf-8")
    (tmp_path / "report.txt").write_text("Talks were held.", encoding="utf-8")
    for words in (("read", "report.txt"), ("timeline",), ("knowledge", "person", "Motegi")):
        result = run(*words)
        assert result.exit_code == 1
        assert "'ZZ' is no party's code" in result.stderr
