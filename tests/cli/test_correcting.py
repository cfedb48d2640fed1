"""`dragoman label FILE --correct`: drafts are decided one by one in the terminal, and each is written at once."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def drafts(run: Run, reports: Path) -> Path:
    """The draft of the report on what was held: one meeting."""
    file = reports.with_name("two.gold.jsonl")
    assert run("label", str(reports / "two.txt"), "--out", str(file)).exit_code == 0
    return file


def only_row(file: Path) -> dict[str, Any]:
    (row,) = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert isinstance(row, dict)
    return row


def typed(*answers: str) -> str:
    return "".join(f"{answer}\n" for answer in answers)


def test_an_accepted_engagement_stands_and_the_row_is_no_draft(run: Run, drafts: Path) -> None:
    before = only_row(drafts)
    result = run("label", str(drafts), "--correct", given=typed("a", "n"))
    assert result.exit_code == 0
    assert "reports labelled: 1; drafts that nobody has corrected: 0" in result.stdout
    after = only_row(drafts)
    assert "draft" not in after
    assert after["engagements"] == before["engagements"]


def test_the_person_sees_the_values_and_the_sentence(run: Run, drafts: Path) -> None:
    shown = run("label", str(drafts), "--correct", given=typed("q")).stdout
    assert "place        Tokyo, JP" in shown
    assert "| Japanese Foreign Minister Toshimitsu Motegi" in shown


def test_a_dropped_engagement_is_gone(run: Run, drafts: Path) -> None:
    run("label", str(drafts), "--correct", given=typed("d", "n"))
    assert only_row(drafts)["engagements"] == []


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("status", "cancelled", "cancelled"),
        ("participants", "Nobuo Kishi, Lloyd Austin", ["Nobuo Kishi", "Lloyd Austin"]),
        ("place", "online", {"virtual": True}),
        ("place", "JP", {"city": None, "country": "JP"}),
        ("date", "-", None),
        ("date", "2021-03-16/2021-03-17", "2021-03-16/2021-03-17"),
    ],
)
def test_an_edited_field_stands_as_typed(run: Run, drafts: Path, field: str, words: str, value: object) -> None:
    run("label", str(drafts), "--correct", given=typed("e", field, words, "a", "n"))
    assert only_row(drafts)["engagements"][0][field] == value


def test_what_would_not_be_well_formed_is_asked_again(run: Run, drafts: Path) -> None:
    result = run("label", str(drafts), "--correct", given=typed("e", "parties", "JP, UK", "GB, JP", "a", "n"))
    assert "'UK' is no code of a party" in result.stdout
    assert only_row(drafts)["engagements"][0]["parties"] == ["GB", "JP"]


def test_an_engagement_that_reading_missed_can_be_added(run: Run, drafts: Path) -> None:
    added = ("call", "AU, JP", "Penny Wong", "2021-03-18", "-", "planned", "-")
    run("label", str(drafts), "--correct", given=typed("a", "y", *added, "n"))
    assert only_row(drafts)["engagements"][1] == {
        "format": "call",
        "parties": ["AU", "JP"],
        "participants": ["Penny Wong"],
        "date": "2021-03-18",
        "place": None,
        "status": "planned",
        "topics": [],
    }


@pytest.mark.parametrize("choice", ["s", "q"])
def test_a_report_left_for_later_stays_a_draft(run: Run, drafts: Path, choice: str) -> None:
    before = drafts.read_text(encoding="utf-8")
    assert run("label", str(drafts), "--correct", given=typed(choice)).exit_code == 0
    assert drafts.read_text(encoding="utf-8") == before


def test_what_was_decided_before_the_person_quits_is_written(run: Run, reports: Path) -> None:
    file = reports.with_name("both.gold.jsonl")
    run("label", str(reports), "--out", str(file))
    count = len(json.loads(file.read_text(encoding="utf-8").splitlines()[0])["engagements"])
    run("label", str(file), "--correct", given=typed(*["a"] * count, "n", "q"))
    assert ["draft" in json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] == [False, True]
