"""Entries as FollowTheMoney entities, checked against the library's own schemata."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from followthemoney import model

from dragoman.knowledge import load
from dragoman.model import Cleared, Engagement, Participant, Reading, Record, Value, Venue, When
from dragoman.publishing.ftm import ftm_lines

KNOWN = load()


def entities(cleared: Cleared) -> dict[str, dict[str, Any]]:
    found = [json.loads(line) for line in ftm_lines(cleared, KNOWN)]
    assert len({one["id"] for one in found}) == len(found)
    return {one["id"]: one for one in found}


def check(found: Mapping[str, dict[str, Any]]) -> None:
    """Each entity is one of the library's and loses nothing in its cleaning; what it refers to was written before."""
    before: set[str] = set()
    for one in found.values():
        schema = model.get(one["schema"])
        assert schema is not None
        schema.validate(one)
        proxy = model.get_proxy(one, cleaned=False)
        assert {name: sorted(values) for name, values in one["properties"].items()} == {
            name: sorted(values) for name, values in proxy.to_dict()["properties"].items()
        }
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert value in before, f"{one['id']}: {prop.name} {value}"
                assert prop.range is not None
                assert model.get(found[value]["schema"]).is_a(prop.range)  # type: ignore[union-attr]
        before.add(one["id"])


@pytest.fixture
def cleared(record: Record, reading: Reading) -> Cleared:
    stated = replace(reading.report, url="https://example.org/talks", outlet="Example Times")
    return Cleared(record=record, readings={reading.report.id: replace(reading, report=stated, byline="A. Reporter")})


def test_a_meeting_is_an_event_with_its_people_parties_and_reports(cleared: Cleared, reading: Reading) -> None:
    found = entities(cleared)
    check(found)
    event = found["dragoman-e-meeting"]
    assert event["schema"] == "Event"
    said = event["properties"]
    assert (said["date"], said["location"], said["country"]) == (["2023-03-16"], ["Tokyo"], ["jp"])
    assert said["proof"] == [f"dragoman-report-{reading.report.id}"]
    people = [found[one] for one in said["involved"]]
    assert [one["schema"] for one in people] == ["PublicBody", "PublicBody", "Person"]
    assert people[2]["properties"] == {
        "name": ["Yasukazu Hamada"],
        "country": ["jp"],
        "position": ["Minister of Defence"],
        "wikidataId": ["Q1"],
    }
    assert "Lloyd Austin" not in str(found)  # only his office implies him
    article = found[f"dragoman-report-{reading.report.id}"]["properties"]
    assert (article["publisher"], article["language"], article["publishedAt"]) == (
        ["Example Times"],
        ["eng"],
        ["2023-03-01"],
    )


def test_a_visit_has_a_start_and_an_end(cleared: Cleared) -> None:
    said = entities(cleared)["dragoman-e-visit"]["properties"]
    assert (said["startDate"], said["endDate"], "date" in said) == (["2023-03-15"], ["2023-03-17"], False)


def test_a_person_whom_wikidata_knows_has_its_id_and_others_keep_theirs(cleared: Cleared, meeting: Engagement) -> None:
    found = entities(cleared)
    assert "Q1" in found
    again = entities(Cleared(record=replace(cleared.record, engagements=(meeting,)), readings=cleared.readings))
    assert set(again) <= set(found)


@pytest.mark.parametrize("edtf", ["2023-03", "2023", "2023-03-16~", "2023-03-10/2023-03-20", "2023-03-15/..", "199X"])
def test_no_date_is_made_up(edtf: str, cleared: Cleared, meeting: Engagement) -> None:
    vague = replace(meeting, when=Value(value=When.of(edtf), why="", support=()))
    found = entities(Cleared(record=replace(cleared.record, engagements=(vague,)), readings=cleared.readings))
    check(found)
    assert found["dragoman-e-meeting"]["properties"].get("date", []) == ([edtf] if edtf in ("2023-03", "2023") else [])


def test_organisations_and_places_online_fit_too(cleared: Cleared, meeting: Engagement) -> None:
    online = Value(value=Venue(virtual=True), why="", support=())
    entry = replace(meeting, parties=("EU", "JP", "XK"), venue=online)
    found = entities(Cleared(record=replace(cleared.record, engagements=(entry,)), readings=cleared.readings))
    check(found)
    assert found["dragoman-party-eu"]["schema"] == "Organization"


@pytest.mark.parametrize("words", ["=1", "a\tb\n", "\u202exyz\u202c", "a\0b", "\ud800", "x" * 5_000_000])
def test_no_words_harm_an_entity(words: str, cleared: Cleared, meeting: Engagement, reading: Reading) -> None:
    odd = replace(reading, title=words, outlet=words, byline=words, language=words[:10], url=words)
    somebody = Participant(name=words, office="Minister", party="JP")
    entry = replace(meeting, participants=(somebody,))
    found = entities(Cleared(record=replace(cleared.record, engagements=(entry,)), readings={reading.report.id: odd}))
    check(found)
