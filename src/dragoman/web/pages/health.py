"""/healthz: whether this server can look into its store."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from dragoman.store import StoreError
from dragoman.web.pages.asked import store_of


def page(request: Request) -> JSONResponse:
    """Status 200 where the store answers, 503 where it does not."""
    try:
        store_of(request).moment()
    except StoreError as error:
        return JSONResponse({"status": "failing", "why": error.what}, 503)
    return JSONResponse({"status": "ok"})
