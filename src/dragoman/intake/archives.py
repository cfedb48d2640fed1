"""Which archive a stream is, and what opens it.

Told by the first bytes alone, so that an archive may be of any size.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import BinaryIO, cast

from dragoman.intake.arrivals import Intake, Names, refused
from dragoman.intake.paths import ENDINGS, ending, without_ending
from dragoman.intake.saved import is_mhtml, parts_of_mhtml, parts_of_webarchive
from dragoman.intake.sources import Part, Source
from dragoman.intake.unpacking import Unpacked, packing, read_upto
from dragoman.intake.warc import parts_of_warc
from dragoman.intake.zips import parts_of_tar, parts_of_zip

Opening = Callable[[Part, Names], Iterator[Intake | Part]]
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# What is a ZIP file by its form and a document by what it is.
_DOCUMENTS = (b"[Content_Types].xml", b"mimetype", b"_rels/.rels", b"word/")


def archive_of(head: bytes) -> Opening | None:
    """What opens an archive that begins so: it gives the parts that it holds; None for what is no archive."""
    if name := packing(head):
        return partial(_unpacked, name)
    if head.startswith(b"WARC/"):
        return parts_of_warc
    if head.startswith(_ZIP) and not head[30:].startswith(_DOCUMENTS):
        return parts_of_zip
    if head[257:262] == b"ustar":
        return parts_of_tar
    if head.startswith(b"bplist00"):
        return partial(_whole, parts_of_webarchive)
    return partial(_whole, parts_of_mhtml) if is_mhtml(head) else None


def _unpacked(name: str, part: Part, names: Names) -> Iterator[Intake | Part]:
    """What a packed stream holds, whatever that is."""
    del names  # what it holds has the name of the stream
    source = part.source
    inner = PurePath(source.stem)
    is_named = part.ending != ".tgz" and ending(inner) in ENDINGS
    yield Part(
        stream=cast("BinaryIO", Unpacked(part.stream, name, source.gauge)),
        source=replace(source, stem=without_ending(inner) if is_named else source.stem, depth=source.depth + 1),
        ending=ending(inner) if is_named else "",
    )


def _whole(
    parts: Callable[[bytes, Source, Names], Iterator[Intake | Part]], part: Part, names: Names
) -> Iterator[Intake | Part]:
    """The parts of an archive that is small enough to be held whole."""
    source = part.source
    data = read_upto(part.stream, source.largest + 1)
    if len(data) > source.largest:
        yield refused(names.fresh(source.stem), "too_large", f"{source.path} has more than {source.largest} bytes.")
    else:
        yield from parts(data, source, names)
