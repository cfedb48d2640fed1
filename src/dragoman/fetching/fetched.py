"""What an address answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dragoman.fetching.errors import Hop

_PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave to ask by whether something has changed; kept and sent back verbatim, never understood."""

    etag: str = ""
    last_modified: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to ask by."""
        return bool(self.etag or self.last_modified)


NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One answer, whatever its status.

    asked: the address as it was asked for; reached: where the answer came from.
    hops: the redirects in between, each with the address that gave it.
    status: of the answer; 304 only where validators were sent.
    headers: those that may be wanted, by their names in lower case.
    media_type: "text/html", in lower case; "" where none is stated. charset: as stated, in lower case.
    body: decoded from its content encoding; empty where the status is not 2xx.
    validators: for the next time; with 304 those that were sent, unless the answer has newer ones.
    retry_after, max_age: seconds; None where not stated.
    """

    asked: str
    reached: str
    status: int
    hops: tuple[Hop, ...] = ()
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    media_type: str = ""
    charset: str = ""
    body: bytes = field(default=b"", repr=False)
    validators: Validators = NO_VALIDATORS
    retry_after: int | None = None
    max_age: int | None = None

    @property
    def ok(self) -> bool:
        """Whether there is a body to be read."""
        return 200 <= self.status < 300

    @property
    def not_modified(self) -> bool:
        """Whether what was fetched before still holds."""
        return self.status == 304

    @property
    def moved_to(self) -> str:
        """The address to ask from now on: as far as the redirects were permanent; "" where it is the one asked."""
        permanent = 0
        while permanent < len(self.hops) and self.hops[permanent].status in _PERMANENT:
            permanent += 1
        if permanent == 0:
            return ""
        return self.reached if permanent == len(self.hops) else self.hops[permanent].address
