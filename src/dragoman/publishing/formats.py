"""The formats of `dragoman export`: for each its ending, its media type, and what writes it.

Invariant: a writer takes a cleared record and nothing else of the record; the same record gives the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import BinaryIO

from dragoman.knowledge import Knowledge
from dragoman.model import Cleared
from dragoman.publishing.arrow import write_parquet
from dragoman.publishing.batches import entries_of
from dragoman.publishing.export import engagement_json
from dragoman.publishing.ftm import ftm_lines
from dragoman.publishing.gdelt import gdelt_lines
from dragoman.publishing.jsonld import Addresses, jsonld_lines
from dragoman.publishing.lines import line
from dragoman.publishing.plover import plover_lines
from dragoman.publishing.separated import Dialect, separated
from dragoman.publishing.tables import TABLES, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a format is to be written. table, dialect: of CSV and Parquet. addresses: of JSON-LD."""

    table: Table = field(default_factory=lambda: TABLES["engagements"])
    dialect: Dialect = Dialect.PLAIN
    addresses: Addresses = field(default_factory=Addresses)


Writer = Callable[[Cleared, Knowledge, Shape, BinaryIO], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """A format of files. of_tables: it holds one table. of_events: entries that are no events have no row in it.

    is_text: it can be shown on a terminal.
    """

    ending: str
    media: str
    write: Writer
    of_tables: bool = False
    of_events: bool = False
    is_text: bool = True


def _csv(cleared: Cleared, known: Knowledge, shape: Shape, out: BinaryIO) -> None:
    _write(separated(shape.table.columns, shape.table.rows(cleared, known), shape.dialect), out)


def _parquet(cleared: Cleared, known: Knowledge, shape: Shape, out: BinaryIO) -> None:
    write_parquet(shape.table.name, shape.table.columns, shape.table.rows(cleared, known), out)


def _jsonl(cleared: Cleared, _known: Knowledge, _shape: Shape, out: BinaryIO) -> None:
    _write((line(engagement_json(entry, cleared.readings)) + "\n" for entry in entries_of(cleared)), out)


def _jsonld(cleared: Cleared, known: Knowledge, shape: Shape, out: BinaryIO) -> None:
    _write(jsonld_lines(cleared, known, shape.addresses), out)


def _lines(made: Callable[[Cleared, Knowledge], Iterator[str]]) -> Writer:
    def write(cleared: Cleared, known: Knowledge, _shape: Shape, out: BinaryIO) -> None:
        _write(made(cleared, known), out)

    return write


def _write(lines: Iterable[str], out: BinaryIO) -> None:
    """What cannot be UTF-8 (a lone surrogate that some title has) is written as U+FFFD."""
    for words in lines:
        try:
            out.write(words.encode("utf-8"))
        except UnicodeEncodeError:
            out.write(words.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8"))


_TSV = "text/tab-separated-values"

FORMATS: Mapping[str, FileFormat] = MappingProxyType(
    {
        "csv": FileFormat(ending=".csv", media="text/csv", write=_csv, of_tables=True),
        "jsonl": FileFormat(ending=".jsonl", media="application/x-ndjson", write=_jsonl),
        "parquet": FileFormat(
            ending=".parquet",
            media="application/vnd.apache.parquet",
            write=_parquet,
            of_tables=True,
            is_text=False,
        ),
        "plover": FileFormat(ending=".tsv", media=_TSV, write=_lines(plover_lines), of_events=True),
        "gdelt": FileFormat(ending=".tsv", media=_TSV, write=_lines(gdelt_lines), of_events=True),
        "ftm": FileFormat(ending=".ftm.json", media="application/x-ndjson", write=_lines(ftm_lines)),
        "jsonld": FileFormat(ending=".jsonld", media="application/ld+json", write=_jsonld),
    }
)
"""Every format by its name."""
