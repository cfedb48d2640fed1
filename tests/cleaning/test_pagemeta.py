"""What a page states in its head."""

from datetime import UTC, date, datetime

from dragoman.cleaning import PageMeta, page_meta
from dragoman.model import Report


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
        published=date(2021, 3, 4),
        published_at=datetime(2021, 3, 4, 23, 30, tzinfo=UTC),
        outlet="The Paper",
        url="https://example.org/talks",
        language="en",
    )


def test_linked_data_states_the_day_it_was_published_not_the_day_it_was_changed() -> None:
    found = stated(
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "dateModified": "2022-01-01",'
        ' "datePublished": "2021-03-04", "headline": "Talks set", "publisher": {"name": "The Paper"}}]}</script>'
    )
    assert (found.published, found.published_at, found.title, found.outlet) == (
        date(2021, 3, 4),
        None,
        "Talks set",
        "The Paper",
    )


def test_broken_linked_data_is_passed_over() -> None:
    found = stated('<script type="application/ld+json">{"datePublished": </script><time datetime="2021-03-04">')
    assert found.published == date(2021, 3, 4)


def test_a_date_that_is_none_is_passed_over() -> None:
    assert stated('<meta name="date" content="yesterday"><time datetime="2021-13-44">').published is None


def test_the_heading_is_the_title_where_nothing_else_states_one() -> None:
    assert stated("<h1>Talks <b>set</b></h1>").title == "Talks set"


def test_a_plain_text_states_nothing() -> None:
    assert stated("<title>x</title>", markup="text") == PageMeta()
