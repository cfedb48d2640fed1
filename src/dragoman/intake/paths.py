"""From what people write on the command line to files, in a stable order."""

import glob
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

ENDINGS = frozenset(
    {
        *("", ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".webarchive"),
        *(".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom", ".rdf", ".warc", ".wet", ".nitf"),
        *(".rtf", ".docx", ".doc", ".pdf", ".eml", ".mbox", ".mbx"),
        *(".zip", ".tar", ".tgz", ".gz", ".zst", ".bz2", ".xz"),
    }
)
"""The endings of the files that are read in a folder; a file that is named itself is read whatever its ending."""
# What browsers call the folder beside a page that they saved "complete".
_BESIDE = ("_files", ".files", "-files", "_file", "-Dateien", "_fichiers", "_archivos", "_arquivos", "_bestanden")
# What SQLite keeps beside a store that is open: dragoman.db-wal.
_OF_A_STORE = re.compile(r"\.\w+-(?:wal|shm|journal)$")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,6}$")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,10}://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file, and what its report is called: its path relative to the argument, without its ending."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shut:
    """A folder, or a file in one, that the system would not let us look at, and why."""

    path: Path
    name: str
    why: str


def is_address(argument: str) -> bool:
    """Whether an argument is an address, such as https://example.org/page."""
    return _ADDRESS.match(argument) is not None


def is_pattern(argument: str) -> bool:
    """Whether an argument names no file but a pattern of files that the shell left as it was."""
    return glob.has_magic(argument) and not os.path.lexists(argument)


def files_of_pattern(argument: str) -> list[str]:
    """The paths that fit a pattern, sorted."""
    return sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern


def files_under(folder: Path) -> Iterator[Found | Shut]:
    """The files of a folder and its folders, sorted by path; hidden ones and other kinds are passed over."""
    shut: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=shut.append):
        yield from _drained(shut, folder)  # the folders that the walk could not open since the last one
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_beside(name, files))
        for file in sorted(files):
            path = Path(place, file)
            if file.startswith(".") or ending(path) not in ENDINGS or _OF_A_STORE.search(file):
                continue
            try:
                is_file = stat.S_ISREG(path.stat().st_mode)
            except FileNotFoundError:  # a link to nothing
                continue
            except OSError as error:
                name = without_ending(path.relative_to(folder))
                yield Shut(path=path, name=name, why=error.strerror or str(error))
                continue
            if is_file:
                yield Found(path=path, name=without_ending(path.relative_to(folder)))
    yield from _drained(shut, folder)


def _is_beside(folder: str, files: list[str]) -> bool:
    """Whether a folder holds the pictures and frames of a page that was saved beside it."""
    pages = (folder.removesuffix(mark) for mark in _BESIDE if folder.endswith(mark))
    return any(f"{page}{kind}" in files for page in pages for kind in (".html", ".htm", ".xhtml"))


def _drained(errors: list[OSError], folder: Path) -> Iterator[Shut]:
    """What could not be opened; the list is empty afterwards."""
    while errors:
        error = errors.pop(0)
        place = Path(os.fsdecode(error.filename or folder))
        inside = place.relative_to(folder) if place.is_relative_to(folder) and place != folder else place
        yield Shut(path=place, name=shown(inside), why=error.strerror or str(error))


def found_file(path: Path) -> Found:
    """A file that the argument names itself."""
    return Found(path=path, name=without_ending(Path(path.name)))


def ending(path: PurePath) -> str:
    """The ending of a file's name, in small letters; "" where it has none ("U.S. visit" has none)."""
    match = _ENDING.search(path.name[1:])
    return match.group().lower() if match else ""


def without_ending(path: PurePath) -> str:
    """A path as it is shown, without the ending of its name."""
    name = _ENDING.sub("", path.name) if _ENDING.search(path.name[1:]) else path.name
    return shown(path.with_name(name))


def shown(path: PurePath) -> str:
    """A path as text that can be written anywhere."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")
