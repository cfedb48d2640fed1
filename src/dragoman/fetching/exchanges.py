"""One request and its answer, on a connection that was made for it.

Invariant: whatever a server sends, the outcome is an Answer or a FetchError.
"""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass

import httpcore2

from dragoman.fetching import headers as header
from dragoman.fetching.addresses import Address
from dragoman.fetching.bodies import collected
from dragoman.fetching.errors import FetchError, Reason
from dragoman.fetching.limits import Limits
from dragoman.fetching.streams import Purse


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is asked. headers: all that are sent."""

    method: str
    address: Address
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is answered. headers: those that may be wanted. body: empty where the status is not 2xx."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def origin_of(address: Address) -> httpcore2.Origin:
    """Where an address is, as the library has it."""
    return httpcore2.Origin(scheme=address.scheme.encode(), host=address.host.encode(), port=address.port)


def exchange(ask: Ask, connection: httpcore2.HTTPConnection, purse: Purse) -> Answer:
    """Ask, and close the connection.

    Raises:
        FetchError: there is no answer, or it is too much.
    """
    there, limits = ask.address, purse.limits
    url = httpcore2.URL(scheme=there.scheme, host=there.host, port=there.port, target=there.target)
    request = httpcore2.Request(ask.method, url, headers=list(ask.headers.items()), content=ask.body or None)
    purse.begin("headers", limits.headers)
    try:
        with closing(connection):
            response = connection.handle_request(request)
            found = header.wanted(response.headers)
            purse.begin("chunks", limits.wire * 2)  # what is around the chunks counts, but not as the body does
            return Answer(status=response.status, headers=found, body=_body(response, found, limits))
    except httpcore2.ProtocolError as error:
        raise FetchError(Reason.BROKEN, f"The answer is no HTTP, or breaks off: {error}.") from error
    except (httpcore2.NetworkError, httpcore2.TimeoutException) as error:
        raise FetchError(Reason.UNREACHABLE, f"The connection was lost: {error}.") from error


def _body(response: httpcore2.Response, found: Mapping[str, str], limits: Limits) -> bytes:
    """The body where one is wanted; one that says itself that it is too large is not begun."""
    if not 200 <= response.status < 300:
        return b""
    length = found.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > limits.wire:
        raise FetchError(Reason.LARGE, f"The answer is too large: it says that it has {int(length[:20]):,} bytes.")
    return collected(response.iter_stream(), found.get("content-encoding", ""), limits)
