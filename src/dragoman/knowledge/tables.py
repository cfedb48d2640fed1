"""Fact tables: tab-separated files in `facts/`, one header row, UTF-8, no quoting, ";" between several values.

People edit these files by hand, so reading them refuses a row with the wrong number of cells.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files

Row = Mapping[str, str]

TABLES = (
    "buildings",
    "formats",
    "instruments",
    "leaders",
    "logs",
    "native_titles",
    "offices",
    "outlets",
    "parties",
    "people",
    "phrases",
    "places",
    "readings",
    "risky_names",
    "spellings",
    "titles",
    "vacancies",
)


class Texts(Mapping[str, tuple[Row, ...]]):
    """Tables as texts, each parsed when it is first asked for: who needs a few does not wait for all."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Hold these, by table."""
        self._texts = texts
        self._parsed: dict[str, tuple[Row, ...]] = {}

    def __getitem__(self, table: str) -> tuple[Row, ...]:
        """The rows of a table. ValueError names a malformed line."""
        if table not in self._parsed:
            self._parsed[table] = parse(table, self._texts[table])
        return self._parsed[table]

    def __iter__(self) -> Iterator[str]:
        """The tables' names."""
        return iter(self._texts)

    def __len__(self) -> int:
        """How many tables there are."""
        return len(self._texts)


@dataclass(frozen=True, slots=True)
class Facts:
    """All tables, each a tuple of rows.

    Knowledge is built from this and nothing else, so other facts, and layers above the built-in ones, come in here.
    fingerprint: a hash of everything that the tables were made from; worked out from the rows where none is given.
    """

    tables: Mapping[str, tuple[Row, ...]]
    known_fingerprint: str = field(default="", compare=False)

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of a table; none of a table that these facts do not have."""
        return self.tables.get(table, ())

    @property
    def fingerprint(self) -> str:
        """The same for the same facts, whatever file they lay in."""
        if self.known_fingerprint:
            return self.known_fingerprint
        rows = [(table, [tuple(row.items()) for row in self.rows(table)]) for table in sorted(self.tables)]
        return sha256(repr(rows).encode()).hexdigest()


def built_in() -> Facts:
    """The facts that ship with the package."""
    folder = files(__package__) / "facts"
    found = {name: (folder / f"{name}.tsv").read_bytes() for name in TABLES}
    digest = sha256()
    for name, content in found.items():
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    texts = {name: content.decode("utf-8").replace("\r\n", "\n") for name, content in found.items()}
    return Facts(Texts(texts), digest.hexdigest())


def parse(name: str, text: str) -> tuple[Row, ...]:
    """The rows of one table. ValueError names a malformed line."""
    lines = text.splitlines()
    columns = lines[0].split("\t")
    table = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise ValueError(f"{name}.tsv line {number} has {len(cells)} cells, not {len(columns)}")
        table.append(dict(zip(columns, cells, strict=True)))
    return tuple(table)


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several."""
    return tuple(value for part in cell.split(";") if (value := part.strip()))
