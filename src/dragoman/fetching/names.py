"""Names to IP addresses: asked once for each hop, checked, and then held to.

Invariant: a connection goes only to an address that `reachable` gave, so that a name that is answered differently a
second time (DNS rebinding) gains nothing.
"""

import queue
import socket
import threading
from collections.abc import Callable

from dragoman.fetching.addresses import Address
from dragoman.fetching.errors import FetchError, Reason
from dragoman.fetching.targets import IP, Allowed, as_ip, closed

# Name and port to addresses, in the order in which they are to be tried; OSError for a name that there is not.
Resolver = Callable[[str, int], list[str]]
_MOST_TRIED = 4


def by_system(name: str, port: int) -> list[str]:
    """What the system's resolver says."""
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def reachable(address: Address, allowed: Allowed, *, resolver: Resolver, seconds: float) -> tuple[str, ...]:
    """The IP addresses of a host that may be talked to, a few at most.

    Raises:
        FetchError: the name is not known, the resolver is slow, or none of its addresses may be talked to.
    """
    plain = as_ip(address.host)
    found = [plain] if plain else _resolved(address, resolver, seconds)
    refused = [(ip, what) for ip in found if (what := closed(ip)) and not allowed.covers(ip, address.host)]
    shut = {ip for ip, _ in refused}
    tried = [str(ip) for ip in found if ip not in shut]
    if not tried:
        ip, what = refused[0]
        why = (
            f"{address.host} is {ip}, {what}, and is not talked to; where that is meant, add it to DRAGOMAN_REACHABLE."
            if not plain
            else f"{ip} is {what} and is not talked to; where that is meant, add it to DRAGOMAN_REACHABLE."
        )
        raise FetchError(Reason.TARGET, why)
    return tuple(tried[:_MOST_TRIED])


def _resolved(address: Address, resolver: Resolver, seconds: float) -> list[IP]:
    """The addresses of a name. The system's resolver has no deadline, so it is asked in a thread that may be left."""
    answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolver(address.host, address.port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=max(seconds, 0))
    except queue.Empty:
        raise FetchError(Reason.SLOW, f"The name {address.host} was not resolved in time.") from None
    found = [] if isinstance(answer, Exception) else [ip for one in answer if (ip := as_ip(one))]
    if not found:
        why = f"There is no host {address.host}, or the names cannot be asked for: check the spelling and the network."
        raise FetchError(Reason.NAME, why) from (answer if isinstance(answer, Exception) else None)
    return found
