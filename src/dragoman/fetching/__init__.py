"""Fetching: the one outgoing transport, for everything that follows an address.

`Transport.get` and `.post` give a Fetched or raise a FetchError; `Robots.may_fetch` says whether a site lets a program
follow a link. Slow to import: other rooms do so where they first
fetch.
"""

from dragoman.fetching.errors import FetchError, Hop, Reason
from dragoman.fetching.fetched import NO_VALIDATORS, Fetched, Validators
from dragoman.fetching.limits import Limits
from dragoman.fetching.robots import Robots
from dragoman.fetching.targets import Allowed
from dragoman.fetching.transport import Transport

__all__ = [
    "NO_VALIDATORS",
    "Allowed",
    "FetchError",
    "Fetched",
    "Hop",
    "Limits",
    "Reason",
    "Robots",
    "Transport",
    "Validators",
]
