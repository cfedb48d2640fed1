"""/signin and /signout: a session begins with a fresh key, whatever the browser held before, and ends for good."""

import math
from datetime import timedelta
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.model import Noted, Session
from dragoman.pipeline import Filters
from dragoman.web.asking import Asked
from dragoman.web.guarding.access import sent_to
from dragoman.web.guarding.keys import digest, fresh_key, matches
from dragoman.web.guarding.limits import SIGN_IN, Buckets, peer_of
from dragoman.web.guarding.visitors import cookie_name
from dragoman.web.pages.asked import serving_of, store_of
from dragoman.web.rendering import render

LASTING = timedelta(hours=12)
_LOCKED_AFTER = 20  # refusals of one name within an hour, from wherever: then it must wait, whoever asks


def page(request: Request) -> Response:
    """The form."""
    return _form(request, "")


def sign_in(request: Request) -> Response:
    """Begin a session, and go where the visitor wanted to go. A wrong name and a wrong password are refused alike."""
    serving, store = serving_of(request), store_of(request)
    form = sent_to(request)
    name, password = form.text("name").strip(), form.text("password")
    wait = request.app.state.tries.take(peer_of(request.scope))
    if wait:
        return _form(request, f"Too many tries; wait {math.ceil(wait)} seconds.", 429)
    now = serving.now()
    since = now - timedelta(hours=1)
    account = store.account(name)
    secret = account.secret if account is not None and account.is_open else ""
    if store.count_noted("refused", [name], since=since) >= _LOCKED_AFTER or not matches(secret, password):
        store.note(Noted(at=now, who=name[:100], what="refused", came_from=peer_of(request.scope)))
        return _form(request, "The name or the password is wrong.", 403)
    return begun(request, name, own_address(form.text("next")))


def begun(request: Request, name: str, on: str) -> Response:
    """A session for somebody, with a fresh key; on to an address of ours."""
    serving, store = serving_of(request), store_of(request)
    key, now = fresh_key(), serving.now()
    _end_held(request)
    session = Session(digest=digest(key), account=name, made_at=now, until=now + LASTING)
    store.begin_session(session, Noted(at=now, who=name, what="signed in", came_from=peer_of(request.scope)))
    answer = RedirectResponse(on, 303)
    answer.set_cookie(
        cookie_name(serving),
        key,
        max_age=int(LASTING.total_seconds()),
        secure=serving.secure,
        httponly=True,
        samesite="lax",
    )
    return answer


def sign_out(request: Request) -> Response:
    """End the session, here and in the store."""
    _end_held(request)
    answer = RedirectResponse("/signin", 303)
    answer.delete_cookie(cookie_name(serving_of(request)), secure=serving_of(request).secure, httponly=True)
    return answer


def tries() -> Buckets:
    """How often one address may try to sign in."""
    return Buckets(SIGN_IN)


def own_address(said: str) -> str:
    """An address of ours to go on to; the timeline for any other, so that nobody is led away from here."""
    is_ours = said.startswith("/") and not said.startswith(("//", "/\\")) and said.isprintable()
    return said if is_ours and not urlsplit(said.replace("\\", "/")).netloc else "/"


def _end_held(request: Request) -> None:
    serving, visitor = serving_of(request), request.state.visitor
    held = request.cookies.get(cookie_name(serving), "")
    if held:
        who = visitor.name if visitor is not None else ""
        store_of(request).end_session(digest(held), Noted(at=serving.now(), who=who, what="signed out"))


def _form(request: Request, why: str, status: int = 200) -> Response:
    asked = Asked(as_of=serving_of(request).now().date(), filters=Filters())
    back = own_address(request.query_params.get("next", "/"))
    provider = urlencode({"next": back}) if serving_of(request).provider is not None else ""
    return render(request, "signin.html", asked=asked, status=status, why=why, back=back, provider=provider)
