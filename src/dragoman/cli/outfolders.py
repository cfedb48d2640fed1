"""Folders that commands write: what changed is written anew, what went is removed, all else is left as it lies.

Invariant: a file that no run of ours wrote is never touched; which ones those are stands in a list in the folder, which
also holds while a run breaks off.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

import click

from dragoman.cli.outfiles import outfile

LIST = ".dragoman-site.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """How many files were written, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


def refresh(folder: Path, files: Iterable[tuple[str, bytes]]) -> Refreshed:
    """Make the folder hold these files, each by its path in it with "/", beside what others put there.

    Raises:
        click.ClickException: the folder holds other things and none of ours, or cannot be written to.
    """
    held = _held(folder)
    now: dict[str, str] = {}
    written = 0
    try:
        for path, content in files:
            now[path] = sha256(content).hexdigest()
            written += _put(folder, path, content)
    finally:
        _note(folder, {**held, **now})
    gone = [path for path in held if path not in now]
    for path in gone:
        _remove(folder, path)
    _note(folder, now)
    return Refreshed(written=written, unchanged=len(now) - written, removed=len(gone))


def _held(folder: Path) -> dict[str, str]:
    """The files of the last run, each with its hash."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        said = (folder / LIST).read_text(encoding="utf-8") if (folder / LIST).exists() else ""
        if not said and any(folder.iterdir()):
            raise click.ClickException(
                f"{folder} holds files that are not of a site; name an empty folder, or one that is not there yet"
            )
    except OSError as error:
        raise click.ClickException(f"cannot write to {folder}: {error.strerror}") from error
    try:
        files = json.loads(said)["files"] if said else {}
        return {str(path): str(hashed) for path, hashed in files.items()}
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise click.ClickException(
            f"{folder / LIST} is not as it was written; remove the folder and begin anew"
        ) from error


def _put(folder: Path, path: str, content: bytes) -> bool:
    """Write a file where it is not there yet, or holds something else; whether it was written."""
    target = _inside(folder, path)
    try:
        if target.is_file() and target.stat().st_size == len(content) and target.read_bytes() == content:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"cannot write {target}: {error.strerror}") from error
    with outfile(target) as out:
        out.write(content)
    return True


def _remove(folder: Path, path: str) -> None:
    target = _inside(folder, path)
    target.unlink(missing_ok=True)
    for above in target.parents:
        if above == folder or not above.is_dir() or any(above.iterdir()):
            return
        above.rmdir()


def _inside(folder: Path, path: str) -> Path:
    """The file of a path, which stays in the folder also where somebody put a link there."""
    target = folder.joinpath(*PurePosixPath(path).parts)
    if ".." in PurePosixPath(path).parts or not target.resolve().is_relative_to(folder.resolve()):
        raise click.ClickException(f"{target} lies outside of {folder}")
    return target


def _note(folder: Path, files: dict[str, str]) -> None:
    with outfile(folder / LIST) as out:
        out.write(json.dumps({"files": dict(sorted(files.items()))}, indent=0).encode("utf-8"))
