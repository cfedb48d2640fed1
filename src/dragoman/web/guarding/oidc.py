"""Signing in through an OpenID Connect provider: the authorization code flow with PKCE, state and nonce.

    begin: a state, a nonce and a verifier are remembered here; the browser goes to the provider with what may be seen
    finish: the state comes back with a code; code and verifier give an ID token, whose signature, issuer, audience,
            time and nonce are checked; the claim that names the visitor is handed on

Invariants: a state serves once, for the browser that began with it, and for ten minutes; only the provider's own keys
and the algorithms named here make a token count. Rules: OpenID Connect Core 1.0, section 3.1; RFC 7636; RFC 9700.
"""

import json
import threading
from base64 import urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from dragoman.fetching import Fetched, FetchError, Transport
from dragoman.web.guarding.keys import fresh_key

ALGORITHMS = ("RS256", "PS256", "ES256")
_LASTING = timedelta(minutes=10)
_KEPT = timedelta(hours=1)
_LEEWAY = 60  # seconds by which two clocks may differ
_MOST_BEGUN = 10_000


class OidcError(Exception):
    """Signing in through the provider failed. str(): what was the matter, for the log; the visitor is told less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """What the provider knows this server as. claim: which claim of the ID token is the name of an account."""

    issuer: str
    id: str
    secret: str = field(default="", repr=False)
    claim: str = "email"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """What is remembered of a visitor who was sent to the provider."""

    nonce: str
    verifier: str
    back: str
    until: datetime


class Provider:
    """An OpenID Connect provider. Shared between threads."""

    def __init__(self, client: Client, transport: Transport) -> None:
        """transport: the one way out; the provider must be reachable by it."""
        self._client = client
        self._transport = transport
        self._begun: OrderedDict[str, _Begun] = OrderedDict()
        self._lock = threading.Lock()
        self._found: tuple[Mapping[str, Any], Mapping[str, Any], datetime] | None = None

    def begin(self, back: str, redirect: str, *, now: datetime) -> tuple[str, str]:
        """Where to send the browser, and the state that it must hold on to. OidcError where the provider is not there.

        back: the address of ours to go on to. redirect: the address of ours to which the provider sends the browser.
        """
        configuration, _ = self._configuration(now)
        state, nonce, verifier = fresh_key(), fresh_key(), fresh_key()
        with self._lock:
            self._begun[state] = _Begun(nonce=nonce, verifier=verifier, back=back, until=now + _LASTING)
            while len(self._begun) > _MOST_BEGUN:
                self._begun.popitem(last=False)
        challenge = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        asked = {
            "response_type": "code",
            "client_id": self._client.id,
            "redirect_uri": redirect,
            "scope": "openid email profile",
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        where = _said(configuration, "authorization_endpoint")
        return f"{where}{'&' if '?' in where else '?'}{urlencode(asked)}", state

    def finish(self, *, state: str, held: str, code: str, redirect: str, now: datetime) -> tuple[str, str]:
        """Who signed in, and the address of ours to go on to. OidcError for whatever is not as it should be.

        state: as it came back. held: as the browser held it.
        """
        with self._lock:
            begun = self._begun.pop(state, None)
        if begun is None or held != state or begun.until <= now:
            raise OidcError("the state is not one that this browser began with, or its time is over")
        configuration, keys = self._configuration(now)
        sent = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect,
            "client_id": self._client.id,
            "code_verifier": begun.verifier,
            **({"client_secret": self._client.secret} if self._client.secret else {}),
        }
        said = self._post(_said(configuration, "token_endpoint"), sent)
        claims = self._checked(_said(said, "id_token"), keys, begun.nonce, now)
        name = claims.get(self._client.claim)
        if self._client.claim == "email" and claims.get("email_verified") is not True:
            raise OidcError("the provider has not verified the e-mail address")
        if not isinstance(name, str) or not name:
            raise OidcError(f"the ID token has no {self._client.claim}")
        return name, begun.back

    def _checked(self, token: str, keys: Mapping[str, Any], nonce: str, now: datetime) -> Mapping[str, Any]:
        """The claims of an ID token that is the provider's, for us, of now."""
        from joserfc import jwt  # noqa: PLC0415 - an extra, which only this way of signing in needs
        from joserfc.errors import JoseError  # noqa: PLC0415 - the same
        from joserfc.jwk import KeySet  # noqa: PLC0415 - the same

        required = jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            leeway=_LEEWAY,
            iss={"essential": True, "value": self._client.issuer},
            aud={"essential": True, "value": self._client.id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            claims = jwt.decode(token, KeySet.import_key_set(keys), algorithms=list(ALGORITHMS)).claims  # type: ignore[arg-type]
            required.validate(claims)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise OidcError(f"the ID token does not count: {type(error).__name__}: {error}") from error
        audience = claims["aud"]
        if isinstance(audience, list) and len(audience) > 1 and claims.get("azp") != self._client.id:
            raise OidcError("the ID token was made for another party")
        return claims

    def _configuration(self, now: datetime) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """What the provider says of itself, and its keys; asked once an hour."""
        if self._found is not None and self._found[2] > now:
            return self._found[0], self._found[1]
        configuration = self._get(f"{self._client.issuer.rstrip('/')}/.well-known/openid-configuration")
        if configuration.get("issuer") != self._client.issuer:
            raise OidcError(f"the provider calls itself {configuration.get('issuer')!r}, not {self._client.issuer!r}")
        keys = self._get(_said(configuration, "jwks_uri"))
        self._found = (configuration, keys, now + _KEPT)
        return configuration, keys

    def _get(self, address: str) -> Mapping[str, Any]:
        return _json(lambda: self._transport.get(address), address)

    def _post(self, address: str, sent: Mapping[str, str]) -> Mapping[str, Any]:
        headers = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}
        return _json(lambda: self._transport.post(address, urlencode(sent).encode(), headers=headers), address)


def _json(ask: Callable[[], Fetched], address: str) -> Mapping[str, Any]:
    try:
        answer = ask()
    except FetchError as error:
        raise OidcError(f"{address} gave no answer: {error.why}") from error
    if not 200 <= answer.status < 300:
        raise OidcError(f"{address} answered with status {answer.status}")
    try:
        said = json.loads(answer.body)
    except ValueError as error:
        raise OidcError(f"{address} answered with what is no JSON") from error
    if not isinstance(said, dict):
        raise OidcError(f"{address} answered with what is no JSON object")
    return said


def _said(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    if not isinstance(value, str) or not value:
        raise OidcError(f"the provider says no {name}")
    return value
