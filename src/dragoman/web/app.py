"""The pages and their addresses, behind the guards.

Addresses are short and stay good, for they are cited: /e/ID an entry, /r/ID a report.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route

from dragoman.store import open_store
from dragoman.web.asking import UnaskableError
from dragoman.web.guarding import Headers, Origins
from dragoman.web.pages import entry, failing, health, report, timeline
from dragoman.web.rendering import static_files
from dragoman.web.serving import Serving
from dragoman.web.viewing import Viewer

ROUTES = (
    Route("/", timeline.page, name="timeline"),
    Route("/e/{id}", entry.page, name="entry"),
    Route("/r/{id}", report.page, name="report"),
    Route("/healthz", health.page, name="health"),
)


def application(serving: Serving) -> Starlette:
    """The whole of it. The store is opened when the server starts and closed when it stops."""

    @asynccontextmanager
    async def open_while_running(app: Starlette) -> AsyncIterator[None]:
        with open_store(serving.settings.store) as store:
            app.state.viewer = Viewer(store, serving)
            yield

    return Starlette(
        routes=[*ROUTES, Mount("/static", static_files(), name="static")],
        middleware=[
            Middleware(Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(serving.hosts), www_redirect=False),
            Middleware(Origins),
            Middleware(GZipMiddleware, minimum_size=1000),
        ],
        exception_handlers={
            HTTPException: failing.refused,
            UnaskableError: failing.unaskable,
            Exception: failing.broken,
        },
        lifespan=open_while_running,
    )
