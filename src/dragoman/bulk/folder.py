"""The folder of a run: what the run is, which parts are done, and what is left of attempts that ended.

Invariant: a part is done exactly when its manifest is there, and nothing is trusted that no manifest names. A folder
belongs to one run: the same orders on every resumption.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import msgspec

from dragoman.bulk.extras import needed
from dragoman.bulk.orders import FORMAT, Counts, Done
from dragoman.bulk.parts import KINDS, MANIFEST, path_of, put, rows_in

_RUN = "run.json"
_FIELDS = tuple(name for name in Counts.__struct_fields__ if name not in ("parts", "cpu"))


class FolderError(Exception):
    """A folder that this run must not write to, or that holds no run; the words say what to do."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What a run is. mark: `Orders.mark`; received: the day on which its reports count as received."""

    format: str
    mark: str
    reader: str
    received: date
    inputs: list[str]
    part_size: int
    texts: bool
    gated: bool


def run_in(folder: Path) -> Run | None:
    """The run that a folder belongs to; None where it holds none. FolderError for what is none of ours."""
    path = folder / _RUN
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        found = msgspec.json.decode(data, type=Run)
    except msgspec.DecodeError as error:
        raise FolderError(f"{path} is damaged ({error}); name another folder.") from error
    if found.format != FORMAT:
        raise FolderError(f"{folder} was written by another version of Dragoman; name another folder.")
    return found


def begin(folder: Path, run: Run) -> None:
    """Make the folder, and note whose it is."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _RUN
    beside = path.with_name(f".{_RUN}.{uuid4().hex}")
    beside.write_bytes(msgspec.json.format(msgspec.json.encode(run), indent=2) + b"\n")
    beside.replace(path)


def is_empty(folder: Path) -> bool:
    """Whether nothing lies in it yet."""
    return not folder.exists() or next(folder.iterdir(), None) is None


def clean(folder: Path) -> int:
    """Remove what attempts that ended have left; how many files. Nobody else may be writing."""
    done = {path.stem for path in (folder / MANIFEST).glob("*.parquet")}
    left = [path for kind in (*KINDS, MANIFEST) for path in (folder / kind).glob(".*")]
    left += [path for kind in KINDS for path in (folder / kind).glob("*.parquet") if path.stem not in done]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def remove(folder: Path, task: str) -> None:
    """Take a part away, its manifest first, so that no half of it is ever trusted."""
    for kind in (MANIFEST, *KINDS):
        path_of(folder, kind, task).unlink(missing_ok=True)


def done_in(folder: Path) -> Iterator[Done]:
    """The parts that are done, by name."""
    for path in sorted((folder / MANIFEST).glob("*.parquet")):
        yield manifest_of(folder, path.stem)


def is_done(folder: Path, task: str) -> bool:
    """Whether a part is."""
    return path_of(folder, MANIFEST, task).exists()


def manifest_of(folder: Path, task: str) -> Done:
    """What the manifest of a part says. FolderError where it is damaged."""
    path = path_of(folder, MANIFEST, task)
    try:
        row = next(rows_in(path))
        counts = Counts(parts=1, **{name: row[name] for name in _FIELDS})
    except (OSError, StopIteration, KeyError, ValueError) as error:
        raise FolderError(f"{path} is damaged ({error}); remove it and give --resume.") from error
    return Done(task=task, counts=counts, files=tuple((kind, row[f"{kind}_sha256"]) for kind in KINDS))


def note(folder: Path, done: Done, inputs: list[str]) -> None:
    """Write the manifest of a part, which makes it done. No time stands in it: the same work gives the same bytes."""
    pa = needed("pyarrow")
    row = {"task": done.task, "inputs": inputs, **{name: getattr(done.counts, name) for name in _FIELDS}}
    row |= {f"{kind}_sha256": found for kind, found in done.files}
    fields = [("task", pa.string()), ("inputs", pa.list_(pa.string()))]
    fields += [(name, pa.int64()) for name in _FIELDS] + [(f"{kind}_sha256", pa.string()) for kind in KINDS]
    put(path_of(folder, MANIFEST, done.task), row, pa.schema(fields))
