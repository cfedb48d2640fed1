"""The commands that ask the record."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

Lines = Callable[[str], list[Any]]
Fits = Callable[[str, object], None]


@pytest.fixture
def asked(run: Run, reports: Path) -> Run:
    run("add", str(reports))
    return run


def test_last_names_the_meeting_with_its_words_and_what_it_rests_on(asked: Run) -> None:
    told = asked("last", "--person", "Blinken", "--person", "Motegi", "--in-person").stdout
    assert told.startswith("Last held, of what was read: 2+2 JP-US in Tokyo, JP, 16 Mar 2021: held")
    assert "[on March 16]" in told
    assert "Rests on 2 reports read for JP-US (2 dispatches), published 10 Mar 2021 to 17 Mar 2021" in told


def test_next_on_a_past_day_is_what_was_still_ahead(asked: Run) -> None:
    told = asked("next", "--party", "JP", "--office", "defence", "--as-of", "2021-03-11").stdout
    assert told.startswith("Next, of what was read: 2+2 JP-US in Tokyo, JP, 16 Mar 2021: scheduled")


@pytest.mark.parametrize("words", [["last"], ["next"], ["first-since", "2021-01-01"], ["first-since"], ["count"]])
def test_each_answer_has_its_shape(asked: Run, lines: Lines, fits: Fits, words: list[str]) -> None:
    (answer,) = lines(asked(*words, "--party", "JP", "--json").stdout)
    fits("answer", answer)


def test_an_answer_of_none_says_what_was_read(asked: Run) -> None:
    told = asked("last", "--party", "FR", "--party", "JP").stdout
    assert "none in what was read" in told
    assert "Rests on 0 reports read for FR-JP" in told


def test_a_visit_counts_only_where_it_is_asked_for(asked: Run, lines: Lines) -> None:
    (without,) = lines(asked("count", "--json").stdout)
    (visits,) = lines(asked("count", "--format", "visit", "--json").stdout)
    assert [entry["format"] for entry in without["found"]] == ["2+2"]
    assert [entry["format"] for entry in visits["found"]] == ["visit"]


def test_overdue_lists_what_passed_unseen_and_what_was_read_for_it(run: Run, reports: Path) -> None:
    run("add", str(reports / "one.txt"))
    told = run("--no-logs", "overdue").stdout
    assert "2+2 JP-US in Tokyo, JP" in told
    assert "1 report read for JP-US from 2021-03-10 to 2021-03-10, none of them after the date" in told
    assert "last told of on 10 Mar 2021, as scheduled" in told
    assert "None in what was read." in run("--no-logs", "overdue", "--party", "FR").stdout


def test_review_lists_entries_that_may_be_one_with_the_grounds(
    run: Run, tmp_path: Path, lines: Lines, fits: Fits
) -> None:
    plan = "May 1, 2022\n\nPrime Minister Fumio Kishida is planning a summit with President Joe Biden, officials said."
    for day in ("July 30", "July 10"):
        plan += f"\n\nKishida will hold a summit with Biden on {day}, the officials said."
    (tmp_path / "a.txt").write_text(plan, encoding="utf-8")
    run("add", str(tmp_path / "a.txt"))
    later = "May 9, 2022\n\nPrime Minister Fumio Kishida is planning a summit with President Joe Biden, officials said."
    (tmp_path / "b.txt").write_text(later, encoding="utf-8")
    run("add", str(tmp_path / "b.txt"))
    found = lines(run("review", "--as-of", "2022-05-10", "--json").stdout)
    for item in found:
        fits("review", item)
    assert [item["kind"] for item in found if "the same people" in str(item["why"])]
    assert "Perhaps one" in run("review", "--as-of", "2022-05-10").stdout


def test_changes_tell_what_became_of_a_plan(asked: Run, lines: Lines, fits: Fits) -> None:
    words = ("--no-logs", "changes", "--since", "2021-03-10", "--as-of", "2021-03-17")
    told = asked(*words).stdout
    assert told.startswith("Changes from 10 Mar 2021 to 17 Mar 2021: ")
    assert "scheduled -> held" in told
    found = lines(asked(*words, "--json").stdout)
    for item in found:
        fits("change", item)
    assert {item["cause"] for item in found} == {"world"}
    assert "None in what was read." in asked("changes", "--since", "2021-03-17", "--as-of", "2021-03-17").stdout


def test_changes_up_to_a_day_before_their_beginning_are_wrong_usage(asked: Run) -> None:
    assert asked("changes", "--since", "2021-03-10", "--as-of", "2021-03-09").exit_code == 2


@pytest.mark.parametrize(
    ("words", "shape"),
    [(["instruments"], "instrument"), (["positions"], "position"), (["reliability"], "reliability")],
)
def test_each_list_has_its_shape_and_its_page(
    run: Run, tmp_path: Path, lines: Lines, fits: Fits, words: list[str], shape: str
) -> None:
    (tmp_path / "a.txt").write_text(
        "March 10, 2021\n\nPrime Minister Yoshihide Suga will visit the United States on April 9 for talks with "
        "President Joe Biden, officials said.\n\nSuga said that peace in the Taiwan Strait matters to Japan. "
        "The host-nation support agreement between the two countries expires at the end of March.",
        encoding="utf-8",
    )
    run("add", str(tmp_path / "a.txt"))
    assert run(*words).stdout
    found = lines(run(*words, "--json").stdout)
    assert found
    for item in found:
        fits(shape, item)


def test_show_sets_readouts_and_copies_out_when_asked(asked: Run, lines: Lines) -> None:
    (entry, *_) = lines(asked("timeline", "--json", "--format", "2+2").stdout)
    told = asked("show", entry["id"], "--sides", "--copies").stdout
    assert "the sides' readouts" in told
    assert "every report is a dispatch of its own" in told
