"""Who asks where a proxy stands in front: the address that the proxies which are trusted name, not their own.

Invariant: what a header says of the visitor is believed from a proxy that is trusted, and of several hops up to the
first that is not; what lies beyond could be made up by the visitor.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

Address = IPv4Address | IPv6Address
_SCHEMES = frozenset({"http", "https"})
_MOST_HOPS = 20


@dataclass(frozen=True, slots=True)
class Forwarding:
    """Puts the visitor in the place of the proxy: `scope["client"]`, the scheme, and that it came by such a proxy."""

    app: ASGIApp
    proxies: Sequence[IPv4Network | IPv6Network]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer whoever it is that asks."""
        if scope["type"] == "http" and self._is_proxy(address_of((scope.get("client") or ("",))[0])):
            headers = Headers(scope=scope)
            scope.setdefault("state", {})["by_proxy"] = True
            scope["client"] = (self._visitor(headers.getlist("x-forwarded-for"), scope["client"][0]), 0)
            said = ",".join(headers.getlist("x-forwarded-proto")).rpartition(",")[2].strip().lower()
            if said in _SCHEMES:
                scope["scheme"] = said
        await self.app(scope, receive, send)

    def _visitor(self, said: Sequence[str], proxy: str) -> str:
        """The last hop that is no proxy of ours; where a hop is no address, the one that named it."""
        last = proxy
        for hop in reversed(",".join(said).split(",")[-_MOST_HOPS:]):
            found = address_of(hop)
            if found is None:
                return last
            last = str(found)
            if not self._is_proxy(found):
                return last
        return last

    def _is_proxy(self, address: Address | None) -> bool:
        return address is not None and any(address in network for network in self.proxies)


def came_by_proxy(scope: Scope) -> bool:
    """Whether a proxy that is trusted brought it."""
    return scope.get("state", {}).get("by_proxy") is True


def address_of(words: str) -> Address | None:
    """The address that is written, perhaps with a port ("192.0.2.7:443", "[2001:db8::1]:443"); None where none is."""
    plain = words.strip()
    if plain.startswith("["):
        plain = plain[1:].partition("]")[0]
    elif plain.count(":") == 1:
        plain = plain.partition(":")[0]
    try:
        found = ip_address(plain)
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, IPv6Address) else found
