"""The compiled form: what is slow to work out from the tables, kept in a file of the user's cache folder.

Invariant: the file's name is a hash of the facts, of the layers above them and of this room's own code, so that a file
that fits is never stale. One that cannot be read, or is cut short, is passed over and written anew; where the folder
cannot be written, everything works without it. The file holds plain MessagePack values: reading one runs nothing.
"""

import gc
import os
import sys
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.knowledge.finding import called
from dragoman.knowledge.holdings import Filed
from dragoman.knowledge.lazily import Lazily, Row
from dragoman.knowledge.matcher import Forms
from dragoman.knowledge.meanings import Meaning
from dragoman.knowledge.people import Naming
from dragoman.knowledge.tables import Row as Cells
from dragoman.model import Office, Tenure

T = TypeVar("T")
_KEPT = 4  # compiled forms in the folder: the built-in facts and a few sets of layers


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """Many values end to end, each unpacked when it is asked for. ends: where each ends, as unsigned 32-bit numbers."""

    ends: bytes
    blob: bytes

    def reader(self, kind: type[T]) -> Callable[[int], T]:
        """What gives the value at a place."""
        ends = array("I", self.ends)
        decoder = msgspec.msgpack.Decoder(kind)
        return lambda at: decoder.decode(self.blob[ends[at - 1] if at else 0 : ends[at]])

    def __len__(self) -> int:
        """How many values."""
        return len(self.ends) // array("I").itemsize


class Compiled(msgspec.Struct, frozen=True, array_like=True):
    """What Knowledge works out from the tables. Parts, people and tenures are packed until they are asked for.

    ids, namings: of people, in one order. called: of each, all names by which `people_named` finds them.
    held: for each office of a party, the places of its tenures in order of start. by_person: the same by person, in one
        row.
    which: for each form, the place of its meaning in `meanings`. heads: for a first word, the place of its lengths.
    tables: those that layers changed, people and offices aside, of which namings and tenures say all.
    """

    ids: list[str]
    namings: Packed
    called: msgspec.Raw
    tenures: Packed
    held: list[tuple[str, str, list[int]]]
    by_person: msgspec.Raw
    meanings: Packed
    forms: msgspec.Raw
    which: msgspec.Raw
    lengths: list[tuple[int, ...]]
    heads: msgspec.Raw
    given: msgspec.Raw
    risky: msgspec.Raw
    tables: msgspec.Raw

    def forms_ready(self) -> Forms:
        """The forms for the matcher."""
        heads = _unpacked(self.heads, dict[str, int])
        return Forms(
            which=dict(zip(_unpacked(self.forms, list[str]), _unpacked(self.which, list[int]), strict=True)),
            meanings=Row(len(self.meanings), self.meanings.reader(Meaning)),
            heads=dict(zip(heads, map(self.lengths.__getitem__, heads.values()), strict=True)),
            given=frozenset(_unpacked(self.given, list[str])),
        )

    def people(self) -> Mapping[str, Naming]:
        """Everybody by id."""
        return Lazily(dict(zip(self.ids, range(len(self.ids)), strict=True)), self.namings.reader(Naming))

    def filed(self) -> Filed:
        """The tenures, by person and by office."""
        row = self.tenures.reader(_Held)
        rows = Row(len(self.tenures), lambda at: _tenure(row(at)))
        offices = {(kind, party): at for at, (kind, party, _) in enumerate(self.held)}
        return Filed(
            every=rows,
            by_office=Lazily(offices, lambda at: [rows[number] for number in self.held[at][2]]),
            by_person=lambda: self._by_person(rows),
        )

    def _by_person(self, rows: Sequence[Tenure]) -> Mapping[str, Sequence[Tenure]]:
        people, starts, places = _unpacked(self.by_person, tuple[list[str], list[int], list[int]])
        ends = (*starts[1:], len(places))
        return Lazily(
            dict(zip(people, range(len(people)), strict=True)),
            lambda at: [rows[number] for number in places[starts[at] : ends[at]]],
        )

    def risky_names(self) -> frozenset[str]:
        """The names used alone that are risky."""
        return frozenset(_unpacked(self.risky, list[str]))

    def changed_tables(self) -> dict[str, list[dict[str, str]]]:
        """The tables that layers changed."""
        return _unpacked(self.tables, dict[str, list[dict[str, str]]])

    def may_be_called(self, words: str) -> Iterator[str]:
        """The ids of those who may be called so; some are not."""
        names = _unpacked(self.called, list[str])
        return (person for person, said in zip(self.ids, names, strict=True) if words in said)


class _Held(msgspec.Struct, frozen=True, array_like=True):
    """A tenure without the names of its fields, which are half of its bytes."""

    kind: str
    party: str
    title: str
    person: str
    start: date | None
    end: date | None
    acting: bool
    source: str
    confidence: str
    note: str
    checked: date | None
    began: str
    ended: str


_TENURE = tuple(name for name in _Held.__struct_fields__ if name not in ("kind", "party", "title"))


def _tenure(row: _Held) -> Tenure:
    office = Office(kind=row.kind, party=row.party, title=row.title)
    return Tenure(office=office, **{name: getattr(row, name) for name in _TENURE})


def _unpacked(raw: msgspec.Raw, kind: type[T]) -> T:
    return msgspec.msgpack.decode(raw, type=kind)


def _packed(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(value))


def _end_to_end(values: Iterable[object]) -> Packed:
    parts = [msgspec.msgpack.encode(value) for value in values]
    return Packed(ends=array("I", accumulate(map(len, parts))).tobytes(), blob=b"".join(parts))


def compiled(
    namings: Mapping[str, Naming],
    tenures: Filed,
    forms: Forms,
    risky: frozenset[str],
    tables: Mapping[str, Sequence[Cells]],
) -> Compiled:
    """The compiled form of these."""
    number = {id(tenure): at for at, tenure in enumerate(tenures.every)}
    lengths: dict[tuple[int, ...], int] = {}
    heads = {head: lengths.setdefault(found, len(lengths)) for head, found in forms.heads.items()}
    return Compiled(
        ids=list(namings),
        namings=_end_to_end(namings.values()),
        called=_packed(["\n".join(sorted(called(naming))) for naming in namings.values()]),
        tenures=_end_to_end(_held(tenure) for tenure in tenures.every),
        held=[(*office, [number[id(one)] for one in held]) for office, held in tenures.by_office.items()],
        by_person=_packed(_in_one_row({one: [number[id(t)] for t in held] for one, held in tenures.by_person.items()})),
        meanings=_end_to_end(forms.meanings),
        forms=_packed(list(forms.which)),
        which=_packed(list(forms.which.values())),
        lengths=list(lengths),
        heads=_packed(heads),
        given=_packed(sorted(forms.given)),
        risky=_packed(sorted(risky)),
        tables=_packed({name: [dict(row) for row in rows] for name, rows in tables.items()}),
    )


def _in_one_row(places: Mapping[str, list[int]]) -> tuple[list[str], list[int], list[int]]:
    """The keys, where the places of each begin, and all places: three long lists are read sooner than many short."""
    starts = list(accumulate((len(held) for held in places.values()), initial=0))[:-1]
    return list(places), starts, [place for held in places.values() for place in held]


def _held(tenure: Tenure) -> _Held:
    office = tenure.office
    said = {name: getattr(tenure, name) for name in _TENURE}
    return _Held(kind=office.kind, party=office.party, title=office.title, **said)


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
