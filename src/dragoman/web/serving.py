"""What the pages are served with: settings, the clock, and who may ask for them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import IPv4Network, IPv6Network
from typing import TYPE_CHECKING, Protocol

from dragoman.settings import Settings
from dragoman.web.measuring import Measured

if TYPE_CHECKING:
    from dragoman.intake.addresses import Fetch  # HTTP, which only addresses need

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class SignsIn(Protocol):
    """Who else signs people in: `guarding.oidc.Provider`."""

    def begin(self, back: str, redirect: str, *, now: datetime) -> tuple[str, str]:
        """Where to send the browser, and the state that it must hold on to."""

    def finish(self, *, state: str, held: str, code: str, redirect: str, now: datetime) -> tuple[str, str]:
        """Who signed in, and the address of ours to go on to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What the pages are served with.

    now: the clock, which only the edge of the house may read. analyst: whose desk it is, where there are no accounts.
    hosts: the names by which browsers may call this server; any other is refused, so that no foreign name can be
        pointed at it.
    accounts: whether one must sign in; without, whoever can reach the server is the analyst.
    watched: whether this program also asks the sources that are followed.
    secure: whether browsers reach it encrypted, so that cookies are sent in no other way.
    fetch: the way out, by which reports are added from addresses; None where there is none.
    provider: who else signs people in, by OpenID Connect; None for nobody.
    measured: is told of every request that was answered; None where nobody asks.
    name_header, proxies: the header in which a proxy that signs people in names them, and who such a proxy may be.
    """

    settings: Settings
    now: Callable[[], datetime] = field(compare=False)
    analyst: str = ""
    hosts: tuple[str, ...] = LOOPBACK
    accounts: bool = False
    watched: bool = False
    secure: bool = False
    name_header: str = ""
    proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    fetch: "Fetch | None" = field(default=None, compare=False)
    provider: "SignsIn | None" = field(default=None, compare=False)
    measured: Callable[[Measured], None] | None = field(default=None, compare=False)
