from ipaddress import ip_network
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.model import Account, AccountRole, Decision, DecisionKind, Noted
from dragoman.store import open_store
from dragoman.web import application
from dragoman.web.answers import Memory
from tests.web.making import NOW, serving


@pytest.fixture
def address(press_store: str, tmp_path: Path) -> str:
    """A store with the sample press, to be written to."""
    file = tmp_path / "own.db"
    with open_store(press_store) as store:
        store.copy_to(file)
    return f"sqlite:///{file.as_posix()}"


def test_a_page_is_not_sent_again_to_who_has_it(served: TestClient) -> None:
    first = served.get("/?party=JP")
    again = served.get("/?party=JP", headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert "default-src" in again.headers["content-security-policy"]


def test_a_remembered_answer_is_the_one_that_was_made(served: TestClient) -> None:
    first, again = served.get("/?party=US"), served.get("/?party=US")
    assert first.text == again.text
    assert first.headers == again.headers
    plain = served.get("/?party=US", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == first.text


def test_other_addresses_have_other_answers(served: TestClient) -> None:
    tags = [served.get(one).headers["etag"] for one in ("/", "/?party=JP", "/?as_of=2021-03-15", "/search?q=talks")]
    assert len(set(tags)) == 4


def test_what_changes_the_record_makes_answers_anew(address: str) -> None:
    with TestClient(application(serving(address))) as client, open_store(address) as other:
        first = client.get("/")
        other.append(Decision(id="d1", kind=DecisionKind.NOTE, claims=(), who="ada", why="a word"))
        again = client.get("/", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 200
    assert again.headers["etag"] != first.headers["etag"]


def test_what_one_visitor_was_shown_is_not_remembered_for_another(address: str) -> None:
    with open_store(address) as store:
        for name in ("rea", "ana"):
            made = Account(name=name, role=AccountRole.READER, made_at=NOW)
            store.open_account(made, Noted(at=NOW, who="root", what="account opened"))
    behind = serving(address, accounts=True, name_header="x-user", proxies=(ip_network("127.0.0.1"),))
    with TestClient(application(behind), client=("127.0.0.1", 5000)) as client:
        reas, anas = (client.get("/", headers={"x-user": name}) for name in ("rea", "ana"))
        taken = client.get("/", headers={"x-user": "ana", "if-none-match": reas.headers["etag"]})
        nobody = client.get("/", headers={"if-none-match": reas.headers["etag"]})
    assert reas.headers["etag"] != anas.headers["etag"]
    assert (taken.status_code, nobody.status_code) == (200, 401)
    assert reas.headers["cache-control"] == "no-store"  # where people sign in, browsers keep nothing


def test_at_a_desk_of_ones_own_the_browser_asks_whether_a_page_still_stands(served: TestClient) -> None:
    assert served.get("/").headers["cache-control"] == "no-cache, private"


@pytest.mark.parametrize("path", ["/review", "/add", "/nowhere", "/e/nothing", "/?party=Atlantis", "/healthz"])
def test_forms_and_refusals_are_made_each_time(served: TestClient, path: str) -> None:
    assert "etag" not in served.get(path).headers


def test_memory_holds_what_there_is_room_for_and_forgets_what_was_asked_for_longest_ago() -> None:
    memory = Memory(most=1_000)
    memory.put("a", ([], b"x" * 200))
    memory.put("b", ([], b"x" * 200))
    assert memory.get("a") == ([], b"x" * 200)
    memory.put("c", ([], b"x" * 200))
    memory.put("huge", ([], b"x" * 2_000))
    assert [name for name in "abc" if memory.get(name)] == ["a", "c"]
    assert memory.get("huge") is None
