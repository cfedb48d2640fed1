"""What an address answers is read as a file of the same content is, and kept under the address that is its own."""

import gzip
import json
from collections.abc import Callable

import pytest

from dragoman.fetching import Fetched, FetchError, Hop, Reason
from dragoman.intake import Intake, gather
from tests.intake.pdfs import RELEASE, pdf_of

PAGE = b"<html><head>%s</head><body><article><p>The ministers met in Tokyo.</p></article></body></html>"
HERE = "https://press.example/news/1"


def answering(**answers: Fetched | FetchError) -> Callable[[str], Fetched]:
    def fetch(address: str) -> Fetched:
        answer = answers[address.rpartition("/")[2]]
        if isinstance(answer, FetchError):
            raise answer
        return answer

    return fetch


def got(body: bytes, *, reached: str = HERE, media_type: str = "text/html", hops: tuple[Hop, ...] = ()) -> Fetched:
    asked = hops[0].address if hops else reached
    return Fetched(asked=asked, reached=reached, status=200, hops=hops, media_type=media_type, body=body)


def read(answer: Fetched | FetchError) -> list[Intake]:
    return list(gather([HERE], largest=1_000_000, fetch=answering(**{"1": answer})))


def address_of(answer: Fetched) -> str:
    (found,) = read(answer)
    assert found.report is not None
    return found.report.url


def test_a_page_is_a_report_with_its_address() -> None:
    (found,) = read(got(PAGE % b""))
    assert found.report is not None
    assert (found.name, found.report.url, found.report.markup) == (HERE, HERE, "html")
    assert found.report.text == (PAGE % b"").decode()
    assert found.problems == ()


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        (b'<link rel="canonical" href="https://press.example/news/one">', "https://press.example/news/one"),
        (b"<link href='/news/one?a=1&amp;b=2' rel=canonical />", "https://press.example/news/one?a=1&b=2"),
        (b'<LINK REL="canonical" HREF="https://www.press.example/one">', "https://www.press.example/one"),
        (b'<link rel="canonical" href="https://other.example/news/one">', HERE),
        (b'<link rel="canonical" href="javascript:alert(1)">', HERE),
        (b'<link rel="canonical" href="">', HERE),
        (b'<link rel="alternate" href="https://press.example/en"><link rel="canonical">', HERE),
    ],
)
def test_a_page_is_kept_under_the_address_that_it_gives_if_it_is_of_the_same_site(head: bytes, kept: str) -> None:
    assert address_of(got(PAGE % head)) == kept


@pytest.mark.parametrize(
    ("reached", "kept"),
    [
        (f"{HERE}?utm_source=a&id=7&fbclid=x", f"{HERE}?id=7"),
        (f"{HERE}?utm_source=a", HERE),
        (f"{HERE}?id=7&referendum=1&gclid", f"{HERE}?id=7&referendum=1"),
    ],
)
def test_how_a_reader_came_to_a_page_is_no_part_of_its_address(reached: str, kept: str) -> None:
    assert address_of(got(PAGE % b"", reached=reached)) == kept


def test_a_page_that_has_moved_for_good_is_read_and_told() -> None:
    hops = (Hop(address="http://press.example/1", status=301),)
    (found,) = read(got(PAGE % b"", hops=hops))
    assert found.report is not None
    assert found.report.url == HERE
    (problem,) = found.problems
    assert (problem.what, problem.fatal) == ("moved", False)
    assert HERE in problem.why


def test_a_page_that_is_elsewhere_for_now_is_read_and_not_told() -> None:
    (found,) = read(got(PAGE % b"", hops=(Hop(address="http://press.example/1", status=302),)))
    assert found.problems == ()


def test_json_lines_give_their_reports_with_their_own_addresses() -> None:
    lines = [{"text": "Talks began.", "url": "https://a.example/1"}, {"text": "Talks ended."}]
    body = "\n".join(json.dumps(line) for line in lines).encode()
    one, two = read(got(body, media_type="application/json"))
    assert one.report is not None
    assert two.report is not None
    assert (one.report.url, two.report.url) == ("https://a.example/1", "")


def test_a_feed_gives_a_report_an_entry_and_its_links_lead_on_from_where_it_was_reached() -> None:
    entry = "<item><title>Talks</title><link>../news/%d</link><description>They met.</description></item>"
    feed = f"<rss version='2.0'><channel><title>Press</title>{entry % 1}{entry % 2}</channel></rss>".encode()
    hops = (Hop(address="http://old.example/feed", status=301),)
    one, two = read(got(feed, reached="https://press.example/feeds/all", media_type="application/rss+xml", hops=hops))
    assert one.report is not None
    assert two.report is not None
    assert (one.report.url, two.report.url) == ("https://press.example/news/1", "https://press.example/news/2")
    assert [problem.what for problem in one.problems] == ["moved"]
    assert two.problems == ()


def test_an_entry_without_a_link_has_not_the_address_of_its_feed() -> None:
    entry = b"<item><description>They met.</description></item>"
    feed = b"<rss version='2.0'><channel><title>Press</title>%s</channel></rss>" % entry
    assert address_of(got(feed, media_type="application/rss+xml")) == ""


def test_a_page_that_is_named_twice_is_the_same_report_twice() -> None:
    one, two = gather([HERE, HERE], largest=1000, fetch=answering(**{"1": got(PAGE % b"")}))
    assert one.report is not None
    assert two.report is not None
    assert one.report.id == two.report.id


def test_a_plain_sitemap_is_told_as_a_list_of_addresses() -> None:
    body = b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://a.example/1</loc></url></urlset>"
    (found,) = read(got(body, media_type="application/xml"))
    assert [problem.what for problem in found.problems] == ["addresses_only"]


def test_a_packed_file_is_unpacked() -> None:
    (found,) = read(got(gzip.compress(PAGE % b""), media_type="application/gzip"))
    assert found.report is not None
    assert found.report.text == (PAGE % b"").decode()


def test_the_encoding_that_the_server_states_is_heard_where_the_page_states_none() -> None:
    body = PAGE.replace(b"The ministers met in Tokyo.", "Министры встретились в Токио.".encode("koi8-r")) % b""
    answer = Fetched(asked=HERE, reached=HERE, status=200, media_type="text/html", charset="koi8-r", body=body)
    (found,) = read(answer)
    assert found.report is not None
    assert "Министры встретились" in found.report.text


def test_a_pdf_is_a_report_with_its_address() -> None:
    (found,) = read(got(pdf_of(RELEASE), media_type="application/pdf"))
    assert found.report is not None
    assert found.report.url == HERE
    assert "The foreign minister of Norland will visit Oslo" in found.report.text


def test_a_report_that_is_alone_and_has_an_address_keeps_it() -> None:
    assert address_of(got(b'{"text": "Talks began.", "url": "https://a.example/1"}')) == "https://a.example/1"


def test_the_kind_is_told_by_what_comes_and_not_by_what_is_stated() -> None:
    (found,) = read(got(PAGE % b"", media_type="application/octet-stream"))
    assert found.report is not None
    assert found.report.markup == "html"


@pytest.mark.parametrize(
    ("answer", "what", "said"),
    [
        (Fetched(asked=HERE, reached=HERE, status=404), "http_error", "has no such page (status 404)"),
        (Fetched(asked=HERE, reached=HERE, status=403), "http_error", "does not let us in"),
        (Fetched(asked=HERE, reached=HERE, status=503), "http_error", "is out of order"),
        (Fetched(asked=HERE, reached=HERE, status=429, retry_after=90), "http_error", "come back in 90 seconds"),
        (Fetched(asked=HERE, reached=HERE, status=302), "http_error", "gave no page"),
        (got(b""), "empty", "is empty"),
        (got(b"\x89PNG\r\n\x1a\n", media_type="image/png"), "binary", "is not text"),
        (FetchError(Reason.SLOW, "It was late.", address=HERE), "too_slow", "It was late."),
        (
            FetchError(Reason.TARGET, "It is inside.", address="http://b.example/", hops=[Hop(address=HERE, status=302)]),  # noqa: E501 - a row of the table
            "refused_target",
            "It is inside (through http://b.example/).",
        ),
    ],
)  # fmt: skip
def test_an_address_that_gives_no_report_is_one_problem_that_says_why(
    answer: Fetched | FetchError, what: str, said: str
) -> None:
    (found,) = read(answer)
    assert found.report is None
    assert found.name == HERE
    (problem,) = found.problems
    assert (problem.what, problem.fatal) == (what, True)
    assert said in problem.why


def test_an_address_that_fails_stops_no_other() -> None:
    fetch = answering(bad=FetchError(Reason.TLS, "Not trusted."), good=got(PAGE % b""))
    bad, good = gather(["https://press.example/bad", "https://press.example/good"], largest=1000, fetch=fetch)
    assert bad.report is None
    assert good.report is not None


def test_addresses_are_fetched_when_their_turn_comes() -> None:
    asked = []

    def fetch(address: str) -> Fetched:
        asked.append(address)
        return got(PAGE % b"", reached=address)

    found = gather(["https://press.example/1", "https://press.example/2"], largest=1000, fetch=fetch)
    next(found)
    assert asked == ["https://press.example/1"]
