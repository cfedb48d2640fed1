"""Addresses that people list: one a line, "#" before a remark; each in the one spelling in which it is asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.model import Followed


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What is no address that can be followed. said: as it was written. why: a sentence for people."""

    said: str
    why: str


def followed_at(source: Followed) -> Followed | Refusal:
    """The source under the one spelling of its address, or why it cannot be followed."""
    from dragoman.fetching import FetchError  # noqa: PLC0415 - slow to import, and not needed to list or remove
    from dragoman.fetching.addresses import Address  # noqa: PLC0415 - the same

    try:
        address = str(Address.parse(source.address.strip()))
    except FetchError as error:
        return Refusal(said=source.address, why=error.why)
    shown = "".join(letter if letter.isprintable() else " " for letter in source.outlet)
    return replace(source, address=address, outlet=" ".join(shown.split()), language=source.language.lower())


def listed_in(text: str) -> Iterator[Followed]:
    """The addresses of a list, as they are written; `followed_at` checks them."""
    for line in text.splitlines():
        address = line.partition(" #")[0].strip()
        if address and not address.startswith("#"):
            yield Followed(address=address)
