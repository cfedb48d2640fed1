"""Whatever servers do to who follows them, each case ends in what is told, and the others go on."""

import ssl
import time
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
import trustme

from dragoman.fetching import Robots, Transport
from dragoman.model import Followed
from dragoman.pipeline import Seen, watch
from tests.fetching.serving import Site, answer, serving
from tests.watching.conftest import LIMITS, Following
from tests.watching.site import HOSTILE, STORIES, feed, page, rss

# What each is told as: as a source, and as the page behind an entry.
TOLD = {
    "/slow": "too_slow",
    "/endless": "too_large",
    "/silent": "too_slow",
    "/hang-up": "broken_answer",
    "/short": "broken_answer",
    "/huge": "too_large",
    "/bomb": "too_large",
    "/no-gzip": "broken_answer",
    "/inward": "refused_target",
    "/circle": "too_many_redirects",
    "/error": "http_500",
    "/missing": "http_404",
    "/teapot": "broken_answer",
    "/entities": "xml_declares",
    "/empty": "empty",
    "/nothing-new": "broken_answer",
}


def told(seen: list[Seen], path: str, site: Site) -> list[str]:
    """The fatal problems of a source or a page, by the address that they name."""
    problems = [one.problem for one in seen if one.problem is not None]
    problems += [problem for one in seen if one.kept is not None for problem in one.kept.outcome.problems]
    return [problem.what for problem in problems if problem.fatal and site.at(path) in problem.why]


def test_there_is_a_word_for_each_thing_that_a_server_does() -> None:
    assert TOLD.keys() == HOSTILE.keys()


def test_every_hostile_source_is_told_and_the_good_one_is_read(following: Following) -> None:
    following.site.answers.update(HOSTILE)
    following.site.answers["/rss"] = feed(rss(following.site, STORIES))
    following.follow(*HOSTILE, "/rss")
    begun = time.monotonic()
    seen = following.round()
    assert time.monotonic() - begun < 60
    assert len(following.new(seen)) == 3
    assert {path: told(seen, path, following.site) for path in TOLD} == {path: [what] for path, what in TOLD.items()}
    assert all(following.polling(path).failures == 1 for path in TOLD)
    assert all(polling.due_at is not None for polling in following.store.sources().values())


def test_every_hostile_page_is_told_and_the_others_of_its_feed_are_read(following: Following) -> None:
    following.site.answers.update(HOSTILE)
    pages = TOLD.keys() - {"/entities"}  # which is the fault of a feed alone
    links = "".join(f"<item><title>x</title><link>{following.site.at(path)}</link></item>" for path in pages)
    text = rss(following.site, STORIES).replace("</channel>", f"{links}</channel>")
    following.site.answers["/rss"] = feed(text)
    following.follow("/rss")
    seen = following.round()
    assert len(following.new(seen)) == 3
    assert {path: told(seen, path, following.site) for path in pages} == {path: [TOLD[path]] for path in pages}
    assert following.polling("/rss").failures == 0


@pytest.fixture
def secure() -> Iterator[Site]:
    """A site whose certificate nobody knows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with serving(context) as made:
        made.answers["/rss"] = feed("<rss/>")
        yield made


def test_a_certificate_that_nobody_knows_is_told(following: Following, secure: Site) -> None:
    following.store.follow([Followed(address=secure.at("/rss"))])
    assert following.problems(following.round()) == ["bad_tls"]
    assert secure.asked == []


def test_pages_in_other_encodings_than_they_state_are_read(following: Following) -> None:
    words = page("paris").replace("Mali", "Cöte d'Ivoire – “Abidjan”")
    following.site.answers["/story/paris"] = answer(
        words.replace("charset=utf-8", "charset=utf-8").encode("cp1252"), "Content-Type: text/html; charset=utf-8"
    )
    following.site.answers["/story/tokyo"] = answer(page("tokyo").encode("utf-16"), "Content-Type: text/html")
    following.site.answers["/rss"] = feed(rss(following.site, STORIES))
    following.follow("/rss")
    seen = following.round()
    assert len(following.new(seen)) == 3
    texts = [one.kept.outcome.reading.text.text for one in seen if one.kept and one.kept.outcome.reading]
    assert any("Cöte d'Ivoire – “Abidjan”" in text for text in texts)
    assert any("Antony Blinken" in text for text in texts)


def test_memory_stays_flat_however_often_they_try(following: Following) -> None:
    quick = {path: made for path, made in HOSTILE.items() if path not in ("/slow", "/silent")}
    following.site.answers.update(quick)
    following.follow(*quick)
    peaks = []
    tracemalloc.start()
    try:
        for _ in range(4):
            tracemalloc.reset_peak()
            assert Counter(following.problems(following.round(hands=2))).total() == len(quick)
            peaks.append(tracemalloc.get_traced_memory()[1])
            following.clock.pass_by(days=2)
    finally:
        tracemalloc.stop()
    assert max(peaks) < 40_000_000
    assert peaks[-1] < peaks[1] * 1.2


def test_a_feed_of_very_many_entries_costs_one_round_no_more_than_its_share(following: Following) -> None:
    link = following.site.at("/missing/")
    many = "".join(f"<item><title>t{number}</title><link>{link}{number}</link></item>" for number in range(8000))
    following.site.answers["/rss"] = feed(f"<rss><channel><title>x</title>{many}</channel></rss>")
    following.follow("/rss")
    transport = Transport(allowed=following.outfit.transport._allowed, limits=LIMITS)  # noqa: SLF001 - the same wall
    outfit = replace(following.outfit, most=5, transport=transport, robots=Robots(transport))
    seen = list(watch(following.store, outfit, following.stop, once=True))
    assert following.problems(seen) == ["http_404"] * 5
    assert len(following.store.seen_entries(following.site.at("/rss"))) == 5
