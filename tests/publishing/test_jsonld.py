"""Entries as schema.org Events."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dragoman.knowledge import load
from dragoman.model import Cleared, Engagement, Format, Reading, Record, Status, Step, Value, Venue, When
from dragoman.publishing.jsonld import Addresses, event_json, event_script, jsonld_lines

KNOWN = load()
CLASSES = {
    "Event": {
        *("@id", "identifier", "name", "description", "startDate", "endDate", "previousStartDate", "eventStatus"),
        *("eventAttendanceMode", "location", "attendee", "about", "keywords", "superEvent", "subEvent", "subjectOf"),
    },
    "EventSeries": {"@id", "name"},
    "Person": {"name", "jobTitle", "affiliation", "sameAs"},
    "Organization": {"name", "identifier"},
    "Country": {"name", "identifier"},
    "Place": {"name", "address"},
    "PostalAddress": {"addressLocality", "addressCountry"},
    "VirtualLocation": {"name"},
    "NewsArticle": {"identifier", "headline", "url", "datePublished", "inLanguage", "publisher"},
}
"""The classes that we use, each with those of its properties that schema.org gives it and that we use."""


def check(value: object) -> None:
    """Each node is of a class and has its properties and no others, none of them empty."""
    if isinstance(value, list):
        for item in value:
            check(item)
    if isinstance(value, dict):
        assert set(value) - {"@type", "@context"} <= CLASSES[value["@type"]]
        assert "" not in value.values()
        for item in value.values():
            check(item)


@pytest.fixture
def event(reading: Reading) -> Callable[[Engagement], dict[str, Any]]:
    def make(entry: Engagement) -> dict[str, Any]:
        made = json.loads(json.dumps(event_json(entry, {reading.report.id: reading}, KNOWN.codes, Addresses())))
        check(made)
        assert {"@id", "name", "identifier", "description"} <= set(made)
        return dict(made)

    return make


def dated(entry: Engagement, edtf: str) -> Engagement:
    return replace(entry, when=Value(value=When.of(edtf), why="", support=()))


def test_a_meeting_is_an_event_with_all_that_a_search_engine_asks_for(
    event: Callable[[Engagement], dict[str, Any]], meeting: Engagement, reading: Reading
) -> None:
    made = event(meeting)
    assert made["@id"] == "urn:dragoman:e:e-meeting"
    assert made["name"] == "Bilateral meeting: Japan and United States"
    assert (made["startDate"], made["endDate"]) == ("2023-03-16", "2023-03-16")
    assert made["eventStatus"] == "https://schema.org/EventScheduled"
    assert made["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert made["location"] == {
        "@type": "Place",
        "name": "Tokyo",
        "address": {"@type": "PostalAddress", "addressLocality": "Tokyo", "addressCountry": "JP"},
    }
    assert made["attendee"][0]["sameAs"] == "https://www.wikidata.org/entity/Q1"
    assert [person["name"] for person in made["attendee"]] == ["Yasukazu Hamada"]
    assert made["superEvent"] == [{"@type": "Event", "@id": "urn:dragoman:e:e-visit"}]
    assert made["subjectOf"][0]["identifier"] == reading.report.id


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.HELD, "EventScheduled"),
        (Status.CANCELLED, "EventCancelled"),
        (Status.POSTPONED, "EventPostponed"),
        (Status.FLOATED, None),
        (Status.UNCONFIRMED, None),
    ],
)
def test_a_status_that_schema_org_has_no_word_for_is_not_told(
    status: Status, expected: str | None, event: Callable[[Engagement], dict[str, Any]], meeting: Engagement
) -> None:
    made = event(replace(meeting, status=status))
    assert made.get("eventStatus") == (f"https://schema.org/{expected}" if expected else None)


def test_what_was_put_off_has_no_start_and_says_which_it_had(
    event: Callable[[Engagement], dict[str, Any]], meeting: Engagement
) -> None:
    made = event(replace(meeting, status=Status.POSTPONED))
    assert ("startDate" in made, made["previousStartDate"]) == (False, "2023-03-16")


def test_what_was_moved_says_from_when(event: Callable[[Engagement], dict[str, Any]], meeting: Engagement) -> None:
    (step,) = meeting.history
    moved: tuple[Step, ...] = (step, replace(step, status=Status.POSTPONED), replace(step, when=When.of("2023-04-20")))
    made = event(replace(dated(meeting, "2023-04-20"), history=moved))
    assert made["eventStatus"] == "https://schema.org/EventRescheduled"
    assert (made["startDate"], made["previousStartDate"]) == ("2023-04-20", ["2023-03-16"])


@pytest.mark.parametrize(
    ("edtf", "start"),
    [("2023-03", "2023-03"), ("2023", "2023"), ("2023-03-13/2023-03-19", None), ("2023-03~", None), ("199X", None)],
)
def test_a_date_is_told_as_exactly_as_it_is_known(
    edtf: str, start: str | None, event: Callable[[Engagement], dict[str, Any]], meeting: Engagement
) -> None:
    made = event(dated(meeting, edtf))
    assert (made.get("startDate"), made.get("endDate")) == (start, None)


def test_online_and_by_telephone_are_told_apart_from_a_room(
    event: Callable[[Engagement], dict[str, Any]], meeting: Engagement
) -> None:
    online = replace(meeting, venue=Value(value=Venue(virtual=True), why="", support=()))
    assert event(online)["location"] == {"@type": "VirtualLocation", "name": "online"}
    call = replace(meeting, format=replace(meeting.format, value=Format.CALL), venue=None)
    made = event(call)
    assert ("location" in made, "eventAttendanceMode" in made) == (False, False)


def test_a_visit_names_the_host_last(event: Callable[[Engagement], dict[str, Any]], visit: Engagement) -> None:
    made = event(visit)
    assert made["name"] == "Visit of United States to Japan"
    assert made["subEvent"] == [{"@type": "Event", "@id": "urn:dragoman:e:e-meeting"}]
    assert made["attendee"] == [] if "attendee" in made else True


def test_a_file_of_all_is_one_document(record: Record, reading: Reading) -> None:
    cleared = Cleared(record=record, readings={reading.report.id: reading})
    addresses = Addresses(base="https://example.org/record/", ending=".html")
    made = json.loads("".join(jsonld_lines(cleared, KNOWN, addresses)))
    assert made["@context"] == "https://schema.org"
    assert [one["@id"] for one in made["@graph"]] == [
        "https://example.org/record/e/e-visit.html",
        "https://example.org/record/e/e-meeting.html",
    ]
    none = json.loads("".join(jsonld_lines(Cleared(record=replace(record, engagements=()), readings={}), KNOWN)))
    assert none["@graph"] == []


def test_no_words_end_the_script_that_they_stand_in(meeting: Engagement, reading: Reading) -> None:
    odd = replace(reading, title="</script><script>alert(1)</script>\u2028<!--")
    script = event_script(meeting, {reading.report.id: odd}, KNOWN.codes, Addresses())
    assert "<" not in script
    assert json.loads(script)["subjectOf"][0]["headline"] == "</script><script>alert(1)</script>\u2028<!--"
