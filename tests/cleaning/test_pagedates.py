"""Whatever in a page says when it was published, in order of trust, each with who says it."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cleaning import Extract, page_meta
from dragoman.cleaning.pagedates import moment
from dragoman.model import DateSaid, DatingBasis, Report


def dates(source: str, extract: Extract | None = None, url: str = "") -> list[DateSaid]:
    return list(page_meta(Report.make(name="page", text=source, markup="html", url=url), extract).dates)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2021-03-04", date(2021, 3, 4)),
        ("20210304", date(2021, 3, 4)),
        ("2021-03-04 10:00:00", date(2021, 3, 4)),
        ("2021-3-4 10:00", date(2021, 3, 4)),
        ("2021/03/04", date(2021, 3, 4)),
        ("4.3.2021", date(2021, 3, 4)),
        ("Do, 04.03.2021 - 10:00", date(2021, 3, 4)),
        ("March 4, 2021", date(2021, 3, 4)),
        ("4 Mar 2021 10:00", date(2021, 3, 4)),
        ("Thu, 04 Mar 2021 10:00:00 GMT", date(2021, 3, 4)),
        ("1614852000", date(2021, 3, 4)),
        ("1614852000000", date(2021, 3, 4)),
        ("2021-03", None),
        ("2021", None),
        ("March 4", None),
        ("03/04/2021", None),
        ("31/03/2021 10:00 EST", date(2021, 3, 31)),
        ("03/31/2021", date(2021, 3, 31)),
        ("yesterday", None),
        ("2021-13-44", None),
        ("Thu, 04 Mar 2021 100000000000:00:00 GMT", date(2021, 3, 4)),
        ("1970-01-01T00:00:00Z", None),
        ("", None),
    ],
)
def test_a_stamp_is_a_day_where_it_states_one_whole_day(stamp: str, day: date | None) -> None:
    assert moment(stamp)[0] == day


def test_a_stamp_is_an_instant_where_it_states_a_zone() -> None:
    tokyo = timezone(timedelta(hours=9))
    assert moment("2021-03-04T23:30:00+09:00") == (date(2021, 3, 4), datetime(2021, 3, 4, 23, 30, tzinfo=tokyo))
    assert moment("Thu, 04 Mar 2021 10:00:00 GMT")[1] == datetime(2021, 3, 4, 10, tzinfo=UTC)
    assert moment("2021-03-04T23:30:00")[1] is None


@given(st.text(max_size=60) | st.from_regex(r"[0-9T:./ ,+-]{0,30}", fullmatch=True))
def test_no_stamp_is_too_odd(stamp: str) -> None:
    day, instant = moment(stamp)
    assert day is None or day >= date(1990, 1, 1)
    assert instant is None or instant.date() == day


def test_everything_that_states_a_date_is_kept_in_order_of_trust() -> None:
    page = (
        '<meta name="date" content="2021-03-01"><time datetime="2021-03-02">'
        '<script type="application/ld+json">{"datePublished": "2021-03-03"}</script>'
        '<meta property="article:published_time" content="2021-03-04T01:00:00Z">'
        '<span class="day" itemprop="datePublished" content="2021-03-05">5 March</span>'
        '<time class="entry-date published" datetime="2021-03-06">'
    )
    found = dates(page, Extract(day="2021-03-07", day_is_marked=True), "https://example.org/2021/03/08/talks.html")
    assert [(said.by, said.when.edtf, said.firm) for said in found] == [
        ("the page's linked data (datePublished)", "2021-03-03", True),
        ("the page's head (article:published_time)", "2021-03-04", True),
        ("the page's head (datepublished)", "2021-03-05", True),
        ("a time in the page", "2021-03-06", True),
        ("htmldate", "2021-03-07", False),
        ("the page's head (date)", "2021-03-01", False),
        ("a time in the page", "2021-03-02", False),
        ("the address", "2021-03-08", False),
    ]


@pytest.mark.parametrize(
    ("address", "days"),
    [
        ("https://example.org/2021/03/08/talks", ["2021-03-08"]),
        ("https://example.org/news/2021-03-08-talks", ["2021-03-08"]),
        ("https://example.org/a/20210308_talks.html", ["2021-03-08"]),
        ("https://example.org/2021/03/talks", []),
        ("https://example.org/2021/02/30/talks", []),
        ("https://example.org/20210308123/talks", []),
    ],
)
def test_an_address_that_holds_a_day_states_it(address: str, days: list[str]) -> None:
    assert [said.when.edtf for said in dates("<p>Talks", url=address)] == days


def test_the_first_day_of_a_year_stays_a_year_where_the_page_says_no_more() -> None:
    first = Extract(day="2021-01-01")
    assert [said.when.edtf for said in dates("<p>Copyright 2021 The Paper", first)] == ["2021"]
    assert [said.when.edtf for said in dates("<p>Posted on 1 January 2021", first)] == ["2021-01-01"]


def test_what_a_library_concludes_is_told_from_what_the_page_marks() -> None:
    assert [said.basis for said in dates("", Extract(day="2021-03-07", day_is_marked=True))] == [DatingBasis.STATED]
    assert [said.basis for said in dates("", Extract(day="2021-03-07"))] == [DatingBasis.INFERRED]
