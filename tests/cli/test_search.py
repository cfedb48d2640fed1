"""Words to reports, and to the entries that rest on them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run


def test_a_search_shows_the_words_where_they_stand_and_the_entries_that_rest_on_them(run: Run, reports: Path) -> None:
    run("add", str(reports))
    page = run("search", "TOKYO").stdout
    assert page.startswith("2 reports found")
    assert page.index("17 Mar 2021") < page.index("10 Mar 2021")
    assert "[Tokyo]" in page
    entry = page.partition("entry ")[2].partition(":")[0]
    assert run("show", entry).exit_code == 0


def test_a_search_goes_by_the_day_and_the_publication(run: Run, reports: Path) -> None:
    run("add", str(reports))
    assert run("search", "Tokyo", "--as-of", "2021-03-12").stdout.startswith("1 report found")
    assert run("search", "Tokyo", "--from", "2021-03-12").stdout.startswith("1 report found")
    assert run("search", "Tokyo", "--recorded-as-of", "2021-03-12").stdout.startswith("0 reports found")
    assert run("search", "Tokyo", "--limit", "1").stdout.startswith("2 reports found, the newest 1 shown")


def test_only_quotes_are_searched_where_that_is_asked(
    run: Run, reports: Path, lines: Callable[[str], list[Any]], fits: Callable[[str, object], None]
) -> None:
    run("add", str(reports))
    assert run("search", "Wednesday").stdout.startswith("1 report found")
    assert run("search", "Wednesday", "--quotes").stdout.startswith("0 reports found")
    found = lines(run("search", "tokyo", "--quotes", "--json", "--as-of", "2021-03-12").stdout)
    assert len(found) == 1
    fits("hit", found[0])
    entry = found[0]["entries"][0]
    text = (reports / "one.txt").read_text(encoding="utf-8")
    assert text[entry["start"] : entry["end"]] == entry["quote"]


def test_nothing_to_search_for_is_wrong_usage(run: Run) -> None:
    assert run("search", "?!").exit_code == 2
