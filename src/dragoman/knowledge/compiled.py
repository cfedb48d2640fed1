"""The compiled form: what is slow to work out from the tables, kept in a file of the user's cache folder.

Invariant: the file's name is a hash of the facts, of the layers above them and of this room's own code, so that a file
that fits is never stale. One that cannot be read, or is cut short, is passed over and written anew; where the folder
cannot be written, everything works without it. The file holds plain MessagePack values: reading one runs nothing.
"""

import gc
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import msgspec

from dragoman.knowledge.matcher import Forms
from dragoman.knowledge.meanings import Meaning
from dragoman.knowledge.people import Naming
from dragoman.knowledge.tables import Row
from dragoman.model import Tenure

_KEPT = 4  # compiled forms in the folder: the built-in facts and a few sets of layers


class Compiled(msgspec.Struct, frozen=True, array_like=True):
    """What Knowledge works out from the tables.

    which: for each form, the place of its meaning in `meanings`. tables: those that layers changed, people and offices
    aside, of which namings and tenures say all.
    """

    namings: list[Naming]
    tenures: list[Tenure]
    meanings: list[Meaning]
    forms: list[str]
    which: list[int]
    heads: dict[str, tuple[int, ...]]
    given: list[str]
    risky: list[str]
    tables: dict[str, list[dict[str, str]]] = {}

    def forms_ready(self) -> Forms:
        """The forms for the matcher."""
        table = dict(zip(self.forms, map(self.meanings.__getitem__, self.which), strict=True))
        return Forms(meanings=table, heads=self.heads, given=frozenset(self.given))


def compiled(
    namings: list[Naming],
    tenures: list[Tenure],
    forms: Forms,
    risky: frozenset[str],
    tables: Mapping[str, Sequence[Row]],
) -> Compiled:
    """The compiled form of these."""
    places: dict[Meaning, int] = {}
    which = [places.setdefault(meaning, len(places)) for meaning in forms.meanings.values()]
    return Compiled(
        namings=namings,
        tenures=tenures,
        meanings=list(places),
        forms=list(forms.meanings),
        which=which,
        heads=dict(forms.heads),
        given=sorted(forms.given),
        risky=sorted(risky),
        tables={name: [dict(row) for row in rows] for name, rows in tables.items()},
    )


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """The user's cache folder for this, by the custom of the system; DRAGOMAN_CACHE says another."""
    if environment.get("DRAGOMAN_CACHE"):
        return Path(environment["DRAGOMAN_CACHE"])
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "dragoman" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "dragoman"
    return Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman"


def file_for(fingerprint: str, folder: Path) -> Path:
    """Where the compiled form of facts with that fingerprint is kept."""
    key = sha256(f"{fingerprint} {_code()}".encode()).hexdigest()[:32]
    return folder / f"knowledge-{key}.msgpack"


@contextmanager
def unhurried() -> Iterator[None]:
    """Without the search for cycles while very many values are made and kept: it would look at each in vain."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


@cache
def _code() -> str:
    """A hash of what turns tables into the compiled form: this room's code, Python's letters, the library's version."""
    digest = sha256(f"{sys.version_info[:2]} {msgspec.__version__}".encode())
    for file in sorted(files(__package__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".py"):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def kept(path: Path) -> Compiled | None:
    """The compiled form in a file; None where there is none, or none that can be read."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Compiled)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None


def keep(path: Path, value: Compiled) -> bool:
    """Write it, whole or not at all, and drop the oldest of many; whether it could be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix="knowledge-", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.msgpack.encode(value))
        _moved(Path(name), path)
        found = sorted(path.parent.glob("knowledge-*.msgpack"), key=lambda file: file.stat().st_mtime)
    except OSError:
        return False
    for old in found[:-_KEPT]:
        with suppress(OSError):
            old.unlink()
    return True


def _moved(part: Path, path: Path) -> None:
    """Put the finished file in its place; where another process has that open (on Windows), leave no rest behind."""
    try:
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
