from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Format, Status, Venue, When
from dragoman.publishing.words import count_words, day_words, party_words, status_words, venue_words, when_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-03-15", "15 Mar 2021"),
        ("2021-03-15/2021-03-17", "15-17 Mar 2021"),
        ("2021-02-11/2021-02-20~", "about 11-20 Feb 2021"),
        ("2021-04-28/2021-05-02", "28 Apr - 2 May 2021"),
        ("2021-12-30/2022-01-02", "30 Dec 2021 - 2 Jan 2022"),
        ("2021-04/2021-09", "Apr - Sep 2021"),
        ("2022-01", "Jan 2022"),
        ("2022", "2022"),
        ("2019/2021", "2019 - 2021"),
        ("2021-03/2021-04-02", "Mar 2021 - 2 Apr 2021"),
        ("199X", "the 1990s"),
        ("2021-03-15/..", "from 15 Mar 2021"),
        ("../2021-03-15", "until 15 Mar 2021"),
        ("2023?", "perhaps 2023"),
        ("2023-01-06%", "perhaps about 6 Jan 2023"),
    ],
)
def test_a_date_is_said_at_its_own_precision(edtf: str, words: str) -> None:
    assert when_words(When.of(edtf)) == words


def test_a_missing_date_is_said_to_be_missing() -> None:
    assert when_words(None) == "no date said"
    assert day_words(None) == "date unknown"


@given(st.dates(), st.dates())
def test_both_years_of_an_interval_can_be_read_off_its_words(one: date, other: date) -> None:
    words = when_words(When.span(min(one, other), max(one, other)))
    assert str(one.year) in words
    assert str(other.year) in words


def test_a_visit_goes_to_its_host_and_a_meeting_has_no_direction() -> None:
    assert party_words(Format.VISIT, ("US", "JP")) == "US to JP"
    assert party_words(Format.TWO_PLUS_TWO, ("JP", "US")) == "JP-US"
    assert party_words(Format.VISIT, ("GB", "FR", "UA")) == "GB, FR to UA"


def test_unconfirmed_never_reads_as_failed() -> None:
    assert status_words(Status.UNCONFIRMED) == "date passed, no report seen"
    assert status_words(Status.FLOATED) == "floated"


def test_a_place_is_said_as_far_as_it_is_known() -> None:
    assert venue_words(Venue(city="Tokyo", country="JP")) == "in Tokyo, JP"
    assert venue_words(Venue(country="JP")) == "in JP"
    assert venue_words(Venue(virtual=True)) == "online"
    assert venue_words(None) == ""


def test_one_thing_is_singular() -> None:
    assert [count_words(1, "report"), count_words(2, "dispatch"), count_words(1200, "report")] == [
        "1 report",
        "2 dispatches",
        "1,200 reports",
    ]
