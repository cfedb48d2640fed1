"""The review, decisions on an entry, own entries, and reports added from a page; each in a store of its own."""

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.fetching import Allowed, Transport
from dragoman.store import open_store
from dragoman.web import application
from tests.fetching.serving import answer
from tests.fetching.serving import serving as site_serving
from tests.web.making import fill, serving
from tests.web.test_pages import words

HEARD = "The foreign ministers of Japan and France will meet in Paris on 3 May 2026."


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{(tmp_path / 'press.db').as_posix()}"


@pytest.fixture
def client(address: str, press_store: str) -> Iterator[TestClient]:
    """A desk with the sample press, which has pairs that are unsure and contradictions."""
    shutil.copyfile(press_store.removeprefix("sqlite:///"), address.removeprefix("sqlite:///"))
    with TestClient(application(serving(address))) as made:
        yield made


@pytest.fixture
def empty(address: str) -> Iterator[TestClient]:
    """A desk without a report."""
    with TestClient(application(serving(address))) as made:
        yield made


def pairs(page: str) -> list[str]:
    """The keys of the pairs on a page."""
    return re.findall(r'name="do" value="merge (\w+)"', page)


def entries_of(page: str, key: str) -> list[str]:
    """The entries of an item, in order."""
    item = page.partition(f'id="i{key}"')[2].partition("</article>")[0]
    return list(dict.fromkeys(re.findall(r'href="/e/(\w+)"', item)))


def test_a_pair_stands_side_by_side_with_what_differs(client: TestClient) -> None:
    page = client.get("/review").text
    item = words(page.partition("<article")[2].partition("</article>")[0])
    assert "One engagement, or two?" in item
    assert "first reported" in item
    assert "date differs" in item


def test_a_pair_that_is_one_becomes_one_entry_and_two_again_when_it_is_undone(client: TestClient) -> None:
    before = client.get("/review").text
    key = pairs(before)[0]
    older, newer = entries_of(before, key)
    done = client.post("/review", data={"do": f"merge {key}", "why": "the same evening"})
    assert key not in pairs(done.text)
    assert "the same evening" in words(done.text)
    assert client.get(f"/e/{newer}").url.path == client.get(f"/e/{older}").url.path
    made = re.findall(r'name="done" value="([^"]+)"', done.text)[0]
    undone = client.post("/review/undo", data={"done": made})
    assert key in pairs(undone.text)
    assert client.get(f"/e/{newer}").url.path != client.get(f"/e/{older}").url.path


def test_a_pair_that_is_two_is_asked_no_more(client: TestClient) -> None:
    key = pairs(client.get("/review").text)[0]
    assert key not in pairs(client.post("/review", data={"do": f"apart {key}"}).text)
    assert key not in pairs(client.get("/review").text)


def test_several_that_are_ticked_are_decided_at_once_and_undone_at_once(client: TestClient) -> None:
    before = pairs(client.get("/review").text)
    assert len(before) >= 2
    done = client.post("/review", data={"do": "apart", "item": before[:2]})
    assert set(before[:2]).isdisjoint(pairs(done.text))
    made = re.findall(r'name="done" value="([^"]+)"', done.text)[0]
    assert len(made.split()) == 2
    assert set(before) <= set(pairs(client.post("/review/undo", data={"done": made}).text))


def test_what_is_ignored_is_out_of_the_queue_until_it_is_put_back(client: TestClient) -> None:
    key = pairs(client.get("/review").text)[0]
    assert key not in pairs(client.post("/review", data={"do": f"ignore {key}"}).text)
    assert f'id="i{key}"' in client.get("/review?show=ignored").text
    client.post("/review", data={"do": f"heed {key}"})
    assert key in pairs(client.get("/review").text)


def test_what_is_ignored_comes_back_when_it_changes(client: TestClient, address: str, tmp_path: Path) -> None:
    page = client.get("/review").text
    key = pairs(page)[0]
    older, newer = entries_of(page, key)
    client.post("/review", data={"do": f"ignore {key}"})
    client.post(
        f"/e/{newer}/decide", data={"do": "correct", "field": "people", "value": "Toshimitsu Motegi", "why": "x"}
    )
    after = client.get("/review").text
    assert all({older, newer} != set(entries_of(after, one)) for one in [key])
    # A report more on one of the two is another item.
    report = tmp_path / "more.txt"
    report.write_text(
        "Quad ministers gather\n\n6 October 2020\n\nForeign ministers Toshimitsu Motegi, Marise Payne, Subrahmanyam "
        "Jaishankar and Mike Pompeo met in Tokyo on Tuesday for the Quad, with the pandemic at the top of the list.\n",
        encoding="utf-8",
    )
    fill(address, report)
    asked = [set(entries_of(client.get("/review").text, one)) for one in pairs(client.get("/review").text)]
    assert {older, newer} in asked


def test_nothing_ticked_and_what_has_changed_meanwhile_are_told(client: TestClient) -> None:
    nothing = client.post("/review", data={"do": "merge"})
    assert (nothing.status_code, "Tick what" in nothing.text) == (409, True)
    changed = client.post("/review", data={"do": "merge 00000000000000000000"})
    assert (changed.status_code, "has changed" in changed.text) == (409, True)


def test_a_contradiction_offers_the_rivals_value(client: TestClient) -> None:
    page = client.get("/review").text
    takes = re.findall(r'value="(take (\w+) date ([^"]+))"', page)
    assert takes
    said, key, value = takes[0]
    entry = entries_of(page, key)[0]
    client.post("/review", data={"do": said})
    assert value.partition("/")[0] in client.get(f"/e/{entry}/decide").text


def first(client: TestClient) -> str:
    return str(re.findall(r'href="/e/(\w+)"', client.get("/").text)[0])


def test_a_field_is_corrected_with_its_reason_and_the_correction_undone(client: TestClient) -> None:
    entry = first(client)
    done = client.post(
        f"/e/{entry}/decide", data={"do": "correct", "field": "place", "value": "Osaka, JP", "why": "heard there"}
    )
    assert "Osaka" in done.text
    form = client.get(f"/e/{entry}/decide").text
    assert "heard there" in form
    decision = re.findall(r'name="decision" value="(\w+)"', form)[0]
    assert "Osaka" not in client.post(f"/e/{entry}/undo", data={"decision": decision}).text


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"do": "correct", "field": "date", "value": "soon", "why": "x"}, "date:"),
        ({"do": "correct", "field": "colour", "value": "red", "why": "x"}, "no field"),
        ({"do": "correct", "field": "place", "value": "Osaka, JP", "why": " "}, "Say why"),
        ({"do": "confirm", "status": "done", "why": "x"}, "no status"),
        ({"do": "split", "why": "x"}, "Tick the reports"),
        ({"do": "mark", "mark": "secret", "why": "x"}, "no mark"),
        ({"why": "x"}, "Press the button"),
    ],
)
def test_what_cannot_be_decided_is_told_beside_the_form(client: TestClient, sent: dict[str, str], says: str) -> None:
    refused = client.post(f"/e/{first(client)}/decide", data=sent)
    assert refused.status_code == 409
    assert says in words(refused.text)


def test_a_note_stays_with_the_desk_and_the_entry(client: TestClient) -> None:
    entry = first(client)
    client.post(f"/e/{entry}/decide", data={"do": "note", "why": "ask the embassy"})
    assert "ask the embassy" in client.get(f"/e/{entry}/decide").text


def test_what_was_heard_is_an_entry_of_its_own(empty: TestClient) -> None:
    entered = empty.post("/enter", data={"sentence": HEARD})
    assert "/e/" in entered.url.path
    assert "Japan" in entered.text
    assert "Paris" in entered.text


def test_what_says_nothing_is_refused_and_stays_in_the_form(empty: TestClient) -> None:
    refused = empty.post("/enter", data={"sentence": "It rained in Paris."})
    assert refused.status_code == 409
    assert "It rained in Paris." in refused.text


def finished(client: TestClient, path: str) -> str:
    """The page of a job once it is over."""
    for _ in range(200):
        page = client.get(path).text
        if "http-equiv" not in page:
            return page
        time.sleep(0.05)
    raise TimeoutError(path)


REPORT = (
    "Ministers meet in Tokyo\n\nMarch 17, 2021\n\nJapanese Foreign Minister Toshimitsu Motegi and Secretary of State "
    "Antony Blinken met in Tokyo on March 16.\n"
)


def test_a_report_that_is_pasted_is_in_the_record_when_its_page_says_so(empty: TestClient) -> None:
    begun = empty.post("/add", data={"text": REPORT})
    page = finished(empty, begun.url.path)
    assert "1 report looked at: 1 new" in words(page)
    assert "Meeting of Japan and the United States" in words(empty.get("/").text)
    again = finished(empty, empty.post("/add", data={"text": REPORT}).url.path)
    assert "0 new, 1 already held" in words(again)


def test_files_that_are_sent_are_added_under_their_names_and_what_cannot_be_read_is_told(empty: TestClient) -> None:
    sent = [("files", ("../one.txt", REPORT.encode(), "text/plain")), ("files", ("bad.txt", b"", "text/plain"))]
    page = finished(empty, empty.post("/add", files=sent).url.path)
    assert "2 reports looked at: 1 new, 0 already held, 1 not read" in words(page)
    assert "bad.txt is empty" in words(page)
    assert "/tmp" not in page  # noqa: S108 - what must not be shown


def test_what_is_marked_when_it_is_added_is_never_held_without_its_mark(empty: TestClient, address: str) -> None:
    finished(empty, empty.post("/add", data={"text": REPORT, "mark": "private"}).url.path)
    with open_store(address) as store:
        assert [one.value for one in store.decisions()] == ["private"]


def test_an_address_is_fetched_and_one_that_leads_inward_is_told(address: str) -> None:
    with site_serving() as site:
        site.answers["/one"] = answer(REPORT.encode(), "Content-Type: text/plain; charset=utf-8")
        way = Transport(allowed=Allowed.of(["127.0.0.1/32"]))
        with TestClient(application(serving(address, fetch=way.get))) as client:
            sent = {"addresses": f"{site.at('/one')}\nhttp://10.0.0.1/secret"}
            page = words(finished(client, client.post("/add", data=sent).url.path))
    assert "2 reports looked at: 1 new, 0 already held, 1 not read" in page
    assert "a private network" in page


@pytest.mark.parametrize("sent", [{}, {"text": "  "}, {"addresses": "ftp://gazette.example/1"}])
def test_what_cannot_be_added_is_told_at_once(empty: TestClient, sent: dict[str, str]) -> None:
    assert empty.post("/add", data=sent).status_code == 400


def test_a_job_that_is_not_ones_own_is_not_there(empty: TestClient) -> None:
    assert empty.get("/add/nobodys").status_code == 404


def test_a_desk_without_a_name_decides_nothing(press_store: str) -> None:
    with TestClient(application(serving(press_store, analyst=""))) as client:
        refused = client.post("/review", data={"do": "ignore abc"})
        assert refused.status_code == 409
        assert "Whose word is it?" in words(refused.text)
