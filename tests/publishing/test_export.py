from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.model import Engagement, Participant, Reading, Record
from dragoman.publishing import engagement_json
from dragoman.publishing.export import level


def test_an_entry_fits_its_schema(record: Record, reading: Reading, fits: Callable[[str, object], None]) -> None:
    readings = {reading.report.id: reading}
    for engagement in record.engagements:
        fits("engagement", engagement_json(engagement, readings))


def test_claims_lead_to_the_engagements_of_read(meeting: Engagement, reading: Reading) -> None:
    written = engagement_json(meeting, {reading.report.id: reading})
    assert written["claims"] == [{"report": "wire/one", "index": 1, "key": reading.claims[1].key}]
    assert written["reports"] == ["wire/one"]


def test_rivals_are_counted_in_dispatches_with_the_day_they_came_up(meeting: Engagement) -> None:
    written = engagement_json(meeting, {})
    assert written["rivals"] == {
        "date": [{"value": "2023-03-17", "support": 1, "since": "2023-03-02", "since_at": None}]
    }


def test_history_quotes_the_report(meeting: Engagement, reading: Reading) -> None:
    written = engagement_json(meeting, {reading.report.id: reading})
    assert written["history"] == [
        {
            "known_on": "2023-03-01",
            "known_at": None,
            "status": "scheduled",
            "date": "2023-03-16",
            "by": None,
            "reason": None,
            "report": "wire/one",
            "quote": "is to meet",
            "note": None,
        }
    ]


def test_an_entry_without_date_or_place_says_null(meeting: Engagement) -> None:
    written = engagement_json(replace(meeting, when=None, venue=None), {})
    assert [written[name] for name in ("date", "earliest", "latest", "place")] == [None] * 4


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        ((("Head of Government", "JP"), ("Head of State and Government", "US")), "leaders"),
        ((("Prime Minister", "JP"), ("President of the European Commission", "EU")), "leaders"),
        ((("Prime Minister", "JP"), ("President of the European Parliament", "EU")), "ministers"),
        ((("Deputy Prime Minister", "GB"), ("Secretary of State", "US")), "ministers"),
        ((("Head of Government", "JP"), ("Minister for Foreign Affairs", "US")), "ministers"),
        ((("Minister of Defence", "JP"), ("Deputy Secretary of Defense", "US")), "officials"),
        ((("Minister of Defence", "JP"), ("Deputy Minister", "JP")), "ministers"),
        ((("", "JP"),), None),
    ],
)
def test_the_level_is_that_of_the_lower_side(posts: tuple[tuple[str, str], ...], expected: str | None) -> None:
    people = tuple(Participant(name=f"N{at}", office=office, party=party) for at, (office, party) in enumerate(posts))
    assert level(people) == expected
