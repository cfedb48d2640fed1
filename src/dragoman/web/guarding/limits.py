"""How often one address may ask: enough for people and programs, too little to guess passwords or to wear us out.

A bucket for each peer holds so many requests and fills again at a steady rate; what finds it empty is refused with
status 429 and the seconds to wait. IPv6 peers count by their /64, which is one household.
"""

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_MOST_PEERS = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """So many at once, and so many a second after that."""

    at_once: int
    a_second: float


ALL = Rate(at_once=300, a_second=30.0)
SIGN_IN = Rate(at_once=10, a_second=1 / 30)


class Buckets:
    """The buckets of all peers, those that asked last. Shared between threads."""

    def __init__(self, rate: Rate, *, clock: Callable[[], float] = time.monotonic) -> None:
        """clock: seconds, from whatever beginning."""
        self._rate = rate
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, peer: str) -> float:
        """Take one; the seconds to wait where there is none left, else 0."""
        now = self._clock()
        with self._lock:
            left, since = self._left.pop(peer, (float(self._rate.at_once), now))
            left = min(left + (now - since) * self._rate.a_second, self._rate.at_once)
            wait = 0.0 if left >= 1 else (1 - left) / self._rate.a_second
            self._left[peer] = (left if wait else left - 1, now)
            if len(self._left) > _MOST_PEERS:
                self._left.popitem(last=False)
        return wait


class Limits:
    """Refuses what asks too often."""

    def __init__(self, app: ASGIApp, rate: Rate = ALL) -> None:
        """app: what answers the rest."""
        self._app = app
        self._buckets = Buckets(rate)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        wait = self._buckets.take(peer_of(scope)) if scope["type"] == "http" else 0.0
        if wait:
            said = {"retry-after": str(math.ceil(wait))}
            await PlainTextResponse("Too many requests; wait a little.\n", 429, said)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def peer_of(scope: Scope) -> str:
    """Who asks, as far as the connection and the proxies that are trusted tell: an address, of IPv6 its /64."""
    host = (scope.get("client") or ("",))[0]
    try:
        ip = ip_address(host)
    except ValueError:
        return str(host)
    if isinstance(ip, IPv6Address):
        return str(ip.ipv4_mapped or IPv6Address(int(ip) >> 64 << 64))
    return str(ip)
