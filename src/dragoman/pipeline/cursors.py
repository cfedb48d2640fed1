"""Where a list goes on: opaque to who asks, and good for the very list that it was given with.

Invariant: a cursor holds the day of its list, what was asked, and what the list's order rested on; with any other list
it is refused, and where the list changed meanwhile it says that it is gone.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import msgspec

LONGEST = 4_000
"""Letters of a cursor: it has the place of an entry in it, whose block may be of many parties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """as_of: the day of the record. asked: a mark of what was asked for. basis: of the list. place: behind what."""

    as_of: date
    asked: str
    basis: str
    place: tuple[str, ...]

    def written(self) -> str:
        """As who asks gives it back."""
        said = msgspec.json.encode((self.as_of, self.asked, self.basis, self.place))
        return urlsafe_b64encode(said).decode().rstrip("=")


def read(said: str) -> Cursor:
    """The cursor that was given. ValueError for what is none."""
    try:
        plain = urlsafe_b64decode(said[:LONGEST].encode("ascii") + b"=" * (-len(said[:LONGEST]) % 4))
        as_of, asked, basis, place = msgspec.json.decode(plain, type=tuple[date, str, str, tuple[str, ...]])
    except (Error, ValueError) as error:  # UnicodeError and msgspec's are ValueErrors too
        raise ValueError("This is no cursor that was given here.") from error
    return Cursor(as_of=as_of, asked=asked, basis=basis, place=place)


def mark_of(*said: object) -> str:
    """A short mark of what was asked for, or of what a list holds."""
    return sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:20]
