"""/brief: the page of a pair on a day, its files, and what is kept of it by whom."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman import press
from dragoman.model import Account, AccountRole, ApiToken, Noted
from dragoman.store import open_store
from dragoman.web import application
from dragoman.web.guarding.keys import digest, fresh_key
from tests.cli.test_brief import id_in
from tests.web.making import NOW, fill, serving
from tests.web.test_pages import words

DAY = "party=JP&party=US&as_of=2023-01-10"
SAME = {"origin": "http://testserver"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    address = f"sqlite:///{(tmp_path / 'press.db').as_posix()}"
    fill(address, press.folder())
    with TestClient(application(serving(address)), follow_redirects=False) as made:
        yield made


def test_the_page_says_who_is_in_office_when_they_met_and_what_is_next(served: TestClient) -> None:
    page = words(served.get(f"/brief?{DAY}").text)
    assert "JP: Yasukazu Hamada, Minister of Defence" in page
    assert "16 Mar 2021 2+2 in Tokyo, JP (Nobuo Kishi, Lloyd Austin)" in page
    assert "11 Jan 2023 2+2 JP-US in Washington, US: scheduled" in page
    assert "35 reports read" in page


def test_the_day_may_be_named_as_the_command_names_it(served: TestClient) -> None:
    answer = served.get("/brief?party=JP&party=US&on=2023-01-10", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/brief?{DAY}")


def test_every_source_leads_to_its_report(served: TestClient) -> None:
    page = served.get(f"/brief?{DAY}").text
    reports = set(re.findall(r'href="(/r/[^"]+)"', page))
    assert len(reports) > 5
    assert all(served.get(one).status_code == 200 for one in reports)


@pytest.mark.parametrize(("form", "begins"), [("md", b"# Japan"), ("html", b"<!doctype html>"), ("docx", b"PK")])
def test_a_file_is_had_by_looking_and_keeps_nothing(served: TestClient, form: str, begins: bytes) -> None:
    found = served.get(f"/brief.{form}?{DAY}")
    assert found.content.startswith(begins)
    assert found.headers["content-disposition"] == f'attachment; filename="brief-2023-01-10.{form}"'
    assert b"--rebuild" not in found.content


def test_what_is_handed_out_is_kept_and_had_again_by_its_id(client: TestClient) -> None:
    made = client.post(f"/brief?form=html&{DAY}", headers=SAME)
    assert made.status_code == 200
    assert client.get(f"/brief/{id_in(made.content)}").content == made.content
    assert client.get("/brief/b00000000000000").status_code == 404


def test_who_may_only_look_may_not_keep_one(tmp_path: Path) -> None:
    address, keys = f"sqlite:///{(tmp_path / 'press.db').as_posix()}", {}
    fill(address, press.folder() / "036-before-the-white-house.txt")
    with open_store(address) as store:
        for name in ("reader", "analyst"):
            note = Noted(at=NOW, who="root", what="account opened")
            store.open_account(Account(name=name, role=AccountRole(name), made_at=NOW), note)
            keys[name] = fresh_key()
            store.give_token(ApiToken(digest=digest(keys[name]), account=name, label="t", made_at=NOW), note)
    with TestClient(application(serving(address, accounts=True, analyst=""))) as client:
        statuses = [
            client.post(f"/brief?form=md&{DAY}", headers={"authorization": f"Bearer {keys[name]}"}).status_code
            for name in ("reader", "analyst")
        ]
        assert statuses == [403, 200]
        assert client.get(f"/brief?{DAY}", headers={"authorization": f"Bearer {keys['reader']}"}).status_code == 200
    with open_store(address) as store:
        assert [one.who for _, one in store.noted(9) if one.what == "handed out"] == ["analyst"]


def test_without_anybody_named_it_asks_whom_it_is_about(served: TestClient) -> None:
    page = served.get("/brief")
    assert page.status_code == 200
    assert 'name="party"' in page.text
    assert served.get("/brief.md").status_code == 404


@pytest.mark.parametrize("query", ["party=Atlantis", f"{DAY}&since=yesterday", f"{DAY}&since=2024-01-01"])
def test_what_cannot_be_asked_is_told(served: TestClient, query: str) -> None:
    assert served.get(f"/brief?{query}").status_code == 400
