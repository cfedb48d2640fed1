"""When a report was published: stated, else what its text allows, else unknown."""

from datetime import date

import pytest

from dragoman.model import Dating, DatingBasis
from tests.reading.sentences import only, reading

MET = "Foreign Minister Toshimitsu Motegi met Chinese Foreign Minister Wang Yi on Monday."
HEAD = "Motegi and Wang meet for talks on trade\n\n"


def dating(text: str, published: str | None = None) -> Dating:
    return reading(text, published).dating


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}Published: April 5, 2021\n\n{MET}",
        f"{HEAD}April 5, 2021\n\n{MET}",
        f"TOKYO (April 5, 2021) - {MET}",
        f"TOKYO, April 5, 2021 -- {MET}",
    ],
)
def test_a_day_that_the_page_states_is_its_day(text: str) -> None:
    found = dating(text)
    assert (found.day, found.basis) == (date(2021, 4, 5), DatingBasis.STATED)
    assert [quote.quote for quote in found.quotes] == ["April 5, 2021"]


def test_the_meeting_is_reckoned_from_the_stated_day() -> None:
    assert only(f"TOKYO, April 5, 2021 -- {MET}", published=None).date == "2021-04-05"


def test_what_is_given_outweighs_the_page_and_the_page_is_kept() -> None:
    found = dating(f"{HEAD}Published: April 5, 2021\n\n{MET}", "2021-04-06")
    assert (found.day, found.basis) == (date(2021, 4, 6), DatingBasis.GIVEN)
    assert [when.edtf for _, when in found.rivals] == ["2021-04-05"]


def test_two_stamps_are_kept_as_rivals() -> None:
    found = dating(f"{HEAD}Published: April 5, 2021\nUpdated: April 7, 2021\n\n{MET}")
    assert found.day == date(2021, 4, 5)
    assert [when.edtf for _, when in found.rivals] == ["2021-04-07"]


def test_a_given_day_that_the_page_repeats_has_no_rival() -> None:
    assert dating(f"{HEAD}Published: April 5, 2021\n\n{MET}", "2021-04-05").rivals == ()


def test_the_people_in_office_a_weekday_and_a_day_ahead_give_one_day() -> None:
    found = dating(
        "Foreign Minister Toshimitsu Motegi said on Friday that he will meet U.S. Secretary of State Antony Blinken "
        "in Tokyo on March 16 next week."
    )
    assert (found.day, found.basis) == (date(2021, 3, 12), DatingBasis.INFERRED)
    assert {"said on Friday", "on March 16 lies ahead: 2021-03-16"} <= set(found.reasons)


def test_the_people_in_office_alone_give_a_range() -> None:
    found = dating("Foreign Minister Toshimitsu Motegi met Secretary of State Antony Blinken in Tokyo.")
    assert found.basis == DatingBasis.INFERRED
    assert found.when is not None
    assert found.when.edtf == "2021-01-26/2021-11-04"
    assert found.day is None


def test_a_weekday_cuts_the_range_to_such_days() -> None:
    found = dating(
        "President Joe Biden met Prime Minister Yoshihide Suga at the White House, officials said on Friday."
    )
    assert found.when is not None
    assert found.when.earliest is not None
    assert found.when.latest is not None
    assert (found.when.earliest.weekday(), found.when.latest.weekday()) == (4, 4)
    assert date(2021, 1, 20) <= found.when.earliest <= found.when.latest <= date(2021, 10, 4)


def test_hours_after_taking_office_is_about_that_day() -> None:
    found = dating(
        "Secretary of State Antony Blinken spoke by phone with Japanese Foreign Minister Toshimitsu Motegi, "
        "hours after Blinken won confirmation by the Senate."
    )
    assert found.when is not None
    assert found.when.edtf == "2021-01-26/2021-01-28"


def test_every_reason_shows_its_words() -> None:
    report = reading("Foreign Minister Toshimitsu Motegi met Secretary of State Antony Blinken.", published=None)
    assert report.dating.quotes
    assert all(report.text.stands(quote) for quote in report.dating.quotes)


@pytest.mark.parametrize(
    "text",
    [
        "The two foreign ministers met on Monday, and the talks will go on.",
        "The president and the prime minister will meet next week.",
    ],
)
def test_where_nothing_is_known_the_day_stays_unknown(text: str) -> None:
    assert dating(text) == Dating(when=None, basis=DatingBasis.UNKNOWN)


def test_without_a_day_a_bare_weekday_has_no_date() -> None:
    text = "Samoan Foreign Minister Lopeti Fauono met Fijian Foreign Minister Semi Vakaloa on Monday."
    assert only(text, published=None).date == "-"


def test_without_a_day_a_whole_date_is_a_date() -> None:
    text = "Samoan Foreign Minister Lopeti Fauono met Fijian Foreign Minister Semi Vakaloa on April 5, 2021."
    assert only(text, published=None).date == "2021-04-05"
