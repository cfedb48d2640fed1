"""Layers: files of a user's own facts in a folder, which stand above the built-in facts in the order of their names.

A layer is a file as it came: a table in our columns (.csv, .tsv), Wikidata's answers (.json), FollowTheMoney entities
(.jsonl) or the historian's trips and visits (.xml). It is read anew whenever its content is, and never changed.
"""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.knowledge.tables import Facts, Row

if TYPE_CHECKING:
    from dragoman.knowledge.checking import Fault  # the readers of layers are loaded where a layer is read

KINDS = {
    ".csv": "table",
    ".tsv": "table",
    ".json": "Wikidata",
    ".jsonl": "FollowTheMoney",
    ".xml": "historian",
}


class LayerError(ValueError):
    """A file that cannot be a layer. faults: what is wrong in it, where that is known row by row."""

    def __init__(self, why: str, faults: "tuple[Fault, ...]" = ()) -> None:
        """Say why."""
        super().__init__(why)
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A layer in a folder. name: its file's; kind: what wrote it; digest: a hash of its content."""

    name: str
    kind: str
    path: Path
    digest: str
    size: int


def layers_in(folder: Path) -> tuple[Layer, ...]:
    """The layers of a folder, the highest last; none where there is no such folder."""
    if not folder.is_dir():
        return ()
    found = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.suffix.lower() in KINDS and path.is_file():
            content = path.read_bytes()
            digest = sha256(content).hexdigest()
            kind = KINDS[path.suffix.lower()]
            found.append(Layer(name=path.name, kind=kind, path=path, digest=digest, size=len(content)))
    return tuple(found)


def remove_layer(name: str, folder: Path) -> Layer:
    """Take a layer out of the folder. LayerError where there is none of that name."""
    layer = next((layer for layer in layers_in(folder) if layer.name == name), None)
    if layer is None:
        raise LayerError(f"there is no layer {name!r} in {folder}")
    layer.path.unlink()
    return layer


def fingerprint_of(facts: Facts, layers: Sequence[Layer]) -> str:
    """The fingerprint of the facts under the layers; the facts' own where there are none."""
    if not layers:
        return facts.fingerprint
    said = [facts.fingerprint, *(f"{layer.name} {layer.digest}" for layer in layers)]
    return sha256("\n".join(said).encode()).hexdigest()


def over(facts: Facts, changed: Mapping[str, Sequence[Row]], fingerprint: str) -> Facts:
    """The facts with some tables in place of theirs."""
    tables = {name: tuple(rows) for name, rows in changed.items()}
    return Facts(ChainMap(tables, facts.tables), fingerprint)  # type: ignore[arg-type] # nothing writes to either
