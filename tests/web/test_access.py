"""Who may do what where a record is served with accounts: every attempt that should fail is refused."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman import press
from dragoman.model import Account, AccountRole, ApiToken, Noted, Session
from dragoman.store import Store, open_store
from dragoman.web import application
from dragoman.web.app import ROUTES
from dragoman.web.guarding.access import guard_of
from dragoman.web.guarding.keys import WeakPasswordError, digest, fresh_key, hashed, matches
from dragoman.web.guarding.limits import Buckets, Rate, peer_of
from dragoman.web.pages.signing import own_address
from tests.web.making import NOW, fill, serving

PASSWORD = "heron lantern gravel tide"  # noqa: S105 - of accounts that these tests make
HTML = {"accept": "text/html"}
NOTE = Noted(at=NOW, who="root", what="account opened")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with reports, three accounts with passwords and one without."""
    made = f"sqlite:///{(tmp_path_factory.mktemp('access') / 'press.db').as_posix()}"
    fill(made, press.folder())
    with open_store(made) as store:
        for name, role in (("rea", "reader"), ("ana", "analyst"), ("adm", "admin")):
            secret = hashed(PASSWORD, name)
            store.open_account(Account(name=name, role=AccountRole(role), secret=secret, made_at=NOW), NOTE)
        store.open_account(Account(name="robot", role=AccountRole.READER, made_at=NOW), NOTE)
    return made


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address) as opened:
        yield opened


@contextmanager
def visiting(address: str, *, peer: str = "127.0.0.1", **given: object) -> Iterator[TestClient]:
    """A browser at a server with accounts."""
    made = application(serving(address, accounts=True, **given))
    with TestClient(made, follow_redirects=False, client=(peer, 5000)) as client:
        yield client


@pytest.fixture
def client(address: str) -> Iterator[TestClient]:
    with visiting(address) as made:
        yield made


def sign_in(client: TestClient, name: str, password: str = PASSWORD, **more: str) -> int:
    return client.post("/signin", data={"name": name, "password": password, **more}).status_code


def token_for(store: Store, name: str, **more: object) -> dict[str, str]:
    key = fresh_key()
    store.give_token(ApiToken(digest=digest(key), account=name, label="t", made_at=NOW, **more), NOTE)  # type: ignore[arg-type]
    return {"authorization": f"Bearer {key}"}


def test_every_address_says_who_may_come() -> None:
    assert {route.path: guard_of(route) for route in ROUTES if guard_of(route) is None} == {}
    assert {route.path for route in ROUTES if guard_of(route) == "public"} == {
        "/signin",
        "/signin/provider",
        "/signin/back",
        "/signout",
        "/healthz",
        "/api/v1/health",
        "/api/v1/openapi.json",
        "/c/{key}.ics",
        "/c/{key}.atom",
    }


def test_who_is_not_signed_in_is_led_to_the_form_and_back(client: TestClient) -> None:
    led = client.get("/?party=JP", headers=HTML)
    assert (led.status_code, led.headers["location"]) == (303, "/signin?next=%2F%3Fparty%3DJP")
    assert 'value="/?party=JP"' in client.get(led.headers["location"]).text
    answer = client.post("/signin", data={"name": "rea", "password": PASSWORD, "next": "/?party=JP"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/?party=JP")
    assert client.get("/?party=JP", headers=HTML).status_code == 200


@pytest.mark.parametrize("path", ["/", "/e/e", "/r/0", "/audit", "//", "/%2e/", "/static/../", "/e/..%2f..%2faudit"])
def test_a_program_without_a_token_gets_nothing_by_whatever_path(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (401, 404)


@pytest.mark.parametrize(
    "said", ["Bearer", "Bearer ", "Bearer x", "Basic cmVhOg==", "bearer  ", "Bearer " + "x" * 10_000, "Token abc"]
)
def test_a_token_that_was_not_given_is_refused(client: TestClient, said: str) -> None:
    assert client.get("/", headers={"authorization": said}).status_code == 401


def test_a_wrong_token_is_refused_though_the_browser_is_signed_in(client: TestClient) -> None:
    assert sign_in(client, "rea") == 303
    assert client.get("/", headers={"authorization": "Bearer x"}).status_code == 401


def test_a_token_lets_a_program_in_until_its_day(client: TestClient, store: Store) -> None:
    assert client.get("/", headers=token_for(store, "robot")).status_code == 200
    assert client.get("/", headers=token_for(store, "robot", until=NOW)).status_code == 401


def test_a_reader_may_not_see_what_is_for_admins(client: TestClient, store: Store) -> None:
    assert client.get("/audit", headers=token_for(store, "rea")).status_code == 403
    assert client.get("/audit", headers=token_for(store, "ana")).status_code == 403
    assert client.get("/audit", headers=token_for(store, "adm")).status_code == 200


def test_a_reader_may_write_nothing_but_notes_of_his_own(client: TestClient, store: Store) -> None:
    sent = token_for(store, "rea")
    writing = [route for route in ROUTES if "POST" in (route.methods or ()) and guard_of(route) != "public"]
    for route in writing:
        path = re.sub(r"{\w+(?::\w+)?}", "x", route.path)
        if path in ("/changes/seen", "/views", "/views/drop", "/addresses", "/addresses/revoke"):
            continue  # up to where he has seen the record, his views of it, and what programs of his may see
        answer = client.post(path, headers=sent)
        assert (path, answer.status_code) == (path, 403)


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("rea", "wrong"),
        ("rea", ""),
        ("nobody", PASSWORD),
        ("robot", ""),
        ("robot", PASSWORD),
        ("rea' OR 1=1 --", PASSWORD),
        ("REA", PASSWORD),
        ("rea", PASSWORD * 1000),
    ],
)
def test_a_wrong_name_and_a_wrong_password_are_refused_in_the_same_words(
    address: str, name: str, password: str
) -> None:
    with visiting(address) as client:
        answer = client.post("/signin", data={"name": name, "password": password})
        assert answer.status_code == 403
        assert "The name or the password is wrong." in answer.text
        assert client.get("/", headers=HTML).status_code == 303


def test_a_session_begins_with_a_key_of_its_own_whatever_the_browser_held(client: TestClient, store: Store) -> None:
    client.cookies.set("dragoman", "planted-by-somebody-else")
    assert sign_in(client, "rea") == 303
    held = client.cookies.get("dragoman", domain="testserver.local") or client.cookies.get("dragoman", domain="")
    assert store.signed_in(digest("planted-by-somebody-else"), now=NOW) is None
    assert held != "planted-by-somebody-else" or held is None


def test_signing_out_ends_the_session_for_whoever_copied_its_cookie(client: TestClient) -> None:
    answer = client.post("/signin", data={"name": "rea", "password": PASSWORD})
    copied = {"cookie": answer.headers["set-cookie"].partition(";")[0], **HTML}
    client.cookies.clear()
    assert client.get("/", headers=copied).status_code == 200
    assert client.post("/signout", headers=copied).status_code == 303
    assert client.get("/", headers=copied).status_code == 303


def test_a_session_whose_time_is_over_is_no_session(client: TestClient, store: Store) -> None:
    ended = Session(digest=digest("old"), account="rea", made_at=NOW - timedelta(hours=13), until=NOW)
    store.begin_session(ended, NOTE)
    assert client.get("/", headers={"cookie": "dragoman=old", **HTML}).status_code == 303


def test_the_cookie_cannot_be_read_by_scripts_nor_sent_from_elsewhere(address: str) -> None:
    with visiting(address) as client:
        said = client.post("/signin", data={"name": "rea", "password": PASSWORD}).headers["set-cookie"]
        assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(said.split("; "))
    with visiting(address, secure=True) as client:
        said = client.post("/signin", data={"name": "rea", "password": PASSWORD}).headers["set-cookie"]
        assert said.startswith("__Host-dragoman=")
        assert "Secure" in said


def test_another_sites_form_signs_nobody_in(client: TestClient) -> None:
    sent = {"name": "rea", "password": PASSWORD}
    assert client.post("/signin", data=sent, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/signin", data=sent, headers={"origin": "https://evil.example"}).status_code == 403


@pytest.mark.parametrize(
    "said",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1", "", "\t//evil.example"],
)
def test_signing_in_leads_to_no_other_site(said: str) -> None:
    assert own_address(said) == "/"


def test_signing_in_leads_where_one_wanted_to_go() -> None:
    assert own_address("/e/eabc?as_of=2021-03-14") == "/e/eabc?as_of=2021-03-14"


def test_who_guesses_must_wait_and_the_right_password_does_not_help(address: str) -> None:
    with visiting(address, peer="192.0.2.66") as client:
        codes = [sign_in(client, "ana", f"guess number {n}") for n in range(12)]
        assert codes[:10] == [403] * 10
        assert codes[10:] == [429] * 2
        assert sign_in(client, "ana") == 429


def test_a_name_that_was_guessed_at_from_many_places_is_closed_for_an_hour(address: str, store: Store) -> None:
    store.open_account(
        Account(name="tess", role=AccountRole.READER, secret=hashed(PASSWORD, "tess"), made_at=NOW), NOTE
    )
    for _ in range(20):
        store.note(Noted(at=NOW, who="tess", what="refused"))
    with visiting(address) as client:
        assert sign_in(client, "tess") == 403


def test_the_log_names_who_signed_in_and_who_was_refused_and_never_a_password(client: TestClient, store: Store) -> None:
    sign_in(client, "rea", "my secret words")
    sign_in(client, "adm")
    log = client.get("/audit", headers=HTML).text
    assert "refused" in log
    assert "signed in" in log
    assert "my secret words" not in log
    assert not any("my secret words" in str(one) for _, one in store.noted(50))


PROXY = {"name_header": "x-remote-user", "proxies": (ip_network("10.1.0.0/16"),)}


def test_a_proxy_that_is_trusted_may_say_who_signed_in(address: str) -> None:
    with visiting(address, peer="10.1.2.3", **PROXY) as client:
        assert client.get("/", headers={"x-remote-user": "rea"}).status_code == 200
        assert client.get("/", headers={"x-remote-user": "stranger"}).status_code == 401
        assert client.get("/").status_code == 401


def test_the_same_header_from_anybody_else_says_nothing(address: str) -> None:
    with visiting(address, peer="10.2.0.1", **PROXY) as client:
        assert client.get("/", headers={"x-remote-user": "adm"}).status_code == 401
    with visiting(address, peer="10.1.2.3") as client:  # where no header was agreed on
        assert client.get("/", headers={"x-remote-user": "adm"}).status_code == 401


def test_a_header_that_comes_twice_was_smuggled_in(address: str) -> None:
    with visiting(address, peer="10.1.2.3", **PROXY) as client:
        twice = [("x-remote-user", "adm"), ("x-remote-user", "rea")]
        assert client.get("/", headers=twice).status_code == 401


def test_a_closed_account_is_out_at_its_next_request(tmp_path: Path) -> None:
    address = f"sqlite:///{(tmp_path / 's.db').as_posix()}"
    with open_store(address) as store:
        zoe = Account(name="zoe", role=AccountRole.READER, secret=hashed(PASSWORD, "zoe"), made_at=NOW)
        store.open_account(zoe, NOTE)
        with visiting(address) as client:
            sign_in(client, "zoe")
            assert client.get("/", headers=HTML).status_code == 200
            store.change_account(Account(name="zoe", role=zoe.role, made_at=NOW, is_open=False), NOTE)
            assert client.get("/", headers=HTML).status_code == 303


def test_without_accounts_the_desk_needs_no_signing_in(served: TestClient) -> None:
    assert served.get("/").status_code == 200
    assert "desk of ada" in served.get("/").text


def test_too_many_requests_are_refused_with_the_seconds_to_wait() -> None:
    seconds = [0.0]
    buckets = Buckets(Rate(at_once=3, a_second=0.5), clock=lambda: seconds[0])
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 2.0]
    assert buckets.take("b") == 0
    seconds[0] = 2.0
    assert buckets.take("a") == 0


@pytest.mark.parametrize(
    ("host", "peer"),
    [("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("2001:db8:1:2:3::4", "2001:db8:1:2::")],
)
def test_a_household_of_ipv6_is_one_peer(host: str, peer: str) -> None:
    assert peer_of({"type": "http", "client": (host, 1)}) == peer


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaa", "i am rea as ever", "x" * 1001])
def test_a_password_that_is_easily_guessed_is_not_taken(password: str) -> None:
    with pytest.raises(WeakPasswordError):
        hashed(password, "rea")


def test_of_a_password_only_a_hash_is_kept() -> None:
    kept = hashed(PASSWORD, "rea")
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept
    assert matches(kept, PASSWORD)
    assert not matches(kept, PASSWORD + "!")
    assert not matches("", "nobody's password")


def test_a_form_that_is_too_large_is_refused(client: TestClient) -> None:
    body = b"name=" + b"x" * 70_000_000
    sent = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/signin", content=body, headers=sent).status_code == 413
