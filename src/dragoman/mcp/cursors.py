"""Where a list goes on: opaque to who asks, and good for the very list that it was given with."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import msgspec

_LONGEST = 2_000


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
        plain = urlsafe_b64decode(said[:_LONGEST].encode("ascii") + b"=" * (-len(said[:_LONGEST]) % 4))
        as_of, asked, basis, place = msgspec.json.decode(plain, type=tuple[date, str, str, tuple[str, ...]])
    except (Error, ValueError) as error:  # UnicodeError and msgspec's are ValueErrors too
        raise ValueError("This is no cursor that was given here.") from error
    return Cursor(as_of=as_of, asked=asked, basis=basis, place=place)


def mark_of(*said: object) -> str:
    """A short mark of what was asked for."""
    return sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:20]
