"""/calendar.ics, /feed.atom, those of an entry and of a kept view, and those behind a secret address.

Invariant: whoever asks, and however he came in, these hold only what may leave the desk.
"""

import math
from urllib.parse import parse_qsl, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.model import Noted, SecretAddress
from dragoman.pipeline.calendars import entry_calendar
from dragoman.pipeline.views import views_of
from dragoman.publishing import atom, calendar
from dragoman.web.asking import Pairs, asked_of
from dragoman.web.guarding.access import visitor_of
from dragoman.web.guarding.keys import digest
from dragoman.web.guarding.limits import peer_of
from dragoman.web.outgoing import answered
from dragoman.web.pages.asked import anybodys_viewer, outbox_of, serving_of, store_of, viewer_of
from dragoman.web.subscribing import (
    WAYS,
    base_of,
    calendar_bytes,
    calendar_options,
    feed_bytes,
    feed_options,
)
from dragoman.web.viewing import Viewer

_LONGEST_KEY = 200


def every(request: Request) -> Response:
    """The calendar of what the address asks for."""
    return _calendar(request, viewer_of(request), request.query_params.multi_items())


def entry(request: Request) -> Response:
    """The calendar of one entry, by any id that it ever had."""
    viewer, said, pairs = viewer_of(request), request.path_params["id"], request.query_params.multi_items()
    asked = asked_of(pairs, viewer.knowledge, viewer.today)
    options = calendar_options(viewer, pairs, base=base_of(request, viewer), source="", name="An engagement")

    def make() -> bytes:
        found = entry_calendar(
            viewer.store,
            said,
            as_of=asked.as_of,
            recorded_as_of=asked.recorded_as_of,
            grounds=viewer.grounds,
            options=options,
        )
        if found is None:
            raise HTTPException(404, f"There is no one entry {said[:40]!r} that may leave the desk.")
        return found

    made = outbox_of(request).take(viewer, str(request.url), make)
    return answered(request, made, media_type=calendar.MEDIA_TYPE, name="engagement.ics")


def changes(request: Request) -> Response:
    """The feed of the changes in what the address asks for."""
    return _feed(request, viewer_of(request), request.query_params.multi_items())


def view_calendar(request: Request) -> Response:
    """The calendar of a view that the visitor keeps, as it is kept now."""
    name, pairs = _kept(request, visitor_of(request).name, request.path_params["name"])
    return _calendar(request, viewer_of(request), [*pairs, *_ways(request)], name=name)


def view_changes(request: Request) -> Response:
    """The feed of such a view."""
    name, pairs = _kept(request, visitor_of(request).name, request.path_params["name"])
    return _feed(request, viewer_of(request), pairs, name=name)


def secret_calendar(request: Request) -> Response:
    """The calendar behind a secret address."""
    found = _meant(request)
    name, pairs = _asked_for(request, found)
    return _calendar(request, anybodys_viewer(request), [*pairs, *_ways(request)], name=name)


def secret_changes(request: Request) -> Response:
    """The feed behind a secret address."""
    found = _meant(request)
    name, pairs = _asked_for(request, found)
    return _feed(request, anybodys_viewer(request), pairs, name=name)


def _calendar(request: Request, viewer: Viewer, pairs: Pairs, *, name: str = "") -> Response:
    options = calendar_options(viewer, pairs, base=base_of(request, viewer), source=_source(request, viewer), name=name)
    made = outbox_of(request).take(viewer, _address(request, pairs), lambda: calendar_bytes(viewer, pairs, options))
    return answered(request, made, media_type=calendar.MEDIA_TYPE, name="calendar.ics")


def _feed(request: Request, viewer: Viewer, pairs: Pairs, *, name: str = "") -> Response:
    options = feed_options(viewer, pairs, base=base_of(request, viewer), source=_source(request, viewer), name=name)
    made = outbox_of(request).take(viewer, _address(request, pairs), lambda: feed_bytes(viewer, pairs, options))
    return answered(request, made, media_type=atom.MEDIA_TYPE, name="feed.atom")


def _source(request: Request, viewer: Viewer) -> str:
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{base_of(request, viewer)}{request.url.path}{query}"


def _address(request: Request, pairs: Pairs) -> str:
    """All that an answer rests on beside the record: the address, and what a view asks for."""
    return f"{request.url}\n{urlencode(list(pairs), errors='surrogatepass')}"


def _ways(request: Request) -> Pairs:
    return [pair for pair in request.query_params.multi_items() if pair[0] in WAYS]


def _kept(request: Request, who: str, name: str) -> tuple[str, Pairs]:
    """The name of a view and what it asks for."""
    for view in views_of(store_of(request), who):
        if view.name == name:
            return view.name, parse_qsl(view.query.removeprefix("?"))
    raise HTTPException(404, f"There is no view {name[:60]!r} of yours.")


def _asked_for(request: Request, found: SecretAddress) -> tuple[str, Pairs]:
    """What a secret address is called and asks for. 410 where its view is kept no more."""
    if not found.view:
        return "", parse_qsl(found.query.removeprefix("?"))
    try:
        return _kept(request, found.account, found.view)
    except HTTPException as error:
        raise HTTPException(410, "The view that this address shows is kept no more.") from error


def _meant(request: Request) -> SecretAddress:
    """The address that is asked for, while it is good and not asked for too often; it is noted once a day."""
    store, serving, outbox = store_of(request), serving_of(request), outbox_of(request)
    key = request.path_params["key"]
    peer = peer_of(request.scope)
    found = store.address_of(digest(key)) if len(key) <= _LONGEST_KEY else None
    account = store.account(found.account) if found is not None and serving.accounts else None
    if found is None or (serving.accounts and (account is None or not account.is_open)):
        _spare(outbox.guesses.take(peer))
        raise HTTPException(404, "There is no such address, or it was revoked.")
    _spare(outbox.fetches.take(found.digest))
    today = serving.now().date()
    if found.fetched_on != today:
        about = found.label or found.digest[:10]
        note = Noted(at=serving.now(), who=found.account, what="address asked for", about=about, came_from=peer)
        store.note_fetched(found.digest, today, note)
    return found


def _spare(wait: float) -> None:
    if wait:
        raise HTTPException(429, "Too many requests; wait a little.", {"Retry-After": str(math.ceil(wait))})
