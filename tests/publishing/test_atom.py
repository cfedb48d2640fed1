"""The feed as feed readers take it: by the rules of RFC 4287, and read back by a parser that knows nothing of us."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Change, ChangeKind, Cleared, Engagement, Participant, Reading, Record
from dragoman.publishing.atom import FeedOptions, News, feed

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = FeedOptions(instance="record.example", base="https://record.example", source="https://record.example/feed.atom")
AT = datetime(2023, 3, 4, 9, 30, tzinfo=UTC)
ONCE = ("id", "title", "updated", "generator", "icon", "logo", "rights", "subtitle", "published", "summary", "content")
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d){0,2}:[A-Za-z0-9/._~!$&'()*+,;=:@%-]+")
IRI = re.compile(r"https?://[^\s<>\"]+")


def faults(body: bytes) -> list[str]:
    """What RFC 4287 forbids (its sections in brackets) and a feed does."""
    root = ET.fromstring(body)  # noqa: S314 - our own
    found = [] if root.tag == f"{ATOM}feed" else ["the root is no feed (4.1.1)"]
    found += _common(root, "feed")
    if not root.findall(f"{ATOM}author/{ATOM}name"):
        found.append("nobody wrote it (4.1.1)")
    ids = [element.text for element in root.findall(f"{ATOM}entry/{ATOM}id")]
    if len(set(ids)) != len(ids) or root.findtext(f"{ATOM}id") in ids:
        found.append("two things have one id (4.2.6)")
    for entry in root.findall(f"{ATOM}entry"):
        found += _common(entry, "entry")
        if entry.find(f"{ATOM}content") is None and not entry.findall(f"{ATOM}link[@rel='alternate']"):
            found.append("an entry leads nowhere and says nothing (4.1.2)")
    return found


def _common(element: ET.Element, name: str) -> list[str]:
    found = [f"{name} has {tag} twice" for tag in ONCE if len(element.findall(f"{ATOM}{tag}")) > 1]
    found += [
        f"{name} has no {tag} (4.1)" for tag in ("id", "title", "updated") if not element.findtext(f"{ATOM}{tag}")
    ]
    if not RFC3339.fullmatch(element.findtext(f"{ATOM}updated") or ""):
        found.append(f"{name} has no instant (3.3)")
    if not TAG.fullmatch(element.findtext(f"{ATOM}id") or ""):
        found.append(f"{name} has no tag: URI as id (RFC 4151)")
    links = element.findall(f"{ATOM}link")
    found += [f"{name} has a link to nothing (4.2.7)" for link in links if not IRI.fullmatch(link.get("href") or "")]
    pairs = [
        (link.get("rel"), link.get("type"), link.get("hreflang")) for link in links if link.get("rel") == "alternate"
    ]
    if len(set(pairs)) != len(pairs):
        found.append(f"{name} has two alternates of one type (4.1.1)")
    found += [
        f"{name} has a category of no term (4.2.2)" for one in element.findall(f"{ATOM}category") if not one.get("term")
    ]
    for text in (f"{ATOM}title", f"{ATOM}subtitle", f"{ATOM}content"):
        for one in element.findall(text):
            if one.get("type", "text") != "text" or len(one):
                found.append(f"{name} has text that is not text (3.1.1.1)")
    known = {"author", "category", "generator", "id", "link", "subtitle", "title", "updated", "entry", "content"}
    found += [f"{name} has a {child.tag} of no kind" for child in element if child.tag.removeprefix(ATOM) not in known]
    return found


@pytest.fixture
def moved(meeting: Engagement) -> News:
    assert meeting.when is not None
    change = Change(
        kind=ChangeKind.MOVED,
        engagement=meeting.id,
        field="when",
        before="2023-03-15",
        after="2023-03-16",
        known_on=None,
        support=meeting.when.support[0],
    )
    return News(change=change, entry=meeting, name="e-first", at=AT)


def parsed(body: bytes) -> Any:  # noqa: ANN401 - feedparser has no types
    found = feedparser.parse(io.BytesIO(body))
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_a_change_is_an_entry_with_the_words_that_brought_it_about(
    record: Record, reading: Reading, moved: News
) -> None:
    body = feed(Cleared(record=record, readings={reading.report.id: reading}), [moved], BASE)
    assert faults(body) == []
    found = parsed(body)
    (entry,) = found.entries
    assert entry.title.startswith("moved: ")
    assert "15 Mar 2023 -> 16 Mar 2023" in entry.title
    assert entry.updated == "2023-03-04T09:30:00Z" == found.feed.updated
    assert entry.link == "https://record.example/e/e-first"
    assert entry.content[0].type == "text/plain"
    assert "March 16" in entry.content[0].value
    assert [tag.term for tag in entry.tags] == ["moved", "scheduled"]
    assert entry.id.startswith("tag:record.example,2026:e/e-first/moved/")


def test_the_latest_comes_first_and_the_same_change_once(record: Record, moved: News) -> None:
    later = replace(moved, change=replace(moved.change, after="2023-03-18"), at=AT + timedelta(days=1))
    body = feed(Cleared(record=record, readings={}), [moved, later, moved], BASE)
    assert faults(body) == []
    assert [entry.updated for entry in parsed(body).entries] == ["2023-03-05T09:30:00Z", "2023-03-04T09:30:00Z"]
    assert feed(Cleared(record=record, readings={}), [later, moved], BASE) == body


def test_a_change_keeps_its_id_whoever_prints_it_and_whatever_the_entry_is_called_now(
    record: Record, moved: News
) -> None:
    again = replace(moved, change=replace(moved.change, engagement="e-other", support=None), at=AT + timedelta(hours=2))
    ids = [parsed(feed(Cleared(record=record, readings={}), [one], BASE)).entries[0].id for one in (moved, again)]
    assert len(set(ids)) == 1


def test_a_feed_of_nothing_is_a_feed(record: Record) -> None:
    body = feed(Cleared(record=record, readings={}), [])
    assert [one for one in faults(body) if "link" not in one] == []
    assert parsed(body).entries == []


def test_feeds_of_other_queries_are_other_feeds(record: Record) -> None:
    bodies = [feed(Cleared(record=record, readings={}), [], replace(BASE, query=one)) for one in ("", "?party=JP")]
    assert len({parsed(body).feed.id for body in bodies}) == 2
    assert 'href="https://record.example/changes?party=JP"' in bodies[1].decode()


_MADE: list[tuple[Record, Reading, News]] = []


@pytest.fixture(autouse=True)
def made(record: Record, reading: Reading, moved: News) -> None:
    """What hypothesis puts words into, which may not ask for fixtures of a function."""
    _MADE[:] = [(record, reading, moved)]


@given(
    words=st.text(st.characters() | st.sampled_from("<>&'\"]\u202e\x00\x1b\ud800\ufffe")) | st.just("]]><a>" * 50_000)
)
def test_no_title_breaks_the_feed(words: str) -> None:
    record, reading, moved = _MADE[0]
    entry = replace(moved.entry, participants=(Participant(name=words),), series=words)
    cleared = Cleared(record=record, readings={reading.report.id: replace(reading, outlet=words, title=words)})
    body = feed(cleared, [replace(moved, entry=entry)], replace(BASE, title=words or "none"))
    assert [one for one in faults(body) if words.strip() or "no title" not in one] == []
    assert len(body) < 10_000
    assert "\u202e" not in body.decode("utf-8")
    assert "March 16" in parsed(body).entries[0].content[0].value


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ("<updated>2023-03-04T09:30:00Z</updated>", "instant"),
        ("<title>", "no title"),
        ('href="https://record.example/e/e-first"', "link to nothing"),
        ('term="moved"', "no term"),
    ],
)
def test_the_check_of_feeds_finds_what_is_wrong(record: Record, moved: News, broken: str, fault: str) -> None:
    body = feed(Cleared(record=record, readings={}), [moved], BASE).decode()
    if broken == "<title>":
        bad = re.sub("<title>.*?</title>", "", body)
    else:
        bad = body.replace(broken, broken.replace("04T09", "04 09").replace("https", "ht ps").replace("moved", ""))
    assert any(fault in one for one in faults(bad.encode()))
