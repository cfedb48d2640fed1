import json
import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest

from dragoman.model import Engagement, Report
from dragoman.pipeline import Filters, Recorded, found_entries, recorded
from dragoman.publishing import engagement_json, entry, timeline
from dragoman.store import Store, Stored

MakeStore = Callable[[Iterable[Iterable[Stored]]], Store]
LATE = date(2026, 1, 2)


def told(store: Store, as_of: date) -> str:
    """The whole record, as the timeline and as JSON."""
    found = recorded(store, as_of=as_of)
    lines = [json.dumps(engagement_json(one, found.readings)) for one in found.record.engagements]
    return "\n".join([timeline(found.record), *lines])


def test_the_sample_press_gives_a_record(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    found = recorded(store_of([held]), as_of=LATE)
    assert found.record.reports_read == len(held)
    assert found.record.dispatches_read < len(held)
    assert len(found.record.engagements) > 20


def test_order_and_batching_change_nothing(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    expected = told(store_of([held]), LATE)
    for seed in range(3):
        shuffled = random.Random(seed).sample(held, len(held))  # noqa: S311 - a shuffle that can be repeated
        cut = 1 + 11 * seed
        store = store_of(shuffled[start : start + cut] for start in range(0, len(shuffled), cut))
        assert told(store, LATE) == expected


@pytest.mark.parametrize("day", [date(2020, 6, 1), date(2021, 3, 6), date(2021, 3, 14), date(2023, 1, 10)])
def test_what_was_published_later_leaves_no_trace(held: tuple[Stored, ...], store_of: MakeStore, day: date) -> None:
    published = [one for one in held if (when := one.reading.dating.when) and when.latest and when.latest <= day]
    assert 0 < len(published) < len(held)
    assert told(store_of([held]), day) == told(store_of([published]), day)


def test_an_undated_report_counts_from_the_day_it_came_in(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    reading = held[0].reading
    undated = replace(held[0], reading=replace(reading, dating=replace(reading.dating, when=None, at=None)))
    store = store_of([[undated]])
    assert recorded(store, as_of=date(2025, 12, 31)).record.reports_read == 0
    assert recorded(store, as_of=undated.received_on).record.reports_read == 1


def test_a_store_as_it_was_on_a_day_leaves_out_what_came_in_later(
    held: tuple[Stored, ...], store_of: MakeStore
) -> None:
    early, late = held[:10], [replace(one, received_on=date(2026, 2, 1)) for one in held[10:]]
    found = recorded(store_of([early, late]), as_of=LATE, recorded_as_of=date(2026, 1, 15))
    assert found.record.reports_read == 10


def test_a_filter_leaves_out_entries_and_changes_none(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    store = store_of([held])
    found = recorded(store, as_of=LATE, filters=Filters(parties=("JP", "KR")))
    assert found.record.engagements
    assert found.whole == recorded(store, as_of=LATE).record
    assert set(found.record.engagements) < set(found.whole.engagements)


def test_every_id_that_a_store_can_show_finds_its_entry(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    store = store_of([held])
    record = recorded(store, as_of=LATE).record
    for one in record.engagements:
        for said in (one.id, f"[{one.id}]", one.id.upper(), *one.aliases):
            assert found_entries(store, record, said) == (one,)
    assert found_entries(store, record, "") == ()
    assert found_entries(store, record, "nothing") == ()


def test_every_entry_is_shown_once_and_can_be_shown_alone(held: tuple[Stored, ...], store_of: MakeStore) -> None:
    found = recorded(store_of([held]), as_of=LATE)
    text = timeline(found.record)
    for engagement in found.record.engagements:
        assert text.count(f"[{engagement.id}]") == 1
        alone = entry(found.record, engagement, found.readings, why=True)
        assert f"entry {engagement.id}," in alone
        assert all(report.name in alone for report in _reports(engagement, found))


def _reports(engagement: Engagement, found: Recorded) -> list[Report]:
    return [found.readings[report].report for report in engagement.reports]
