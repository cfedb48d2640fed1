"""read_feed: what RSS, Atom and JSON Feed say of each entry, however they say it."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dragoman.intake import Entry, Feed, read_feed

HOME = "https://press.example/feeds/all.xml"


def feed(source: str | bytes, *, address: str = HOME) -> Feed:
    data = source if isinstance(source, bytes) else source.encode()
    return read_feed(data, name="feed", largest=1_000_000, address=address)


def entry(source: str) -> Entry:
    (one,) = feed(source).entries
    return one


def item(inside: str, channel: str = "") -> Entry:
    return entry(f"<rss version='2.0'><channel><title>The Press</title>{channel}<item>{inside}</item></channel></rss>")


def atom(inside: str, attributes: str = "") -> Entry:
    return entry(
        f'<feed xmlns="http://www.w3.org/2005/Atom"{attributes}><title>P</title><entry>{inside}</entry></feed>'
    )


def json_item(**said: object) -> Entry:
    return entry(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "P", "items": [said]}))


def test_rss_says_who_what_when_and_where() -> None:
    found = feed(
        """<?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0"><channel><title>The Press &amp; Post</title><link>https://press.example/</link>
        <language>en-gb</language><ttl>15</ttl>
        <item><title>Ministers meet</title><link>https://press.example/a?b=1&amp;c=2</link><guid>a-1</guid>
        <description>The ministers met in Oslo.</description><pubDate>Thu, 04 Mar 2021 10:00:00 +0100</pubDate></item>
        </channel></rss>"""
    )
    assert (found.kind, found.title, found.home, found.language) == (
        "RSS",
        "The Press & Post",
        "https://press.example/",
        "en-gb",
    )
    assert (found.minutes, found.problems) == (15, ())
    assert found.entries == (
        Entry(
            id="a-1",
            title="Ministers meet",
            text="The ministers met in Oslo.",
            is_summary=True,
            address="https://press.example/a?b=1&c=2",
            published=date(2021, 3, 4),
            at=datetime(2021, 3, 4, 10, tzinfo=timezone(timedelta(hours=1))),
            language="en-gb",
        ),
    )


def test_the_whole_text_goes_before_the_summary() -> None:
    found = item(
        "<description>They met.</description>"
        '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        "<![CDATA[<p>They met in <b>Oslo</b> &amp; Bergen.</p>]]></content:encoded>"
    )
    assert (found.text, found.markup, found.is_summary) == (
        "<p>They met in <b>Oslo</b> &amp; Bergen.</p>",
        "html",
        False,
    )


@pytest.mark.parametrize(
    ("description", "text", "markup"),
    [
        ("They met in R&amp;D.", "They met in R&D.", "text"),
        ("&lt;p&gt;They met.&lt;/p&gt;", "<p>They met.</p>", "html"),
        ("Ministers&amp;#8217; talks", "Ministers&#8217; talks", "html"),
        ("3 &lt; 4 and 5 &gt; 4", "3 < 4 and 5 > 4", "text"),
    ],
)
def test_a_text_is_markup_where_it_holds_any(description: str, text: str, markup: str) -> None:
    found = item(f"<description>{description}</description>")
    assert (found.text, found.markup) == (text, markup)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Talks\n  in Oslo", "Talks in Oslo"),
        ("<![CDATA[<b>Talks</b> in Oslo]]>", "Talks in Oslo"),
        ("R&amp;amp;D talks", "R&D talks"),
        ("Ministers&amp;#8217; talks", "Ministers’ talks"),
    ],
)
def test_a_title_is_plain(title: str, shown: str) -> None:
    assert item(f"<title>{title}</title>").title == shown


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("<link>/a</link>", "https://press.example/a"),
        ("<link> https://press.example/a\n</link>", "https://press.example/a"),
        ('<atom:link href="https://press.example/a"/>', "https://press.example/a"),
        ("<guid>https://press.example/a</guid>", "https://press.example/a"),
        ('<guid isPermaLink="false">https://press.example/a</guid>', ""),
        ("<guid>a-1</guid>", ""),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link>http://[</link>", ""),
        ("<link>https://t.example/1</link><feedburner:origLink>/a</feedburner:origLink>", "https://press.example/a"),
    ],
)
def test_an_address_is_whole_and_on_the_web(said: str, address: str) -> None:
    assert item(said, "<link>https://press.example/</link>").address == address


@pytest.mark.parametrize(
    ("stamp", "day", "at"),
    [
        ("Thu, 04 Mar 2021 10:00:00 GMT", date(2021, 3, 4), datetime(2021, 3, 4, 10, tzinfo=UTC)),
        ("4 Mar 2021 10:00 +0000", date(2021, 3, 4), datetime(2021, 3, 4, 10, tzinfo=UTC)),
        ("2021-03-04T10:00:00Z", date(2021, 3, 4), datetime(2021, 3, 4, 10, tzinfo=UTC)),
        ("2021-03-04 10:00:00 UTC", date(2021, 3, 4), datetime(2021, 3, 4, 10, tzinfo=UTC)),
        ("2021-03-04", date(2021, 3, 4), None),
        ("04.03.2021", date(2021, 3, 4), None),
    ],
)
def test_dates_are_read_as_feeds_write_them(stamp: str, day: date, at: datetime | None) -> None:
    found = item(f"<pubDate>{stamp}</pubDate>")
    assert (found.published, found.at, found.problems) == (day, at, ())


def test_a_date_that_is_none_is_left_out_and_told() -> None:
    found = item("<title>T</title><pubDate>yesterday</pubDate>")
    assert (found.published, [problem.what for problem in found.problems]) == (None, ["bad_date"])
    assert found.problems[0].why.startswith("feed, entry 1:")


def test_an_entry_that_was_published_elsewhere_names_its_outlet() -> None:
    assert item('<title>T</title><source url="https://wire.example/">The Wire</source>').outlet == "The Wire"
    assert atom("<title>T</title><source><title>The Wire</title></source>").outlet == "The Wire"


def test_rss_of_the_first_kind_has_its_items_beside_the_channel() -> None:
    found = feed(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>P</title><dc:language>en</dc:language>
        </channel><item rdf:about="https://press.example/a"><title>T</title><link>https://press.example/a</link>
        <dc:date>2021-03-04T10:00:00+09:00</dc:date></item></rdf:RDF>"""
    )
    assert [(one.id, one.published, one.language) for one in found.entries] == [
        ("https://press.example/a", date(2021, 3, 4), "en")
    ]


def test_atom_says_the_same_in_its_own_words() -> None:
    found = feed(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">P &amp;amp; Q</title>
        <link rel="self" href="https://press.example/f"/><link href="https://press.example/"/>
        <entry><id>tag:press.example,2021:1</id><title>Talks</title>
        <link rel="enclosure" href="/a.mp3"/><link rel="alternate" type="application/json" href="/a.json"/>
        <link rel="alternate" type="text/html" href="/a"/>
        <published>2021-03-04T10:00:00Z</published><updated>2021-03-05T10:00:00Z</updated>
        <summary>They met.</summary>
        <content type="html">&lt;p&gt;They met in Oslo.&lt;/p&gt;</content></entry></feed>"""
    )
    assert (found.kind, found.title, found.home) == ("Atom", "P & Q", "https://press.example/")
    assert found.entries == (
        Entry(
            id="tag:press.example,2021:1",
            title="Talks",
            text="<p>They met in Oslo.</p>",
            markup="html",
            address="https://press.example/a",
            published=date(2021, 3, 4),
            at=datetime(2021, 3, 4, 10, tzinfo=UTC),
            changed=datetime(2021, 3, 5, 10, tzinfo=UTC),
            language="en",
        ),
    )


def test_atom_may_hold_its_text_as_elements() -> None:
    found = atom(
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They <em>met</em> &amp; talked.<br/></p>'
        "</div></content>"
    )
    assert (found.text, found.markup) == ("<div><p>They <em>met</em> &amp; talked.<br></p></div>", "html")


def test_atom_links_may_be_relative_to_a_stated_base() -> None:
    found = atom('<title>T</title><link href="a"/>', ' xml:base="https://other.example/news/"')
    assert found.address == "https://other.example/news/a"


def test_atom_content_that_is_elsewhere_is_no_text() -> None:
    found = atom('<content type="video/mp4" src="/a.mp4">x</content><summary>They met.</summary>')
    assert (found.text, found.is_summary) == ("They met.", True)


def test_the_day_of_a_change_stands_in_where_no_other_is_stated() -> None:
    assert atom("<title>T</title><updated>2021-03-05T10:00:00Z</updated>").published == date(2021, 3, 5)


def test_the_older_atom_is_read_by_its_older_names() -> None:
    found = entry(
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>P</title><entry><title>T</title>'
        '<link rel="alternate" type="text/html" href="https://press.example/a"/><issued>2005-03-04T10:00:00Z</issued>'
        '<content type="text/html" mode="escaped">&lt;p&gt;They met.&lt;/p&gt;</content></entry></feed>'
    )
    assert (found.text, found.markup, found.published, found.address) == (
        "<p>They met.</p>",
        "html",
        date(2005, 3, 4),
        "https://press.example/a",
    )


def test_json_feed_says_the_same_in_json() -> None:
    found = json_item(
        id=7, url="/a", title="T", content_html="<p>They met.</p>", summary="S", date_published="2021-03-04T10:00:00Z"
    )
    assert found == Entry(
        id="7",
        title="T",
        text="<p>They met.</p>",
        markup="html",
        address="https://press.example/a",
        published=date(2021, 3, 4),
        at=datetime(2021, 3, 4, 10, tzinfo=UTC),
    )
    assert json_item(id="1", content_text="They met & talked.").markup == "text"
    assert json_item(id="1", summary="They met.").is_summary


def test_a_broken_item_of_a_json_feed_is_told_and_the_others_are_kept() -> None:
    source = {
        "version": "https://jsonfeed.org/version/1",
        "items": [{"id": 1, "title": ["T"]}, {"id": 2, "title": "T"}],
    }
    found = feed(json.dumps(source))
    assert [[problem.what for problem in one.problems] for one in found.entries] == [["bad_json"], []]


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("<html><body>Not found</body></html>", "no_feed"),
        ("Not found", "bad_xml"),
        ("", "empty"),
        ('{"version": "1.0", "items": []}', "no_feed"),
        ('{"items": ', "bad_json"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "xml_declares"),
    ],
)
def test_what_is_no_feed_says_why(source: str, what: str) -> None:
    found = feed(source)
    assert (found.kind, found.entries) == ("", ())
    assert [(problem.what, problem.fatal) for problem in found.problems] == [(what, True)]


def test_a_feed_that_breaks_off_keeps_its_whole_entries() -> None:
    found = feed("<rss><channel><item><title>One</title></item><item><title>Two</title></item><item><ti")
    assert [one.title for one in found.entries][:2] == ["One", "Two"]
    assert [problem.what for problem in found.problems] == ["xml_mended"]


def test_a_feed_of_more_bytes_than_allowed_is_refused() -> None:
    assert [problem.what for problem in feed("<rss>" + " " * 1_000_000 + "</rss>").problems] == ["too_large"]
