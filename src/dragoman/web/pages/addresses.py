"""/addresses: secret addresses of calendars and feeds, for programs that cannot sign in; made, listed, revoked."""

from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.model import AccountRole, Noted, SecretAddress
from dragoman.pipeline.views import views_of
from dragoman.web.asking import UnaskableError, asked_of
from dragoman.web.guarding.access import sent_to, visitor_of
from dragoman.web.guarding.keys import digest, fresh_key
from dragoman.web.guarding.limits import peer_of
from dragoman.web.pages.asked import asked_by, serving_of, store_of, viewer_of
from dragoman.web.rendering import render
from dragoman.web.subscribing import WAYS, base_of, check_ways

MOST = 100
"""Addresses that one account may have."""
_LONGEST_LABEL = 80


def page(request: Request) -> Response:
    """The addresses of the visitor; an administrator sees everybody's."""
    return _list(request)


def make(request: Request) -> Response:
    """Make an address, and show it this once."""
    form, store, serving, viewer = sent_to(request), store_of(request), serving_of(request), viewer_of(request)
    who = visitor_of(request).name
    label = " ".join(form.text("label").split())
    if len(label) > _LONGEST_LABEL:
        raise UnaskableError("label", f"What it is for is said in at most {_LONGEST_LABEL} letters.")
    if not label.isprintable():
        raise UnaskableError("label", "What it is for is said in letters that can be seen.")
    if sum(one.account == who for one in store.addresses()) >= MOST:
        raise UnaskableError("label", f"More than {MOST} addresses cannot be kept; revoke one first.")
    view, query = form.text("view"), ""
    if not view:
        pairs = parse_qsl(form.text("query").removeprefix("?"))
        query = asked_of(pairs, viewer.knowledge, viewer.today).whole
        check_ways(pairs)
        query = _with(query, [pair for pair in pairs if pair[0] in WAYS])
    elif view not in [one.name for one in views_of(store, who)]:
        raise UnaskableError("view", f"There is no view {view[:60]!r} of yours.")
    key = fresh_key()
    made = SecretAddress(digest=digest(key), account=who, label=label, query=query, view=view, made_at=serving.now())
    store.give_address(made, _note(request, "address made", made.label or made.digest[:10]))
    return _list(request, key=key)


def revoke(request: Request) -> Response:
    """End an address; an administrator may end anybody's."""
    said, visitor = sent_to(request).text("digest"), visitor_of(request)
    owner = None if visitor.role is AccountRole.ADMIN else visitor.name
    if not store_of(request).take_address(said, _note(request, "address revoked", said[:10]), account=owner):
        raise UnaskableError("digest", "There is no such address, or it was revoked already.")
    return RedirectResponse("/addresses", 303)


def _with(query: str, ways: list[tuple[str, str]]) -> str:
    more = urlencode(ways)
    return "?" + "&".join(part for part in (query.removeprefix("?"), more) if part) if query or more else ""


def _note(request: Request, what: str, about: str) -> Noted:
    serving = serving_of(request)
    return Noted(
        at=serving.now(), who=visitor_of(request).name, what=what, about=about, came_from=peer_of(request.scope)
    )


def _list(request: Request, *, key: str = "") -> Response:
    visitor, viewer = visitor_of(request), viewer_of(request)
    mine = visitor.role is not AccountRole.ADMIN
    held = [one for one in store_of(request).addresses() if not mine or one.account == visitor.name]
    asked = asked_by(request)
    return render(
        request,
        "addresses.html",
        asked=asked,
        held=held,
        key=key,
        base=base_of(request, viewer),
        kept=views_of(store_of(request), visitor.name),
    )
