"""The labelled sample press: which engagements are the same occasion, and the record written down for it."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import Engagement, Record
from dragoman.reconciling import Evidence, reconcile
from tests.reconciling.labels import Pairs, f1, identity, labelled, pairs

PRESS = Path(__file__).parents[1] / "press"
GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
COPIES = (("009", "010"), ("016", "017", "018"), ("038", "039"), ("041", "042"))
FORMATS = {"signing": "other"}

UNSURE = Counter({("quad", "2024", "unconfirmed"): 1, ("summit", "none", "floated"): 2})
"""Entries that the record written down joins to others, with the remark that this is unsure."""


def press(day: str) -> Record:
    return reconcile(labelled(PRESS / "press.gold.jsonl", COPIES), as_of=date.fromisoformat(day))


def short(entry: Engagement) -> tuple[str, str, str]:
    return entry.format.value.value, entry.when.value.edtf if entry.when else "none", entry.status.value


def written() -> Counter[tuple[str, str, str]]:
    """The rows of the record written down: (format, date, status)."""
    rows = []
    for line in (PRESS / "record.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| ") and not line.startswith("| what"):
            what, when, _, status, *_ = (cell.strip() for cell in line.strip("|").split("|"))
            kind = re.split(r"[ :,(]", what)[0]
            rows.append((FORMATS.get(kind, kind), when, re.split(r"[ ,;(]", status)[0]))
    return Counter(rows)


def joined(evidence: list[Evidence]) -> Pairs:
    found = reconcile(evidence, as_of=date(2035, 1, 1), undated=True)
    return pairs({claim.key: entry.id for entry in found.engagements for claim in entry.claims})


def test_the_sample_press_is_joined_as_its_labels_say() -> None:
    evidence = list(labelled(PRESS / "press.gold.jsonl", COPIES))
    assert f1(pairs(identity(PRESS / "press.identity.jsonl")), joined(evidence)) >= 0.975


@pytest.mark.skipif(not GOLD.exists(), reason="the labelled reports are not beside the tree")
def test_the_labelled_reports_are_joined_as_their_labels_say() -> None:
    files = [GOLD / "seeds.gold.jsonl", *sorted((GOLD / "dev").glob("*.gold.jsonl"))]
    evidence = [item for path in files for item in labelled(path)]
    assert f1(pairs(identity(GOLD / "dev" / "identity.jsonl")), joined(evidence)) >= 0.985


def test_the_sample_press_gives_the_record_written_down() -> None:
    found = Counter(short(entry) for entry in press("2035-01-01").engagements)
    assert written() - found == Counter()
    assert found - written() == UNSURE


@pytest.mark.parametrize(
    ("day", "parties", "expected"),
    [
        ("2021-03-06", "JP-US", ("2+2", "2021-03-11/2021-03-20~", "planned")),
        ("2021-03-06", "US-JP", ("visit", "2021-03-11/2021-03-20~", "planned")),
        ("2021-03-06", "US-KR", ("visit", "none", "floated")),
        ("2021-03-12", "JP-US", ("2+2", "2021-03-16", "scheduled")),
        ("2021-03-12", "US-JP", ("visit", "2021-03-15/2021-03-17", "scheduled")),
        ("2021-03-12", "US-KR", ("visit", "2021-03-17/2021-03-18", "scheduled")),
        ("2021-03-30", "JP-US", ("summit", "2021-04-09", "planned")),
        ("2021-04-03", "JP-US", ("summit", "2021-04-16", "scheduled")),
        ("2021-12-01", "JP-US", ("2+2", "2022-01", "planned")),
        ("2022-01-06", "JP-US", ("2+2", "2022-01-07", "scheduled")),
        ("2022-01-06", "JP-US", ("visit", "2022-01-07", "cancelled")),
        ("2022-09-17", "JP-KR", ("summit", "2022-09-19/2022-09-25", "scheduled")),
        ("2023-01-09", "JP-US", ("2+2", "2023-01-11", "scheduled")),
        ("2023-01-09", "JP-US", ("summit", "2023-01-13", "scheduled")),
        ("2023-05-18", "AU-IN-JP-US", ("quad", "2023-05-24", "cancelled")),
        ("2023-05-18", "AU-IN-JP-US", ("quad", "2023-05-19/2023-05-21", "planned")),
        ("2023-05-18", "US-PG", ("visit", "2023-05-22", "cancelled")),
        ("2023-05-23", "JP-KR-US", ("trilateral", "none", "floated")),
        ("2023-07-29", "JP-KR-US", ("trilateral", "2023-08-18", "scheduled")),
    ],
)
def test_the_sample_press_as_known_on_a_day(day: str, parties: str, expected: tuple[str, str, str]) -> None:
    assert expected in [short(entry) for entry in press(day).engagements if "-".join(entry.parties) == parties]


def test_seouls_word_and_tokyos_denial_stand_side_by_side() -> None:
    (entry,) = (
        entry
        for entry in press("2022-09-17").engagements
        if entry.parties == ("JP", "KR") and entry.status.value == "scheduled"
    )
    assert [item.support.report_name[:3] for item in entry.denials] == ["032"]
