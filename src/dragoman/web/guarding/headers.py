"""What a browser is told of every answer: nothing from elsewhere, no frames, no guessing of kinds."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAID = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class Headers:
    """Adds them to every answer, those to refused requests among them."""

    def __init__(self, app: ASGIApp, *, secure: bool = False) -> None:
        """app: what answers. secure: whether browsers reach it encrypted, and are to come in no other way."""
        self._app = app
        self._said = {**SAID, **({"strict-transport-security": "max-age=31536000"} if secure else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers added."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._said.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")  # a desk's record is nobody's cache
            await send(message)

        await self._app(scope, receive, sent)
