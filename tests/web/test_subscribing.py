"""Calendars and feeds as programs fetch them: signed in or by a secret address, again and again."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from starlette.testclient import TestClient

from dragoman.model import Account, AccountRole, Decision, DecisionKind, Noted
from dragoman.pipeline.views import SavedView, save_view
from dragoman.store import open_store
from dragoman.web import application
from dragoman.web.guarding.keys import hashed
from tests.pipeline.test_calendars import MOVED, PLANNED
from tests.publishing.test_atom import faults, parsed
from tests.web.making import NOW, TODAY, fill, serving

NOTE = Noted(at=NOW, who="root", what="account opened")
PASSWORD = "four words that differ"  # noqa: S105 - of accounts made here


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def events(body: bytes) -> dict[str, Any]:
    parsed_calendar: Any = icalendar.Calendar.from_ical(body)
    return {str(event["UID"]): event for event in parsed_calendar.walk("VEVENT")}


@pytest.fixture
def address(tmp_path: Path) -> str:
    made = f"sqlite:///{(tmp_path / 'own.db').as_posix()}"
    fill(made, put(tmp_path, "plan", PLANNED), day=TODAY - timedelta(days=7))
    return made


@pytest.fixture
def desk(address: str) -> Iterator[TestClient]:
    with TestClient(application(serving(address)), follow_redirects=False) as client:
        yield client


@pytest.fixture
def guarded(address: str) -> Iterator[TestClient]:
    """A server that others reach, with two accounts."""
    with open_store(address) as store:
        for name, role in (("ada", AccountRole.READER), ("grace", AccountRole.READER), ("root", AccountRole.ADMIN)):
            store.open_account(Account(name=name, role=role, secret=hashed(PASSWORD, name), made_at=NOW), NOTE)
    with TestClient(application(serving(address, accounts=True)), follow_redirects=False) as client:
        yield client


def sign_in(client: TestClient, name: str) -> None:
    assert client.post("/signin", data={"name": name, "password": PASSWORD}).status_code == 303


def make(client: TestClient, **form: str) -> str:
    """Make a secret address; the part before the ending."""
    page = client.post("/addresses", data=form).text
    (found,) = re.findall(r"http://testserver(/c/[\w-]+)\.ics", page)
    return str(found)


def test_the_calendar_takes_the_filters_of_the_timeline(served: TestClient) -> None:
    every, some = (events(served.get(f"/calendar.ics{more}").content) for more in ("", "?party=KR"))
    assert 0 < len(some) < len(every)
    answer = served.get("/calendar.ics?party=KR&as_of=2021-03-12")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar: Any = icalendar.Calendar.from_ical(answer.content)
    assert calendar["X-WR-CALNAME"] == "Engagements: South Korea"
    assert calendar["SOURCE"] == "http://testserver/calendar.ics?party=KR&as_of=2021-03-12"
    assert events(answer.content).keys() != some.keys()


def test_what_cannot_be_asked_is_refused_with_what_can(served: TestClient) -> None:
    answer = served.get("/calendar.ics?cancelled=maybe")
    assert answer.status_code == 400
    assert "status, mark" in answer.text
    assert served.get("/calendar.ics?party=XX").status_code == 400
    assert served.get("/feed.atom?party=XX").status_code == 400


def test_an_entry_has_a_calendar_of_its_own_under_every_id(served: TestClient) -> None:
    ((uid, event),) = list(events(served.get("/calendar.ics?party=KR").content).items())[:1]
    name = uid.partition("@")[0]
    answer = served.get(f"/e/{name}.ics")
    assert answer.status_code == 200
    assert events(answer.content)[uid]["DTSTART"].dt == event["DTSTART"].dt
    assert (
        f"/e/{name}.ics" in served.get(str(event["URL"]).removeprefix("http://testserver"), follow_redirects=True).text
    )
    assert served.get("/e/none.ics").status_code == 404


def test_who_has_the_bytes_is_not_sent_them_again_until_they_change(
    desk: TestClient, address: str, tmp_path: Path
) -> None:
    for path in ("/calendar.ics", "/feed.atom"):
        first = desk.get(path)
        tag, since = first.headers["etag"], first.headers["last-modified"]
        assert desk.get(path, headers={"if-none-match": tag}).status_code == 304
        assert desk.get(path, headers={"if-none-match": f'"other", {tag}'}).content == b""
        assert desk.get(path, headers={"if-modified-since": since}).status_code == 304
        assert desk.get(path, headers={"if-none-match": '"other"', "if-modified-since": since}).status_code == 200
        assert desk.get(path, headers={"if-modified-since": "no day"}).status_code == 200
        assert desk.head(path).headers["etag"] == tag
    fill(address, put(tmp_path, "moved", MOVED), day=TODAY)
    for path in ("/calendar.ics", "/feed.atom"):
        assert desk.get(path, headers={"if-none-match": tag}).status_code == 200
    fill(address, put(tmp_path, "reprint", f"Its own heading\n\n{MOVED}"), day=TODAY)
    assert [entry.title for entry in parsed(desk.get("/feed.atom").content).entries].count("moved") <= 1


def test_the_feed_is_a_feed_and_is_named_on_the_pages(served: TestClient) -> None:
    answer = served.get("/feed.atom?party=KR&as_of=2021-03-20")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert faults(answer.content) == []
    found = parsed(answer.content)
    assert found.entries
    assert {link.rel: link.href for link in found.feed.links} == {
        "self": "http://testserver/feed.atom?party=KR&as_of=2021-03-20",
        "alternate": "http://testserver/changes?party=KR&as_of=2021-03-20",
    }
    link = 'type="application/atom+xml" title="Changes of these" href="/feed.atom?party=KR">'
    assert link in served.get("/?party=KR").text


def test_a_view_that_is_kept_has_both_and_they_follow_it(desk: TestClient, address: str) -> None:
    with open_store(address) as store:
        save_view(store, "ada", SavedView(name="Japan / US", query="?party=JP"))
        path = "/views/Japan%20/%20US"
        assert len(events(desk.get(f"{path}/calendar.ics").content)) == 1
        assert "Japan / US: changes" in desk.get(f"{path}/feed.atom").text
        assert f'"{path}/feed.atom"' in desk.get("/addresses").text
        save_view(store, "ada", SavedView(name="Japan / US", query="?party=CN"))
        assert events(desk.get(f"{path}/calendar.ics").content) == {}
    assert desk.get("/views/none/calendar.ics").status_code == 404


def test_what_an_address_is_for_is_said_in_letters_that_can_be_seen(guarded: TestClient, address: str) -> None:
    sign_in(guarded, "ada")
    assert guarded.post("/addresses", data={"label": "pocket\x1b[31m"}).status_code == 400
    assert guarded.post("/addresses", data={"label": "pocket\u202e"}).status_code == 400
    with open_store(address) as store:
        assert store.addresses() == ()


def test_a_secret_address_opens_without_signing_in_until_it_is_revoked(guarded: TestClient, address: str) -> None:
    assert guarded.get("/calendar.ics").status_code == 401
    sign_in(guarded, "ada")
    secret = make(guarded, label="pocket", query="?party=JP&cancelled=mark")
    guarded.cookies.clear()
    assert len(events(guarded.get(f"{secret}.ics").content)) == 1
    assert faults(guarded.get(f"{secret}.atom").content) == []
    tag = guarded.get(f"{secret}.ics").headers["etag"]
    assert guarded.get(f"{secret}.ics", headers={"if-none-match": tag}).status_code == 304
    assert guarded.get("/c/none.ics").status_code == 404
    with open_store(address) as store:
        (held,) = store.addresses()
        assert secret.removeprefix("/c/") not in repr(held)
        assert (held.label, held.query, held.fetched_on) == ("pocket", "?party=JP&cancelled=mark", TODAY)
        assert [one.what for _, one in store.noted(10)][:2] == ["address asked for", "address made"]
    sign_in(guarded, "grace")
    assert "pocket" not in guarded.get("/addresses").text
    assert guarded.post("/addresses/revoke", data={"digest": held.digest}).status_code == 400
    sign_in(guarded, "root")
    assert "pocket" in guarded.get("/addresses").text
    sign_in(guarded, "ada")
    assert guarded.post("/addresses/revoke", data={"digest": held.digest}).status_code == 303
    assert guarded.get(f"{secret}.ics").status_code == 404


def test_a_secret_address_ends_with_its_account_and_follows_its_view(guarded: TestClient, address: str) -> None:
    with open_store(address) as store:
        save_view(store, "ada", SavedView(name="mine", query="?party=CN"))
        sign_in(guarded, "ada")
        secret = make(guarded, view="mine")
        assert events(guarded.get(f"{secret}.ics").content) == {}
        save_view(store, "ada", SavedView(name="mine", query="?party=JP"))
        assert len(events(guarded.get(f"{secret}.ics").content)) == 1
        assert guarded.post("/views/drop", data={"name": "mine"}).status_code == 303
        assert guarded.get(f"{secret}.ics").status_code == 410
        ada = store.account("ada")
        assert ada is not None
        store.change_account(Account(name="ada", role=ada.role, made_at=NOW, is_open=False), NOTE)
        assert guarded.get(f"{secret}.ics").status_code == 404


def test_who_asks_too_often_or_guesses_is_told_to_wait(desk: TestClient) -> None:
    secret = make(desk)
    answers = [desk.get(f"{secret}.ics") for _ in range(31)]
    assert [answer.status_code for answer in answers] == [200] * 30 + [429]
    assert int(answers[-1].headers["retry-after"]) > 0
    assert [desk.get(f"/c/guess-{number}.ics").status_code for number in range(21)][-2:] == [404, 429]


def test_a_fault_is_logged_without_the_secret(
    address: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise RuntimeError("a fault")

    with TestClient(application(serving(address)), raise_server_exceptions=False) as client:
        secret = make(client)
        monkeypatch.setattr("dragoman.web.pages.subscribing.calendar_bytes", fail)
        assert client.get(f"{secret}.ics").status_code == 500
    assert "GET /c/... failed" in caplog.text
    assert secret not in caplog.text


def test_what_is_marked_for_the_team_is_in_none_of_them(desk: TestClient, address: str) -> None:
    secret = make(desk)
    with open_store(address) as store:
        (report,) = store.report_ids()
        mark = Decision(id="m", kind=DecisionKind.MARK, claims=(report,), field="report", value="team", who="ada")
        store.append(mark)
    assert "Motegi" in desk.get("/").text
    for path in ("/calendar.ics", "/feed.atom", f"{secret}.ics", f"{secret}.atom"):
        assert "Motegi" not in desk.get(path).text
