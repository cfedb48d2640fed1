"""Packed streams (gzip, Zstandard, bzip2, xz) as what they hold, in constant memory.

Invariant: never more than a chunk is held, whatever a stream claims. A member that is damaged ends in
ArchiveError, once; who reads on gets what the next member holds.
"""

import bz2
import io
import lzma
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from dragoman.intake.sources import ArchiveError, Gauge

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

CHUNK = 1 << 16
_WIDEST = 27  # 128 MB of memory for Zstandard, as much as its own program takes unless told otherwise
_MEMORY = 128_000_000
_SKIPPED = bytes(range(0x50, 0x60))
_SKIPPED_TAIL = b"\x2a\x4d\x18"
_DICTIONARY = b"\x5d\x2a\x4d\x18"
_LARGEST_DICTIONARY = 10_000_000
_MAGIC = {b"\x1f\x8b\x08": "gzip", b"\x28\xb5\x2f\xfd": "zstd", b"BZh": "bzip2", b"\xfd7zXZ\x00": "xz"}


class Member(Protocol):
    """What unpacks one member of a stream (the interface that the standard library's decompressors share)."""

    @property
    def eof(self) -> bool:
        """The member has ended."""

    @property
    def needs_input(self) -> bool:
        """Nothing more comes of what it was given."""

    @property
    def unused_data(self) -> bytes:
        """What stood behind the member's end."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most so many bytes of what it holds."""


class _Gzip:
    """zlib's decompressor with the interface of the others."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._member.eof

    @property
    def needs_input(self) -> bool:
        return not self._member.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._member.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._member.decompress(self._member.unconsumed_tail + data, max_length)


def packing(head: bytes) -> str:
    """How a stream with these first bytes is packed: "gzip", "zstd", "bzip2", "xz"; "" for not at all."""
    if head[1:4] == _SKIPPED_TAIL and head[:1] in _SKIPPED:
        return "zstd"
    return next((name for magic, name in _MAGIC.items() if head.startswith(magic)), "")


class Unpacked(io.RawIOBase):
    """What a packed stream holds, all its members one after the other."""

    def __init__(self, stream: BinaryIO, name: str, gauge: Gauge) -> None:
        """name: the packing, as `packing` gives it."""
        super().__init__()
        self._stream = stream
        self._name = name
        self._gauge = gauge
        self._magic = next(magic for magic, known in _MAGIC.items() if known == name)
        self._dictionary: zstd.ZstdDict | None = None
        self._member: Member | None = None
        self._ahead = b""  # packed bytes that were read and not used
        self._is_lost = False  # a member was damaged, and the next one is not found yet

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Some bytes of what it holds, as `read`."""
        found = self._piece(len(buffer))
        buffer[: len(found)] = found
        return len(found)

    def read(self, size: int | None = -1) -> bytes:
        """Some bytes of what it holds. ArchiveError where a member is damaged; the next call goes on behind it.

        Given as they come: the way round by a buffer would take as long as all that is done with a record.
        """
        return self.readall() if size is None or size < 0 else self._piece(size)

    def _piece(self, size: int) -> bytes:
        if self._is_lost and not self._find_next():
            return b""
        self._is_lost = True  # until this call has come to its end
        size = min(size, CHUNK)
        found = b""
        while size and not found and (self._member is not None or self._begin()):
            found = self._some(size)
        self._is_lost = False
        self._gauge.give(len(found))
        return found

    def _find_next(self) -> bool:
        """Go to the next beginning of a member; False where there is none."""
        self._member = None
        self._ahead = self._ahead[1:]
        while (at := self._ahead.find(self._magic)) < 0:
            more = self._stream.read(CHUNK)
            if not more:
                self._ahead = b""
                return False
            self._ahead = self._ahead[-len(self._magic) :] + more
        self._ahead = self._ahead[at:]
        return True

    def _some(self, size: int) -> bytes:
        """Some bytes of the present member; b"" where it has ended or needs to be asked again."""
        member = self._member
        if member is None:
            return b""
        data = b""
        if member.needs_input:
            data, self._ahead = self._ahead or self._stream.read(CHUNK), b""
            if not data:
                raise ArchiveError(f"its {self._name} data breaks off")
        try:
            found = member.decompress(data, size)
        except (zlib.error, zstd.ZstdError, lzma.LZMAError, OSError, EOFError, ValueError) as error:
            self._ahead = data + self._ahead
            raise ArchiveError(f"its {self._name} data is damaged ({str(error).rstrip('.')})") from error
        if member.eof:
            self._ahead = member.unused_data + self._ahead
            self._member = None
        return found

    def _begin(self) -> bool:
        """Begin the next member; False at the end."""
        while True:
            self._fill(8)
            if not self._ahead.strip(b"\x00"):  # tapes and some downloads are filled up with zeros
                self._ahead = b""
                if not self._fill(8):
                    return False
                continue
            if self._name == "zstd" and self._ahead[1:4] == _SKIPPED_TAIL and self._ahead[:1] in _SKIPPED:
                self._skip_frame()
            elif self._ahead.startswith(self._magic):
                self._member = self._fresh()
                return True
            else:
                raise ArchiveError(f"what follows its {self._name} data is no {self._name} data")

    def _fill(self, size: int) -> bool:
        """Have so many packed bytes ahead where there are so many; whether there are any."""
        while len(self._ahead) < size and (more := self._stream.read(CHUNK)):
            self._ahead += more
        return bool(self._ahead)

    def _skip_frame(self) -> None:
        """Pass over a frame of Zstandard that holds no data; the first of a .warc.zst may hold the dictionary."""
        size = int.from_bytes(self._ahead[4:8], "little")
        is_dictionary = self._ahead.startswith(_DICTIONARY) and self._dictionary is None and size < _LARGEST_DICTIONARY
        self._ahead = self._ahead[8:]
        kept = bytearray()
        while size > 0 and self._fill(1):
            piece, self._ahead = self._ahead[:size], self._ahead[size:]
            size -= len(piece)
            if is_dictionary:
                kept += piece
        if is_dictionary:
            self._dictionary = _dictionary(bytes(kept))

    def _fresh(self) -> Member:
        if self._name == "zstd":
            options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _WIDEST}
            return zstd.ZstdDecompressor(self._dictionary, options)
        makers: dict[str, Callable[[], Member]] = {
            "gzip": _Gzip,
            "bzip2": bz2.BZ2Decompressor,
            "xz": lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY),
        }
        return makers[self._name]()


def _dictionary(data: bytes) -> zstd.ZstdDict:
    """The dictionary of a .warc.zst, which may be packed itself."""
    try:
        if data.startswith(b"\x28\xb5\x2f\xfd"):
            data = zstd.ZstdDecompressor().decompress(data, _LARGEST_DICTIONARY)
        return zstd.ZstdDict(data, is_raw=not data.startswith(b"\x37\xa4\x30\xec"))
    except (zstd.ZstdError, ValueError) as error:
        raise ArchiveError(f"its zstd dictionary is damaged ({error})") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The first bytes of a stream, and the damage that ended them where one did."""

    data: bytes
    damage: ArchiveError | None = None


def head_of(stream: BinaryIO, size: int) -> Head:
    """The first bytes of a stream, at most so many; fewer only at its end or before its first damage."""
    pieces: list[bytes] = []
    while size > 0:
        try:
            piece = stream.read(size)
        except ArchiveError as error:
            return Head(data=b"".join(pieces), damage=error)
        if not piece:
            break
        pieces.append(piece)
        size -= len(piece)
    return Head(data=b"".join(pieces))


def read_upto(stream: BinaryIO, size: int) -> bytes:
    """At most `size` bytes; fewer only at the end (a pipe may give them in pieces)."""
    head = head_of(stream, size)
    if head.damage is not None:
        raise head.damage
    return head.data


class Counted(io.RawIOBase):
    """A stream as it is, with what was read of it before, and counted as it is read on.

    A read gives what one read of the stream gave, so that damage loses nothing that came before it.
    """

    def __init__(self, head: "Head", rest: BinaryIO, gauge: Gauge | None) -> None:
        """head: what was read already. gauge: where it counts as read from a file; who seeks counts for himself."""
        super().__init__()
        self._head = head.data
        self._damage = head.damage
        self._rest = rest
        self._gauge = gauge

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """Whether the stream itself is."""
        return self._rest.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a position of the stream."""
        if whence == io.SEEK_CUR:
            offset -= len(self._head)
        self._head, self._damage, self._gauge = b"", None, None
        return self._rest.seek(offset, whence)

    def tell(self) -> int:
        """The position in the stream."""
        return self._rest.tell() - len(self._head)

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """The next bytes."""
        found = self._piece(len(buffer))
        buffer[: len(found)] = found
        return len(found)

    def read(self, size: int | None = -1) -> bytes:
        """The next bytes, as they come."""
        return self.readall() if size is None or size < 0 else self._piece(size)

    def _piece(self, size: int) -> bytes:
        if self._head:
            found, self._head = self._head[:size], self._head[size:]
        elif self._damage is not None:
            damage, self._damage = self._damage, None
            raise damage
        else:
            found = self._rest.read(size)
        if self._gauge is not None:
            self._gauge.take(len(found))
        return found
