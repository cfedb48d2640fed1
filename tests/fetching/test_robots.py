"""What a site asks of programs that follow its links is done."""

import time

import pytest

from dragoman.fetching import Allowed, Fetched, Transport
from dragoman.fetching.robots import Robots, Rules
from tests.fetching.serving import Site, answer


def rules(text: str) -> Rules:
    return Rules.of(Fetched(asked="", reached="", status=200, body=text.encode()))


@pytest.mark.parametrize(
    ("text", "path", "may"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /news/\nAllow: /news/2021/", "/news/2021/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: Dragoman\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/a", False),
        ("User-agent: Dragoman\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", True),
        ("User-agent: otherbot\nUser-agent: dragoman\nDisallow: /a", "/a", False),
        ("User-agent: otherbot\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", True),
        ("User-agent: *\nAllow: /\n\nUser-agent: otherbot\nDisallow: /", "/a", True),
        ("\ufeffUser-agent: *\r\nDisallow: /a # not yet\r\n", "/a", False),
        ("<html><p>Not found</p></html>", "/a", True),
    ],
)
def test_a_link_is_followed_where_the_site_lets_us(text: str, path: str, *, may: bool) -> None:
    assert rules(text).may_fetch(f"https://press.example{path}") is may


@pytest.mark.parametrize(
    ("status", "may"), [(404, True), (410, True), (401, True), (403, True), (429, False), (500, False), (503, False)]
)
def test_a_site_without_such_a_file_says_yes_and_one_that_fails_says_no(status: int, *, may: bool) -> None:
    answered = Rules.of(Fetched(asked="", reached="", status=status))
    assert answered.may_fetch("https://press.example/a") is may
    assert answered.delay is None


def test_the_pause_that_a_site_wants_is_told() -> None:
    assert rules("User-agent: *\nCrawl-delay: 2.5").delay == 2.5


def test_a_file_made_to_keep_us_busy_does_not() -> None:
    agents = "".join(f"User-agent: bot{number}\n" for number in range(15_000))
    begun = time.monotonic()
    assert not rules(agents + "Disallow: /a\n" * 10_000 + "\nUser-agent: *\nDisallow: /b").may_fetch(
        "https://p.example/b"
    )
    assert time.monotonic() - begun < 10


def test_each_site_is_asked_once_a_day(site: Site) -> None:
    now = [0.0]
    site.answers["/robots.txt"] = answer(b"User-agent: *\nDisallow: /closed")
    robots = Robots(Transport(allowed=Allowed.of(["127.0.0.1"])), moment=lambda: now[0])
    assert robots.may_fetch(site.at("/open"))
    assert not robots.may_fetch(site.at("/closed/a"))
    assert len(site.asked) == 1
    now[0] = 90_000.0
    site.answers["/robots.txt"] = answer(b"")
    assert robots.may_fetch(site.at("/closed/a"))
    assert len(site.asked) == 2


def test_a_site_that_cannot_be_asked_is_left_alone_for_an_hour(site: Site) -> None:
    now = [0.0]
    site.answers["/robots.txt"] = b"gibberish"
    robots = Robots(Transport(allowed=Allowed.of(["127.0.0.1"])), moment=lambda: now[0])
    assert not robots.may_fetch(site.at("/a"))
    site.answers["/robots.txt"] = answer(b"")
    assert not robots.may_fetch(site.at("/a"))
    now[0] = 4000.0
    assert robots.may_fetch(site.at("/a"))
