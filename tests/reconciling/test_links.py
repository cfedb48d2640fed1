"""Meetings and the visits that they are on."""

import pytest

from dragoman.model import Engagement, Record, Status
from dragoman.reconciling import entry_id
from tests.reconciling.claiming import claim, record, report


def by_kind(found: Record) -> dict[str, Engagement]:
    return {entry.format.value.value: entry for entry in found.engagements}


VISIT = {"parties": "US-JP", "date": "2021-03-15/2021-03-17", "status": "scheduled", "who": "Blinken", "place": "/JP"}


def test_a_report_says_on_which_visit_a_meeting_is() -> None:
    visit = claim("visit", **VISIT)
    talks = claim("bilateral", "JP-US", "2021-03-15/2021-03-17", "scheduled", "Motegi", part_of=visit.key)
    found = by_kind(record(report("a", "2021-03-12", visit, talks)))
    assert found["bilateral"].part_of == found["visit"].id
    assert found["visit"].parts == (found["bilateral"].id,)


def test_a_meeting_in_the_hosts_country_on_a_day_of_the_visit_is_on_it() -> None:
    found = by_kind(
        record(
            report("a", "2021-03-12", claim("visit", **VISIT)),
            report("b", "2021-03-16", claim("bilateral", "JP-US", "2021-03-16", "held", "Blinken Motegi", "Tokyo/JP")),
        )
    )
    assert found["bilateral"].part_of == found["visit"].id


def test_a_meeting_elsewhere_on_another_day_without_the_traveller_or_online_is_not() -> None:
    for talks in (
        claim("bilateral", "JP-US", "2021-03-16", "held", "Blinken Motegi", "Anchorage/US"),
        claim("bilateral", "JP-US", "2021-03-20", "held", "Blinken Motegi", "Tokyo/JP"),
        claim("bilateral", "JP-US", "2021-03-16", "held", "Austin Kishi", "Tokyo/JP"),
        claim("bilateral", "JP-US", "2021-03-16", "held", "Blinken Motegi", "online"),
        claim("call", "JP-US", "2021-03-16", "held", "Blinken Motegi"),
    ):
        visit = report("a", "2021-03-12", claim("visit", **VISIT))
        entries = record(visit, report("b", "2021-03-21", talks)).engagements
        assert [entry.part_of for entry in entries] == [None, None]


def test_a_meeting_held_on_a_visit_confirms_the_visit() -> None:
    visit = report("a", "2021-03-12", claim("visit", **VISIT))
    talks = report("b", "2021-11-29", claim("bilateral", "JP-US", "2021-03-16", "held", "Blinken Motegi", "Tokyo/JP"))
    found = by_kind(record(visit, talks))
    assert found["visit"].status is Status.HELD
    assert found["visit"].status_why == "a bilateral on it took place, as b (2021-11-29) says"
    assert found["visit"].history[-1].note == f"through the bilateral on it, entry {found['bilateral'].id}"
    assert by_kind(record(visit, talks, as_of="2021-10-01"))["visit"].status is Status.UNCONFIRMED


def test_while_its_days_last_the_visit_is_under_way() -> None:
    visit = report("a", "2021-03-12", claim("visit", **VISIT))
    talks = report("b", "2021-03-16", claim("bilateral", "JP-US", "2021-03-16", "held", "Blinken Motegi", "Tokyo/JP"))
    assert by_kind(record(visit, talks, as_of="2021-03-16"))["visit"].status is Status.ONGOING


def test_a_planned_meeting_confirms_nothing() -> None:
    visit = report("a", "2021-03-12", claim("visit", **VISIT))
    talks = report("b", "2021-03-12", claim("bilateral", "JP-US", "2021-03-16", "planned", "Blinken Motegi", "/JP"))
    assert by_kind(record(visit, talks))["visit"].status is Status.UNCONFIRMED


def test_a_meeting_of_three_on_a_visit_between_two_names_the_visits_claim() -> None:
    visit = claim("visit", "JP-US", "2024-04-08/2024-04-14", "scheduled", "Kishida", "/US")
    talks = claim("trilateral", "JP-PH-US", "2024-04-11", "scheduled", "Kishida Biden", "/US", part_of=visit.key)
    found = by_kind(record(report("a", "2024-04-05", visit, talks)))
    assert found["trilateral"].part_of == entry_id(visit.key) == found["visit"].id
    assert found["visit"].parts == ()


@pytest.mark.parametrize(
    ("kind", "window", "status"),
    [
        ("bilateral", "2022-01-05/2022-01-08", "held"),
        ("bilateral", "2022-01-05/..", "held"),
        ("bilateral", "2022-01", "unconfirmed"),
        ("other", "2022-01-05/2022-01-08", "unconfirmed"),
    ],
)
def test_what_was_held_somewhere_in_a_wide_window_confirms_no_visit(kind: str, window: str, status: str) -> None:
    visit = report("a", "2021-11-30", claim("visit", "JP-US", window, "planned", "Hayashi", "/US"))
    met = report("b", "2022-01-08", claim(kind, "JP-US", "2022-01-07", "held", "Hayashi Blinken"))
    assert by_kind(record(visit, met))["visit"].status.value == status
