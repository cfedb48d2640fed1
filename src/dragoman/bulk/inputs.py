"""From what is named to the files behind it: paths, folders, patterns, and addresses that fsspec knows (s3://...).

Invariant: a file is opened for its kind alone, and never read here; what cannot be looked at is a Problem, and the
others go on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from dragoman.bulk.extras import needed
from dragoman.bulk.orders import Kind
from dragoman.intake import ENDINGS, ending, files_of_pattern, files_under, found_file, is_address, is_pattern
from dragoman.model import Problem

PARQUET = ".parquet"
_LINES = frozenset({".jsonl", ".ndjson"})
_GZIP = b"\x1f\x8b"
_OF_THE_WEB = frozenset({"http", "https", "ftp", "ftps"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file to be read. name: its path below what was named, without its ending. stamp: changes with its content."""

    address: str
    name: str
    kind: Kind
    size: int
    stamp: str


def inputs_of(arguments: Sequence[str]) -> Iterator[Input | Problem]:
    """The files behind what is named, in order; a Problem for each that cannot be looked at."""
    for argument in arguments:
        if is_address(argument):
            yield from _of_address(argument)
        elif is_pattern(argument):
            matches = files_of_pattern(argument)
            for match in matches:
                yield from _of_path(Path(match), argument)
            if not matches:
                yield _refused("no_such_path", f"No file fits {argument}.")
        else:
            yield from _of_path(Path(argument), argument)


def opened(address: str) -> BinaryIO:
    """A file to be read, at any position. OSError where it cannot be."""
    if not is_address(address):
        return Path(address).open("rb")
    filesystem, path = needed("fsspec.core").url_to_fs(address)
    return cast("BinaryIO", filesystem.open(path, "rb"))


def _of_path(path: Path, argument: str) -> Iterator[Input | Problem]:
    try:
        if path.is_dir():
            found = list(_in_folder(path))
            yield from found or [_refused("empty_folder", f"{argument} holds no file whose ending is one of a report.")]
        elif path.exists():
            yield _local(path, found_file(path).name)
        else:
            yield _refused("no_such_path", f"{argument} does not exist.")
    except (OSError, ValueError) as error:
        yield _unreadable(argument, error)


def _in_folder(folder: Path) -> Iterator[Input | Problem]:
    """The files that `read` would read, and tables."""
    tables = [path for path in sorted(folder.rglob(f"*{PARQUET}")) if path.is_file() and not _is_hidden(path, folder)]
    for found in files_under(folder):
        if found.path.suffix.lower() == PARQUET:
            continue
        if hasattr(found, "why"):
            yield _refused("unreadable", f"{found.path} could not be read: {found.why}.")
        else:
            yield from _looked_at(found.path, found.name)
    for path in tables:
        yield from _looked_at(path, path.relative_to(folder).with_suffix("").as_posix())


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _looked_at(path: Path, name: str) -> Iterator[Input | Problem]:
    try:
        yield _local(path, name)
    except OSError as error:
        yield _unreadable(str(path), error)


def _local(path: Path, name: str) -> Input:
    about = path.stat()
    with path.open("rb") as stream:
        head = stream.read(4)
    return Input(
        address=str(path),
        name=name,
        kind=_kind(path.name, head),
        size=about.st_size,
        stamp=str(about.st_mtime_ns),
    )


def _of_address(argument: str) -> Iterator[Input | Problem]:
    """The files behind an address; the web has its own way in."""
    scheme = argument.partition("://")[0].lower()
    if scheme in _OF_THE_WEB:
        why = f"{argument} is an address of the web, which is not read in bulk: fetch it first, or use `dragoman add`."
        yield _refused("addresses_not_read", why)
        return
    try:
        filesystem, path = needed("fsspec.core").url_to_fs(argument)
        found = sorted(_listed(filesystem, path, argument), key=lambda about: str(about["name"]))
    except (OSError, ValueError, ImportError) as error:
        yield _unreadable(argument, error)
        return
    if not found:
        yield _refused("no_such_path", f"{argument} does not exist, or holds no file whose ending is one of a report.")
    for about in found:
        name = PurePosixPath(str(about["name"]))
        below = name.relative_to(path) if name.is_relative_to(path) and str(name) != path else PurePosixPath(name.name)
        if any(part.startswith(".") for part in below.parts):
            continue
        try:
            with filesystem.open(about["name"], "rb") as stream:
                head = stream.read(4)
        except OSError as error:
            yield _unreadable(str(name), error)
            continue
        yield Input(
            address=filesystem.unstrip_protocol(about["name"]),
            name=below.with_suffix("").as_posix() if _ending(below) else below.as_posix(),
            kind=_kind(name.name, head),
            size=int(about["size"]),
            stamp=str(about.get("ETag") or about.get("etag") or about.get("mtime") or about.get("created") or ""),
        )


def _listed(filesystem: Any, path: str, argument: str) -> list[dict[str, Any]]:  # noqa: ANN401 - fsspec has no types
    """What a file system says of a file, of what fits a pattern, or of the files of a folder."""
    if is_pattern(argument):
        return [about for about in filesystem.glob(path, detail=True).values() if about["type"] == "file"]
    about = filesystem.info(path)
    if about["type"] == "file":
        return [about]
    found = filesystem.find(path, detail=True).values()
    known = ENDINGS | {PARQUET}
    return [one for one in found if _ending(PurePosixPath(str(one["name"]))) in known]


def _ending(path: PurePosixPath) -> str:
    """As intake has it, and that of tables."""
    return PARQUET if path.suffix.lower() == PARQUET else ending(path)


def _kind(name: str, head: bytes) -> Kind:
    """How a file is cut: by its name and first bytes; what it holds is asked when it is read."""
    last = name.lower()
    if head.startswith(b"PAR1"):
        return Kind.PARQUET
    if head.startswith(_GZIP) and (last.endswith((".warc.gz", ".wet.gz"))):
        return Kind.WARC_GZ
    return Kind.LINES if ending(PurePosixPath(last)) in _LINES else Kind.WHOLE


def _refused(what: str, why: str) -> Problem:
    return Problem(what=what, why=why, fatal=True)


def _unreadable(name: str, error: Exception) -> Problem:
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return _refused("unreadable", f"{name} could not be read: {why}.")
