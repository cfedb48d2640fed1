"""Writing through the API: each thing once, with a name and a reason, and told what became of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.model import AccountRole
from dragoman.store import open_store
from dragoman.web import adding, application
from dragoman.web.api.operations import ROOT
from dragoman.web.guarding import forms
from tests.web.making import serving
from tests.web.test_api import with_accounts

MET = "Foreign Minister Hayashi Yoshimasa met Secretary of State Antony Blinken in Tokyo on July 11, 2022."
REPORT = {"id": "july", "text": MET, "published": "2022-07-12", "outlet": "The Gazette"}
SENTENCE = "The foreign ministers of Japan and India will meet in Delhi on 3 May 2026."
WHY = "the embassy said so"


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


def sent(client: TestClient, path: str, status: int, body: Any = None, **more: Any) -> Any:  # noqa: ANN401 - JSON
    """What an operation answers to a body."""
    given = {"json": body, **more} if body is not None else more
    answer = client.post(f"{ROOT}{path}", **given)
    assert answer.status_code == status, answer.text
    return answer.json()


def first(client: TestClient, query: str = "party=JP&party=US&status=held") -> dict[str, Any]:
    """The first entry that fits."""
    return dict(client.get(f"{ROOT}/engagements?{query}&limit=1").json()["items"][0])


def test_a_report_in_json_is_kept_once_and_stands_in_the_record(client: TestClient) -> None:
    told = sent(client, "/reports", 200, REPORT)
    assert (told["step"], told["read"], told["new"], told["problems"]) == ("done", 1, 1, [])
    content = told["reports"][0]["content"]
    assert told["reports"] == [{"content": content, "id": "july", "new": True}]
    again = sent(client, "/reports", 200, REPORT)
    assert (again["new"], again["known"], again["reports"][0]["content"]) == (0, 1, content)
    assert content in first(client, "from=2022-07-11&to=2022-07-11&format=bilateral")["content"]


def test_a_trial_says_what_would_be_kept_and_keeps_nothing(client: TestClient) -> None:
    told = sent(client, "/reports?dry_run=true", 200, REPORT)
    assert (told["dry_run"], told["new"]) == (True, 1)
    assert client.get(f"{ROOT}/reports/july").status_code == 404
    assert client.get(f"{ROOT}/coverage").json()["read"]["reports"] == 48


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", json.dumps([REPORT, {**REPORT, "id": "two", "text": f"{MET} They spoke for an hour."}])),
        ("application/x-ndjson", f"{json.dumps(REPORT)}\n{json.dumps({**REPORT, 'id': 'two', 'title': 'Two'})}\n"),
        ("application/octet-stream", f"{json.dumps(REPORT)}\n{json.dumps({**REPORT, 'id': 'two', 'title': 'Two'})}\n"),
    ],
)
def test_several_reports_are_told_one_by_one(client: TestClient, kind: str, body: str) -> None:
    told = sent(client, "/reports", 200, content=body, headers={"content-type": kind})
    assert [one["id"] for one in told["reports"]] == ["july", "two"]
    assert told["new"] == 2


@pytest.mark.parametrize(
    ("kind", "body"),
    [("text/plain", MET), ("text/html", f"<html><body><article><p>{MET}</p></article></body></html>"), ("", MET)],
)
def test_a_file_is_read_by_what_it_holds_and_called_by_it(client: TestClient, kind: str, body: str) -> None:
    more = {"headers": {"content-type": kind}} if kind else {}
    told = sent(client, "/reports?published=2022-07-12", 200, content=body, **more)
    assert told["reports"][0]["id"].startswith("sent-")
    assert client.get(f"{ROOT}/reports/{told['reports'][0]['id']}").json()["report"]["published"] == "2022-07-12"
    named = sent(client, "/reports?name=..%2F..%2Fetc%2Fjuly.txt", 200, content=f"{body} ", **more)
    assert named["reports"][0]["id"] == "july"


def test_what_cannot_be_read_is_a_problem_and_stops_nothing_else(client: TestClient) -> None:
    told = sent(client, "/reports", 200, [REPORT, {"id": "empty", "text": ""}])
    assert (told["new"], told["unread"]) == (1, 1)
    assert [(one["report"], one["what"]) for one in told["problems"]] == [("empty", "empty")]
    nothing = sent(client, "/reports", 422, [{"id": "empty", "text": ""}])
    assert nothing["problems"][0]["what"] == "empty"
    assert "/tmp" not in json.dumps(nothing)  # noqa: S108 - nothing of where it lay meanwhile


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", "7", 400),
        ("application/json", "{", 400),
        ("application/json", '"\\ud800"', 400),
        ("application/json", "", 400),
        ("text/plain", "  ", 400),
        ("application/x-www-form-urlencoded", json.dumps(REPORT), 415),
        ("multipart/form-data; boundary=x", "--x--", 415),
        ("application/octet-stream", "\0\1" * 40, 422),
    ],
)
def test_what_is_no_report_is_refused(client: TestClient, kind: str, body: str, status: int) -> None:
    told = sent(client, "/reports", status, content=body, headers={"content-type": kind})
    assert told["status"] == status


def test_more_than_is_taken_at_once_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "LARGEST", 1000)
    told = sent(client, "/reports", 413, content="x" * 1001)
    assert told["type"] == "/api#too-large"
    assert sent(client, "/decisions", 413, content="x" * 1001)["status"] == 413


def test_reports_for_the_team_leave_the_desk_by_no_way(client: TestClient) -> None:
    content = sent(client, "/reports?mark=team", 200, REPORT)["reports"][0]["content"]
    assert client.get(f"{ROOT}/reports/{content}").status_code == 200
    assert client.get(f"{ROOT}/reports/{content}?cleared=true").status_code == 404


def test_who_does_not_wait_is_told_where_to_ask(client: TestClient) -> None:
    answer = client.post(f"{ROOT}/reports?wait=0", json=REPORT)
    assert answer.status_code in (200, 202)
    assert answer.status_code == 200 or answer.headers["location"] == answer.json()["job"]
    address = answer.json()["job"]
    while (told := client.get(address)).status_code == 202:
        pass
    assert (told.json()["step"], told.json()["new"]) == ("done", 1)
    assert client.get(f"{ROOT}/jobs/nothing").status_code == 404


def test_many_who_wait_leave_threads_for_others(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = client.app.state.jobs  # type: ignore[attr-defined]
    waiting = [jobs._waiting.acquire(blocking=False) for _ in range(adding._MOST_WAITING)]  # noqa: SLF001
    assert all(waiting)
    monkeypatch.setattr(adding, "add_paths", lambda *_, **__: iter(lambda: None, None))
    answer = client.post(f"{ROOT}/reports", json=REPORT)  # answered at once, done or not
    assert answer.status_code in (200, 202)


def test_a_decision_is_kept_with_its_reason_and_once(client: TestClient) -> None:
    entry = first(client)
    said = {"do": "correct", "entries": [entry["id"]], "field": "place", "value": "Kyoto, JP", "why": WHY}
    trial = sent(client, "/decisions?dry_run=true", 200, said)
    assert (trial["new"], first(client)["place"]) == (False, entry["place"])
    made = sent(client, "/decisions", 201, said)
    assert (made["new"], made["decisions"][0]["by"], made["decisions"][0]["why"]) == (True, "ada", WHY)
    again = sent(client, "/decisions", 200, said)
    assert (again["new"], again["decisions"]) == (False, made["decisions"])
    now = client.get(f"{ROOT}/engagements/{entry['id']}").json()["engagement"]
    assert now["place"] == {"city": "Kyoto", "country": "JP"}
    assert [one["id"] for one in client.get(f"{ROOT}/decisions").json()["items"]] == [made["decisions"][0]["id"]]


def test_what_was_taken_back_can_be_said_again(client: TestClient, own: str) -> None:
    said = {"do": "confirm", "entries": [first(client)["id"]], "why": WHY}
    name = sent(client, "/decisions", 201, said)["decisions"][0]["id"]
    undone = sent(client, f"/decisions/{name}/undo", 201, {"why": "wrong"})
    assert undone["decisions"][0]["undoes"] == name
    assert sent(client, f"/decisions/{name}/undo", 200, {"why": "wrong"})["new"] is False
    sent(client, f"/decisions/{name}/undo", 409, {"why": "wrong again"})
    sent(client, "/decisions/dnothing/undo", 404, {"why": "wrong"})
    assert sent(client, "/decisions", 201, said)["new"] is True
    with open_store(own) as store:
        assert store.decisions()


def test_entries_are_made_one_and_taken_apart(client: TestClient) -> None:
    unsure = [one for one in client.get(f"{ROOT}/contradictions").json()["items"] if one["kind"] == "unsure"]
    pair = unsure[0]["entries"]
    one = sent(client, "/decisions", 201, {"do": "merge", "entries": pair, "why": WHY})
    assert len(one["entries"]) == 1
    assert sent(client, "/decisions", 200, {"do": "merge", "entries": pair, "why": WHY})["new"] is False
    claims = client.get(f"{ROOT}/engagements/{pair[0]}/claims").json()["items"]
    report = claims[-1]["report"]["id"]
    two = sent(client, "/decisions", 201, {"do": "split", "entries": one["entries"], "claims": [report], "why": "two"})
    assert two["decisions"][0]["kind"] == "split"


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"do": "pin", "fields": ["date", "status"]}, 201),
        ({"do": "note", "mark": "private"}, 201),
        ({"do": "reject"}, 201),
        ({"do": "split"}, 409),
        ({"do": "apart"}, 409),
        ({"do": "correct", "value": "no date"}, 409),
        ({"do": "dance"}, 400),
        ({"do": "confirm", "status": "floating"}, 400),
        ({"do": "confirm", "why": ""}, 400),
        ({"do": "confirm", "why": "  "}, 422),
        ({"do": "confirm", "entries": []}, 400),
        ({"do": "confirm", "entries": ["nothing"]}, 404),
        ({"do": "confirm", "entries": ["e"]}, 409),
        ({"do": "confirm", "who": "somebody else"}, 400),
    ],
)
def test_what_can_be_decided_and_what_not(client: TestClient, more: dict[str, Any], status: int) -> None:
    told = sent(client, "/decisions", status, {"entries": [first(client)["id"]], "why": WHY, **more})
    assert told.get("status") == (None if status == 201 else status)


def test_marks_are_set_on_reports_entries_and_decisions(client: TestClient) -> None:
    entry = first(client)
    decision = sent(client, "/decisions", 201, {"do": "confirm", "entries": [entry["id"]], "why": WHY})
    ids = {"report": entry["content"][0], "entry": entry["id"], "decision": decision["decisions"][0]["id"]}
    for on, name in ids.items():
        told = sent(client, "/marks", 201, {"on": on, "id": name, "mark": "team", "why": WHY})
        assert (told["decisions"][0]["kind"], told["decisions"][0]["value"]) == ("mark", "team")
        sent(client, "/marks", 404, {"on": on, "id": "nothing", "mark": "team", "why": WHY})
    assert client.get(f"{ROOT}/engagements/{entry['id']}?cleared=true").status_code == 404


def test_an_entry_of_ones_own_joins_the_record_as_a_report_of_ones_own(client: TestClient) -> None:
    said = {"sentence": SENTENCE, "topics": ["alliance"], "heard_from": "the embassy"}
    trial = sent(client, "/engagements?dry_run=true", 200, said)
    assert (trial["entry"], trial["claims"][0]["parties"]) == (None, ["IN", "JP"])
    made = sent(client, "/engagements", 201, said)
    assert sent(client, "/engagements", 200, said)["entry"] == made["entry"]
    entry = client.get(f"{ROOT}/engagements/{made['entry']}").json()["engagement"]
    assert (entry["date"], entry["entered"], entry["topics"]) == ("2026-05-03", ["ada"], ["alliance"])
    assert client.get(f"{ROOT}/engagements/{made['entry']}?cleared=true").status_code == 404
    sent(client, "/engagements", 422, {"sentence": "Nothing of the kind."})
    sent(client, "/engagements", 422, {"sentence": SENTENCE, "parties": ["XX"]})
    sent(client, "/engagements", 400, {"sentence": SENTENCE, "format": "ball"})


def test_without_a_name_nothing_is_decided(own: str) -> None:
    with TestClient(application(serving(own, analyst=""))) as client:
        told = sent(client, "/decisions", 422, {"do": "confirm", "entries": [first(client)["id"]], "why": WHY})
    assert "Whose word" in told["detail"]


def test_a_reader_may_write_nothing_and_an_analyst_writes_in_his_own_name(own: str) -> None:
    tokens = with_accounts(own)
    with TestClient(application(serving(own, accounts=True))) as client:
        reader, analyst = tokens[AccountRole.READER.value], tokens[AccountRole.ANALYST.value]
        entry = client.get(f"{ROOT}/engagements?limit=1", headers=reader).json()["items"][0]["id"]
        said = {"do": "confirm", "entries": [entry], "why": WHY}
        for path, body in (("/reports", REPORT), ("/decisions", said), ("/engagements", {"sentence": SENTENCE})):
            assert sent(client, path, 403, body, headers=reader)["type"] == "/api#not-allowed"
        made = sent(client, "/decisions", 201, said, headers=analyst)
        assert made["decisions"][0]["by"] == "a analyst"
        admin = sent(client, "/decisions", 201, said, headers=tokens[AccountRole.ADMIN.value])
        assert admin["decisions"][0]["by"] == "a admin"


def test_another_sites_page_writes_nothing(client: TestClient) -> None:
    said = {"do": "confirm", "entries": [first(client)["id"]], "why": WHY}
    sent(client, "/decisions", 403, said, headers={"origin": "https://evil.example"})
    assert client.get(f"{ROOT}/decisions").json()["items"] == []
