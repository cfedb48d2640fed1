"""Fact tables: tab-separated files in `facts/`, one header row, UTF-8, no quoting, ";" between several values.

People edit these files by hand, so reading them refuses a row with the wrong number of cells.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

Row = Mapping[str, str]

TABLES = (
    "buildings",
    "formats",
    "instruments",
    "leaders",
    "native_titles",
    "offices",
    "outlets",
    "parties",
    "people",
    "phrases",
    "places",
    "risky_names",
    "spellings",
    "titles",
    "vacancies",
)


@dataclass(frozen=True, slots=True)
class Facts:
    """All tables, each a tuple of rows.

    Knowledge is built from this and nothing else, so other facts, and layers above the built-in ones, come in here.
    """

    tables: Mapping[str, tuple[Row, ...]]

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of a table; none of a table that these facts do not have."""
        return self.tables.get(table, ())


def built_in() -> Facts:
    """The facts that ship with the package."""
    folder = files(__package__) / "facts"
    return Facts({name: parse(name, (folder / f"{name}.tsv").read_text(encoding="utf-8")) for name in TABLES})


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
