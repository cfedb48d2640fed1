from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake import read_opml
from dragoman.model import Followed, SourceKind
from dragoman.publishing import opml

NAMES = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), max_size=20).map(
    lambda name: " ".join(name.split())
)
SOURCES = st.builds(
    Followed,
    address=st.integers(0, 10**6).map(lambda number: f"https://gazette.example/{number}?a=1&b=2"),
    kind=st.sampled_from(SourceKind),
    outlet=NAMES,
    country=st.sampled_from(["", "JP", "EU", "ASEAN"]),
    language=st.sampled_from(["", "en", "zh-hant"]),
)


def read(text: str) -> tuple[Followed, ...]:
    found = read_opml(text.encode(), name="feeds.opml", largest=100_000)
    assert found.problems == ()
    return found.sources


def test_feeds_of_a_reader_are_sources_wherever_they_stand() -> None:
    text = """<?xml version="1.0"?>
    <opml version="1.0"><head><title>mine</title></head><body>
      <outline text="News"><outline text="Asia">
        <outline type="rss" text="The Gazette" xmlUrl="https://gazette.example/rss" htmlUrl="https://gazette.example/"/>
      </outline></outline>
      <outline title="Wire"><outline XMLURL="https://wire.example/feed" text="https://wire.example/feed"/></outline>
    </body></opml>"""
    assert read(text) == (
        Followed(address="https://gazette.example/rss", outlet="The Gazette"),
        Followed(address="https://wire.example/feed", kind=SourceKind.WIRE),
    )


@given(sources=st.lists(SOURCES, max_size=6, unique_by=lambda one: one.address))
def test_what_was_written_is_read_back(sources: list[Followed]) -> None:
    assert set(read(opml(sources))) == set(sources)


def test_a_bomb_is_refused_and_an_outside_file_is_not_fetched() -> None:
    body = '<opml><body><outline xmlUrl="https://a.example/&b;"/></body></opml>'
    bomb = f'<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>{body}'
    outside = f'<!DOCTYPE opml [<!ENTITY b SYSTEM "file:///etc/hostname">]>{body}'
    for text in (bomb, outside):
        found = read_opml(text.encode(), name="feeds.opml", largest=100_000)
        assert found.sources == ()
        assert [problem.what for problem in found.problems] == ["xml_declares"]


def test_what_is_no_opml_says_so() -> None:
    for data, what in ((b"<rss><channel/></rss>", "no_opml"), (b"", "empty"), (b"<" * 50, "bad_xml")):
        found = read_opml(data, name="feeds.opml", largest=100_000)
        assert found.sources == ()
        assert found.problems[-1].what == what
        assert found.problems[-1].fatal


def test_more_bytes_than_allowed_are_not_parsed() -> None:
    found = read_opml(b"<opml>" + b" " * 1000, name="feeds.opml", largest=100)
    assert [problem.what for problem in found.problems] == ["too_large"]


def test_a_deep_file_is_refused() -> None:
    text = "<opml><body>" + "<outline>" * 5000 + "</outline>" * 5000 + "</body></opml>"
    found = read_opml(text.encode(), name="feeds.opml", largest=1_000_000)
    assert found.sources == ()
    assert found.problems
