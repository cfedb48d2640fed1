"""Feeds and sitemaps as files: each entry a report, with what is said of it."""

import json
from datetime import UTC, date, datetime

import pytest

from tests.intake.making import FEED, SITEMAP, gathered, texts, whats


def test_each_entry_of_a_feed_is_a_report() -> None:
    found = gathered(FEED.encode())
    assert [one.name for one in found] == ["https://press.example/a", "b", "stdin:3", "stdin:4"]
    report = found[0].report
    assert report is not None
    assert (report.text, report.markup, report.title) == ("Ministers met in Oslo.", "text", "Talks")
    assert (report.outlet, report.language, report.url) == ("The Press", "en", "https://press.example/a")
    assert (report.stated_published, report.stated_at, report.basis) == (
        date(2021, 3, 4),
        datetime(2021, 3, 4, 10, tzinfo=UTC),
        "feed",
    )
    assert texts(found)[1:] == ["<p>They met.</p>", "Headline alone"]
    assert [problem.what for problem in found[3].problems] == ["bad_date", "empty"]


def test_the_day_from_the_command_line_wins_over_the_feeds() -> None:
    first = gathered(FEED.encode(), published=date(2020, 1, 2))[0].report
    assert first is not None
    assert (first.stated_published, first.stated_at, first.basis) == (date(2020, 1, 2), None, "given")


def test_what_is_the_matter_with_a_feed_is_told_once() -> None:
    assert whats(gathered(FEED.replace("</channel>", "").encode())) == ["xml_mended", "bad_date", "empty"]


def test_a_json_feed_is_told_from_other_json() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "P",
        "items": [{"id": "a", "content_text": "Talks."}],
    }
    for data in (json.dumps(feed), json.dumps(feed, indent=2)):
        (found,) = gathered(data.encode())
        assert found.report is not None
        assert (found.name, found.report.text, found.report.outlet) == ("a", "Talks.", "P")


def test_an_entry_of_a_news_sitemap_is_a_report_of_its_title() -> None:
    (found,) = gathered(SITEMAP.encode())
    report = found.report
    assert report is not None
    assert (report.text, report.url, report.outlet) == (
        "Ministers meet in Oslo",
        "https://press.example/a",
        "The Press",
    )
    assert (report.stated_published, report.basis, report.language) == (date(2021, 3, 4), "feed", "en")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (
            "<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.example/2</loc></url></urlset>",
            "2 addr",
        ),
        ("<sitemapindex><sitemap><loc>https://a.example/s</loc></sitemap></sitemapindex>", "other sitemaps"),
    ],
)
def test_a_plain_sitemap_is_told_as_a_list_of_addresses(source: str, words: str) -> None:
    (found,) = gathered(source.encode())
    assert whats([found]) == ["addresses_only"]
    assert words in found.problems[0].why


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "xml_declares"),
        ("<rss><channel/></rss>", "empty"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "empty"),
    ],
)
def test_a_feed_without_entries_says_why(source: str, what: str) -> None:
    assert whats(gathered(source.encode())) == [what]


def test_a_page_that_speaks_of_feeds_is_a_page() -> None:
    (found,) = gathered(b"<!DOCTYPE html><html><body><p>Use &lt;rss&gt;</p><feed></feed></body></html>")
    assert found.report is not None
    assert found.report.markup == "html"
