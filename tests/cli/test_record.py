import re
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from dragoman.pipeline import Kept, Source, add_paths
from dragoman.store import Store

Lines = Callable[[str], list[Any]]
Run = Callable[..., Result]


def meeting(run: Run, lines: Lines, *words: str) -> dict[str, Any]:
    found = lines(run("timeline", "--json", "--format", "2+2", *words).stdout)
    assert len(found) == 1
    one: dict[str, Any] = found[0]
    return one


def test_adding_twice_keeps_once(run: Run, reports: Path) -> None:
    assert run("add", str(reports)).stdout.startswith("2 added, 0 already held, 0 not read.")
    assert run("add", str(reports)).stdout.startswith("0 added, 2 already held, 0 not read.")


def test_the_same_words_under_another_name_are_already_held(run: Run, reports: Path) -> None:
    (reports / "copy.txt").write_bytes((reports / "one.txt").read_bytes())
    assert run("add", str(reports)).stdout.startswith("2 added, 1 already held, 0 not read.")


def test_what_could_not_be_added_is_named(run: Run, reports: Path) -> None:
    (reports / "bad.txt").write_bytes(b"")
    result = run("add", str(reports))
    assert result.exit_code == 1
    assert result.stdout.startswith("2 added, 0 already held, 1 not read.")
    assert result.stderr.endswith("bad.txt is empty. [empty]\n")


def test_a_changed_text_is_told_apart_from_a_new_one(run: Run, reports: Path) -> None:
    run("add", str(reports))
    (reports / "one.txt").write_text("Ministers met in Oslo, and again in Bergen.")
    (reports / "bad.txt").write_bytes(b"")
    told = run("add", str(reports)).stdout
    assert told.startswith("1 added (1 of them changed texts of reports held), 1 already held, 1 not read.")
    assert told.endswith("Not read: 1 empty.\n")


def test_plan_and_holding_are_one_entry_with_its_history(
    run: Run, reports: Path, lines: Lines, fits: Callable[[str, object], None]
) -> None:
    run("add", str(reports))
    entry = meeting(run, lines)
    fits("engagement", entry)
    assert entry["status"] == "held"
    assert entry["date"] == "2021-03-16"
    assert [(step["status"], step["report"][:4]) for step in entry["history"]] == [
        ("scheduled", "one"),
        ("held", "http"),  # the official log, known on the day itself
        ("held", "two"),
    ]
    assert entry["reports"] == ["one", "two"]


def test_nothing_published_later_leaks_into_an_earlier_day(run: Run, reports: Path, lines: Lines) -> None:
    run("add", str(reports))
    entry = meeting(run, lines, "--as-of", "2021-03-12")
    assert entry["status"] == "scheduled"
    assert entry["reports"] == ["one"]


def test_a_report_dated_after_the_day_is_not_there_yet(run: Run, reports: Path) -> None:
    run("add", str(reports))
    result = run("timeline", "--as-of", "2021-01-01")
    assert result.exit_code == 0
    assert "none in what was read: 0 reports read" in result.stdout


def test_a_store_has_only_what_it_held_on_the_day(run: Run, reports: Path) -> None:
    run("add", str(reports))
    assert "0 reports read" in run("timeline", "--recorded-as-of", "2021-04-01").stdout


def test_the_timeline_shows_the_entry_and_show_its_words(run: Run, reports: Path, lines: Lines) -> None:
    run("add", str(reports))
    id = meeting(run, lines)["id"]  # noqa: A001 - the entry's id
    assert f"[{id}]" in run("timeline").stdout
    text = run("show", id, "--why").stdout
    assert "history" in text
    assert "why these claims are one entry" in text
    assert re.search(r"one \d+-\d+: .*\[(?:on )?March 16\]", text)


def test_show_takes_the_beginning_of_an_id_and_the_id_of_any_claim(run: Run, reports: Path, lines: Lines) -> None:
    run("add", str(reports))
    entry = meeting(run, lines)
    for said in (entry["id"][:8], *entry["aliases"]):
        assert lines(run("show", said, "--json").stdout) == [entry]


def test_an_id_once_shown_stays_good_when_an_earlier_report_comes_in(run: Run, reports: Path, lines: Lines) -> None:
    run("add", str(reports / "two.txt"))
    before = meeting(run, lines)["id"]
    run("add", str(reports / "one.txt"))
    after = meeting(run, lines)
    assert lines(run("show", before, "--json").stdout) == [after]


def test_an_unknown_id_says_where_ids_are(run: Run, reports: Path) -> None:
    run("add", str(reports))
    result = run("show", "zzzz")
    assert result.exit_code == 2
    assert "dragoman timeline" in result.stderr


def test_filters_leave_out_and_say_so(run: Run, reports: Path, lines: Lines) -> None:
    run("add", str(reports))
    assert len(lines(run("timeline", "--json", "--party", "jp", "--party", "us").stdout)) == 2
    assert lines(run("timeline", "--json", "--person", "kishi", "--from", "2021-03", "--to", "2021").stdout)
    assert lines(run("timeline", "--json", "--from", "2022").stdout) == []
    assert "0 of them tell of what you ask for" in run("timeline", "--party", "FR").stdout


def test_an_empty_store_says_what_to_do(run: Run) -> None:
    result = run("timeline")
    assert result.exit_code == 0
    assert "dragoman add" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["timeline", "--as-of", "2021-13-01"],
        ["timeline", "--from", "2022", "--to", "2021"],
        ["timeline", "--topic", "weather"],
        ["timeline", "--party", "XX"],
        ["timeline", "--party", "Korea"],
        ["timeline", "--status", "lapsed"],
        ["--store", "nonsense", "timeline"],
        ["--store", "sqlite:///no/such/folder/x.db", "timeline"],
    ],
)
def test_wrong_usage_ends_with_two_and_says_why(run: Run, words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert "Error" in result.stderr


def test_reports_in_any_order_and_batching_give_the_same_record(run: Run, reports: Path) -> None:
    run("--store", "sqlite:///a.db", "add", str(reports))
    for name in ("two", "one"):
        run("--store", "sqlite:///b.db", "add", str(reports / f"{name}.txt"))
    shown = [run("--store", f"sqlite:///{name}.db", "timeline", "--json").stdout for name in "ab"]
    assert shown[0] == shown[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--as-of", "1900-01-01"], "had been reported by 1 Jan 1900; it holds 2 reports published later."),
        (["--recorded-as-of", "1900-01-01"], "held nothing on 1 Jan 1900; 2 reports came in later."),
        (["--as-of", "1900-01-01", "--json"], "it holds 2 reports published later."),
    ],
)
def test_a_day_before_all_reports_says_that_they_came_later(
    run: Run, reports: Path, words: list[str], told: str
) -> None:
    run("add", str(reports))
    result = run("timeline", *words)
    assert result.exit_code == 0
    assert result.stderr.strip().endswith(told)
    assert "Add reports" not in result.stderr


@pytest.mark.parametrize("said", ["jp", "Japan", "JAPAN", "jpn"])
def test_a_party_may_be_named(run: Run, reports: Path, lines: Lines, said: str) -> None:
    run("add", str(reports))
    assert len(lines(run("timeline", "--json", "--party", said).stdout)) == 2


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Japn", ["JP (Japan)"]),
        ("Tokyo", ["JP (Japan)"]),
        ("Korea", ["KR (South Korea)", "KP (North Korea)"]),
        ("Brussels", ["EU (European Union)", "BE (Belgium)"]),
    ],
)
def test_a_party_that_is_not_clear_is_refused_with_a_hint(run: Run, said: str, meant: list[str]) -> None:
    result = run("timeline", "--party", said)
    assert result.exit_code == 2
    assert "ISO 3166" in result.stderr
    assert all(one in result.stderr for one in meant)


def test_a_report_that_is_dated_ahead_is_kept_and_says_when_it_shows(run: Run, reports: Path, lines: Lines) -> None:
    result = run("add", str(reports / "one.txt"), "--published", "2998-03-10")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 added")
    assert result.stderr.startswith("one: dated ahead (given): the record shows it from 2998-03-10 on")
    assert lines(run("timeline", "--json").stdout) == []
    assert lines(run("timeline", "--json", "--as-of", "2998-03-10").stdout)


def test_a_report_that_counts_today_says_nothing_of_its_day(run: Run, reports: Path) -> None:
    (reports / "undated.txt").write_text("Ministers will meet.", encoding="utf-8")
    assert run("add", str(reports)).stderr == ""


def test_a_problem_names_its_report_once_and_its_language_in_words(run: Run, reports: Path) -> None:
    (reports / "russian.txt").write_text("\u041c\u0438\u043d\u0438\u0441\u0442\u0440\u044b " * 30, encoding="utf-8")
    told = run("add", str(reports)).stderr
    assert told == "russian: written in Russian; only English is read [language_not_read]\n"
    assert "written in Russian" in run("read", str(reports / "russian.txt")).stdout


def test_a_problem_that_does_not_name_its_report_gets_its_name(run: Run, reports: Path) -> None:
    (reports / "wire.jsonl").write_text('{"id": "x", "text": ""}\n{"id"\n', encoding="utf-8")
    first, second = run("add", str(reports / "wire.jsonl")).stderr.splitlines()
    assert first.startswith("x: ")
    assert first.endswith("wire.jsonl, line 1 holds no text. [empty]")
    assert second.startswith(str(reports / "wire.jsonl, line 2"))


def test_stopping_says_how_many_were_kept(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(store: Store, source: Source, *, today: date, workers: int, **_: object) -> Iterator[Kept]:
        yield from islice(add_paths(store, source, today=today, workers=workers), 1)
        raise KeyboardInterrupt

    monkeypatch.setattr(import_module("dragoman.cli.add"), "add_paths", stopped)
    result = run("add", str(reports))
    assert result.exit_code != 0
    assert "1 added, 0 already held, 0 not read, then stopped." in result.stderr
    assert "sqlite:///record.db" in result.stderr


def test_official_logs_confirm_unless_they_are_turned_off(
    run: Run, reports: Path, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", str(reports / "one.txt"))
    on = meeting(run, lines, "--as-of", "2021-04-01")
    assert (on["status"], on["support"]) == ("held", 1)
    assert on["logs"][0].startswith("https://www.mod.go.jp/")
    shown = run("show", on["id"], "--as-of", "2021-04-01").stdout
    assert '"2+2 JP-US; 2021-03-16; Tokyo, JP; Toshimitsu Motegi' in shown
    off = lines(run("--no-logs", "timeline", "--json", "--format", "2+2", "--as-of", "2021-04-01").stdout)
    assert [one["status"] for one in off] == ["unconfirmed"]
    monkeypatch.setenv("DRAGOMAN_LOGS", "off")
    assert meeting(run, lines, "--as-of", "2021-04-01")["status"] == "unconfirmed"


@pytest.mark.parametrize("words", ["SCC", "2+2", "Japan-US 2+2", "security consultative committee"])
def test_entries_are_found_by_their_series(run: Run, reports: Path, lines: Lines, words: str) -> None:
    run("add", str(reports))
    (entry,) = lines(run("timeline", "--json", "--series", words).stdout)
    assert (entry["format"], entry["series"]) == ("2+2", "Japan-U.S. Security Consultative Committee")
    assert lines(run("timeline", "--json", "--series", "AUSMIN").stdout) == []
