"""What went wrong with an address: one exception, with a reason that callers tell apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One redirect that was followed. status: 301, 302, 303, 307 or 308."""

    address: str
    status: int


class Reason(StrEnum):
    """Why there is no answer. The values name problems in the output of the command line."""

    ADDRESS = "not_an_address"
    TARGET = "refused_target"
    NAME = "no_such_name"
    UNREACHABLE = "unreachable"
    TLS = "bad_tls"
    SLOW = "too_slow"
    LARGE = "too_large"
    REDIRECTS = "too_many_redirects"
    BROKEN = "broken_answer"


class FetchError(Exception):
    """An address that gave no answer.

    reason: of what kind; why: a sentence for people that says what to do; address: where it happened, which after
    redirects is not where it began; hops: the redirects followed so far.
    """

    def __init__(self, reason: Reason, why: str, *, address: str = "", hops: Sequence[Hop] = ()) -> None:
        """Where the raiser does not know the address, the transport adds it."""
        super().__init__(why)
        self.reason = reason
        self.why = why
        self.address = address
        self.hops = tuple(hops)
