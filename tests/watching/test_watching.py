import socket
import threading
from datetime import timedelta

import pytest

from dragoman.following import Condition, health
from dragoman.pipeline import Seen, WatchedError, watch
from dragoman.store import Lease
from tests.fetching.serving import Answer, answer
from tests.watching.conftest import Following
from tests.watching.site import STORIES, feed, html, page, rss


def kept(seen: list[Seen], path: str) -> Seen:
    return next(one for one in seen if one.kept is not None and one.kept.outcome.name.endswith(path))


def test_the_entries_of_a_feed_become_reports_with_its_dates(following: Following) -> None:
    following.site.answers["/rss"] = feed(rss(following.site, ["tokyo", "seoul"]))
    following.follow("/rss")
    seen = following.round()
    assert following.new(seen) == ["/story/seoul", "/story/tokyo"]
    told = kept(seen, "/story/tokyo").kept
    assert told is not None
    assert told.outcome.reading is not None
    assert told.outcome.reading.dating.basis.value == "feed"
    assert str(told.outcome.reading.dating.day) == "2021-03-10"
    assert told.outcome.reading.report.url == following.site.at("/story/tokyo")
    assert [claim.format.value.value for claim in told.outcome.reading.claims]
    with following.store.view() as view:
        assert (
            view.due("anything", following.clock.now().date()) != ()
        )  # the record was made: what is due is for others
    assert following.polling("/rss").holds == "RSS"


def test_what_was_followed_once_is_not_asked_for_again(following: Following) -> None:
    following.site.answers["/rss"] = feed(rss(following.site, ["tokyo"]))
    following.follow("/rss")
    following.round()
    following.site.answers["/rss"] = feed(rss(following.site, ["tokyo", "paris"]))
    following.clock.pass_by(hours=2)
    assert following.new(following.round()) == ["/story/paris"]
    assert len(following.asked("/story/tokyo")) == 1


def test_a_source_is_not_asked_before_it_is_due(following: Following) -> None:
    following.site.answers["/rss"] = feed(rss(following.site, ["tokyo"]), "Cache-Control: max-age=7200")
    following.follow("/rss")
    following.round()
    following.clock.pass_by(minutes=119)
    assert following.round() == []
    following.clock.pass_by(minutes=2)
    following.round()
    assert len(following.asked("/rss")) == 2


def test_validators_are_sent_back_word_for_word_and_a_304_costs_nothing(following: Following) -> None:
    text = rss(following.site, ["tokyo"])
    following.site.answers["/rss"] = feed(text, 'ETag: W/"odd, tag"', "Last-Modified: Wed, 10 Mar 2021 10:00:00 GMT")
    following.follow("/rss")
    following.round()
    following.site.answers["/rss"] = answer(status="304 Not Modified")
    following.clock.pass_by(hours=2)
    seen = following.round()
    request = following.asked("/rss")[-1].lower()
    assert 'if-none-match: w/"odd, tag"' in request
    assert "if-modified-since: wed, 10 mar 2021 10:00:00 gmt" in request
    assert [one.polling is not None for one in seen] == [True]
    assert following.polling("/rss").etag == 'W/"odd, tag"'
    assert following.polling("/rss").failures == 0


def test_who_asks_to_be_left_alone_is(following: Following) -> None:
    following.site.answers["/rss"] = answer(b"", "Retry-After: 36000", status="429 Too Many Requests")
    following.follow("/rss")
    assert following.problems(following.round()) == ["asked_to_wait"]
    assert following.polling("/rss").due_at == following.clock.now() + timedelta(hours=10)
    following.site.answers["/rss"] = feed(rss(following.site, ["tokyo"]))
    following.clock.pass_by(hours=9)
    assert following.round() == []
    following.clock.pass_by(hours=2)
    assert following.new(following.round()) == ["/story/tokyo"]
    assert following.polling("/rss").problem is None


def test_links_that_robots_txt_keeps_to_itself_are_not_followed_and_the_feed_speaks(following: Following) -> None:
    following.site.answers["/robots.txt"] = answer(b"User-agent: *\nDisallow: /story/tokyo\nDisallow: /rss\n")
    following.site.answers["/rss"] = feed(rss(following.site, ["tokyo", "paris"]))
    following.follow("/rss")
    seen = following.round()
    assert following.problems(seen) == ["robots"]
    assert following.asked("/story/tokyo") == []
    assert following.new(seen) == ["/story/paris", "/story/tokyo"]
    told = kept(seen, "/story/tokyo").kept
    assert told is not None
    assert told.outcome.report is not None
    assert told.outcome.report.text == "In short."
    assert "feed_alone" in [problem.what for problem in told.outcome.problems]


def test_a_round_follows_so_many_pages_of_a_source_and_the_next_one_goes_on(following: Following) -> None:
    following.site.answers["/rss"] = feed(rss(following.site, STORIES), 'ETag: "1"')
    following.follow("/rss")
    assert len(following.new(following.round(most=2))) == 2
    assert following.polling("/rss").etag == ""  # else a 304 would hide the rest
    following.clock.pass_by(hours=2)
    assert len(following.new(following.round(most=2))) == 1
    assert following.polling("/rss").etag == '"1"'


def test_a_page_that_cannot_be_had_is_tried_again_and_then_given_up(following: Following) -> None:
    following.site.answers["/rss"] = feed(rss(following.site, ["tokyo"]), 'ETag: "1"')
    following.site.answers["/story/tokyo"] = answer(status="500 Internal Server Error")
    following.follow("/rss")
    for _ in range(2):
        assert following.problems(following.round()) == ["http_500"]
        assert following.polling("/rss").etag == ""
        following.clock.pass_by(hours=2)
    assert following.new(following.round()) == ["/story/tokyo"]  # from the words of the feed
    assert following.polling("/rss").etag == '"1"'
    following.clock.pass_by(hours=2)
    following.round()
    assert len(following.asked("/story/tokyo")) == 3


def test_an_entry_that_changed_is_followed_again(following: Following) -> None:
    following.site.answers["/rss"] = feed(rss(following.site, ["tokyo"]))
    following.follow("/rss")
    following.round()
    following.site.answers["/rss"] = feed(rss(following.site, ["tokyo"], said=" (updated)"))
    following.site.answers["/story/tokyo"] = html(page("tokyo", more="The visit was later put off to March 18."))
    following.clock.pass_by(hours=2)
    told = kept(following.round(), "/story/tokyo").kept
    assert told is not None
    assert told.updated


def test_the_pages_of_a_sitemap_are_followed_the_last_changed_first(following: Following) -> None:
    days = {"tokyo": "2021-03-09", "seoul": "2021-03-11", "paris": "2021-03-10"}
    urls = "".join(
        f"<url><loc>{following.site.at(f'/story/{name}')}</loc><lastmod>{day}T10:00:00Z</lastmod></url>"
        for name, day in days.items()
    )
    following.site.answers["/sitemap"] = answer(f"<urlset>{urls}</urlset>".encode(), "Content-Type: text/xml")
    following.follow("/sitemap")
    assert following.new(following.round(most=1)) == ["/story/seoul"]
    assert following.polling("/sitemap").holds == "sitemap"
    following.clock.pass_by(hours=2)
    assert following.new(following.round()) == ["/story/paris", "/story/tokyo"]


def test_a_sitemap_of_sitemaps_says_which_to_follow(following: Following) -> None:
    listed = "<sitemapindex><sitemap><loc>https://gazette.example/news.xml</loc></sitemap></sitemapindex>"
    following.site.answers["/sitemap"] = answer(listed.encode(), "Content-Type: text/xml")
    following.follow("/sitemap")
    seen = following.round()
    assert following.problems(seen) == ["addresses_only"]
    assert any("https://gazette.example/news.xml" in one.problem.why for one in seen if one.problem)


def test_a_page_can_be_a_source_itself(following: Following) -> None:
    following.follow("/story/tokyo")
    assert following.new(following.round()) == ["/story/tokyo"]
    assert following.polling("/story/tokyo").holds == "page"
    following.clock.pass_by(hours=2)
    assert following.new(following.round()) == []


def test_a_feed_that_becomes_a_page_is_told_and_not_taken_for_one(following: Following) -> None:
    following.site.answers["/rss"] = feed(rss(following.site, ["tokyo"]))
    following.follow("/rss")
    following.round()
    following.site.answers["/rss"] = html(page("paris"))
    following.clock.pass_by(hours=2)
    seen = following.round()
    assert following.problems(seen) == ["no_feed"]
    assert following.new(seen) == []


def test_a_source_that_is_gone_is_asked_no_more(following: Following) -> None:
    following.site.answers["/rss"] = answer(status="410 Gone")
    following.follow("/rss")
    assert following.problems(following.round()) == ["gone"]
    following.clock.pass_by(days=365)
    assert following.round() == []
    assert health(following.polling("/rss"), following.clock.now()).condition is Condition.GONE


def test_a_source_that_moved_for_good_says_where(following: Following) -> None:
    following.site.answers["/old"] = answer(b"", f"Location: {following.site.at('/rss')}", status="301 Moved")
    following.site.answers["/rss"] = feed(rss(following.site, ["tokyo"]))
    following.follow("/old")
    assert following.new(following.round()) == ["/story/tokyo"]
    problem = following.polling("/old").problem
    assert problem is not None
    assert problem.what == "moved"
    assert following.site.at("/rss") in problem.why


def test_a_source_whose_pages_lost_their_text_is_told(following: Following) -> None:
    following.site.answers["/rss"] = feed(rss(following.site, STORIES))
    for story in STORIES:
        following.site.answers[f"/story/{story}"] = html("<html><body><div id=app></div></body></html>")
    following.follow("/rss")
    following.round()
    assert health(following.polling("/rss"), following.clock.now()).condition is Condition.UNREAD


def test_a_source_that_failed_again_and_again_is_asked_less_and_told(following: Following) -> None:
    following.follow("/missing")
    waits = []
    for _ in range(4):
        following.round()
        due_at = following.polling("/missing").due_at
        assert due_at is not None
        waits.append(due_at - following.clock.now())
        following.clock.day = due_at
    assert waits == [timedelta(hours=hours) for hours in (1, 2, 4, 8)]
    assert health(following.polling("/missing"), following.clock.now()).condition is Condition.FAILING


def test_one_program_at_a_time_watches(following: Following) -> None:
    following.follow("/missing")
    theirs = Lease(name="watch", holder="another desk", until=following.clock.now() + timedelta(minutes=5))
    following.store.take_lease(theirs, now=following.clock.now())
    with pytest.raises(WatchedError, match="another desk"):
        following.round()
    assert following.site.asked == []
    following.clock.pass_by(minutes=6)
    assert following.problems(following.round()) == ["http_404"]
    assert following.store.take_lease(theirs, now=following.clock.now()) == theirs  # it was given back


def test_who_lost_the_lease_stops(following: Following) -> None:
    following.site.answers["/rss"] = feed(rss(following.site, STORIES))
    following.follow("/rss")
    going = watch(following.store, following.outfit, following.stop, once=True)
    next(going)
    following.clock.pass_by(minutes=11)
    theirs = Lease(name="watch", holder="another desk", until=following.clock.now() + timedelta(minutes=5))
    assert following.store.take_lease(theirs, now=following.clock.now()) == theirs
    with pytest.raises(WatchedError):
        list(going)
    assert following.store.take_lease(theirs, now=following.clock.now()).holder == "another desk"


def test_what_stops_half_way_goes_on_there(following: Following) -> None:
    following.site.answers["/rss"] = feed(rss(following.site, STORIES), 'ETag: "1"')
    following.follow("/rss")
    first = []
    for seen in watch(following.store, following.outfit, following.stop, once=True):
        first.append(seen)
        following.stop.set()
    assert len(following.new(first)) == 1
    assert following.polling("/rss").asked_at is None
    following.stop.clear()
    assert len(following.new(following.round())) == 2
    assert all(len(following.asked(f"/story/{story}")) <= 2 for story in STORIES)


class AtOnce:
    """How many requests are being answered at once, and how many ever were."""

    def __init__(self) -> None:
        self.most = 0
        self._now = 0
        self._lock = threading.Lock()

    def slowly(self, body: bytes) -> Answer:
        """An answer that takes a moment."""

        def talk(connection: socket.socket, over: threading.Event) -> None:
            with self._lock:
                self._now += 1
                self.most = max(self.most, self._now)
            over.wait(0.02)
            with self._lock:
                self._now -= 1
            connection.sendall(body)

        return talk


def test_no_host_is_asked_two_things_at_a_time(following: Following) -> None:
    at_once = AtOnce()
    for story in STORIES:
        following.site.answers[f"/story/{story}"] = at_once.slowly(html(page(story)))
    for number in range(4):
        following.site.answers[f"/rss{number}"] = at_once.slowly(feed(rss(following.site, STORIES)))
    following.follow(*(f"/rss{number}" for number in range(4)))
    assert len(following.new(following.round(hands=8))) == 3
    assert at_once.most == 1
