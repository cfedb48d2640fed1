"""The calendar as calendar programs read it: two parsers that know nothing of each other, and hostile words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Cleared, Engagement, EngagementId, Participant, Reading, Record, Status, Value, Venue, When
from dragoman.publishing.calendar import CalendarOptions, Cancelled, Identity, Vague, Visits, calendar

BASE = CalendarOptions(instance="record.example", base="https://record.example", source="https://record.example/c.ics")


def cleared(record: Record, *entries: Engagement, reading: Reading | None = None) -> Cleared:
    readings = {reading.report.id: reading} if reading is not None else {}
    return Cleared(record=replace(record, engagements=entries or record.engagements), readings=readings)


def at(entry: Engagement, edtf: str | None, status: Status | None = None) -> Engagement:
    when = Value(value=When.of(edtf), why="", support=()) if edtf is not None else None
    return replace(entry, when=when, status=status or entry.status)


def read(body: bytes) -> Any:  # noqa: ANN401 - icalendar says of nothing in it which of thirty types it has
    """The calendar as icalendar reads it."""
    return icalendar.Calendar.from_ical(body)


def events(body: bytes) -> dict[str, Any]:
    """The events by UID, as icalendar reads them, which must find no fault with any."""
    parsed = read(body)
    assert [error for one in parsed.walk() for error in one.errors] == []
    found = {str(event["UID"]): event for event in parsed.walk("VEVENT")}
    assert len(found) == len(parsed.walk("VEVENT"))
    return found


def only(body: bytes) -> Any:  # noqa: ANN401 - a component of icalendar
    (event,) = events(body).values()
    return event


def test_an_event_covers_exactly_the_days_of_its_date(record: Record, meeting: Engagement) -> None:
    event = only(calendar(cleared(record, at(meeting, "2023-03-16/2023-03-18")), BASE))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2023, 3, 16), date(2023, 3, 19))
    assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
    assert (event["UID"], event["TRANSP"], event["X-MICROSOFT-CDO-BUSYSTATUS"]) == (
        "e-meeting@record.example",
        "TRANSPARENT",
        "FREE",
    )
    assert event["URL"] == "https://record.example/e/e-meeting"


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.PLANNED, "TENTATIVE"),
        (Status.UNCONFIRMED, "TENTATIVE"),
        (Status.SCHEDULED, "CONFIRMED"),
        (Status.ONGOING, "CONFIRMED"),
        (Status.HELD, "CONFIRMED"),
        (Status.CANCELLED, "CANCELLED"),
        (Status.POSTPONED, "CANCELLED"),
    ],
)
def test_a_status_is_told_in_the_words_of_calendars(
    record: Record, meeting: Engagement, status: Status, told: str
) -> None:
    assert only(calendar(cleared(record, at(meeting, "2023-03-16", status))))["STATUS"] == told


def test_what_is_called_off_can_stay_as_an_event_that_says_so(record: Record, meeting: Engagement) -> None:
    off = at(meeting, "2023-03-16", Status.CANCELLED)
    event = only(calendar(cleared(record, off), replace(BASE, cancelled=Cancelled.MARK)))
    assert event["STATUS"] == "CONFIRMED"
    assert event["SUMMARY"].startswith("CANCELLED: ")
    later = at(meeting, "2023-03-16", Status.POSTPONED)
    event = only(calendar(cleared(record, later), replace(BASE, cancelled=Cancelled.MARK)))
    assert event["SUMMARY"].startswith("POSTPONED: ")


def test_what_was_put_off_with_no_new_date_is_struck_out_where_it_stood(record: Record, meeting: Engagement) -> None:
    """Its date is gone from the entry; without this the old slot would stand in a calendar as though it were good."""
    event = only(calendar(cleared(record, at(meeting, None, Status.POSTPONED))))
    slot = meeting.history[-1].when
    assert slot is not None
    assert (event["DTSTART"].dt, event["STATUS"]) == (slot.earliest, "CANCELLED")


def test_what_is_called_off_stays_for_ninety_days_from_its_day_and_from_the_news(
    record: Record, meeting: Engagement
) -> None:
    off = at(meeting, "2023-03-16", Status.CANCELLED)
    for days, stays in ((90, True), (91, False)):
        there = replace(record, as_of=date(2023, 3, 16) + timedelta(days=days))
        assert bool(events(calendar(cleared(there, off)))) is stays


def test_what_floats_or_covers_more_than_a_week_stands_in_one_note_on_monday(
    record: Record, meeting: Engagement, visit: Engagement
) -> None:
    entries = (
        replace(at(meeting, "2023-03", Status.SCHEDULED), id=EngagementId("e-1")),
        replace(at(meeting, "2023-03-16", Status.FLOATED), id=EngagementId("e-2")),
        replace(at(visit, None, Status.PLANNED), id=EngagementId("e-3")),
        replace(at(meeting, "2023-03-10/2023-03-16", Status.PLANNED), id=EngagementId("e-4")),
        replace(at(meeting, "2022-12", Status.HELD), id=EngagementId("e-5")),
    )
    found = events(calendar(cleared(record, *entries), BASE))
    assert set(found) == {"open-2023-02-27@record.example", "e-4@record.example"}
    note = found["open-2023-02-27@record.example"]
    assert (note["DTSTART"].dt, note["DTEND"].dt) == (date(2023, 2, 27), date(2023, 2, 28))  # as of Sunday 5 March
    assert [name for name in ("e-1", "e-2", "e-3", "e-4", "e-5") if f"/e/{name}" in note["DESCRIPTION"]] == [
        "e-1",
        "e-2",
        "e-3",
    ]
    each = events(calendar(cleared(record, *entries), replace(BASE, vague=Vague.EACH)))
    assert each["e-1@record.example"]["DTEND"].dt == date(2023, 4, 1)
    assert each["e-2@record.example"]["STATUS"] == "TENTATIVE"
    assert "/e/e-3" in each["open-2023-02-27@record.example"]["DESCRIPTION"]
    assert set(events(calendar(cleared(record, *entries), replace(BASE, vague=Vague.NONE)))) == {"e-4@record.example"}


def test_meetings_can_be_told_with_the_visit_they_are_on(
    record: Record, visit: Engagement, meeting: Engagement
) -> None:
    came = at(visit, "2023-03-15/2023-03-17", Status.SCHEDULED)
    apart = events(calendar(cleared(record, came, at(meeting, "2023-03-16")), BASE))
    assert set(apart) == {"e-visit@record.example", "e-meeting@record.example"}
    event = only(calendar(cleared(record, came, at(meeting, "2023-03-16")), replace(BASE, visits=Visits.FOLD)))
    assert event["UID"] == "e-visit@record.example"
    assert "On it: " in event["DESCRIPTION"]
    alone = only(calendar(cleared(record, at(meeting, "2023-03-16")), replace(BASE, visits=Visits.FOLD)))
    assert alone["UID"] == "e-meeting@record.example"  # its visit is not in this calendar


def test_the_identity_that_subscribers_know_stays(record: Record, meeting: Engagement) -> None:
    known = {meeting.id: Identity(uid="e-older", decided=4)}
    event = only(calendar(cleared(record, meeting), replace(BASE, identities=known)))
    assert event["UID"] == "e-older@record.example"
    assert event["SEQUENCE"] >= 4


def test_the_times_come_from_the_record_and_the_bytes_are_the_same_twice(record: Record, meeting: Engagement) -> None:
    body = calendar(cleared(record, meeting), BASE)
    assert body == calendar(cleared(record, meeting), BASE)
    event = only(body)
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == datetime(2023, 3, 1, tzinfo=UTC)


def test_the_calendar_says_its_name_its_source_and_when_to_come_back(record: Record) -> None:
    parsed = read(calendar(cleared(record), replace(BASE, name="Japan; its visits")))
    assert parsed["NAME"] == parsed["X-WR-CALNAME"] == "Japan; its visits"
    assert parsed["REFRESH-INTERVAL"].dt == timedelta(hours=1)
    assert parsed["X-PUBLISHED-TTL"] == "PT1H"
    assert parsed["SOURCE"] == "https://record.example/c.ics"
    assert "METHOD" not in parsed
    assert "5 reports read, published 1 Feb 2023 to 4 Mar 2023" in parsed["X-WR-CALDESC"]


HOSTILE = st.text(
    st.characters() | st.sampled_from("\r\n\t;:,\\\"'\u202e\u2028\x00\x1b\ud800\U0001f1ef")
) | st.sampled_from(
    ["x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:AUDIO", "\n ", "a" * 200_000, "é" * 76, "\u202egpj.exe"]
)


@given(words=HOSTILE)
def test_no_title_breaks_out_of_its_line(words: str) -> None:
    entry, record, reading = _told_in(words)
    body = calendar(cleared(record, entry, reading=reading), replace(BASE, name=words))
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert not set(body) & {0x00, 0x1B, 0x7F}
    assert "\u202e" not in body.decode("utf-8")
    event = only(body)
    other = vobject.readOne(body.decode("utf-8"))
    assert [child.name for child in other.components()] == ["VEVENT"]
    assert other.vevent.uid.value == event["UID"] == "e-meeting@record.example"
    assert other.vevent.summary.value == event["SUMMARY"]
    assert other.vevent.dtstart.value == event["DTSTART"].dt
    assert other.vevent.dtend.value == event["DTEND"].dt
    assert other.vevent.description.value.rstrip() == event["DESCRIPTION"].rstrip()
    assert len(body) < 30_000


def _told_in(words: str) -> tuple[Engagement, Record, Reading]:
    entry, record, reading = _MADE[0]
    hostile = Participant(name=words)
    venue = Value(value=Venue(city=words, country="JP"), why="", support=())
    entry = replace(entry, participants=(hostile,), venue=venue, contradictions=(words,), series=words)
    return entry, record, replace(reading, outlet=words, title=words)


_MADE: list[tuple[Engagement, Record, Reading]] = []


@pytest.fixture(autouse=True)
def made(record: Record, meeting: Engagement, reading: Reading) -> None:
    """What hypothesis puts words into, which may not ask for fixtures of a function."""
    _MADE[:] = [(at(meeting, "2023-03-16"), record, reading)]
