"""What every page begins with: the desk, and what the address asks of it."""

from starlette.requests import Request

from dragoman.web.asking import Asked, asked_of
from dragoman.web.viewing import Viewer


def viewer_of(request: Request) -> Viewer:
    """The desk that the application opened."""
    viewer = request.app.state.viewer
    if not isinstance(viewer, Viewer):
        raise TypeError("the application has no desk: its lifespan did not run")
    return viewer


def asked_by(request: Request) -> Asked:
    """What the address asks for."""
    viewer = viewer_of(request)
    return asked_of(request.query_params.multi_items(), viewer.knowledge, viewer.today)
