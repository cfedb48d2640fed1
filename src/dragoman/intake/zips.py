"""ZIP and tar archives: their members, each read by what it is; nothing is ever written to where a member says.

Invariant: of a member's name only a harmless rest is used, as a name; sizes are those that were counted while
unpacking, never those that the archive states.
"""

import io
import stat
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from dragoman.intake.arrivals import Intake, Names, refused
from dragoman.intake.paths import ENDINGS, ending, without_ending
from dragoman.intake.sources import ArchiveError, Gauge, Part, Source
from dragoman.intake.unpacking import CHUNK

MOST_MEMBERS = 200_000
_LARGEST_DIRECTORY = 40_000_000
_LARGEST_SPOOLED = 2_000_000_000
_IN_MEMORY = 10_000_000
_END = b"PK\x05\x06"
_DAMAGES = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


def parts_of_zip(part: Part, names: Names) -> Iterator[Intake | Part]:
    """The members of a ZIP archive that read as reports, in the order of their names."""
    stream, source = part.stream, part.source
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        file = stream if source.depth == 0 and stream.seekable() else _spooled(stream, cast("BinaryIO", spool))
        if file is stream:
            source.gauge.take(stream.seek(0, io.SEEK_END))
        if _directory(file) > _LARGEST_DIRECTORY:
            yield refused(names.fresh(source.stem), "bomb", f"{source.path} lists more members than are read.")
            return
        try:
            archive = zipfile.ZipFile(file)
        except _DAMAGES as error:
            yield refused(names.fresh(source.stem), "broken_archive", f"{source.path} is a damaged ZIP file: {error}.")
            return
        with archive:
            yield from _members(archive, source, names)


def _members(archive: zipfile.ZipFile, source: Source, names: Names) -> Iterator[Intake | Part]:
    members = [one for one in archive.infolist() if not one.filename.endswith("/") and _is_plain(one)]
    if len(members) > MOST_MEMBERS:
        why = f"{source.path} has {len(members):,} members; at most {MOST_MEMBERS:,} are read. Unpack it first."
        yield refused(names.fresh(source.stem), "too_many", why)
        return
    found = False
    for member in sorted(members, key=lambda one: one.filename):
        part = _part_of(member.filename, source)
        if part is None:
            continue
        found = True
        if member.flag_bits & 1:
            why = f"{part.path} is encrypted; unpack it with its password and read the files."
            yield refused(names.fresh(part.stem), "encrypted", why)
            continue
        try:
            opened = archive.open(member)
        except _DAMAGES as error:
            why = f"{part.path} cannot be unpacked: {str(error).rstrip('.')}."
            yield refused(names.fresh(part.stem), "broken_archive", why)
            continue
        with opened:
            yield Part(stream=_buffered(opened, source.gauge), source=part, ending=_ending(member.filename))
    if not found:
        yield refused(names.fresh(source.stem), "empty_folder", f"{source.path} holds no file that reads as a report.")


def parts_of_tar(part: Part, names: Names) -> Iterator[Intake | Part]:
    """The members of a tar archive that read as reports, in the order in which they lie."""
    source = part.source
    found = False
    try:
        with tarfile.open(fileobj=part.stream, mode="r|", errorlevel=1) as archive:
            for member in archive:
                inner = _part_of(member.name, source)
                opened = archive.extractfile(member) if inner is not None and member.isreg() else None
                archive.members.clear()  # type: ignore[attr-defined] # else it would keep one of each for ever
                if inner is None or opened is None:
                    continue
                found = True
                with opened:
                    yield Part(stream=_buffered(opened, None), source=inner, ending=_ending(member.name))
    except (tarfile.TarError, *_DAMAGES) as error:
        raise ArchiveError(f"it is a damaged tar file ({str(error).rstrip('.')})") from error
    if not found:
        yield refused(names.fresh(source.stem), "empty_folder", f"{source.path} holds no file that reads as a report.")


def _part_of(name: str, source: Source) -> Source | None:
    """A member as a source; None for one that is passed over, as in a folder."""
    steps = [step for step in _printable(name).replace("\\", "/").split("/") if step not in ("", ".", "..")]
    hidden = any(step.startswith(".") or step == "__MACOSX" for step in steps)
    if not steps or hidden or _ending(name) not in ENDINGS:
        return None
    inside = PurePosixPath(*steps)
    return replace(
        source,
        path=f"{source.path}, {inside}",
        stem=f"{source.stem}/{without_ending(inside)}",
        depth=source.depth + 1,
    )


def _ending(name: str) -> str:
    return ending(PurePosixPath(_printable(name).replace("\\", "/")))


def _printable(name: str) -> str:
    """A name as text that can be written anywhere."""
    whole = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(letter for letter in whole if letter.isprintable())[:500]


def _is_plain(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a file, and no link or device."""
    kind = stat.S_IFMT(member.external_attr >> 16)
    return kind in (0, stat.S_IFREG)


def _spooled(stream: BinaryIO, spool: BinaryIO) -> BinaryIO:
    """The stream in a temporary file, since a ZIP archive is read from its end."""
    size = 0
    while piece := stream.read(CHUNK):
        size += len(piece)
        if size > _LARGEST_SPOOLED:
            raise ArchiveError(f"a ZIP file of more than {_LARGEST_SPOOLED:,} bytes in another archive or in a pipe")
        spool.write(piece)
    spool.seek(0)
    return spool


def _directory(file: BinaryIO) -> int:
    """The size of an archive's directory as it states it, so that none is read that would fill the memory."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(size - (1 << 16) - 22, 0))
    tail = file.read()
    at = tail.rfind(_END)
    file.seek(0)
    stated = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if stated == 0xFFFFFFFF and at >= 76:  # a long archive states it in a record of its own, right before
        stated = int.from_bytes(tail[at - 36 : at - 28], "little")
    return stated


def _buffered(opened: IO[bytes], gauge: Gauge | None) -> BinaryIO:
    return io.BufferedReader(_Member(opened, gauge), CHUNK)


class _Member(io.RawIOBase):
    """What a member holds, counted; ArchiveError where it is damaged. gauge: None where it was counted before."""

    def __init__(self, opened: IO[bytes], gauge: Gauge | None) -> None:
        super().__init__()
        self._opened = opened
        self._gauge = gauge

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        try:
            found = self._opened.read(min(len(buffer), CHUNK))
        except _DAMAGES as error:
            raise ArchiveError(f"it is damaged ({str(error).rstrip('.')})") from error
        if self._gauge is not None:
            self._gauge.give(len(found))
        buffer[: len(found)] = found
        return len(found)
