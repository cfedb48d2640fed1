"""/views: the views that a visitor keeps of the timeline, kept and dropped by forms on it."""

from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.pipeline.views import SavedView, UnkeepableError, drop_view, save_view
from dragoman.web.asking import UnaskableError, asked_of
from dragoman.web.guarding.access import sent_to, visitor_of
from dragoman.web.pages.asked import store_of, viewer_of


def keep(request: Request) -> Response:
    """Keep what the timeline shows under a name."""
    form, query = sent_to(request), _query(request)
    try:
        save_view(store_of(request), visitor_of(request).name, SavedView(name=form.text("name"), query=query))
    except UnkeepableError as error:
        raise UnaskableError("name", str(error)) from error
    return RedirectResponse(f"/{query}", 303)


def drop(request: Request) -> Response:
    """Keep a view no more."""
    drop_view(store_of(request), visitor_of(request).name, sent_to(request).text("name"))
    return RedirectResponse(f"/{_query(request)}", 303)


def _query(request: Request) -> str:
    """The query that the form names, as far as it asks for something; UnaskableError for what cannot be asked."""
    viewer = viewer_of(request)
    pairs = parse_qsl(sent_to(request).text("query").removeprefix("?"))
    return asked_of(pairs, viewer.knowledge, viewer.today).whole
