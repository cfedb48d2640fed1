"""Each list on a page can be had as JSON and as CSV, for the page's own query string."""

import csv
import io
import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from dragoman.model import Decision, DecisionKind, Mark
from dragoman.publishing.tables import TABLES
from dragoman.store import open_store
from dragoman.web import application
from dragoman.web.api import twins
from dragoman.web.app import ROUTES
from tests.web.making import fill, serving

HOSTILE = '=HYPERLINK("http://evil.example")'
MET = "Japanese Foreign Minister Toshimitsu Motegi and Secretary of State Antony Blinken met in Tokyo on March 16."
LISTS = {
    "/timeline": "?party=JP&status=held",
    "/calendar/2021-03": "?party=US",
    "/changes": "?since=2021-03-06&as_of=2021-03-20",
    "/search": "?q=alliance",
    "/pair/JP-US": "?from=2021",
    "/p/Antony Blinken": "",
    "/series": "",
    "/series/2+2": "?party=JP",
    "/topic/taiwan": "",
    "/plans": "",
    "/instruments": "",
    "/review": "",
    "/sources": "",
}


@pytest.fixture
def own(press_store: str, tmp_path: Path) -> str:
    """A store with the sample press, to be written to."""
    file = tmp_path / "own.db"
    with open_store(press_store) as store:
        store.copy_to(file)
    return f"sqlite:///{file.as_posix()}"


@pytest.fixture
def client(own: str) -> Iterator[TestClient]:
    """A client on that store."""
    with TestClient(application(serving(own))) as made:
        yield made


def rows(client: TestClient, address: str) -> list[dict[str, str]]:
    """The rows of a CSV."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))


def test_every_twin_is_tried_here() -> None:
    assert {twin.path.partition("{")[0] for twin in twins.TWINS} == {
        path.rpartition("/")[0] + "/" if path.count("/") > 1 else path for path in LISTS
    }


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_the_same_in_json_and_in_csv(served: TestClient, path: str) -> None:
    query = LISTS[path]
    more = f"{'&' if query else '?'}limit=500"
    told = served.get(f"{path}.json{query}{more}")
    assert told.status_code == 200, told.text
    items = told.json()["items"]
    table = rows(served, f"{path}.csv{query}")
    assert len(table) == len(items)
    assert items or path == "/sources"
    for key in ("id", "name"):
        if items and key in items[0] and key in table[0]:
            assert [row[key] for row in table] == [item[key] for item in items]


def test_the_csv_of_entries_is_that_of_the_export(served: TestClient) -> None:
    header = served.get("/timeline.csv").text.partition("\n")[0]
    assert header.split(",") == [column.name for column in TABLES["engagements"].columns]


def test_a_list_without_items_has_its_columns_all_the_same(served: TestClient) -> None:
    answer = served.get("/changes.csv?since=1999-01-01&as_of=1999-01-02").text
    assert answer == "kind,cause,id,format,parties,field,before,after,known_on,report,quote\n"


def test_a_twin_lets_pass_what_its_page_lets_pass(served: TestClient) -> None:
    plain = served.get("/timeline.json?party=JP").json()["number"]
    assert served.get("/timeline.json?party=JP&near=2021-03-01&place=&x=y").json()["number"] == plain
    assert served.get("/timeline.json?party=Atlantis").status_code == 422
    assert served.get("/timeline.json?limit=0").status_code == 400
    assert served.get("/calendar/2021-13.json").status_code == 422
    assert served.get("/pair/JP-XX.csv").headers["content-type"] == "application/problem+json"


def test_a_twin_leads_on(served: TestClient) -> None:
    found, address = [], "/pair/JP-US.json?limit=30"
    while address:
        assert address.startswith("/pair/JP-US.json?")
        told = served.get(address).json()
        found += [item["id"] for item in told["items"]]
        address = told["next"]
    assert len(found) == len(set(found)) == told["number"]


def test_a_file_holds_what_may_leave_the_desk_and_the_json_what_the_page_shows(client: TestClient, own: str) -> None:
    entry = client.get("/timeline.json?limit=1").json()["items"][0]
    mark = Decision(
        id="d1", kind=DecisionKind.MARK, claims=tuple(entry["content"]), field="report", value=Mark.TEAM, who="ada"
    )
    with open_store(own) as store:
        store.append(mark)
    assert entry["id"] in {item["id"] for item in client.get("/timeline.json?limit=500").json()["items"]}
    assert entry["id"] not in {row["id"] for row in rows(client, "/timeline.csv")}
    assert entry["content"][0] not in client.get("/search.csv?q=the&cleared=false").text


def test_more_than_a_file_should_hold_is_refused_and_not_cut(
    served: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twins, "MOST", 3)
    for path in ("/timeline.csv?party=JP", "/timeline.csv?person=Biden", "/changes.csv?since=2020-01-01"):
        answer = served.get(path)
        assert (path, answer.status_code, answer.json()["type"]) == (path, 422, "/api#too-large")


def test_what_a_report_brings_runs_in_no_spreadsheet(tmp_path: Path) -> None:
    report = {
        "id": HOSTILE,
        "title": HOSTILE,
        "outlet": "+1+1",
        "text": f"{MET}\n\n{HOSTILE}",
        "published": "2021-03-17",
    }
    file = tmp_path / "hostile.jsonl"
    file.write_text(json.dumps({**report, "title": f"{HOSTILE}\u202e"}), encoding="utf-8")
    address = f"sqlite:///{(tmp_path / 'store.db').as_posix()}"
    fill(address, file)
    with TestClient(application(serving(address))) as client:
        for path in ("/timeline.csv", "/search.csv?q=Motegi", "/changes.csv?since=2021-01-01&as_of=2021-04-01"):
            sheet = rows(client, f"{path}{'&' if '?' in path else '?'}dialect=spreadsheet")
            assert sheet
            assert not [cell for row in sheet for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t"))]
        plain = rows(client, "/search.csv?q=Motegi")
        assert plain[0]["report_id"] == HOSTILE


def test_the_pages_lead_to_their_twins(served: TestClient) -> None:
    for path, query in LISTS.items():
        page = served.get(f"{'/' if path == '/timeline' else path}{query}").text
        address = f"{quote(path, safe='/+')}.csv{query}{'&' if query else '?'}dialect=spreadsheet"
        assert f'href="{escape(address)}"' in page
        assert served.get(address).status_code == 200
    assert ".csv" not in served.get("/add").text


def test_the_reference_names_every_operation_and_links_to_what_there_is(served: TestClient) -> None:
    page = served.get("/api").text
    for route in ROUTES:
        if route.name.startswith("api_") and route.name != "api_document":
            assert f'id="{route.name.removeprefix("api_")}"' in page
    assert 'id="unaskable"' in page
    assert "http" not in page.replace("http-equiv", "").partition("<main")[2].replace("localhost", "")
