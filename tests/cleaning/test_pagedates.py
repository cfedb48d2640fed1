"""Whatever in a page says when it was published, in order of trust, each with who says it."""

import pytest

from dragoman.cleaning import Extract, page_meta
from dragoman.model import DateSaid, DatingBasis, Report


def dates(source: str, extract: Extract | None = None, url: str = "") -> list[DateSaid]:
    return list(page_meta(Report.make(name="page", text=source, markup="html", url=url), extract).dates)


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
