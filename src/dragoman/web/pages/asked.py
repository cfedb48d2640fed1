"""What every page begins with: the record as whoever asks may see it, and what the address asks of it."""

from starlette.requests import Request

from dragoman.store import Store
from dragoman.web.asking import Asked, asked_of
from dragoman.web.guarding.access import visitor_of
from dragoman.web.outgoing import Outbox
from dragoman.web.serving import Serving
from dragoman.web.viewing import Viewer


def viewer_of(request: Request) -> Viewer:
    """The record as the visitor may see it. HTTPException 401 where nobody is signed in."""
    return _opened(request).seen_by(visitor_of(request).name)


def store_of(request: Request) -> Store:
    """The store, for what is no part of the record."""
    return _opened(request).store


def serving_of(request: Request) -> Serving:
    """What the pages are served with."""
    return _opened(request).serving


def asked_by(request: Request) -> Asked:
    """What the address asks for."""
    viewer = _opened(request)
    return asked_of(request.query_params.multi_items(), viewer.knowledge, viewer.today)


def anybodys_viewer(request: Request) -> Viewer:
    """The store's record for what is cleared for everybody, whoever asks."""
    return _opened(request)


def outbox_of(request: Request) -> Outbox:
    """What programs fetch again and again."""
    outbox = request.app.state.outbox
    if not isinstance(outbox, Outbox):
        raise TypeError("the application has no outbox: its lifespan did not run")
    return outbox


def _opened(request: Request) -> Viewer:
    viewer = request.app.state.viewer
    if not isinstance(viewer, Viewer):
        raise TypeError("the application has no store: its lifespan did not run")
    return viewer
