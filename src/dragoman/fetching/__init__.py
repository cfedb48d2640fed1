"""Fetching: the one outgoing transport, for everything that follows an address.

`Transport.get` and `.post` give a Fetched or raise a FetchError. Slow to import: other rooms do so where they first
fetch.
"""

from dragoman.fetching.errors import FetchError, Hop, Reason
from dragoman.fetching.fetched import NO_VALIDATORS, Fetched, Validators
from dragoman.fetching.limits import Limits
from dragoman.fetching.targets import Allowed
from dragoman.fetching.transport import Transport

__all__ = ["NO_VALIDATORS", "Allowed", "FetchError", "Fetched", "Hop", "Limits", "Reason", "Transport", "Validators"]
