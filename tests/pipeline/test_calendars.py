"""From reports to a calendar: what moves in the press moves in a subscribed calendar, under the same name."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest

from dragoman.model import Decision, DecisionKind
from dragoman.pipeline import Filters, Grounds, Source, add_paths, cleared, settle
from dragoman.pipeline.calendars import calendar_of, entry_calendar, identities_of
from dragoman.pipeline.clearing import cleared_entry
from dragoman.publishing.calendar import CalendarOptions
from dragoman.store import Store, open_store

DAY = date(2026, 1, 2)
GROUNDS = Grounds(layers=Path("none"))
OPTIONS = CalendarOptions(instance="record.example", base="https://record.example")

PLANNED = (
    "TOKYO, March 5, 2021 - Foreign Minister Toshimitsu Motegi will meet Secretary of State Antony Blinken in Tokyo on "
    "March 15, the Foreign Ministry said on Friday."
)
MOVED = (
    "TOKYO, March 11, 2021 - The meeting of Foreign Minister Toshimitsu Motegi and Secretary of State Antony Blinken "
    "in Tokyo will be held on March 16, not March 15, the Foreign Ministry said on Thursday."
)
EARLIER = PLANNED.replace("March 5", "March 3").replace("Friday", "Wednesday")


def read(body: bytes) -> Any:  # noqa: ANN401 - icalendar says of nothing in it which of thirty types it has
    """The calendar as icalendar reads it."""
    return icalendar.Calendar.from_ical(body)


class Desk:
    """A store into which reports come one after another."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self._folder = folder
        self._count = 0

    def add(self, text: str) -> None:
        self._count += 1
        file = self._folder / f"report-{self._count}.txt"
        file.write_text(text, encoding="utf-8")
        source = Source(paths=[str(file)], largest=1_000_000, layers=GROUNDS.layers)
        assert all(kept.outcome.was_read for kept in add_paths(self.store, source, today=DAY))
        settle(self.store, today=DAY, grounds=GROUNDS)

    def body(self, day: date = date(2021, 3, 12), **given: Any) -> bytes:  # noqa: ANN401 - what calendar_of takes
        return calendar_of(self.store, as_of=day, grounds=GROUNDS, **{"options": OPTIONS, **given})

    def events(self, day: date = date(2021, 3, 12), **given: Any) -> dict[str, Any]:  # noqa: ANN401 - the same
        parsed = read(self.body(day, **given))
        return {str(event["UID"]): event for event in parsed.walk("VEVENT")}


@pytest.fixture
def desk(address: str, tmp_path: Path) -> Iterator[Desk]:
    with open_store(address) as store:
        yield Desk(store, tmp_path)


def test_a_visit_that_moves_in_the_press_moves_in_the_calendar(desk: Desk) -> None:
    desk.add(PLANNED)
    ((uid, before),) = desk.events().items()
    assert before["DTSTART"].dt == date(2021, 3, 15)
    desk.add(MOVED)
    ((again, after),) = desk.events().items()
    assert again == uid
    assert after["DTSTART"].dt == date(2021, 3, 16)
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["LAST-MODIFIED"].dt.date() == date(2021, 3, 11)


def test_a_reprint_revises_nothing(desk: Desk) -> None:
    desk.add(PLANNED)
    desk.add(MOVED)
    before = desk.events()
    for number in range(3):
        desk.add(f"A paper's own heading {number}\n\n{MOVED}")
    after = desk.events()
    assert after.keys() == before.keys()
    for uid, event in before.items():
        same = ("DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "STATUS", "LOCATION", "URL")
        assert {name: after[uid].get(name) for name in same} == {name: event.get(name) for name in same}
    assert desk.body() == desk.body()


def test_an_earlier_report_that_comes_in_late_leaves_the_event_its_name(desk: Desk) -> None:
    """The entry's id is that of its earliest claim, so that it becomes another one; the event's does not."""
    desk.add(PLANNED)
    (was,) = cleared(desk.store, as_of=date(2021, 3, 12), grounds=GROUNDS).record.engagements
    (uid,) = desk.events()
    desk.add(EARLIER)
    (entry,) = cleared(desk.store, as_of=date(2021, 3, 12), grounds=GROUNDS).record.engagements
    assert entry.id != was.id
    assert list(desk.events()) == [uid] == [f"{was.id}@record.example"]


def test_the_calendar_of_an_entry_answers_to_every_id_that_it_had(desk: Desk) -> None:
    desk.add(PLANNED)
    (was,) = cleared(desk.store, as_of=date(2021, 3, 12), grounds=GROUNDS).record.engagements
    desk.add(EARLIER)
    given: dict[str, Any] = {"as_of": date(2021, 3, 12), "options": OPTIONS, "grounds": GROUNDS}
    (now,) = cleared_entry(desk.store, was.id, as_of=date(2021, 3, 12), grounds=GROUNDS).record.engagements
    assert entry_calendar(desk.store, was.id, **given) == entry_calendar(desk.store, now.id, **given)
    assert entry_calendar(desk.store, "e-none", **given) is None


def test_a_decision_taken_back_raises_the_number_once_more(desk: Desk) -> None:
    desk.add(PLANNED)
    day = date(2021, 3, 12)
    (entry,) = cleared(desk.store, as_of=day, grounds=GROUNDS).record.engagements
    numbers = [identities_of(desk.store, cleared(desk.store, as_of=day, grounds=GROUNDS).record)[entry.id].decided]
    keys = tuple(claim.key for claim in entry.claims)
    made = Decision(id="d-1", kind=DecisionKind.CORRECT, claims=keys, field="when", value="2021-03-17", who="ada")
    for decision in (made, Decision(id="d-2", kind=DecisionKind.UNDO, claims=keys, undoes="d-1", who="ada")):
        desk.store.append(decision)
        settle(desk.store, today=DAY, grounds=GROUNDS)
        ((_, event),) = desk.events().items()
        numbers.append(int(event["SEQUENCE"]))
    assert numbers == [0, 1, 2]


def test_what_may_not_leave_the_desk_is_in_no_calendar(desk: Desk) -> None:
    desk.add(PLANNED)
    (entry,) = cleared(desk.store, as_of=date(2021, 3, 12), grounds=GROUNDS).record.engagements
    (report,) = entry.reports
    desk.store.append(
        Decision(id="m", kind=DecisionKind.MARK, claims=(report,), field="report", value="team", who="ada")
    )
    assert desk.events() == {}
    assert entry_calendar(desk.store, entry.id, as_of=date(2021, 3, 12), options=OPTIONS, grounds=GROUNDS) is None


def test_the_filters_and_the_day_are_those_of_the_pages(desk: Desk) -> None:
    desk.add(PLANNED)
    desk.add(MOVED)
    assert desk.events(filters=Filters(parties=("CN",))) == {}
    ((_, then),) = desk.events(date(2021, 3, 6)).items()
    assert then["DTSTART"].dt == date(2021, 3, 15)


def test_of_more_than_a_calendar_holds_it_has_the_nearest_and_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for month in ("January", "March", "June"):
        text = PLANNED.replace("March 15", f"{month} 15").replace("March 5", "January 2").replace("Friday", "Saturday")
        desk.add(text)
    monkeypatch.setattr("dragoman.pipeline.calendars.MOST", 1)
    parsed = read(desk.body(date(2021, 3, 12)))
    assert "there is too much else" in parsed["X-WR-CALDESC"]
    assert [event["DTSTART"].dt for event in parsed.walk("VEVENT")] == [date(2021, 3, 15)]
