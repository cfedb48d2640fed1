"""The one way out: every address that Dragoman follows is followed here.

For each hop:

    text -> Address -> IP addresses, checked -> connection, pinned and pursed -> status and headers -> body, capped
               ^                                                                    |
               └────────────────────────────── Location ────────────────────────────┘

Invariants: a hop is checked before anything is sent to it, redirects as well as the first; nothing is sent but the
headers named here, so no cookie, no referrer and no password; no proxy is taken from the environment.
"""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpcore2
import truststore

from dragoman import __version__
from dragoman.fetching import headers as header
from dragoman.fetching.addresses import Address
from dragoman.fetching.bodies import ACCEPTED
from dragoman.fetching.errors import FetchError, Hop, Reason
from dragoman.fetching.exchanges import Answer, Ask, exchange, origin_of
from dragoman.fetching.fetched import NO_VALIDATORS, Fetched, Validators
from dragoman.fetching.limits import Limits
from dragoman.fetching.names import Resolver, by_system, reachable
from dragoman.fetching.streams import PinnedBackend, Purse
from dragoman.fetching.targets import Allowed
from dragoman.fetching.turns import HostTurns

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WANTED = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.8"


class Transport:
    """Fetches addresses. Several threads may use one; it asks a host one thing at a time."""

    def __init__(
        self,
        *,
        contact: str = "",
        allowed: Allowed | None = None,
        limits: Limits | None = None,
        trust: ssl.SSLContext | None = None,
        resolver: Resolver = by_system,
        at_once: int = 1,
    ) -> None:
        """How to fetch.

        Args:
            contact: an address or mailbox where whoever runs a server finds us; it is named in each request.
            allowed: what may be talked to besides the public Internet; nothing by default.
            limits: the most that one fetch may take.
            trust: whose certificates are believed; those that the system believes by default.
            resolver: names to addresses.
            at_once: how many things a host may be asked at a time; more than one only of a host that serves us.
        """
        self.agent = _agent(contact)
        self._allowed = allowed or Allowed()
        self._limits = limits or Limits()
        self._trust = trust or truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._resolver = resolver
        self._turns = HostTurns(at_once)

    def get(self, address: str, *, validators: Validators = NO_VALIDATORS) -> Fetched:
        """What an address answers, redirects followed.

        Args:
            address: http:// or https://.
            validators: what the server gave with the answer that is already here.

        Returns:
            The answer, whatever its status; its body where that is 2xx.

        Raises:
            FetchError: there is no answer, or it may not be had.
        """
        sent = {"accept": _WANTED, "accept-encoding": ACCEPTED}
        if validators.etag:
            sent["if-none-match"] = validators.etag
        if validators.last_modified:
            sent["if-modified-since"] = validators.last_modified
        purse, hops = Purse(self._limits), list[Hop]()
        asked = here = Address.parse(address)
        while True:
            with _placed(here, hops):
                answer = self._hop("GET", here, sent, b"", purse)
                target = answer.headers.get("location", "") if answer.status in _REDIRECTS else ""
                if not target:
                    return _fetched(asked, here, tuple(hops), answer, validators)
                hops.append(Hop(address=str(here), status=answer.status))
                here = self._next(here, target, hops)

    def post(self, address: str, body: bytes, *, headers: Mapping[str, str]) -> Fetched:
        """Send a body to an address; redirects are not followed, since what is sent is meant for one place.

        Args:
            address: http:// or https://.
            body: what to send.
            headers: "content-type" and whatever else the receiver wants.

        Returns:
            The answer, whatever its status.

        Raises:
            FetchError: there is no answer, or the address may not be talked to.
        """
        here = Address.parse(address)
        with _placed(here, ()):
            sent = {"content-length": str(len(body)), **{name.lower(): value for name, value in headers.items()}}
            answer = self._hop("POST", here, sent, body, Purse(self._limits))
            return _fetched(here, here, (), answer, NO_VALIDATORS)

    def check(self, address: str) -> None:
        """See that a host may be talked to, for who talks to it in another way than by `get` and `post`.

        Whoever does so resolves the name once more: a name that is answered differently then is not held to this.

        Raises:
            FetchError: it may not be talked to, or there is none of the name.
        """
        here = Address.parse(address)
        with _placed(here, ()):
            reachable(here, self._allowed, resolver=self._resolver, seconds=self._limits.connect)

    def _next(self, here: Address, target: str, hops: list[Hop]) -> Address:
        """Where a redirect leads, if it may be followed."""
        if len(hops) > self._limits.redirects:
            why = f"{hops[0].address} was redirected more than {self._limits.redirects} times."
            raise FetchError(Reason.REDIRECTS, why)
        there = Address.parse(target, base=here)
        if str(there) in {hop.address for hop in hops}:
            why = (
                f"{hops[0].address} is redirected in a circle, through {there}; it may want a cookie, and none is sent."
            )
            raise FetchError(Reason.REDIRECTS, why)
        return there

    def _hop(self, method: str, here: Address, sent: Mapping[str, str], body: bytes, purse: Purse) -> Answer:
        """Ask one address, on a connection of its own to what its host was checked to be."""
        seconds = purse.seconds(self._limits.connect)
        ips = reachable(here, self._allowed, resolver=self._resolver, seconds=seconds)
        every = {"host": here.authority, "user-agent": self.agent, "connection": "close", **sent}
        ask = Ask(method=method, address=here, headers=every, body=body)
        backend = PinnedBackend(ips, purse)
        connection = httpcore2.HTTPConnection(origin_of(here), self._trust, network_backend=backend)
        with self._turns.turn(here.host, purse.seconds(self._limits.seconds)):
            return exchange(ask, connection, purse)


def _fetched(asked: Address, here: Address, hops: tuple[Hop, ...], answer: Answer, validators: Validators) -> Fetched:
    """A last answer as it is handed on."""
    given = Validators(etag=answer.headers.get("etag", ""), last_modified=answer.headers.get("last-modified", ""))
    if answer.status == 304:
        if not validators:
            raise FetchError(Reason.BROKEN, "The server says that nothing has changed, but was not asked.")
        given = given or validators
    return Fetched(
        asked=str(asked),
        reached=str(here),
        status=answer.status,
        hops=hops,
        headers=answer.headers,
        media_type=header.media_type(answer.headers),
        charset=header.charset(answer.headers),
        body=answer.body,
        validators=given,
        retry_after=header.retry_after(answer.headers),
        max_age=header.max_age(answer.headers),
    )


@contextmanager
def _placed(here: Address, hops: "list[Hop] | tuple[Hop, ...]") -> Iterator[None]:
    """Give an error of this hop its place, and the redirects that led there."""
    try:
        yield
    except FetchError as error:
        raise FetchError(error.reason, error.why, address=error.address or str(here), hops=hops) from error.__cause__


def _agent(contact: str) -> str:
    """How we are named: what cannot stand in a header is left out of the contact."""
    said = "".join(letter for letter in contact if " " <= letter <= "~" and letter not in "()")
    return f"Dragoman/{__version__} (+{said})" if said else f"Dragoman/{__version__}"
