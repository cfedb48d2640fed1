"""Who asks: the analyst at this desk, a browser that signed in, a program with a token, or whom a proxy vouches for.

Invariants: without accounts everybody who can reach the server is the analyst at the desk, so it listens to this
machine alone; with accounts nobody is anybody without an account that is open at this very request.
"""

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.model import Account, AccountRole
from dragoman.store import Store
from dragoman.web.guarding.forwarding import came_by_proxy
from dragoman.web.guarding.keys import digest
from dragoman.web.serving import Serving

COOKIE = "dragoman"
SECURE_COOKIE = "__Host-dragoman"  # browsers send it only to the host that set it, and only encrypted
_LONGEST_KEY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks. name: as decisions will bear it. how: "desk", "session", "token" or "proxy"."""

    name: str
    role: AccountRole
    how: str


class Visitors:
    """Tells the pages who asks: `request.state.visitor`, None for nobody."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        """app: what answers, once it is known who asks."""
        self._app = app
        self._serving = serving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] == "http":
            store = scope["app"].state.viewer.store
            visitor = await run_in_threadpool(visitor_of_connection, HTTPConnection(scope), store, self._serving)
            scope.setdefault("state", {})["visitor"] = visitor
        await self._app(scope, receive, send)


def visitor_of_connection(asked: HTTPConnection, store: Store, serving: Serving) -> Visitor | None:
    """Who asks; None for nobody."""
    if not serving.accounts:
        return Visitor(name=serving.analyst, role=AccountRole.ADMIN, how="desk")
    key = _bearer(asked)
    if key is not None:  # a program that shows a key is judged by it, whatever else it brings
        return _visitor(store.signed_in(digest(key), now=serving.now()), "token")
    vouched = _vouched(asked, serving)
    if vouched:
        return _visitor(store.account(vouched), "proxy")
    held = asked.cookies.get(cookie_name(serving), "")
    if not held or len(held) > _LONGEST_KEY:
        return None
    return _visitor(store.signed_in(digest(held), now=serving.now()), "session")


def cookie_name(serving: Serving) -> str:
    """The name of the cookie of a session."""
    return SECURE_COOKIE if serving.secure else COOKIE


def _visitor(account: Account | None, how: str) -> Visitor | None:
    return Visitor(name=account.name, role=account.role, how=how) if account is not None and account.is_open else None


def _bearer(asked: HTTPConnection) -> str | None:
    said = asked.headers.get("authorization")
    if said is None:
        return None
    scheme, _, key = said.partition(" ")
    return key.strip()[:_LONGEST_KEY] if scheme.casefold() == "bearer" else ""


def _vouched(asked: HTTPConnection, serving: Serving) -> str:
    """Whom a proxy that is trusted says it has signed in; a header from anybody else says nothing."""
    if not serving.name_header or not came_by_proxy(asked.scope):
        return ""
    named = asked.headers.getlist(serving.name_header)
    return named[0] if len(named) == 1 else ""  # two would be one of ours and one that was smuggled in
