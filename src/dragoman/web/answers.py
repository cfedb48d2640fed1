"""Answers that are remembered as long as the record is as it was, and not sent to who has them already.

Invariant: what is remembered is known by all that an answer rests on: the address, who asks, the day, the facts, and
the store's moment, read before the answer was made. So nobody is shown what another may see, or what no longer stands.
"""

import asyncio
import re
from collections import OrderedDict
from hashlib import sha256
from uuid import uuid4

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.serving import Serving
from dragoman.web.viewing import Viewer

_LASTING = re.compile(
    r"/|/(?:search|series|plans|instruments|brief)|/(?:calendar|e|r|p|pair|series|topic|instrument)/[^/]+(?<!\.ics)"
    r"|/(?:timeline|changes|search|series|plans|instruments|review)\.(?:json|csv)"
    r"|/(?:calendar|pair|p|series|topic)/.*\.(?:json|csv)|/api/v1/(?!health|version|sources|jobs)[a-z].*"
)
_MOST = 64_000_000  # bytes remembered
_EACH = 256  # bytes that remembering an answer takes beside its body
_KEPT = "no-cache, private"  # a browser may keep it and asks whether it still stands
_Kept = tuple[list[tuple[bytes, bytes]], bytes]  # headers and body of an answer with status 200


class Memory:
    """The answers asked for last, as many as there is room for."""

    def __init__(self, most: int = _MOST) -> None:
        """most: bytes."""
        self._most = most
        self._held: OrderedDict[str, _Kept] = OrderedDict()
        self._size = 0

    def get(self, key: str) -> _Kept | None:
        """The answer of this key."""
        if key in self._held:
            self._held.move_to_end(key)
        return self._held.get(key)

    def put(self, key: str, kept: _Kept) -> None:
        """Remember an answer, and forget those asked for longest ago where there is no room left."""
        self._size -= _size(self._held.pop(key, None))
        if _size(kept) <= self._most:
            self._held[key] = kept
            self._size += _size(kept)
        while self._size > self._most:
            self._size -= _size(self._held.popitem(last=False)[1])


class Answers:
    """Answers from memory where it can; several who ask for the same at once wait for one answer."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        """app: what answers, given who asks."""
        self._app = app
        self._serving = serving
        self._started = uuid4().hex  # other software, or another store of the same name, has other answers
        self._memory = Memory()
        self._making: dict[str, asyncio.Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if not _is_lasting(scope):
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        key = await run_in_threadpool(self._key, scope)
        tag = f'W/"{key}"'
        if tag in (one.strip() for one in asked.get("if-none-match", "").split(",")):
            await Response(status_code=304, headers=self._said(tag))(scope, receive, send)
            return
        packed = f"{key} {'gzip' in asked.get('accept-encoding', '')}"
        lock = self._making.setdefault(packed, asyncio.Lock())
        try:
            async with lock:
                kept = self._memory.get(packed) or await self._made(scope, receive, send, packed, tag)
        finally:
            if not lock.locked():
                self._making.pop(packed, None)
        if kept is not None:
            await send({"type": "http.response.start", "status": 200, "headers": list(kept[0])})
            await send({"type": "http.response.body", "body": kept[1]})

    async def _made(self, scope: Scope, receive: Receive, send: Send, key: str, tag: str) -> _Kept | None:
        """The answer, remembered; None where it is none to be, and has been sent."""
        start: Message | None = None
        body = bytearray()

        async def heard(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                if message["status"] == 200 and "set-cookie" not in MutableHeaders(scope=message):
                    start = message
                    return
            elif start is not None:
                body.extend(message.get("body", b""))
                return
            await send(message)

        await self._app(scope, receive, heard)
        if start is None:
            return None
        MutableHeaders(scope=start).update(self._said(tag))
        kept = list(start["headers"]), bytes(body)
        self._memory.put(key, kept)
        return kept

    def _said(self, tag: str) -> dict[str, str]:
        """Where people sign in, nothing is left on the disk of a browser that others may use after them."""
        return {"etag": tag} if self._serving.accounts else {"etag": tag, "cache-control": _KEPT}

    def _key(self, scope: Scope) -> str:
        viewer, visitor = scope["app"].state.viewer, scope["state"]["visitor"]
        if not isinstance(viewer, Viewer):
            raise TypeError("the application has no store: its lifespan did not run")
        parts = (
            self._started,
            viewer.store.moment(),
            viewer.knowledge.fingerprint,
            viewer.today.isoformat(),
            repr(visitor),
            scope["path"],
            scope["query_string"].decode("latin-1"),
        )
        return sha256("\n".join(parts).encode()).hexdigest()[:40]


def _is_lasting(scope: Scope) -> bool:
    is_get = scope["type"] == "http" and scope["method"] == "GET"
    return is_get and scope["state"]["visitor"] is not None and _LASTING.fullmatch(scope["path"]) is not None


def _size(kept: _Kept | None) -> int:
    return len(kept[1]) + _EACH if kept is not None else 0
