"""robots.txt: what a site asks of programs that follow its links (RFC 9309).

Invariant: a site whose robots.txt cannot be had says no. One that has none says yes.
"""

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from protego import Protego

from dragoman.fetching.addresses import Address
from dragoman.fetching.errors import FetchError
from dragoman.fetching.fetched import Fetched

TOKEN = "dragoman"  # noqa: S105 - RFC 9309's word for the name by which robots.txt calls a program
_MOST_SITES = 1000
_LARGEST = 512_000
_FRESH = 24 * 3600.0
_SOON = 3600.0  # after which a site that gave no robots.txt is asked again
_AGENT = re.compile(r"^[ \t]*user[- ]?agent[ \t:]+(?P<name>[^\r\n#]*)", re.IGNORECASE | re.MULTILINE)


class Getter(Protocol):
    """What fetches: a Transport."""

    def get(self, address: str, /) -> Fetched:
        """The answer of an address."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site asks. parsed: None where it says yes or no to everything; is_open: which of the two."""

    parsed: Protego | None = None
    is_open: bool = True

    @classmethod
    def of(cls, fetched: Fetched) -> "Rules":
        """From the answer of /robots.txt, whatever it is."""
        if fetched.ok:
            return cls(parsed=Protego.parse(_about_us(fetched.body[:_LARGEST].decode("utf-8-sig", "replace"))))
        return cls(is_open=400 <= fetched.status < 500 and fetched.status != 429)

    def may_fetch(self, address: str) -> bool:
        """Whether the site lets us follow a link to an address of its own."""
        return self.is_open if self.parsed is None else self.parsed.can_fetch(address, TOKEN)

    @property
    def delay(self) -> float | None:
        """How many seconds the site wants between two requests; None where it does not say."""
        return None if self.parsed is None else self.parsed.crawl_delay(TOKEN)


CLOSED = Rules(is_open=False)


class Robots:
    """The robots.txt of the sites that one run meets, each asked for once a day at most. Threads may share one."""

    def __init__(self, transport: Getter, *, moment: Callable[[], float] = time.monotonic) -> None:
        """transport: asks for them. moment: seconds, from whenever."""
        self._transport = transport
        self._moment = moment
        self._known: OrderedDict[str, tuple[Rules, float]] = OrderedDict()
        self._lock = threading.Lock()

    def may_fetch(self, address: str) -> bool:
        """Whether the site of an address lets us follow a link to it.

        Raises:
            FetchError: it is no address.
        """
        there = Address.parse(address)
        return self._rules(there.origin).may_fetch(str(there))

    def delay(self, address: str) -> float | None:
        """How many seconds the site of an address wants between two requests; None where it does not say."""
        return self._rules(Address.parse(address).origin).delay

    def _rules(self, origin: str) -> Rules:
        now = self._moment()
        with self._lock:
            rules, until = self._known.get(origin, (CLOSED, now))
        if until <= now:
            rules, seconds = self._asked(origin)
            with self._lock:
                self._known[origin] = rules, now + seconds
                while len(self._known) > _MOST_SITES:
                    self._known.popitem(last=False)
        return rules

    def _asked(self, origin: str) -> tuple[Rules, float]:
        """What a site says, and for how many seconds."""
        try:
            rules = Rules.of(self._transport.get(f"{origin}/robots.txt"))
        except FetchError:  # the page itself will say more plainly what the matter is with the site
            return CLOSED, _SOON
        return rules, _FRESH if rules.parsed or rules.is_open else _SOON


def _about_us(text: str) -> str:
    """The same file with all other programs under one name.

    The parser keeps each rule once for each program of its group, so that many of both would take for ever.
    """
    return _AGENT.sub(lambda found: found[0] if _means_us(found["name"]) else "User-agent: others", text)


def _means_us(name: str) -> bool:
    return name.strip() == "*" or TOKEN in name.lower()
