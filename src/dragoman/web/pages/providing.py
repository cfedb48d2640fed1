"""/signin/provider and /signin/back: to the OpenID Connect provider, and back from it with somebody who signed in."""

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.model import Noted
from dragoman.web.guarding.limits import peer_of
from dragoman.web.guarding.oidc import OidcError
from dragoman.web.pages.asked import serving_of, store_of
from dragoman.web.pages.signing import begun, own_address
from dragoman.web.serving import SignsIn

_log = logging.getLogger("dragoman.web")
_COOKIE = "dragoman-provider"
_LASTING = 600
_FAILED = "Signing in through the provider failed; try again, and if it fails again ask who runs this server."


def leave(request: Request) -> Response:
    """To the provider."""
    provider, serving = _provider(request), serving_of(request)
    back = own_address(request.query_params.get("next", "/"))
    try:
        where, state = provider.begin(back, _redirect(request), now=serving.now())
    except OidcError as error:
        raise _failed(error) from error
    answer = RedirectResponse(where, 303)
    answer.set_cookie(
        _COOKIE, state, max_age=_LASTING, path="/signin", secure=serving.secure, httponly=True, samesite="lax"
    )
    return answer


def back(request: Request) -> Response:
    """Back from the provider: a session begins for who has an account of that name."""
    provider, serving, store = _provider(request), serving_of(request), store_of(request)
    said = request.query_params
    now = serving.now()
    try:
        if "error" in said:
            raise OidcError(f"the provider says {said['error'][:100]}")  # noqa: TRY301 - one refusal for all that fails
        name, on = provider.finish(
            state=said.get("state", ""),
            held=request.cookies.get(_COOKIE, ""),
            code=said.get("code", ""),
            redirect=_redirect(request),
            now=now,
        )
    except OidcError as error:
        raise _failed(error) from error
    account = store.account(name)
    if account is None or not account.is_open:
        store.note(Noted(at=now, who=name[:100], what="refused", about="no account", came_from=peer_of(request.scope)))
        raise HTTPException(403, f"There is no account {name[:100]!r} here; ask who runs this server.")
    answer = begun(request, name, on)
    answer.delete_cookie(_COOKIE, path="/signin", secure=serving.secure, httponly=True)
    return answer


def _provider(request: Request) -> SignsIn:
    provider = serving_of(request).provider
    if provider is None:
        raise HTTPException(404, "This server signs nobody in through a provider.")
    return provider


def _redirect(request: Request) -> str:
    """Our own address for the way back; the host is one of those by which we may be called."""
    scheme = "https" if serving_of(request).secure else request.url.scheme
    return f"{scheme}://{request.headers['host']}/signin/back"


def _failed(error: OidcError) -> HTTPException:
    _log.warning("signing in through the provider failed: %s", error)
    return HTTPException(403, _FAILED)
