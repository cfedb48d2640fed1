"""The built-in logs as evidence of the record."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from dragoman.knowledge import load
from dragoman.model import Format
from dragoman.pipeline import Grounds, Source, add_paths, recorded
from dragoman.pipeline.logged import LoggedEvidence
from dragoman.store import Store

PLAN = (
    "Ministers to meet\n\nJanuary 4, 2023\n\nForeign Minister Yoshimasa Hayashi and Defense Minister Yasukazu Hamada "
    "will hold a two-plus-two meeting with Secretary of State Antony Blinken and Defense Secretary Lloyd Austin in "
    "Washington on January 11.\n"
)


def made(store_of: Callable[..., Store], folder: Path) -> Store:
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    store = store_of([])
    source = Source(paths=[str(folder / "plan.txt")], largest=10_000)
    assert [kept.new for kept in add_paths(store, source, today=date(2026, 1, 2))] == [True]
    return store


def test_a_row_says_itself_what_it_says() -> None:
    rows = LoggedEvidence(load()).of("JP-US")
    (row,) = (row for row in rows if row.claims[0].format.value is Format.TWO_PLUS_TWO and "2022-01-06" in str(row))
    (claim,) = row.claims
    assert claim.trigger.quote == (
        "2+2 JP-US; 2022-01-06; online; Yoshimasa Hayashi, Nobuo Kishi, Antony Blinken, Lloyd Austin"
    )
    assert [(who.name, who.party) for who in claim.participants] == [
        ("Yoshimasa Hayashi", "JP"),
        ("Nobuo Kishi", "JP"),
        ("Antony Blinken", "US"),
        ("Lloyd Austin", "US"),
    ]


def test_a_log_confirms_a_plan_and_one_switch_turns_it_off(store_of: Callable[..., Store], tmp_path: Path) -> None:
    store = made(store_of, tmp_path)
    later = date(2023, 2, 1)
    (on,) = (one for one in recorded(store, as_of=later).record.engagements if one.format.value == "2+2")
    assert (on.status, len(on.logs)) == ("held", 1)
    off = recorded(store, as_of=later, grounds=Grounds(logs=False)).record.engagements
    assert [one.status for one in off if one.format.value == "2+2"] == ["unconfirmed"]


def test_before_its_day_a_log_says_nothing(store_of: Callable[..., Store], tmp_path: Path) -> None:
    store = made(store_of, tmp_path)
    (entry,) = (one for one in recorded(store, as_of=date(2023, 1, 10)).record.engagements if one.format.value == "2+2")
    assert (entry.status, entry.logs) == ("scheduled", ())
