"""What a page states in its head."""

from datetime import UTC, datetime

import pytest

from dragoman.cleaning import PageMeta, page_meta
from dragoman.model import DateSaid, Report, When


def stated(source: str, markup: str = "html") -> PageMeta:
    return page_meta(Report.make(name="page", text=source, markup=markup))


def test_the_head_of_an_article_states_its_title_day_outlet_address_and_language() -> None:
    found = stated(
        '<html lang="en-GB"><head><title>Talks set - The Paper</title>'
        '<meta property="og:title" content="Talks &amp; more | The Paper">'
        '<meta property="og:site_name" content="The Paper">'
        '<meta property="article:published_time" content="2021-03-04T23:30:00Z">'
        '<link rel="canonical" href="https://example.org/talks"></head>'
    )
    assert found == PageMeta(
        title="Talks & more",
        outlet="The Paper",
        url="https://example.org/talks",
        language="en",
        dates=(
            DateSaid(
                by="the page's head (article:published_time)",
                when=When.of("2021-03-04"),
                at=datetime(2021, 3, 4, 23, 30, tzinfo=UTC),
                firm=True,
            ),
        ),
    )


def test_linked_data_states_the_day_it_was_published_not_the_day_it_was_changed() -> None:
    found = stated(
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "dateModified": "2022-01-01",'
        ' "datePublished": "2021-03-04", "headline": "Talks set", "publisher": {"name": "The Paper"}}]}</script>'
    )
    assert [(said.by, said.when.edtf, said.at) for said in found.dates] == [
        ("the page's linked data (datePublished)", "2021-03-04", None)
    ]
    assert (found.title, found.outlet) == ("Talks set", "The Paper")


def test_broken_linked_data_is_passed_over() -> None:
    found = stated('<script type="application/ld+json">{"datePublished": </script><time datetime="2021-03-04">')
    assert [said.when.edtf for said in found.dates] == ["2021-03-04"]


def test_of_broken_linked_data_what_can_be_told_is_taken() -> None:
    found = stated('<script type="application/ld+json">{"datePublished": "2021-03-04T01:00:00Z", "x": [,]}</script>')
    assert [said.when.edtf for said in found.dates] == ["2021-03-04"]


def test_the_author_is_taken_from_linked_data_or_the_head_and_is_no_address() -> None:
    data = '{"@type": "NewsArticle", "author": [{"name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}]}'
    assert stated(f'<script type="application/ld+json">{data}</script>').byline == "Jane Doe, John Roe"
    assert stated('<meta name="author" content="Jane Doe">').byline == "Jane Doe"
    assert stated('<meta property="article:author" content="https://example.org/jane">').byline == ""


@pytest.mark.parametrize("address", ["http://[", "javascript:alert(1)", "/talks", ""])
def test_only_an_address_of_the_web_is_one(address: str) -> None:
    assert stated(f'<link rel="canonical" href="{address}">').url == ""


def test_an_address_is_made_whole_by_that_of_the_report() -> None:
    page = '<link rel="canonical" href="/talks">'
    report = Report.make(name="page", text=page, markup="html", url="https://example.org/a/b?utm=1")
    assert page_meta(report).url == "https://example.org/talks"


def test_a_date_that_is_none_is_passed_over() -> None:
    assert stated('<meta name="date" content="yesterday"><time datetime="2021-13-44">').dates == ()


def test_the_heading_is_the_title_where_nothing_else_states_one() -> None:
    assert stated("<h1>Talks <b>set</b></h1>").title == "Talks set"


def test_a_plain_text_states_nothing() -> None:
    assert stated("<title>x</title>", markup="text") == PageMeta()
