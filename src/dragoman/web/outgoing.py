"""What programs fetch again and again, calendars and feeds: made once while the record stands.

Invariants: what is remembered is known by all that it rests on (the address, the day, the facts, the store's moment),
and it holds only what is cleared for everybody. A validator changes exactly when the bytes do.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.guarding.limits import Buckets, Rate
from dragoman.web.viewing import Viewer

_MOST = 64_000_000  # bytes remembered
_EACH = 256
_ADDRESSES = 5_000  # of which it is remembered when they changed
FETCHES = Rate(at_once=30, a_second=1 / 30)
"""How often one secret address may be asked for: programs that ask every few minutes never notice."""
GUESSES = Rate(at_once=20, a_second=1 / 60)
"""How often one peer may ask for addresses that are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """Bytes as they go out. tag: of the bytes. since: since when this address has had them, as far as we have seen."""

    body: bytes
    tag: str
    since: datetime


class Outbox:
    """What was made last, and how often secret addresses are asked for. Shared between threads."""

    def __init__(self) -> None:
        """Empty."""
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._seen: OrderedDict[str, tuple[str, datetime]] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()
        self.fetches = Buckets(FETCHES)
        self.guesses = Buckets(GUESSES)

    def take(self, viewer: Viewer, address: str, make: Callable[[], bytes]) -> Outgoing:
        """The bytes of an address, made where nothing is remembered that still stands. address: all that is asked."""
        parts = (viewer.store.moment(), viewer.knowledge.fingerprint, viewer.today.isoformat(), address)
        key = sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        with self._lock:
            body = self._held.get(key)
            if body is not None:
                self._held.move_to_end(key)
        if body is None:
            body = make()
            self._keep(key, body)
        tag = sha256(body).hexdigest()[:32]
        with self._lock:
            was, since = self._seen.pop(address, ("", viewer.serving.now()))
            since = since if was in ("", tag) else viewer.serving.now()
            self._seen[address] = (tag, since)
            if len(self._seen) > _ADDRESSES:
                self._seen.popitem(last=False)
        return Outgoing(body=body, tag=tag, since=since.replace(microsecond=0))

    def _keep(self, key: str, body: bytes) -> None:
        with self._lock:
            self._size += len(body) + _EACH - (len(self._held.pop(key)) + _EACH if key in self._held else 0)
            self._held[key] = body
            while self._size > _MOST:
                self._size -= len(self._held.popitem(last=False)[1]) + _EACH


def answered(request: Request, made: Outgoing, *, media_type: str, name: str) -> Response:
    """The answer: the bytes, or 304 to who has them already. name: of the file, where somebody saves it."""
    headers = {
        "etag": f'W/"{made.tag}"',  # weak: on its way it may be compressed
        "last-modified": format_datetime(made.since, usegmt=True),
        "cache-control": "private, no-cache",
        "content-disposition": f'inline; filename="{name}"',
    }
    if _has_it(request.headers, made):
        return Response(status_code=304, headers=headers)
    return Response(made.body, media_type=f"{media_type}; charset=utf-8", headers=headers)


def _has_it(asked: Headers, made: Outgoing) -> bool:
    """Whether who asks has these bytes; by RFC 9110 a tag counts before a time."""
    tags = asked.get("if-none-match")
    if tags is not None:
        said = [one.strip().removeprefix("W/") for one in tags.split(",")]
        return "*" in said or f'"{made.tag}"' in said
    since = asked.get("if-modified-since")
    if since is None:
        return False
    try:
        return parsedate_to_datetime(since) >= made.since
    except (TypeError, ValueError):  # no date, or one without a zone: as though nothing were said
        return False
