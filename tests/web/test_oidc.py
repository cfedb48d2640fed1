"""Signing in through an OpenID Connect provider, which the test plays on this machine."""

import json
import socket
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.testclient import TestClient

from dragoman.fetching import Allowed, Transport
from dragoman.model import Account, AccountRole, Noted
from dragoman.store import open_store
from dragoman.web import application
from dragoman.web.guarding.oidc import Client, Provider
from tests.fetching.serving import Site, answer
from tests.fetching.serving import serving as site_serving
from tests.web.making import NOW, serving

KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
OTHER = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
ADA = Account(name="ada@desk.example", role=AccountRole.ANALYST, made_at=NOW)


@dataclass(slots=True)
class Played:
    """The provider: what it puts into the next ID token, and how it signs it."""

    site: Site
    claims: dict[str, Any] = field(default_factory=dict)
    key: Any = field(default_factory=lambda: KEY)
    algorithm: str = "RS256"
    asked: dict[str, str] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        return self.site.at("")

    def begin(self) -> None:
        said = {
            "issuer": self.issuer,
            "authorization_endpoint": self.site.at("/authorize"),
            "token_endpoint": self.site.at("/token"),
            "jwks_uri": self.site.at("/keys"),
        }
        self.site.answers["/.well-known/openid-configuration"] = answer(json.dumps(said).encode())
        self.site.answers["/keys"] = answer(json.dumps({"keys": [KEY.as_dict(private=False)]}).encode())
        self.site.answers["/token"] = self.token

    def token(self, connection: socket.socket, _over: threading.Event) -> None:
        """The answer to the code: an ID token made of what the visitor was sent with."""
        claims = {
            "iss": self.issuer,
            "aud": "dragoman",
            "sub": "1",
            "iat": int(NOW.timestamp()),
            "exp": int(NOW.timestamp()) + 300,
            "nonce": self.asked.get("nonce", ""),
            "email": ADA.name,
            "email_verified": True,
            **self.claims,
        }
        if self.algorithm == "none":
            parts = (json.dumps(one).encode() for one in ({"alg": "none"}, claims))
            made = ".".join([*(urlsafe_b64encode(one).rstrip(b"=").decode() for one in parts), ""])
            connection.sendall(answer(json.dumps({"id_token": made}).encode()))
            return
        made = jwt.encode({"alg": self.algorithm, "kid": "one"}, claims, self.key, algorithms=[self.algorithm])
        connection.sendall(answer(json.dumps({"id_token": made, "token_type": "Bearer"}).encode()))


@pytest.fixture
def provider() -> Iterator[Played]:
    with site_serving() as site:
        played = Played(site=site)
        played.begin()
        yield played


@pytest.fixture
def client(provider: Played, tmp_path: Path) -> Iterator[TestClient]:
    address = f"sqlite:///{(tmp_path / 's.db').as_posix()}"
    with open_store(address) as store:
        store.open_account(ADA, Noted(at=NOW, who="root", what="account opened"))
    way = Transport(allowed=Allowed.of(["127.0.0.1/32"]))
    made = Provider(Client(issuer=provider.issuer, id="dragoman", secret="s3cret"), way)  # noqa: S106 - the test's own
    with TestClient(application(serving(address, accounts=True, provider=made)), follow_redirects=False) as browser:
        yield browser


def leave(client: TestClient, provider: Played, back: str = "/?party=JP") -> dict[str, str]:
    """What the browser is sent to the provider with."""
    led = client.get("/signin/provider", params={"next": back})
    assert led.status_code == 303
    address = urlsplit(led.headers["location"])
    assert f"{address.scheme}://{address.netloc}{address.path}" == provider.site.at("/authorize")
    provider.asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    return provider.asked


def come_back(client: TestClient, **said: str) -> Any:  # noqa: ANN401 - an answer
    return client.get("/signin/back", params=said)


def test_who_signs_in_at_the_provider_is_signed_in_here_and_goes_on(client: TestClient, provider: Played) -> None:
    assert "/signin/provider?next=%2F" in client.get("/signin").text
    asked = leave(client, provider)
    done = come_back(client, state=asked["state"], code="c0de")
    assert (done.status_code, done.headers["location"]) == (303, "/?party=JP")
    assert ADA.name in client.get("/", headers={"accept": "text/html"}).text


def test_the_code_is_useless_without_the_verifier_that_stays_here(client: TestClient, provider: Played) -> None:
    asked = leave(client, provider)
    come_back(client, state=asked["state"], code="c0de")
    body = next(one for one in provider.site.asked if one.startswith("POST")).partition("\r\n\r\n")[2]
    verifier = parse_qs(body)["code_verifier"][0]
    assert asked["code_challenge_method"] == "S256"
    assert urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode() == asked["code_challenge"]


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"aud": "somebody-else"},
        {"aud": ["dragoman", "somebody-else"]},
        {"exp": int(NOW.timestamp()) - 3600},
        {"iat": int(NOW.timestamp()) + 3600},
        {"nonce": "another"},
        {"nonce": None},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email": ""},
        {"email": ["ada@desk.example"]},
    ],
)
def test_a_token_that_is_not_for_this_visit_signs_nobody_in(
    client: TestClient, provider: Played, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    asked = leave(client, provider)
    refused = come_back(client, state=asked["state"], code="c0de")
    assert refused.status_code == 403
    assert client.get("/").status_code == 401


def test_a_token_that_another_key_signed_signs_nobody_in(client: TestClient, provider: Played) -> None:
    provider.key = OTHER
    asked = leave(client, provider)
    assert come_back(client, state=asked["state"], code="c0de").status_code == 403


@pytest.mark.parametrize("algorithm", ["HS256", "none"])
def test_a_token_signed_with_what_everybody_knows_signs_nobody_in(
    client: TestClient, provider: Played, algorithm: str
) -> None:
    provider.key = OctKey.import_key(json.dumps(KEY.as_dict(private=False)).encode())
    provider.algorithm = algorithm
    asked = leave(client, provider)
    assert come_back(client, state=asked["state"], code="c0de").status_code == 403


def test_a_state_serves_once_and_only_the_browser_that_began_with_it(client: TestClient, provider: Played) -> None:
    asked = leave(client, provider)
    client.cookies.clear()
    assert come_back(client, state=asked["state"], code="c0de").status_code == 403  # another browser's
    asked = leave(client, provider)
    assert come_back(client, state=asked["state"], code="c0de").status_code == 303
    assert come_back(client, state=asked["state"], code="c0de").status_code == 403  # a second time
    assert come_back(client, state="guessed", code="c0de").status_code == 403
    assert come_back(client).status_code == 403


def test_what_the_provider_refuses_is_told_without_its_words(client: TestClient, provider: Played) -> None:
    leave(client, provider)
    refused = come_back(client, error="access_denied<script>")
    assert refused.status_code == 403
    assert "access_denied" not in refused.text


def test_who_has_no_account_here_is_refused_and_noted(client: TestClient, provider: Played) -> None:
    provider.claims = {"email": "eve@desk.example"}
    asked = leave(client, provider)
    refused = come_back(client, state=asked["state"], code="c0de")
    assert refused.status_code == 403
    assert "no account" in refused.text
    noted = client.app.state.viewer.store.noted(1)  # type: ignore[attr-defined]
    assert noted[0][1].who == "eve@desk.example"


def test_signing_in_leads_to_no_other_site(client: TestClient, provider: Played) -> None:
    asked = leave(client, provider, back="//evil.example")
    assert come_back(client, state=asked["state"], code="c0de").headers["location"] == "/"


def test_a_provider_that_calls_itself_otherwise_is_not_believed(client: TestClient, provider: Played) -> None:
    said = json.dumps({"issuer": "https://other.example"}).encode()
    provider.site.answers["/.well-known/openid-configuration"] = answer(said)
    assert client.get("/signin/provider").status_code == 403


def test_without_a_provider_there_is_no_such_way(served: TestClient) -> None:
    assert served.get("/signin/provider").status_code == 404
    assert served.get("/signin/back").status_code == 404
