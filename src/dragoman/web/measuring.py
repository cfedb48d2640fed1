"""What each request took, for logs and metrics: route, method, status and time, and nothing that could be a secret."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

NO_ROUTE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A request that was answered. route: the template of its address ("/e/{id}"), NO_ROUTE where there is none."""

    route: str
    method: str
    status: int
    seconds: float


class Measuring:
    """Tells of every request, those that failed among them."""

    def __init__(self, app: ASGIApp, *, tell: Callable[[Measured], None]) -> None:
        """app: what answers. tell: is called when an answer has gone out."""
        self._app = app
        self._tell = tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and tell what it took."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sent)
        finally:
            route = getattr(scope.get("route"), "path", NO_ROUTE)
            seconds = time.perf_counter() - began
            self._tell(Measured(route=route, method=scope["method"], status=status, seconds=seconds))
