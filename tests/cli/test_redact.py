import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

from tests.store.remains import cells_with

Lines = Callable[[str], list[Any]]
Run = Callable[..., Result]
WORDS = ["will visit Japan from March", "Blinken and Austin to visit"]


def test_a_report_is_redacted_with_its_reason_and_the_record_says_so(
    run: Run, reports: Path, lines: Lines, fits: Callable[[str, object], None]
) -> None:
    run("add", str(reports))
    entry = lines(run("timeline", "--json", "--format", "2+2").stdout)[0]
    visit = lines(run("timeline", "--json", "--format", "visit").stdout)[0]
    told = run("redact", "one", "--why", "ordered by a court", "--by", "M. Officer", "--yes")
    assert told.exit_code == 0
    assert f"loses its support: 2+2 JP-US in Tokyo, JP, 16 Mar 2021: held  [{entry['id']}]" in told.stdout
    assert "it rests on this report alone" in told.stdout
    after = json.loads(run("show", entry["id"], "--json").stdout)
    fits("engagement", after)
    assert (after["reports"], after["lost"][0]["why"]) == (["two"], "ordered by a court")
    assert "lost the support of 1 report (redacted)" in run("timeline").stdout
    assert "1 redacted" in run("timeline").stdout
    assert "\nlost support\n  report " in run("show", entry["id"]).stdout
    gone = run("show", visit["id"])
    assert gone.exit_code == 2
    assert "ordered by a court" in gone.stderr
    (listed,) = lines(run("redact", "--list", "--json").stdout)
    fits("redaction", listed)
    assert {one["gone"] for one in listed["entries"]} == {True, False}
    assert "ordered by a court, by M. Officer" in " ".join(run("redact", "--list").stdout.split())
    assert cells_with("sqlite:///record.db", WORDS) == []


def test_what_was_redacted_is_not_added_again(run: Run, reports: Path) -> None:
    run("add", str(reports))
    run("redact", "one", "--why", "ordered by a court", "--yes")
    again = run("add", str(reports))
    assert again.exit_code == 0
    assert again.stdout.startswith("0 added, 1 already held, 0 not read, 1 redacted before.")
    assert "ordered by a court" in again.stderr
    assert cells_with("sqlite:///record.db", WORDS) == []


def test_nothing_is_removed_without_a_yes_a_reason_and_one_report(run: Run, reports: Path) -> None:
    run("add", str(reports))
    assert run("redact", "one", "--why", "x", given="n\n").exit_code == 1
    assert run("redact", "one").exit_code == 2
    assert run("redact", "nothing", "--why", "x", "--yes").exit_code == 2
    assert run("redact", "--list").stdout == "Nothing was redacted.\n"
    assert cells_with("sqlite:///record.db", WORDS) != []
    assert run("redact", "one", "--why", "x", given="y\n").exit_code == 0
    assert run("redact", "--scrub").stdout.startswith("Cleared.")


def test_texts_are_given_up_when_their_time_is_over(run: Run, reports: Path, lines: Lines) -> None:
    run("add", str(reports))
    before = lines(run("timeline", "--json").stdout)
    assert run("retention").stdout.startswith("Every text is kept.")
    assert run("retention", "set", "soon").exit_code == 2
    run("retention", "set", "365")
    run("retention", "set", "never", "--outlet", "The Gazette")
    assert run("retention").stdout == (
        "every other outlet: texts are kept for 365 days\nThe Gazette: texts are kept for ever\n2 texts due.\n"
    )
    assert run("retention", "apply", "--dry-run").stdout == "one\ntwo\n"
    assert run("retention", "apply").stdout.startswith("2 texts given up.")
    assert run("retention", "apply").stdout.startswith("0 texts given up.")
    assert cells_with("sqlite:///record.db", WORDS[:1]) == []
    after = lines(run("timeline", "--json").stdout)
    assert [(one["id"], one["date"], one["support"]) for one in after] == [
        (one["id"], one["date"], one["support"]) for one in before
    ]
    assert "[from March 15 to 17]" in run("show", before[0]["id"]).stdout
    assert run("reread", "--all").stdout.startswith("0 read again")
    assert run("retention", "unset", "--outlet", "the gazette").exit_code == 0
    assert run("retention", "unset", "--outlet", "the gazette").exit_code == 2
