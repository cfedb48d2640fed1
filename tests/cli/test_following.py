"""`read` and `add` take addresses as they take files."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.conftest import HELD, PLANNED
from tests.fetching.serving import Site, answer, serving

Run = Callable[..., Result]
Lines = Callable[[str], list[Any]]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("DRAGOMAN_REACHABLE", "127.0.0.1")
    with serving() as made:
        made.answers["/held"] = answer(page(HELD), "Content-Type: text/html")
        made.answers["/plan.txt"] = answer(PLANNED.encode(), "Content-Type: text/plain")
        made.answers["/moved"] = answer(b"", "Location: /held", status="301 Moved Permanently")
        yield made


def page(text: str) -> bytes:
    title, *paragraphs = text.strip().split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = f"<html><head><title>{title}</title></head>"
    return f"{head}<body><article><h1>{title}</h1>{body}</article></body></html>".encode()


def test_a_page_is_read_from_its_address(run: Run, lines: Lines, site: Site) -> None:
    result = run("read", "--json", site.at("/held"))
    assert result.exit_code == 0
    (line,) = lines(result.stdout)
    assert line["report"]["id"] == line["report"]["url"] == site.at("/held")
    assert [engagement["format"] for engagement in line["engagements"]] == ["2+2"]


def test_files_and_addresses_are_read_in_the_order_in_which_they_are_named(run: Run, lines: Lines, site: Site) -> None:
    result = run("read", "--json", "-", site.at("/plan.txt"), site.at("/gone"), site.at("/held"), given=HELD)
    assert result.exit_code == 1
    read = lines(result.stdout)
    names = ["stdin", *(site.at(path) for path in ("/plan.txt", "/gone", "/held"))]
    assert [line["report"]["id"] for line in read] == names
    assert [problem["what"] for problem in read[2]["problems"]] == ["http_error"]


def test_what_is_added_from_an_address_is_held_when_it_comes_again(run: Run, site: Site) -> None:
    assert "1 added, 0 already held, 0 not read" in run("add", site.at("/held")).stdout
    result = run("add", site.at("/moved"))
    assert "0 added, 1 already held, 0 not read" in result.stdout
    assert "has moved for good" in result.stderr


def test_a_read_can_be_explained_from_an_address(run: Run, site: Site) -> None:
    assert "2+2" in run("read", "--explain", site.at("/held")).stdout


def test_without_the_setting_this_machine_is_out_of_reach(
    run: Run, lines: Lines, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DRAGOMAN_REACHABLE")
    result = run("read", "--json", site.at("/held"))
    assert result.exit_code == 1
    (line,) = lines(result.stdout)
    assert [problem["what"] for problem in line["problems"]] == ["refused_target"]
    assert site.asked == []


def test_reading_files_does_not_wait_for_http() -> None:
    asked = "import sys, dragoman.cli.read, dragoman.cli.add; print('httpcore2' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout  # noqa: S603 - this Python
    assert said.strip() == "False"


def test_a_setting_that_means_nothing_is_wrong_usage(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_REACHABLE", "10.0.0.0/99")
    result = run("read", "https://press.example/")
    assert result.exit_code == 2
    assert "DRAGOMAN_REACHABLE" in result.stderr


def test_a_dry_run_says_what_would_be_added_and_makes_no_store(run: Run, site: Site, tmp_path: Path) -> None:
    result = run("add", "--dry-run", site.at("/held"), "-", site.at("/held"), site.at("/gone"), given=PLANNED)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{site.at('/held')}: would be added",
        "stdin: would be added",
        f"{site.at('/held')}#2: already held",
        "Nothing was added. It would have been: 2 added, 1 already held, 1 not read.",
        "Not read: 1 http_error.",
    ]
    assert "has no such page" in result.stderr
    assert not (tmp_path / "record.db").exists()


def test_a_dry_run_knows_what_the_store_holds_and_what_was_redacted(run: Run, site: Site) -> None:
    run("add", site.at("/held"), "-", given=PLANNED)
    run("redact", "stdin", "--why", "The outlet withdrew it.", "--yes")
    result = run("add", "--dry-run", site.at("/held"), "-", given=PLANNED)
    assert f"{site.at('/held')}: already held" in result.stdout
    assert "0 added, 1 already held, 0 not read, 1 redacted before" in result.stdout
