"""Which role a page needs, said where its address is given.

Invariant: every address of the application is made by `public` or `needs` here (a test looks), so that none is open by
oversight; the check is part of the page, not of the path, which can be written in many ways.
"""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dragoman.model import AccountRole
from dragoman.web.guarding.forms import Form, form_of
from dragoman.web.guarding.visitors import Visitor

Page = Callable[[Request], Response]
Reads = Callable[[Request], Awaitable[object]]
_GUARD = "guarded_by"
_SAFE = frozenset({"GET", "HEAD"})


def public(path: str, page: Page, name: str, *, methods: tuple[str, ...] = ("GET",)) -> Route:
    """An address for everybody."""
    return Route(path, _guarded(page, None, form_of), name=name, methods=list(methods))


def needs(
    role: AccountRole,
    path: str,
    page: Page,
    name: str,
    *,
    methods: tuple[str, ...] = ("GET",),
    reads: Reads = form_of,
) -> Route:
    """An address for those of a role, and of the roles above it. A page that is sent a form has it from `sent_to`.

    reads: what reads that which is sent, once it is known that its sender may send it; see `body_of`.
    """
    return Route(path, _guarded(page, role, reads), name=name, methods=list(methods))


def visitor_of(request: Request) -> Visitor:
    """Who asks for a page that not everybody may see."""
    visitor = request.state.visitor
    if not isinstance(visitor, Visitor):
        raise HTTPException(401, "Nobody is signed in.")
    return visitor


def sent_to(request: Request) -> Form:
    """What the form sent to a page."""
    form = request.state.form
    if not isinstance(form, Form):
        raise TypeError("no form was read: the page was not asked with a form's method")
    return form


def guard_of(route: Any) -> str | None:  # noqa: ANN401 - any kind of route
    """What guards an address: "public", a role; None where nobody said."""
    return getattr(getattr(route, "endpoint", None), _GUARD, None)


def _guarded(page: Page, role: AccountRole | None, reads: Reads) -> Callable[[Request], Awaitable[Response]]:
    @wraps(page)
    async def guarded(request: Request) -> Response:
        refusal = _refusal(request, role) if role is not None else None
        if refusal is not None:
            return refusal
        if request.method not in _SAFE:
            request.state.form = await reads(request)
        return await run_in_threadpool(page, request)

    setattr(guarded, _GUARD, "public" if role is None else role.value)
    return guarded


def _refusal(request: Request, role: AccountRole) -> Response | None:
    visitor = request.state.visitor
    if visitor is None:
        return _sign_in_first(request)
    if not visitor.role.covers(role):
        raise HTTPException(403, f"This needs the role {role.value}; {visitor.name} is {visitor.role.value}.")
    return None


def _sign_in_first(request: Request) -> Response:
    """A person is led to the page for signing in, and back; a program is told."""
    if (
        request.method == "GET"
        and not request.url.path.startswith("/api/v")
        and "text/html" in request.headers.get("accept", "")
    ):
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/signin?{urlencode({'next': back})}", 303)
    raise HTTPException(401, "Sign in, or send a token (authorization: Bearer ...).", {"WWW-Authenticate": "Bearer"})
