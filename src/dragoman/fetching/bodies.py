"""Bodies as they come in: decoded piece by piece, so that one that is too large is dropped before it is there.

Invariant: never are more than `Limits.body` bytes held, one step of the decoder aside, whatever was sent.
"""

import zlib
from collections.abc import Iterable

from dragoman.fetching.errors import FetchError, Reason
from dragoman.fetching.limits import Limits

ACCEPTED = "gzip"
_STEP = 65_536
_MOST_PARTS = 1000
_GZIP_MARK = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS
_EITHER = frozenset({"gzip", "x-gzip", "deflate"})


def collected(pieces: Iterable[bytes], encoding: str, limits: Limits) -> bytes:
    """The whole body.

    Args:
        pieces: as they come from the connection.
        encoding: the Content-Encoding header.
        limits: the most of it.

    Raises:
        FetchError: it is larger than the limits, damaged, or in an encoding that was not asked for.
    """
    codings = [word for part in encoding.split(",") if (word := part.strip().lower()) not in {"", "identity"}]
    if len(codings) > 1 or not _EITHER.issuperset(codings):
        why = f"The answer is encoded as {encoding[:60]!r}, which was not asked for."
        raise FetchError(Reason.BROKEN, why)
    body = _Body(limits, is_zipped=bool(codings))
    for piece in pieces:
        body.take(piece)
    return body.whole()


class _Body:
    """What has come so far."""

    def __init__(self, limits: Limits, *, is_zipped: bool) -> None:
        self._limits = limits
        self._is_zipped = is_zipped
        self._sent = 0
        self._parts = 0
        self._held = bytearray()
        self._decoder: zlib._Decompress | None = None
        self._is_over = False

    def take(self, piece: bytes) -> None:
        """One more piece."""
        self._sent += len(piece)
        if self._sent > self._limits.wire:
            raise _too_large(f"more than {self._limits.wire:,} bytes were sent")
        if self._is_zipped:
            self._decode(piece)
        else:
            self._hold(piece)

    def whole(self) -> bytes:
        """All of it."""
        if self._is_zipped and self._sent and not self._is_over and (self._decoder is None or not self._decoder.eof):
            raise FetchError(Reason.BROKEN, "The answer breaks off in the middle of its compressed body.")
        return bytes(self._held)

    def _hold(self, data: bytes) -> None:
        self._held += data
        held = len(self._held)
        if held > self._limits.body:
            raise _too_large(f"it is larger than {self._limits.body:,} bytes")
        if held > self._limits.free and held > self._sent * self._limits.ratio:
            raise _too_large(f"each byte sent becomes more than {self._limits.ratio}")

    def _decode(self, data: bytes) -> None:
        """Decode a piece. What follows a whole stream and is none itself is left out, as browsers do."""
        while data and not self._is_over:
            if self._decoder is None or self._decoder.eof:
                self._decoder = self._begun(data)
            if self._decoder is not None:
                data = self._through(self._decoder, data)

    def _through(self, decoder: "zlib._Decompress", data: bytes) -> bytes:
        """Hold what a piece decodes to, step by step; what is left of it after the end of the stream."""
        is_full = True
        while (data or is_full) and not decoder.eof:
            try:
                made = decoder.decompress(data, _STEP)
            except zlib.error as error:
                raise FetchError(Reason.BROKEN, f"The answer's compressed body is damaged: {error}.") from error
            self._hold(made)
            data, is_full = decoder.unconsumed_tail, len(made) == _STEP
        return decoder.unused_data

    def _begun(self, data: bytes) -> "zlib._Decompress | None":
        """A decoder for the stream that begins here; None, and the end of it all, where none does."""
        self._is_over = self._parts > 0 and (not _GZIP_MARK.startswith(data[:2]) or self._parts >= _MOST_PARTS)
        self._parts += 1
        return None if self._is_over else zlib.decompressobj(_window(data))


def _window(data: bytes) -> int:
    """How a stream is wrapped, by its first byte: servers say "deflate" for two formats and send the third."""
    if data[0] == 0x1F:
        return _GZIP
    return zlib.MAX_WBITS if data[0] & 0x0F == 8 else -zlib.MAX_WBITS


def _too_large(what: str) -> FetchError:
    return FetchError(Reason.LARGE, f"The answer is too large: {what}.")
