import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.conftest import PLANNED

Lines = Callable[[str], list[Any]]
Run = Callable[..., Result]
SENTENCE = (
    "Foreign Minister Toshimitsu Motegi, Defense Minister Nobuo Kishi, Secretary of State Antony Blinken and Defense "
    "Secretary Lloyd Austin will hold a two-plus-two meeting in Tokyo on March 16, 2021."
)


@pytest.fixture(autouse=True)
def officer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_ANALYST", "M. Officer")
    monkeypatch.setenv("DRAGOMAN_LOGS", "off")


def only(lines: list[Any]) -> dict[str, Any]:
    (one,) = lines
    found: dict[str, Any] = one
    return found


def test_a_sentence_is_read_as_a_report_of_the_analysts_own(
    run: Run, lines: Lines, fits: Callable[[str, object], None]
) -> None:
    told = run("enter", SENTENCE, "--heard", "2021-03-12", "--from", "the embassy")
    assert told.stdout.startswith("entered: M. Officer 2021-03-12 ")
    assert "2+2 JP-US in Tokyo, JP, 16 Mar 2021" in told.stdout
    entry = only(lines(run("timeline", "--json").stdout))
    fits("engagement", entry)
    assert (entry["format"], entry["date"], entry["entered"]) == ("2+2", "2021-03-16", ["M. Officer"])
    assert "entered by M. Officer" in run("timeline").stdout
    page = run("show", entry["id"]).stdout
    assert "\nentered by M. Officer\n" in page
    assert "[on March 16, 2021]" in page or "[March 16, 2021]" in page
    assert run("enter", SENTENCE, "--heard", "2021-03-12", "--from", "the embassy").stdout.startswith("held already")


def test_it_joins_what_reports_tell_and_is_a_voice_of_its_own(run: Run, lines: Lines, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(PLANNED, encoding="utf-8")
    run("add", "one.txt")
    run("enter", PLANNED.split("\n\n")[3], "--heard", "2021-03-11")
    entry = only(lines(run("timeline", "--json", "--format", "2+2").stdout))
    assert (entry["support"], entry["entered"]) == (2, ["M. Officer"])
    assert entry["first_reported"] == "2021-03-10"


def test_what_is_given_comes_before_what_is_read_and_is_cited_by_its_line(run: Run, lines: Lines) -> None:
    run("enter", SENTENCE, "--heard", "2021-03-12", "--date", "2021-03-17", "--place", "Osaka, JP", "--topic", "taiwan")
    entry = only(lines(run("timeline", "--json").stdout))
    assert (entry["date"], entry["place"]["city"], entry["topics"]) == ("2021-03-17", "Osaka", ["taiwan"])
    assert "[date: 2021-03-17]" in run("show", entry["id"]).stdout
    assert run("reread", "--all").stdout.startswith("1 read again, 0 not read.")
    assert only(lines(run("timeline", "--json").stdout)) == entry


def test_an_engagement_that_the_rules_do_not_see_is_made_from_the_fields(run: Run, lines: Lines) -> None:
    words = "Heard over lunch: they sat down again."
    refused = run("enter", words)
    assert refused.exit_code == 2
    assert "give --format and --party" in refused.stderr
    assert "give its parties too" in run("enter", words, "--format", "visit").stderr
    run(*("enter", words, "--heard", "2021-03-12", "--format", "bilateral", "--party", "US", "--party", "JP"))
    entry = only(lines(run("timeline", "--json").stdout))
    assert (entry["format"], entry["parties"], entry["status"]) == ("bilateral", ["JP", "US"], "planned")
    people = ("--person", "Toshimitsu Motegi", "--date", "2021-03-11")
    run(
        *("enter", "And once more.", "--heard", "2021-03-12", "--format", "call", "--party", "US", "--party", "JP"),
        *people,
    )
    call = only(lines(run("timeline", "--json", "--format", "call").stdout))
    assert call["status"] == "held"
    assert call["people"][0]["office"] == "Minister for Foreign Affairs"


@pytest.mark.parametrize(
    "words", [["--date", "soon"], ["--place", "Nowhere"], ["--party", "XX"], ["--topic", "weather"]]
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(run: Run, words: list[str]) -> None:
    assert run("enter", SENTENCE, *words).exit_code == 2
    assert "Nothing is held" in run("timeline").stderr


def test_a_fact_entered_by_hand_goes_into_a_layer_of_its_own(run: Run, tmp_path: Path) -> None:
    fact = ("knowledge", "enter", "Ada Quill", "Foreign Minister", "JP", "--from", "2026-05-01")
    assert run(*fact).exit_code == 2
    assert run(*fact, "--source", "the embassy").exit_code == 0
    run("knowledge", "enter", "Bo Marsh", "Foreign Minister", "KR", "--from", "2026-05-01", "--source", "a call")
    held = run("knowledge", "who", "foreign minister", "JP", "2026-06-01", "--json").stdout
    assert json.loads(held)["holders"][0]["source"] == "M. Officer: the embassy (layer desk.csv)"
    assert len((tmp_path / "dragoman-layers" / "desk.csv").read_text(encoding="utf-8").splitlines()) == 3
    bad = run("knowledge", "enter", "Cy Dale", "Foreign Minister", "ZZ", "--from", "2026-05-01", "--source", "a call")
    assert bad.exit_code == 1
    assert len((tmp_path / "dragoman-layers" / "desk.csv").read_text(encoding="utf-8").splitlines()) == 3
