"""Official logs: what their remarks say plainly, and the engagements that ship with the package."""

from collections import Counter
from datetime import date

import pytest

from dragoman.knowledge import load
from dragoman.knowledge.historian import Trip, held_on, trips_in
from dragoman.knowledge.remarks import titled_names
from dragoman.model import Format


@pytest.mark.parametrize(
    ("remark", "named"),
    [
        ("Met with Prime Minister Ada Quill.", [("Prime Minister", "Ada Quill", "", True)]),
        (
            "Met with President Quill and French Foreign Minister Bo Marsh.",
            [("President", "Quill", "", True), ("Foreign Minister", "Bo Marsh", "French", True)],
        ),
        ("Attended the inauguration of President Ada Quill.", [("President", "Ada Quill", "", False)]),
        ("Accompanied President Quill.", [("President", "Quill", "", False)]),
        ("Met with former Prime Minister Quill and Vice President Marsh.", []),
        ("Met with the Presidents of Chad and Mali.", []),
        (
            "Attended a conference; met with King Ada II and Minister of Foreign Affairs and Trade Bo Marsh.",
            [("King", "Ada II", "", True), ("Minister of Foreign Affairs and Trade", "Bo Marsh", "", True)],
        ),
        (
            "Met with officials at a dinner hosted by Prime Minister Quill.",
            [("Prime Minister", "Quill", "", False)],
        ),
    ],
)
def test_a_remark_names_people_with_titles_and_says_whether_they_met(
    remark: str, named: list[tuple[str, str, str, bool]]
) -> None:
    assert [(one.title, one.name, one.whose, one.met) for one in titled_names(remark)] == named


def trip(remarks: str, *, country: str = "Japan", city: str = "Tokyo") -> Trip:
    return Trip(
        number="1",
        abroad=True,
        traveller="Antony J. Blinken",
        country=country,
        city=city,
        first=date(2021, 3, 15),
        last=date(2021, 3, 17),
        remarks=remarks,
    )


def test_a_trip_with_a_meeting_is_a_visit_and_a_meeting() -> None:
    visit, meeting = held_on(trip("Met with Foreign Minister Motegi."), load())
    assert (visit.format, visit.parties, visit.names) == (Format.VISIT, ("US", "JP"), ("Antony Blinken",))
    assert (meeting.format, meeting.parties) == (Format.BILATERAL, ("JP", "US"))
    assert meeting.names == ("Antony Blinken", "Toshimitsu Motegi")
    assert (meeting.first, meeting.last, meeting.city) == (date(2021, 3, 15), date(2021, 3, 17), "Tokyo")


def test_a_trip_to_a_summit_of_many_is_no_visit() -> None:
    assert held_on(trip("Attended the summit of the Group of Twenty."), load()) == ()


def test_somebody_who_did_not_hold_the_office_then_gives_no_meeting() -> None:
    [visit] = held_on(trip("Met with Foreign Minister Quillbert."), load())
    assert visit.format is Format.VISIT


def test_the_historians_xml_is_read_and_another_file_is_refused() -> None:
    xml = (
        "<visits><visit><id>7</id><start-date>2021-04-16</start-date><end-date>2021-04-16</end-date>"
        "<visitor>Prime Minister Suga Yoshihide</visitor><from id='japan'>Japan</from>"
        "<description>Official Working Visit.</description></visit></visits>"
    )
    visit, summit = [one for found in trips_in(xml) for one in held_on(found, load())]
    assert (visit.parties, visit.names, visit.country) == (("JP", "US"), ("Yoshihide Suga",), "US")
    assert (summit.format, summit.names) == (Format.SUMMIT, ("Joe Biden", "Yoshihide Suga"))  # received, by protocol
    for other in ("<html/>", "no xml", "<!DOCTYPE x><trips/>"):
        with pytest.raises(ValueError, match=r"file|XML"):
            trips_in(other)


def test_the_built_in_logs_hold_visits_and_meetings_with_their_source() -> None:
    logs = load().logs()
    formats = Counter(logged.format for logged in logs)
    assert formats[Format.VISIT] > 1000
    assert formats[Format.BILATERAL] + formats[Format.SUMMIT] > 1000
    assert formats[Format.TWO_PLUS_TWO] > 80
    for logged in logs:
        assert logged.first <= logged.last
        assert len(logged.parties) == 2 or logged.format is Format.MULTILATERAL
        assert logged.names
        assert logged.source
        assert all(party in load().parties for party in logged.parties)
        assert logged.format is Format.VISIT or logged.parties == tuple(sorted(logged.parties))


def test_everybody_in_the_logs_held_an_office_then() -> None:
    missing = [
        (logged.names, logged.first)
        for logged in load().logs()
        if not all(load().offices_on(person, (logged.first, logged.last)) for person in logged.people)
    ]
    assert missing == []
