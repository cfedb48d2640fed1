"""`dragoman site`: a copy of the public record that needs no server and no script."""

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import icalendar
import lxml.html  # type: ignore[import-untyped]
import pytest

from dragoman import knowledge as facts
from tests.cli.conftest import HELD, Run

DAY = ("--as-of", "2021-03-31")
CANCELLED = (
    "Talks are off\n\nMarch 20, 2021\n\nForeign Minister Toshimitsu Motegi cancelled his visit to Germany, which was "
    "planned for April 20, the Foreign Ministry said on Saturday.\n"
)


@pytest.fixture(autouse=True)
def kept(run: Run, reports: Path) -> None:
    run("add", str(reports))


def files(folder: str = "public") -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()
    }


def pages(folder: str = "public") -> dict[str, lxml.html.HtmlElement]:
    return {name: lxml.html.fromstring(body) for name, body in files(folder).items() if name.endswith(".html")}


def links(page: lxml.html.HtmlElement) -> Iterator[str]:
    for name in ("href", "src"):
        yield from (str(value) for value in page.xpath(f"//@{name}"))


def test_there_is_a_page_for_everything_and_a_notice_what_it_rests_on(run: Run) -> None:
    result = run("site", "--out", "public", *DAY)
    assert result.exit_code == 0
    assert "2 entries as of 31 Mar 2021; 2 reports read, published 10 Mar 2021 to 17 Mar 2021." in result.stdout
    found = files()
    for name in (
        *("index.html", "about.html", "instruments.html", "year/2021.html", "pair/JP-US.html", "party/JP.html"),
        *("p/antony-blinken.html", "p/index.html", "series/index.html", "topic/index.html", "static/page.css"),
        *("calendar.ics", "feed.atom", "data/engagements.csv", "data/engagements.jsonl", "data/events.jsonld"),
    ):
        assert name in found
    assert sum(name.startswith("e/") and name.endswith(".html") for name in found) == 2
    assert sum(name.startswith("r/") for name in found) == 2
    about = pages()["about.html"].text_content()
    assert "31 Mar 2021" in about
    assert "2 reports read" in about


def test_every_link_leads_to_a_file_of_the_copy_or_to_another_site(run: Run) -> None:
    run("site", "--out", "public", *DAY)
    found = files()
    for name, page in pages().items():
        anchors = {str(value) for value in page.xpath("//@id")}
        for link in links(page):
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in ("http", "https")
                continue
            assert not link.startswith("/")
            if not parts.path:
                assert parts.fragment in anchors, f"{name}: {link}"
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
            assert target in found, f"{name}: {link}"
            if parts.fragment:
                there = lxml.html.fromstring(found[target])
                assert parts.fragment in {str(value) for value in there.xpath("//@id")}, f"{name}: {link}"


def test_a_summit_of_a_hundred_states_has_a_page_whose_name_every_disk_takes(run: Run, reports: Path) -> None:
    names = [one.name for one in facts.load().codes.values() if one.kind == "state"][:100]
    said = f"The leaders of {', '.join(names[:-1])} and {names[-1]} held a summit in Geneva on March 15, 2021."
    (reports / "many.txt").write_text(f"A summit\n\nMarch 16, 2021\n\n{said}\n", encoding="utf-8")
    run("add", str(reports))
    result = run("site", "--out", "public", *DAY)
    assert (result.exit_code, result.stderr.count("cannot write")) == (0, 0)
    found = files()
    (wide,) = (name for name in found if name.startswith("pair/AD-AE-AF-"))
    assert max(map(len, found)) < 100
    assert posixpath.basename(wide) in found["pair/index.html"].decode()


def test_no_page_has_a_form_or_runs_anything(run: Run) -> None:
    run("site", "--out", "public", *DAY)
    for page in pages().values():
        assert page.xpath("//form | //input | //button") == []
        assert [script.get("type") for script in page.xpath("//script")] in ([], ["application/ld+json"])
        assert page.xpath("//@*[starts-with(name(), 'on')]") == []


def test_an_entry_is_told_to_search_engines(run: Run) -> None:
    run("site", "--out", "public", *DAY)
    told = [json.loads(page.xpath("string(//script)")) for name, page in pages().items() if name.startswith("e/")]
    assert {one["@type"] for one in told} == {"Event"}
    for one in told:
        assert {"@context", "@id", "name", "startDate", "eventStatus", "location", "subjectOf"} <= set(one)
        assert f"e/{one['@id'].removeprefix('../e/')}" in files()
    run("site", "--out", "public", "--address", "https://example.org/record", *DAY)
    told = [json.loads(page.xpath("string(//script)")) for name, page in pages().items() if name.startswith("e/")]
    assert all(one["@id"].startswith("https://example.org/record/e/") for one in told)


def test_with_an_address_there_is_a_site_map_of_all_pages(run: Run) -> None:
    assert "no sitemap.xml" in run("site", "--out", "public", *DAY).stderr
    assert "sitemap.xml" not in files()
    run("site", "--out", "public", "--address", "https://example.org/record/", *DAY)
    root = ET.fromstring(files()["sitemap.xml"])  # noqa: S314 - our own
    listed = {str(one.text) for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert listed == {f"https://example.org/record/{name}" for name in pages()}
    assert run("site", "--out", "public", "--address", "example.org").exit_code == 2


def test_the_calendar_and_the_feed_can_be_read(run: Run) -> None:
    run("site", "--out", "public", *DAY)
    assert len(icalendar.Calendar.from_ical(files()["calendar.ics"]).walk("VEVENT")) == 2
    feed = feedparser.parse(files()["feed.atom"])
    assert feed.bozo == 0
    assert feed.entries


def test_the_same_record_gives_the_same_bytes_and_nothing_is_written_twice(run: Run) -> None:
    run("site", "--out", "public", *DAY)
    run("site", "--out", "other", *DAY)
    assert files("public") == files("other")
    before = {path: path.stat().st_mtime_ns for path in Path("public").rglob("*.html")}
    assert " 0 files written, " in run("site", "--out", "public", *DAY).stdout
    assert {path: path.stat().st_mtime_ns for path in Path("public").rglob("*.html")} == before


def test_only_what_changed_is_rewritten_and_what_went_is_removed(run: Run, reports: Path) -> None:
    run("site", "--out", "public", *DAY)
    first = files()
    Path("public/CNAME").write_text("record.example.org", encoding="utf-8")
    (reports / "off.txt").write_text(CANCELLED, encoding="utf-8")
    run("add", str(reports))
    run("site", "--out", "public", *DAY)
    now = files()
    assert "pair/DE-JP.html" in now
    same = [name for name in first if name.startswith("e/") and name.endswith(".html")]
    assert all(now[name] == first[name] for name in same)
    result = run("site", "--out", "public", "--party", "US", *DAY)
    assert "pair/DE-JP.html" not in files()
    assert not Path("public/party/DE.html").exists()
    assert re.search(r"[1-9]\d* removed", result.stdout)
    assert files()["CNAME"] == b"record.example.org"


def test_a_folder_with_other_things_is_left_alone(run: Run) -> None:
    Path("public").mkdir()
    Path("public/diary.txt").write_text("mine", encoding="utf-8")
    result = run("site", "--out", "public", *DAY)
    assert result.exit_code == 1
    assert "files that are not of a site" in result.stderr
    assert set(files()) == {"diary.txt"}


def test_nothing_is_written_through_a_link_out_of_the_folder(run: Run, tmp_path: Path) -> None:
    run("site", "--out", "public", *DAY)
    outside = tmp_path / "outside"
    outside.mkdir()
    for path in Path("public/r").iterdir():
        path.unlink()
    Path("public/r").rmdir()
    Path("public/r").symlink_to(outside)
    assert run("site", "--out", "public", *DAY).exit_code == 1
    assert list(outside.iterdir()) == []


def test_a_run_that_breaks_off_leaves_no_file_without_its_place_in_the_list(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("dragoman.web.site.pages.reports", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run("site", "--out", "public", *DAY)
    assert "index.html" in files()
    assert run("site", "--out", "public", *DAY).exit_code == 0
    assert set(json.loads(files()[".dragoman-site.json"])["files"]) == set(files()) - {".dragoman-site.json"}


def test_what_is_marked_is_in_no_file(run: Run) -> None:
    run("site", "--out", "public", *DAY)
    entry = next(name for name in files() if name.startswith("e/") and name.endswith(".html"))
    name = entry.removeprefix("e/").removesuffix(".html")
    run("mark", name, "team", "--why", "not yet announced")
    run("site", "--out", "public", *DAY)
    assert all(name.encode() not in body for body in files().values())
    assert all(name not in path for path in files())


def test_the_texts_of_reports_are_not_in_it(run: Run, reports: Path) -> None:
    rest = "Outside the ministry a light rain fell, and the traffic on the avenue moved slowly through the evening."
    (reports / "three.txt").write_text(f"{HELD}\n{'Nothing else was said. ' * 9}\n\n{rest}\n", encoding="utf-8")
    run("add", str(reports))
    run("site", "--out", "public", *DAY)
    assert any(b"three" in content for content in files().values())
    assert all(rest[30:80].encode() not in content for content in files().values())


def test_odd_names_and_titles_have_a_page_and_break_none(run: Run, reports: Path) -> None:
    (reports / "odd.jsonl").write_text(
        json.dumps(
            {
                "id": "=../../etc/passwd\u202e<script>",
                "title": "</title><script>alert(1)</script>" + "x" * 100_000,
                "published": "2021-03-18",
                "outlet": '"><img src=x onerror=alert(1)>',
                "url": "javascript:alert(1)",
                "text": HELD,
            }
        ),
        encoding="utf-8",
    )
    run("add", str(reports))
    assert run("site", "--out", "public", *DAY).exit_code == 0
    for name, page in pages().items():
        assert re.fullmatch(r"[A-Za-z0-9_./-]+", name)
        assert page.xpath("//img[@onerror]") == []
        assert not any(link.startswith("javascript:") for link in links(page))
        assert "\u202e" not in page.text_content()


def test_the_record_is_copied_as_it_was_known(run: Run) -> None:
    run("site", "--out", "public", "--as-of", "2021-03-11", "--title", "What we knew")
    index = pages()["index.html"].text_content()
    assert "What we knew" in index
    assert "1 report read" in index
    assert "Coming" in index
    assert run("site", "--out", "none", "--as-of", "2020-01-01").exit_code == 0
    assert "None in what was read" in pages("none")["index.html"].text_content()
