"""How much an address may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one fetch may take.

    headers: bytes of status line and headers of each hop; wire: bytes of a body as sent; body: bytes of it decoded;
    ratio: bytes decoded for each byte sent, once `free` bytes are decoded; redirects: how many are followed;
    seconds: for all of it, names and redirects with it; connect: seconds for one connection; idle: seconds without
    a byte.
    """

    headers: int = 65_536
    wire: int = 20_000_000
    body: int = 20_000_000
    ratio: int = 200
    free: int = 1_000_000
    redirects: int = 8
    seconds: float = 60.0
    connect: float = 10.0
    idle: float = 20.0
