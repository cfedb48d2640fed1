"""Entries in the layouts of POLECAT and GDELT, read back by readers of those layouts."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dragoman.knowledge import load
from dragoman.model import Cleared, Engagement, Format, Reading, Record, Status, Topic, Value, Venue, When
from dragoman.publishing import gdelt, plover
from dragoman.publishing.dyads import days_of, dyads

KNOWN = load()
Rows = list[dict[str, str]]


def read_tabs(text: str) -> Rows:
    """As tools read these files: cut at line ends and tabs, nothing quoted."""
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {len(row) for row in rows} == {len(rows[0])}
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


@pytest.fixture
def told(record: Record, reading: Reading) -> Callable[..., Cleared]:
    """A cleared record of some entries."""

    def make(*entries: Engagement) -> Cleared:
        return Cleared(record=replace(record, engagements=entries), readings={reading.report.id: reading})

    return make


def polecat(cleared: Cleared) -> Rows:
    return read_tabs("".join(plover.plover_lines(cleared, KNOWN)))


def events(cleared: Cleared) -> Rows:
    return read_tabs("".join(gdelt.gdelt_lines(cleared, KNOWN)))


def dated(entry: Engagement, edtf: str) -> Engagement:
    return replace(entry, when=Value(value=When.of(edtf), why="", support=()))


def at(entry: Engagement, **where: object) -> Engagement:
    return replace(entry, venue=Value(value=Venue(**where), why="", support=()))  # type: ignore[arg-type]


def shaped(entry: Engagement, format: Format) -> Engagement:
    return replace(entry, format=replace(entry.format, value=format))


def test_the_layouts_have_the_columns_of_the_published_files() -> None:
    assert list(plover.COLUMNS)[:9] == [
        *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
        *("Actor Name", "Actor Country"),
    ]
    assert (len(plover.COLUMNS), list(plover.COLUMNS)[-2:]) == (40, ["Language", "Version"])
    assert (len(gdelt.COLUMNS), list(gdelt.COLUMNS)[-2:]) == (61, ["DATEADDED", "SOURCEURL"])
    assert list(gdelt.COLUMNS)[26] == "EventCode"
    assert list(gdelt.COLUMNS)[53] == "ActionGeo_CountryCode"


def test_a_planned_meeting_is_marked_future(told: Callable[..., Cleared], meeting: Engagement) -> None:
    (row,) = polecat(told(meeting))
    assert row["Event ID"] == "e-meeting:JP-US"
    assert (row["Event Date"], row["Event Type"], row["Quad Code"]) == ("2023-03-16", "CONSULT", "VERBAL COOPERATION")
    assert row["Contexts"] == "diplomatic; military; future"
    assert (row["Actor COW"], row["Recipient COW"], row["Primary Actor Sector"]) == ("JPN", "USA", "GOV")
    assert (row["Actor Title"], row["Actor Name Raw"], row["Wikipedia Actor ID"]) == (
        "Minister of Defence",
        "Yasukazu Hamada",
        "Q1",
    )
    assert (row["City"], row["Country"], row["Latitude"]) == ("Tokyo", "Japan", "None")


@pytest.mark.parametrize(
    ("status", "contexts"),
    [
        (Status.HELD, set()),
        (Status.ONGOING, set()),
        (Status.SCHEDULED, {"future"}),
        (Status.FLOATED, {"future", "hypothetical"}),
        (Status.UNCONFIRMED, {"future"}),
    ],
)
def test_only_what_was_held_stands_without_a_mark(
    status: Status, contexts: set[str], told: Callable[..., Cleared], meeting: Engagement
) -> None:
    (row,) = polecat(told(replace(meeting, status=status)))
    assert set(row["Contexts"].split("; ")) - {"diplomatic", "military"} == contexts


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_what_was_called_off_is_no_event(status: Status, told: Callable[..., Cleared], meeting: Engagement) -> None:
    off = told(replace(meeting, status=status))
    assert polecat(off) == events(off) == []


def test_a_meeting_told_of_decades_later_is_historical(told: Callable[..., Cleared], meeting: Engagement) -> None:
    (row,) = polecat(told(replace(dated(meeting, "1969-11-19"), status=Status.HELD)))
    assert "historical" in row["Contexts"]


def test_the_visitor_is_the_actor_and_the_host_the_recipient(told: Callable[..., Cleared], visit: Engagement) -> None:
    (row,) = polecat(told(visit))
    assert (row["Actor Name"], row["Recipient Name"], row["Event Mode"]) == ("United States", "Japan", "visit")
    (row,) = events(told(replace(visit, status=Status.HELD)))
    assert (row["Actor1CountryCode"], row["Actor2CountryCode"], row["EventCode"]) == ("USA", "JPN", "042")


def test_four_at_a_table_are_six_pairs_and_two_visitors_two(meeting: Engagement, visit: Engagement) -> None:
    four = replace(meeting, parties=("AU", "IN", "JP", "US"))
    assert len(list(dyads(four))) == 6
    assert list(dyads(replace(visit, parties=("US", "GB", "JP")))) == [("US", "JP"), ("GB", "JP")]


@pytest.mark.parametrize(
    ("format", "where", "mode", "code"),
    [
        (Format.CALL, {}, "phone", "041"),
        (Format.BILATERAL, {"virtual": True}, "phone", "040"),
        (Format.BILATERAL, {"city": "Hanoi", "country": "VN"}, "third-party", "044"),
        (Format.BILATERAL, {"city": "Tokyo", "country": "JP"}, "None", "040"),
        (Format.MULTILATERAL, {"city": "Hanoi", "country": "VN"}, "multilateral", "044"),
    ],
)
def test_how_they_met_has_a_mode_and_a_code(
    format: Format, where: dict[str, object], mode: str, code: str, told: Callable[..., Cleared], meeting: Engagement
) -> None:
    held = told(at(shaped(replace(meeting, status=Status.HELD), format), **where))
    assert (polecat(held)[0]["Event Mode"], events(held)[0]["EventCode"]) == (mode, code)


def test_in_gdelt_a_plan_is_an_intent_on_the_day_it_was_told(told: Callable[..., Cleared], meeting: Engagement) -> None:
    (row,) = events(told(meeting))
    assert (row["EventCode"], row["EventRootCode"], row["SQLDATE"], row["GoldsteinScale"]) == (
        "036",
        "03",
        "20230301",
        "4.0",
    )
    (held,) = events(told(replace(meeting, status=Status.HELD)))
    assert (held["EventCode"], held["SQLDATE"], held["MonthYear"], held["Year"], held["FractionDate"]) == (
        "040",
        "20230316",
        "202303",
        "2023",
        "2023.2082",
    )
    (late,) = events(told(replace(dated(meeting, "2023-12-31"), status=Status.HELD)))
    assert (late["Year"], late["FractionDate"]) == ("2023", "2023.9890")  # not 2024


def test_a_month_gives_no_day(told: Callable[..., Cleared], meeting: Engagement) -> None:
    vague = told(replace(dated(meeting, "2023-03"), status=Status.HELD))
    assert polecat(vague)[0]["Event Date"] == "None"
    row = events(vague)[0]
    assert (row["SQLDATE"], row["MonthYear"], row["Year"]) == ("", "202303", "2023")
    row = events(told(replace(dated(meeting, "2022-12-30/2023-01-10"), status=Status.HELD)))[0]
    assert (row["SQLDATE"], row["MonthYear"], row["Year"]) == ("", "", "")


@pytest.mark.parametrize(
    ("format", "edtf", "days"),
    [
        (Format.BILATERAL, "2023-03-16", ("2023-03-16", "2023-03-16")),
        (Format.SUMMIT, "2023-05-19/2023-05-21", ("2023-05-19", "2023-05-21")),
        (Format.BILATERAL, "2023-03-13/2023-03-19", None),  # "next week"
        (Format.VISIT, "2023-03-13/2023-03-19", ("2023-03-13", "2023-03-19")),
        (Format.VISIT, "2023-03-13/2023-03-19~", None),
        (Format.VISIT, "2023-03", None),
        (Format.VISIT, "2023-03/2023-04", None),
        (Format.VISIT, "2023-03-13/..", None),
        (Format.BILATERAL, "2023-03-16?", None),
    ],
)
def test_only_days_that_were_said_are_days(
    format: Format, edtf: str, days: tuple[str, str] | None, meeting: Engagement
) -> None:
    wanted = tuple(date.fromisoformat(day) for day in days) if days else None
    assert days_of(shaped(dated(meeting, edtf), format)) == wanted


def test_an_organisation_is_no_country(told: Callable[..., Cleared], meeting: Engagement) -> None:
    with_eu = told(replace(meeting, parties=("EU", "JP"), status=Status.HELD, topics=(Topic.TRADE_ECONOMY,)))
    row = polecat(with_eu)[0]
    assert (row["Actor Name"], row["Actor Country"], row["Actor COW"], row["Primary Actor Sector"]) == (
        "European Union",
        "None",
        "None",
        "IGO",
    )
    assert (row["Story Organizations"], row["Contexts"]) == ("European Union", "diplomatic; economic")
    assert (events(with_eu)[0]["Actor1Code"], events(with_eu)[0]["Actor2Code"]) == ("IGO", "JPNGOV")


def test_a_place_bears_its_fips_code(told: Callable[..., Cleared], meeting: Engagement) -> None:
    (row,) = events(told(meeting))
    assert (row["ActionGeo_Type"], row["ActionGeo_FullName"], row["ActionGeo_CountryCode"]) == (
        "4",
        "Tokyo, Japan",
        "JA",
    )


def test_events_are_told_apart_by_whole_numbers_that_stay(told: Callable[..., Cleared], meeting: Engagement) -> None:
    four = replace(meeting, parties=("AU", "IN", "JP", "US"))
    ids = [int(row["GLOBALEVENTID"]) for row in events(told(four))]
    assert len(set(ids)) == 6
    assert max(ids) < 2**53
    assert ids[0] == gdelt.event_id("e-meeting", "AU", "IN")


@pytest.mark.parametrize("words", ["a\tb", "a\nb\r\nc", "\u2028", "x\0y", "\ud800", '"', "=1"])
def test_no_words_break_a_row(words: str, told: Callable[..., Cleared], meeting: Engagement, reading: Reading) -> None:
    odd = replace(reading, outlet=words, url=f"https://example.org/{words}", language=words)
    person = replace(meeting.participants[0], name=words)
    entry = at(replace(meeting, participants=(person,), status=Status.HELD), city=words, country="JP")
    cleared = Cleared(record=told(entry).record, readings={reading.report.id: odd})
    assert len(polecat(cleared)) == len(events(cleared)) == 1
