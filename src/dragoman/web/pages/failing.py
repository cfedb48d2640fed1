"""The pages of what went wrong: they say what it was and what to do next, and nothing of the inside."""

import logging
import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dragoman.pipeline import Filters
from dragoman.web.asking import Asked, UnaskableError
from dragoman.web.guarding.headers import SAID
from dragoman.web.pages.asked import serving_of
from dragoman.web.refusing import is_ours, refusal
from dragoman.web.rendering import render

_SECRET = re.compile(r"^/c/.*", re.DOTALL)  # whoever reads the log is not to have the address
_log = logging.getLogger("dragoman.web")
_SAID = {
    404: ("Not here", "No page has this address. The record starts at the timeline."),
    405: ("Not so", "This page cannot be asked in that way."),
}


def refused(request: Request, error: Exception) -> Response:
    """A page that is not there, or may not be had."""
    if is_ours(request.url.path):
        return refusal(request, error)
    status = error.status_code if isinstance(error, HTTPException) else 500
    said = error.detail if isinstance(error, HTTPException) else ""
    title, why = _SAID.get(status, ("Refused", said))
    answer = _failed(request, title, said if status == 404 and said != "Not Found" else why, status)
    answer.headers.update((error.headers or {}) if isinstance(error, HTTPException) else {})
    return answer


def unaskable(request: Request, error: Exception) -> Response:
    """An address that asks for what cannot be asked."""
    if is_ours(request.url.path):
        return refusal(request, error)
    what = error.what if isinstance(error, UnaskableError) else ""
    return _failed(request, f"This cannot be asked: {what}", str(error), 400)


def broken(request: Request, error: Exception) -> Response:
    """A fault of ours: logged with all there is to know, told without."""
    _log.error("%s %s failed", request.method, _SECRET.sub("/c/...", request.url.path), exc_info=error)
    if is_ours(request.url.path):
        return refusal(request, error)
    said = "The page could not be made. What happened stands in the server's log; the record is untouched."
    body = f'<!doctype html><html lang="en"><title>Failed</title><h1>Failed</h1><p>{said}</p></html>'
    return HTMLResponse(body, 500, SAID)  # made outside of the guards, which therefore add nothing


def _failed(request: Request, title: str, why: str, status: int) -> Response:
    asked = Asked(as_of=serving_of(request).now().date(), filters=Filters())
    return render(request, "failed.html", asked=asked, status=status, title=title, why=why)
