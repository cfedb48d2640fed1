"""What was published, decided or imported later leaves no trace in an earlier day's record."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman.model import Decision, DecisionKind, When
from dragoman.pipeline import Source, add_paths, recorded
from dragoman.store import Store, Stored

MakeStore = Callable[[Iterable[Iterable[Stored]]], Store]
PLAN = (
    "March {day}, 2021\n\nSecretary of State Antony Blinken will visit Japan from March 15 to 17 and hold talks with "
    "Foreign Minister Toshimitsu Motegi in Tokyo on March 16, the State Department said. {more}"
)
ADDED = "Blinken will also visit South Korea from March 17 to 18, a department official said."


@pytest.fixture
def kept(tmp_path: Path, store_of: MakeStore) -> Callable[..., Store]:
    """A store of reports, each given as (name, text, day received)."""

    def keep(*reports: tuple[str, str, date]) -> Store:
        store = store_of([])
        for name, text, day in reports:
            file = tmp_path / f"{name}.txt"
            file.write_text(text, encoding="utf-8")
            for _ in add_paths(store, Source(paths=[str(file)], largest=1_000_000), today=day):
                pass
        return store

    return keep


def hosts(store: Store, day: date, *, recorded_as_of: date | None = None) -> set[str]:
    found = recorded(store, as_of=day, recorded_as_of=recorded_as_of)
    return {entry.parties[-1] for entry in found.record.engagements if entry.format.value.value == "visit"}


def test_what_an_edited_page_adds_counts_from_the_edition(kept: Callable[..., Store]) -> None:
    first, edited = PLAN.format(day=10, more=""), PLAN.format(day=12, more=ADDED)
    store = kept(("page", first, date(2021, 3, 10)), ("page", edited, date(2021, 3, 12)))
    alone = kept(("page", first, date(2021, 3, 10)))
    assert hosts(store, date(2021, 3, 11)) == {"JP"}
    assert hosts(store, date(2021, 3, 12)) == {"JP", "KR"}
    assert recorded(store, as_of=date(2021, 3, 11)).record == recorded(alone, as_of=date(2021, 3, 11)).record


def test_a_late_import_counts_for_its_day_but_not_for_what_was_held_then(kept: Callable[..., Store]) -> None:
    store = kept(
        ("one", PLAN.format(day=10, more=""), date(2021, 3, 10)),
        ("two", PLAN.format(day=11, more=ADDED), date(2024, 5, 1)),
    )
    day = date(2021, 3, 12)
    assert hosts(store, day) == {"JP", "KR"}
    assert hosts(store, day, recorded_as_of=day) == {"JP"}


def test_a_later_decision_is_not_in_what_was_held_before(kept: Callable[..., Store]) -> None:
    store = kept(("one", PLAN.format(day=10, more=""), date(2021, 3, 10)))
    day = date(2021, 3, 12)
    before = recorded(store, as_of=day, recorded_as_of=day).record
    entry = before.engagements[0]
    store.append(
        Decision(
            id="d1",
            kind=DecisionKind.CORRECT,
            claims=(entry.claims[0].key,),
            field="when",
            value="2021-04-01",
            who="an analyst",
            when=datetime(2021, 3, 20, 9, tzinfo=UTC),
        )
    )
    assert recorded(store, as_of=day, recorded_as_of=day).record == before
    assert recorded(store, as_of=day).record != before


def test_a_decision_on_a_later_report_has_no_effect_before_it(kept: Callable[..., Store]) -> None:
    store = kept(
        ("one", PLAN.format(day=10, more=""), date(2021, 3, 10)),
        ("two", PLAN.format(day=12, more=ADDED), date(2021, 3, 12)),
    )
    early = recorded(store, as_of=date(2021, 3, 11)).record
    later = [entry for entry in recorded(store, as_of=date(2021, 3, 12)).record.engagements if "KR" in entry.parties]
    store.append(Decision(id="d1", kind=DecisionKind.CONFIRM, claims=(later[0].claims[0].key,), who="an analyst"))
    assert recorded(store, as_of=date(2021, 3, 11)).record == early


def test_a_report_with_a_range_of_days_counts_from_the_last(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    reading = held[0].reading
    ranged = replace(reading, dating=replace(reading.dating, when=When.of("2021-03-05/2021-03-20"), at=None))
    store = store_of([[replace(held[0], reading=ranged)]])
    assert recorded(store, as_of=date(2021, 3, 19)).record.reports_read == 0
    assert recorded(store, as_of=date(2021, 3, 20)).record.reports_read == 1
