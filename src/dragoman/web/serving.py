"""What the pages are served with: settings, the clock, and the names by which this server may be called."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from dragoman.settings import Settings

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What the pages are served with.

    now: the clock, which only the edge of the house may read. analyst: whose desk it is, where nobody signs in.
    hosts: the names by which browsers may call this server; any other is refused, so that no foreign name can be
        pointed at it.
    """

    settings: Settings
    now: Callable[[], datetime] = field(compare=False)
    analyst: str = ""
    hosts: tuple[str, ...] = LOOPBACK
