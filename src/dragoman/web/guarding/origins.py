"""No other site may make a browser write here: what changes something must come from our own pages.

Browsers say with each request where it comes from (Sec-Fetch-Site); older ones say Origin. A request that changes
something and says neither does not come from a page, and passes: programs have no session to misuse.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Origins:
    """Refuses, with status 403, what another site's page would have a browser change here."""

    def __init__(self, app: ASGIApp) -> None:
        """app: what answers where the request is our own."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] == "http" and scope["method"] not in _SAFE and not _is_ours(Headers(scope=scope)):
            refusal = PlainTextResponse("This was asked by a page of another site, and was not done.\n", 403)
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_ours(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host", "")
