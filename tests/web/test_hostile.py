"""Reports that mean harm stand on the pages as what they are: text."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.publishing.visible import short, shown
from dragoman.store import open_store
from dragoman.web import application
from tests.web.making import fill, serving

MET = "Japanese Foreign Minister Toshimitsu Motegi and Secretary of State Antony Blinken met in Tokyo on March 16."
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)>"
TURNED = "\u202eyadseuT no dleh\u202c \u2066hidden\u2069 \u200bx"
BRACES = "{{ 7 * 7 }}"
REPORTS = (
    {
        "id": "script",
        "title": SCRIPT,
        "outlet": SCRIPT,
        "text": f"{SCRIPT}\n\n{MET}",
        "published": "2021-03-17",
    },
    {"id": "turn", "title": TURNED, "outlet": TURNED, "text": f"{TURNED}\n\n{MET} {TURNED}", "published": "2021-03-18"},
    {"id": "long", "title": "x" * 5_000_000, "text": MET, "published": "2021-03-19"},
    {
        "id": "braces",
        "url": "javascript:alert(1)",
        "title": BRACES,
        "text": BRACES + MET,
        "published": "2021-03-20",
    },
    {"id": "../../etc/passwd", "title": "</title><h1>here", "text": MET, "published": "2021-03-21"},
)
PAGES = (
    "/",
    "/?party=JP",
    "/review",
    "/calendar/2021-03",
    "/search?q=Motegi",
    "/changes?since=2021-01-01",
    "/brief?party=JP&as_of=2021-03-22",
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("hostile")
    file = folder / "reports.jsonl"
    file.write_text("\n".join(json.dumps(report) for report in REPORTS), encoding="utf-8")
    address = f"sqlite:///{(folder / 'store.db').as_posix()}"
    fill(address, file)
    with TestClient(application(serving(address))) as made:
        yield made


def every_page(client: TestClient) -> Iterator[tuple[str, str]]:
    """The pages that show reports, with their text."""
    timeline = client.get("/").text
    entries = set(re.findall(r'href="(/e/\w+)"', timeline))
    reports = {path for entry in entries for path in re.findall(r'href="(/r/\w+)', client.get(entry).text)}
    assert entries
    assert reports
    decisions = {f"{entry}/decide" for entry in entries}
    for path in sorted({*PAGES, *entries, *reports, *decisions}):
        answer = client.get(path)
        assert (path, answer.status_code) == (path, 200)
        yield path, answer.text


def test_no_page_holds_a_tag_or_a_script_that_a_report_brought(client: TestClient) -> None:
    for path, page in every_page(client):
        scripts = re.findall(r"<script[^>]*>", page)
        assert (path, scripts) == (path, ['<script src="/static/page.js" defer>'])
        assert not re.search(r"<[^>]*\son\w+\s*=", page), path
        assert "<img src=x" not in page, path
        assert "<h1>here" not in page, path


def test_no_page_links_to_what_is_no_page(client: TestClient) -> None:
    for path, page in every_page(client):
        assert (path, re.findall(r'(?:href|src|action)="(?!/|#|\?|https?:|")[^"]*"', page)) == (path, [])


def test_marks_that_turn_or_hide_text_are_shown_as_their_codes(client: TestClient) -> None:
    for path, page in every_page(client):
        assert not re.search("[\u200b\u202a-\u202e\u2066-\u2069]", page), path
    assert "[U+202E]" in shown(TURNED)


def test_a_title_of_five_million_letters_makes_no_page_large(client: TestClient) -> None:
    for path, page in every_page(client):
        if "/decide" not in path and not path.startswith("/r/"):
            assert (path, len(page) < 500_000) == (path, True)
    assert len(short("x" * 5_000_000)) == 300


def test_what_looks_like_a_template_is_text(client: TestClient) -> None:
    for path, page in every_page(client):
        assert not re.search(r"(?<!\d)49(?!\d)", re.sub(r"<[^>]+>", " ", page)), path


def test_a_reports_name_is_no_path(tmp_path: Path) -> None:
    address = f"sqlite:///{(tmp_path / 's.db').as_posix()}"
    with open_store(address), TestClient(application(serving(address))) as client:
        for path in ("/r/..%2f..%2fetc%2fpasswd", "/r/%00", "/e/%F0%9F%92%A9", "/r/" + "a" * 5000):
            assert client.get(path).status_code == 404
