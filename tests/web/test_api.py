"""The record for programs: the same as the pages show, in JSON, each answer with what it rests on."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from starlette.testclient import TestClient

from dragoman.model import Account, AccountRole, ApiToken, Decision, DecisionKind, Mark, Noted
from dragoman.publishing import schema
from dragoman.store import open_store
from dragoman.web import application
from dragoman.web.api.operations import ROOT
from dragoman.web.api.table import OPERATIONS
from dragoman.web.guarding.keys import digest, fresh_key
from dragoman.web.guarding.limits import Buckets
from tests.web.making import NOW, serving

PROBLEM = "application/problem+json"


def got(client: TestClient, path: str, **headers: str) -> Any:  # noqa: ANN401 - JSON
    """What an operation answers, done."""
    answer = client.get(f"{ROOT}{path}", headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


def refused(client: TestClient, path: str, method: str = "GET", **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """The problem that it answers with."""
    answer = client.request(method, f"{ROOT}{path}", **more)
    assert answer.headers["content-type"] == PROBLEM
    told = answer.json()
    assert told["status"] == answer.status_code
    assert told["type"].startswith("/api#")
    return dict(told)


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
    with TestClient(application(serving(own)), follow_redirects=False) as made:
        yield made


def test_every_answer_says_as_of_when_it_is_and_what_was_read(served: TestClient) -> None:
    told = got(served, "/engagements?as_of=2021-03-14&limit=1")
    assert told["as_of"] == "2021-03-14"
    assert told["read"]["words"].startswith("15 reports read, published 19 Apr 2019 to ")
    assert told["read"]["last"] <= "2021-03-14"


def test_a_list_gives_the_entries_as_the_command_line_does(served: TestClient) -> None:
    items = got(served, "/engagements?party=JP&party=US&from=2021-03&to=2021-03")["items"]
    assert items
    for item in items:
        jsonschema.validate(item, json.loads(schema("engagement")))
        assert {"JP", "US"} <= set(item["parties"])
        assert (item["earliest"] or "2021-03-01") <= "2021-03-31"
        assert (item["latest"] or "2021-03-31") >= "2021-03-01"


@pytest.mark.parametrize(
    "asked",
    [
        "party=Japan&person=Blinken",
        "format=2%2B2&format=quad",
        "status=held&topic=alliance",
        "place=Tokyo",
        "series=2%2B2",
        "undated=yes",
        "office=defence&party=JP",
    ],
)
def test_the_filters_are_those_of_the_pages(served: TestClient, asked: str) -> None:
    listed = {item["id"] for item in got(served, f"/engagements?{asked}&limit=500")["items"]}
    page = served.get(f"/?{asked}").text
    assert listed
    assert all(f"/e/{name}" in page for name in listed)


def test_a_list_leads_on_until_each_entry_was_given_once(served: TestClient) -> None:
    whole = got(served, "/engagements?limit=500")
    found, path = [], "/engagements?limit=11"
    while path:
        answer = served.get(f"{ROOT}{path}" if path.startswith("/eng") else path)
        told = answer.json()
        assert told["number"] == whole["number"]
        found += told["items"]
        path = told["next"]
        assert answer.headers.get("link") == (f'<{path}>; rel="next"' if path else None)
    assert found == whole["items"]


@pytest.mark.parametrize("path", [one.path for one in OPERATIONS if one.listing and "{" not in one.path])
def test_every_list_is_the_same_cut_into_ones(served: TestClient, path: str) -> None:
    more = {"/changes": "since=2023-12-01&", "/search": "q=alliance&", "/topics": "party=IN&"}.get(path, "party=IN&")
    known = next(one for one in OPERATIONS if one.path == path).known
    more = more if more != "party=IN&" or any(one.name == "party" for one in known) else ""
    whole = got(served, f"{path}?{more}limit=500")
    found, following = [], f"{ROOT}{path}?{more}limit=3"
    while following:
        told = served.get(following).json()
        found += told["items"]
        following = told["next"]
    assert found == whole["items"]
    assert found or path in ("/decisions", "/sources")


def test_an_id_that_was_merged_leads_to_the_entry_that_has_its_claims(client: TestClient, own: str) -> None:
    pair = next(one for one in got(client, "/contradictions")["items"] if one["kind"] == "unsure")["entries"]
    with open_store(own) as store:
        claims = [one["claim"]["key"] for name in pair for one in got(client, f"/engagements/{name}/claims")["items"]]
        store.append(Decision(id="d1", kind=DecisionKind.MERGE, claims=tuple(claims), who="ada", why="one"))
    found = [client.get(f"{ROOT}/engagements/{name}") for name in pair]
    assert {answer.json()["engagement"]["id"] for answer in found} <= set(pair)
    assert len({answer.json()["engagement"]["id"] for answer in found}) == 1
    assert found[0].headers["link"] == f'<{ROOT}/engagements/{found[0].json()["engagement"]["id"]}>; rel="canonical"'


def test_the_beginning_of_an_id_that_several_have_names_them(served: TestClient) -> None:
    told = refused(served, "/engagements/e")
    assert (told["status"], told["type"]) == (409, "/api#ambiguous")
    assert set(told["ids"]) == {item["id"] for item in got(served, "/engagements?limit=500")["items"]}
    assert refused(served, "/engagements/nothing")["status"] == 404


def test_behind_an_entry_stand_its_claims_with_their_words_where_they_stand(served: TestClient) -> None:
    entry = got(served, "/answers/last?party=JP&party=US")["answer"]["found"][0]
    claims = got(served, f"/engagements/{entry['id']}/claims")["items"]
    assert [one["claim"]["key"] for one in claims] == [one["key"] for one in entry["claims"]]
    for one in claims:
        text = got(served, f"/reports/{one['report']['content']}?text=true")["text"]
        (said,) = one["claim"]["evidence"]["trigger"]
        assert text[said["start"] : said["end"]] == said["quote"]


def test_answers_are_those_of_the_command_line(served: TestClient) -> None:
    last = got(served, "/answers/last?party=JP&party=US&as_of=2021-03-20")["answer"]
    assert last["found"][0]["status"] in ("held", "ongoing")
    assert last["rests"]["parties"] == ["JP", "US"]
    first = got(served, "/answers/first-since?since=2021-03-01&party=JP&party=US")["answer"]
    assert first["found"][0]["latest"] >= "2021-03-01" > first["before"]["latest"]
    nothing = got(served, "/answers/next?party=JP&party=IN")["answer"]
    assert nothing["found"] == []
    assert nothing["rests"]["reports"] > 0
    ahead = got(served, "/answers/next?party=JP&party=US&as_of=2021-03-13")["answer"]["found"]
    assert ahead[0]["status"] in ("planned", "scheduled")
    overdue = got(served, "/answers/overdue")["items"]
    assert {item["status"] for item in overdue} == {"unconfirmed"}


def test_a_count_is_of_those_held_and_says_of_how_many_that_is_not_known(served: TestClient) -> None:
    told = got(served, "/answers/count?party=JP&party=US")
    held = got(served, "/engagements?party=JP&party=US&status=held&limit=500")["items"]
    assert told["held"] == sum(item["format"] != "visit" for item in held)
    assert sum(told["years"].values()) + told["undated"] == told["held"]
    assert told["not_known"] > 0


def test_a_past_day_knows_nothing_of_what_came_later(served: TestClient) -> None:
    for path in ("/engagements", "/reports", "/people", "/pairs", "/series", "/instruments", "/positions", "/outlets"):
        told = got(served, f"{path}?as_of=2019-01-01")
        assert (path, told["items"], told["read"]["reports"]) == (path, [], 0)
    assert got(served, "/search?q=talks&as_of=2019-01-01")["items"] == []
    assert refused(served, "/reports/048-farewell-in-wilmington?as_of=2021-01-01")["status"] == 404


def test_what_the_store_held_on_a_day_leaves_out_what_came_in_later(served: TestClient) -> None:
    for path in ("/engagements", "/reports", "/outlets", "/answers/count"):
        assert got(served, f"{path}?recorded_as_of=2026-01-14")["read"]["reports"] == 0
        assert got(served, f"{path}?recorded_as_of=2026-01-15")["read"]["reports"] == 48


def test_reports_are_those_that_tell_of_what_is_asked_for(served: TestClient) -> None:
    told = got(served, "/reports?party=IN&party=JP&limit=500")["items"]
    entries = got(served, "/engagements?party=IN&party=JP&limit=500")["items"]
    assert {one["report"]["content"] for one in told} == {report for entry in entries for report in entry["content"]}
    some = got(served, "/reports?from=2021-03&to=2021-03")["items"]
    assert some
    assert all(one["report"]["published_range"][:7] <= "2021-03" for one in some)
    assert len(got(served, "/reports?limit=500")["items"]) == 48


def test_a_report_is_given_with_its_text_where_that_is_asked_for(served: TestClient) -> None:
    told = got(served, "/reports/048-farewell-in-wilmington")
    assert (told["text"], told["has_text"]) == (None, True)
    jsonschema.validate(told["reading"], json.loads(schema("read")))
    assert "Wilmington" in got(served, "/reports/048-farewell-in-wilmington?text=true")["text"]


def test_dossiers_say_the_last_the_next_and_what_both_rest_on(served: TestClient) -> None:
    pair = got(served, "/pairs/us-jp")
    assert pair["parties"] == ["JP", "US"]
    assert pair["last"]["rests"]["parties"] == ["JP", "US"]
    assert pair["entries"] == sum(pair["statuses"].values())
    who = got(served, "/people/Antony%20Blinken")
    assert ("US", "Secretary of State") in {(one["party"], one["title"]) for one in who["offices"]}
    assert got(served, "/series/Quad")["rhythm"]["days"]
    assert got(served, "/topics/taiwan")["positions"][0]["topic"] == "taiwan"
    listed = {one["topic"]: one["entries"] for one in got(served, "/topics")["items"]}
    assert listed["taiwan"] == got(served, "/topics/taiwan")["entries"]
    for path in ("/pairs/JP", "/pairs/JP-XX", "/people/Nobody%20Known", "/series/nothing", "/topics/nothing"):
        assert refused(served, path)["status"] == 404


def test_changes_are_told_from_a_day_to_a_day(served: TestClient) -> None:
    told = got(served, "/changes?since=2021-03-06&as_of=2021-03-20&limit=500")
    assert (told["since"], told["as_of"]) == ("2021-03-06", "2021-03-20")
    kinds = {one["kind"] for one in told["items"]}
    assert "new" in kinds
    held = got(served, "/changes?since=2021-03-06&as_of=2021-03-20&kind=held")["items"]
    assert {one["kind"] for one in held} == {"held"}
    assert refused(served, "/changes?since=2021-03-21&as_of=2021-03-20")["status"] == 422


@pytest.mark.parametrize(
    ("path", "status", "parameter"),
    [
        ("/engagements?partys=JP", 400, "partys"),
        ("/engagements?party=Atlantis", 422, "party"),
        ("/engagements?format=ball", 400, "format"),
        ("/engagements?as_of=yesterday", 400, "as_of"),
        ("/engagements?as_of=20210314", 400, "as_of"),
        ("/engagements?as_of=2021-03-14&as_of=2021-03-15", 400, "as_of"),
        ("/engagements?from=2021-02-30", 400, "from"),
        ("/engagements?from=2022&to=2021", 422, "to"),
        ("/engagements?party=", 400, "party"),
        ("/engagements?party=%20", 422, "party"),
        ("/engagements?limit=0", 400, "limit"),
        ("/engagements?limit=501", 400, "limit"),
        ("/engagements?limit=%D9%A3", 400, "limit"),
        ("/engagements?cursor=nothing", 422, "cursor"),
        ("/engagements?cleared=yes", 400, "cleared"),
        ("/changes", 400, "since"),
        ("/search", 400, "q"),
        ("/search?q=%2A", 422, "q"),
    ],
)
def test_what_cannot_be_asked_is_said_with_the_parameter(
    served: TestClient, path: str, status: int, parameter: str
) -> None:
    told = refused(served, path)
    assert (told["status"], told["parameter"]) == (status, parameter)


def test_an_address_that_is_not_there_and_a_way_that_it_cannot_be_asked_in(served: TestClient) -> None:
    assert refused(served, "/nothing")["status"] == 404
    assert refused(served, "/engagements/e/nothing")["status"] == 404
    answer = served.delete(f"{ROOT}/engagements/e")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert answer.headers["content-type"] == PROBLEM


def test_an_answer_that_still_stands_is_not_sent_again(client: TestClient, own: str) -> None:
    first = client.get(f"{ROOT}/engagements?limit=2")
    again = client.get(f"{ROOT}/engagements?limit=2", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    with open_store(own) as store:
        store.append(Decision(id="d1", kind=DecisionKind.NOTE, claims=(), who="ada", why="a word"))
    assert client.get(again.url.path, headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_what_is_marked_for_the_team_is_left_out_of_what_may_leave_the_desk(client: TestClient, own: str) -> None:
    report = got(client, "/reports/048-farewell-in-wilmington")["report"]["content"]
    mark = Decision(id="d1", kind=DecisionKind.MARK, claims=(report,), field="report", value=Mark.TEAM.value, who="ada")
    with open_store(own) as store:
        store.append(mark)
    assert report in {one["report"]["content"] for one in got(client, "/reports?limit=500")["items"]}
    for path in ("/reports?limit=500", "/engagements?limit=500", "/search?q=Wilmington"):
        assert report in client.get(f"{ROOT}{path}").text
        assert report not in client.get(f"{ROOT}{path}&cleared=true").text
    assert refused(client, f"/reports/{report}?cleared=true")["status"] == 404
    assert got(client, "/coverage?cleared=true")["read"]["reports"] == 47


def with_accounts(address: str) -> dict[str, dict[str, str]]:
    """Headers with the token of an account of each role."""
    found = {}
    with open_store(address) as store:
        for role in AccountRole:
            note = Noted(at=NOW, who="root", what="account opened")
            store.open_account(Account(name=f"a {role}", role=role, made_at=NOW), note)
            key = fresh_key()
            store.give_token(ApiToken(digest=digest(key), account=f"a {role}", label="t", made_at=NOW), note)
            found[role.value] = {"authorization": f"Bearer {key}"}
    return found


def test_with_accounts_nothing_is_told_without_a_token(own: str) -> None:
    tokens = with_accounts(own)
    with TestClient(application(serving(own, accounts=True)), follow_redirects=False) as client:
        for one in OPERATIONS:
            path = ROOT + one.template.replace("{", "").replace("}", "")
            for headers in ({}, {"authorization": "Bearer x"}, {"accept": "text/html"}):
                answer = client.request(one.method, path, headers=headers)
                assert (path, answer.status_code) == (path, 401 if one.role else 200)
                if one.role:
                    assert answer.headers["www-authenticate"] == "Bearer"
                    assert answer.headers["content-type"] == PROBLEM
        assert client.get(f"{ROOT}/engagements", headers=tokens["reader"]).status_code == 200


def test_who_asks_too_often_is_told_so_as_a_problem(own: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Buckets, "take", lambda *_: 2.5)
    with TestClient(application(serving(own, accounts=True))) as client:
        answer = client.get(f"{ROOT}/engagements")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "3")
    assert answer.json()["type"] == "/api#too-often"


def test_another_host_and_another_site_are_refused_as_problems(served: TestClient) -> None:
    assert refused(served, "/engagements", headers={"host": "evil.example"})["status"] == 400
    assert refused(served, "/engagements", "POST", headers={"sec-fetch-site": "cross-site"})["status"] == 403


def test_a_fault_of_ours_is_a_problem_that_tells_nothing_of_the_inside(
    own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("inside of us")

    with TestClient(application(serving(own)), raise_server_exceptions=False) as client:
        monkeypatch.setattr("dragoman.web.viewing.leafed", broken)
        answer = client.get(f"{ROOT}/engagements")
    assert (answer.status_code, answer.headers["content-type"]) == (500, PROBLEM)
    assert "inside of us" not in answer.text
    assert "Traceback" not in answer.text


def test_what_leaves_the_desk_does_not_even_name_an_entry_that_may_not(client: TestClient, own: str) -> None:
    meeting = next(one for one in got(client, "/engagements?format=2%2B2&limit=500")["items"] if one["part_of"])
    visit = got(client, f"/engagements/{meeting['part_of']}")["engagement"]
    claims = tuple(one["key"] for one in visit["claims"])
    with open_store(own) as store:
        store.append(
            Decision(id="d1", kind=DecisionKind.MARK, claims=claims, field="entry", value=Mark.TEAM.value, who="ada")
        )
    report = meeting["content"][0]
    for path in (
        "/engagements?limit=500",
        f"/engagements/{meeting['id']}",
        "/answers/last?format=2%2B2&from=2021&to=2021",
        "/series/2%2B2?",
        "/reports?limit=500",
        f"/reports/{report}",
        "/contradictions?limit=500",
        "/search?q=visit&limit=500",
        "/changes?since=2020-01-01&limit=500",
    ):
        sign = "&" if "?" in path else "?"
        text = client.get(f"{ROOT}{path}{sign}cleared=true").text
        assert all(f'"{name}"' not in text for name in (visit["id"], *claims)), path
    assert f'"{visit["id"]}"' in client.get(f"{ROOT}/engagements/{meeting['id']}").text
    assert refused(client, f"/engagements/{visit['id']}?cleared=true")["status"] == 404


def test_what_a_colleague_keeps_private_is_not_read_in_its_report_either(client: TestClient, own: str) -> None:
    entry = got(client, "/engagements?format=2%2B2&limit=500")["items"][0]
    key, report = entry["claims"][0]["key"], entry["content"][0]
    assert f'"{key}"' in client.get(f"{ROOT}/reports/{report}").text
    with open_store(own) as store:
        private = Mark.PRIVATE.value
        store.append(Decision(id="d1", kind=DecisionKind.MARK, claims=(key,), field="entry", value=private, who="bob"))
    assert f'"{key}"' not in client.get(f"{ROOT}/reports/{report}").text


def test_a_report_that_came_in_later_is_not_there_on_a_day_before(client: TestClient) -> None:
    report = got(client, "/engagements?format=2%2B2&limit=500")["items"][0]["content"][0]
    assert client.get(f"{ROOT}/reports/{report}").status_code == 200
    assert client.get(f"{ROOT}/reports/{report}?recorded_as_of=1999-01-01").status_code == 404
