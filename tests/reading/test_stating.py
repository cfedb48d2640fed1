"""Who states a report's date: the one that holds, its rivals, and what an archive bounds."""

from datetime import UTC, date, datetime

import pytest

from dragoman.cleaning import clean
from dragoman.model import DateSaid, Dating, DatingBasis, Masthead, Report, When
from dragoman.reading import read
from tests.reading.sentences import facts

MET = "Foreign Minister Toshimitsu Motegi met Chinese Foreign Minister Wang Yi on Monday."
DAY = "2021-04-05"


def said(day: str, by: str = "the page's head", **more: object) -> DateSaid:
    return DateSaid(by=by, when=When.of(day), **more)  # type: ignore[arg-type]


def dating(text: str, *dates: DateSaid, language: str = "", **stated: object) -> Dating:
    report = Report.make(name="report", text=text, **stated)
    return read(report, clean(report), facts(), Masthead(dates=dates, language=language)).dating


def test_what_marks_the_publication_outweighs_the_lines_and_these_outweigh_the_rest() -> None:
    text = f"Talks\n\nPublished: April 6, 2021\nUpdated: April 7, 2021\n\n{MET}"
    loose = said("2021-04-08", "the address")
    found = dating(text, said(DAY, firm=True), loose)
    assert (found.day, found.basis) == (date(2021, 4, 5), DatingBasis.STATED)
    assert found.reasons == ("stated by the page's head",)
    assert [(by, when.edtf) for by, when in found.rivals] == [
        ("the page: 'April 6, 2021'", "2021-04-06"),
        ("the address", "2021-04-08"),
        ("the page: 'April 7, 2021'", "2021-04-07"),
    ]
    assert dating(text, loose).day == date(2021, 4, 6)


def test_a_change_of_the_page_is_its_date_where_nothing_else_is_stated() -> None:
    text = f"Talks\n\nUpdated: April 7, 2021\n\n{MET}"
    assert dating(text).day == date(2021, 4, 7)
    assert dating(text, said(DAY, "htmldate")).day == date(2021, 4, 5)


@pytest.mark.parametrize("basis", ["given", "feed"])
def test_what_came_with_the_report_outweighs_its_page(basis: str) -> None:
    found = dating(MET, said("2021-04-06", firm=True), stated_published=date(2021, 4, 5), basis=basis)
    assert (found.day, found.basis) == (date(2021, 4, 5), DatingBasis(basis))
    assert [when.edtf for _, when in found.rivals] == ["2021-04-06"]


def test_the_instant_is_that_of_whoever_states_it_for_the_same_day() -> None:
    at = datetime(2021, 4, 5, 7, tzinfo=UTC)
    assert dating(MET, said(DAY, firm=True), said(DAY, "the page's linked data", at=at, firm=True)).at == at
    assert dating(MET, said(DAY, firm=True), said("2021-04-06", at=datetime(2021, 4, 6, tzinfo=UTC))).at is None


def test_the_capture_of_an_archive_is_a_bound_and_no_date() -> None:
    found = dating("The two were there.", stated_published=date(2021, 4, 9), basis="archive")
    assert (found.day, found.basis) == (None, DatingBasis.ARCHIVE)
    assert found.when is not None
    assert found.when.edtf == "../2021-04-09"


def test_a_page_in_an_archive_has_the_date_that_it_states() -> None:
    found = dating(MET, said(DAY, firm=True), stated_published=date(2021, 4, 9), basis="archive")
    assert (found.day, found.basis, found.rivals) == (date(2021, 4, 5), DatingBasis.STATED, ())


def test_no_page_is_younger_than_its_capture() -> None:
    found = dating(
        MET, said("2022-01-01", firm=True), said(DAY, "the address"), stated_published=date(2021, 4, 9), basis="archive"
    )
    assert found.day == date(2021, 4, 5)
    assert [when.edtf for _, when in found.rivals] == ["2022-01-01"]


def test_what_the_text_allows_ends_at_the_capture() -> None:
    text = "Foreign Minister Toshimitsu Motegi and U.S. Secretary of State Antony Blinken spoke about trade by phone."
    found = dating(text, stated_published=date(2021, 4, 9), basis="archive")
    assert found.basis is DatingBasis.INFERRED
    assert found.when is not None
    assert (found.when.earliest, found.when.latest) == (date(2021, 1, 26), date(2021, 4, 9))


def test_what_a_library_concludes_counts_within_what_the_text_allows() -> None:
    guess = said(DAY, "htmldate", basis=DatingBasis.INFERRED)
    text = "Foreign Minister Toshimitsu Motegi and U.S. Secretary of State Antony Blinken spoke about trade by phone."
    found = dating(text, guess)
    assert (found.day, found.basis) == (date(2021, 4, 5), DatingBasis.INFERRED)
    assert "concluded by htmldate" in found.reasons
    old = dating(text, said("2011-04-05", "htmldate", basis=DatingBasis.INFERRED))
    assert old.day is None
    assert [(by, when.edtf) for by, when in old.rivals] == [("htmldate", "2011-04-05")]


def test_a_year_stays_a_year() -> None:
    found = dating("The two were there.", said("2021", "htmldate", basis=DatingBasis.INFERRED))
    assert found.day is None
    assert found.when is not None
    assert (found.when.earliest, found.when.latest) == (date(2021, 1, 1), date(2021, 12, 31))


def test_a_report_in_another_language_is_dated_all_the_same() -> None:
    assert dating("Die Minister reisen.", said(DAY, firm=True), language="de").day == date(2021, 4, 5)
    concluded = dating("Die Minister.", said(DAY, basis=DatingBasis.INFERRED), language="de")
    assert (concluded.day, concluded.basis) == (date(2021, 4, 5), DatingBasis.INFERRED)
