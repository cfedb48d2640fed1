from dataclasses import replace

import pytest

from dragoman.model import Engagement, Reading, Record
from dragoman.publishing import entry


@pytest.fixture
def text(record: Record, meeting: Engagement, reading: Reading) -> str:
    return entry(record, meeting, {reading.report.id: reading})


def test_each_value_stands_with_its_words_and_their_place(text: str, reading: Reading) -> None:
    lines = text.splitlines()
    at = reading.report.text.index("March 16")
    date = next(number for number, line in enumerate(lines) if line.startswith("date"))
    assert "2023-03-16" in lines[date]
    assert f"wire/one {at}-{at + 8}: " in lines[date + 2]
    assert "[March 16]" in lines[date + 2]


def test_rivals_denials_and_contradictions_are_shown(text: str) -> None:
    assert "rival: 2023-03-17  (17 Mar 2023), since 2 Mar 2023" in text
    assert "denied\n  3 Mar 2023" in text
    assert "two days are said" in text


def test_a_repair_in_the_words_of_the_entry_is_shown_with_its_reason(text: str) -> None:
    assert (
        '"Defense Secretary Yasukazu Hamada" is Minister of Defense Yasukazu Hamada, because he held that office'
        in text
    )


def test_history_tells_what_was_said_when(text: str) -> None:
    assert "history\n  1 Mar 2023: scheduled, 16 Mar 2023\n" in text


def test_a_meeting_names_the_visit_it_is_on(text: str) -> None:
    assert "on the visit US to JP, 15-17 Mar 2023: floated  [e-visit]" in text


def test_joins_are_told_only_when_asked_for(record: Record, meeting: Engagement) -> None:
    ground = "one trip, one pair of parties"
    assert ground not in entry(record, meeting, {})
    assert ground in entry(record, meeting, {}, why=True)


def test_a_person_whom_an_office_implies_is_marked(text: str) -> None:
    assert "person      Lloyd Austin (Minister of Defence, US; implied by the office)" in text


def test_without_the_readings_the_quotes_still_stand(record: Record, meeting: Engagement) -> None:
    text = entry(record, meeting, {})
    assert 'wire/one: "March 16"' in text


def test_a_value_that_no_words_say_is_marked(record: Record, meeting: Engagement) -> None:
    assert meeting.when is not None
    silent = replace(meeting, when=replace(meeting.when, support=()))
    assert "no words say it" in entry(record, silent, {})
