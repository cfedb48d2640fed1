"""Nouns <-> JSON, and texts <-> bytes.

Invariant: decode(encode(x), type(x)) == x for every noun of the model. Offsets of instants must be whole minutes
(RFC 3339), and a text must not hold a high surrogate right before a low one (no decoder makes such a pair).
"""

import json
import zlib
from functools import cache
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_LEVEL = 6  # of zlib: on news text, 9 takes twice the time for 1 % less


def encode(noun: object) -> bytes:
    """A noun as JSON."""
    try:
        return msgspec.json.encode(noun)
    except UnicodeEncodeError:  # a lone surrogate: strict JSON in UTF-8 cannot hold it, an escape can
        return json.dumps(msgspec.to_builtins(noun), ensure_ascii=True).encode("ascii")


def decode(body: bytes, noun: type[T]) -> T:
    """The noun that `encode` wrote, every type checked. ValueError where the bytes hold no such noun."""
    try:
        found: T = _decoder(noun).decode(body)  # type: ignore[arg-type]  # a class can be hashed
    except msgspec.ValidationError as error:
        raise ValueError(f"not a {noun.__name__}: {error}") from error
    except msgspec.DecodeError:
        return _decode_escaped(body, noun)
    return found


@cache
def _decoder(noun: type[Any]) -> msgspec.json.Decoder[Any]:
    """Made once for each noun: making one takes as long as decoding an entry."""
    return msgspec.json.Decoder(noun)


def _decode_escaped(body: bytes, noun: type[T]) -> T:
    try:
        return msgspec.convert(json.loads(body), noun)
    except (ValueError, msgspec.ValidationError) as error:
        raise ValueError(f"not a {noun.__name__}: {error}") from error


def squeeze(data: bytes) -> bytes:
    """The bytes, smaller."""
    return zlib.compress(data, _LEVEL)


def expand(data: bytes) -> bytes:
    """What `squeeze` was given. ValueError where the bytes are none."""
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ValueError(f"not compressed: {error}") from error


def squeeze_text(text: str) -> bytes:
    """A report's text as bytes; lone surrogates are kept."""
    return squeeze(text.encode("utf-8", "surrogatepass"))


def expand_text(data: bytes) -> str:
    """The text that `squeeze_text` was given. ValueError where the bytes are none."""
    return expand(data).decode("utf-8", "surrogatepass")


def pack(signature: tuple[int, ...]) -> bytes:
    """A signature's numbers, each from -2**63 to 2**64 - 1."""
    return msgspec.msgpack.encode(signature)


def unpack(data: bytes) -> tuple[int, ...]:
    """The numbers that `pack` was given. ValueError where the bytes are none."""
    try:
        return msgspec.msgpack.decode(data, type=tuple[int, ...])
    except msgspec.DecodeError as error:
        raise ValueError(f"not a signature: {error}") from error
