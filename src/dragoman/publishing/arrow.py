"""Tables as Arrow and as Parquet, with real types. Needs pyarrow, which the extra `parquet` brings.

Invariant: a missing value is null, a list without values is an empty list, and no type is guessed from the values: an
empty table has the same schema as a full one.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO

from dragoman.publishing.tables import Cells, Column, Kind

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped] # it has no types

_AT_ONCE = 20_000  # rows of one group


class MissingExtraError(ImportError):
    """A library that only an extra brings is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        """what: what needs it."""
        super().__init__(f"{what} needs the extra {extra!r}: pip install 'dragoman[{extra}]'.")


def arrow(name: str, columns: Iterable[Column], rows: Iterable[Cells]) -> "pa.Table":
    """The table as one Arrow table.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    pa = _pyarrow()
    schema = _schema(name, tuple(columns))
    return pa.Table.from_batches(list(_batches(schema, rows)), schema)


def write_parquet(name: str, columns: Iterable[Column], rows: Iterable[Cells], out: Path | BinaryIO) -> None:
    """The table as one Parquet file, written row group by row group. The same rows give the same bytes.

    out: a path, or an open file.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    schema = _schema(name, tuple(columns))
    parquet = import_module("pyarrow.parquet")
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in _batches(schema, rows):
            writer.write_batch(batch)


def _pyarrow() -> ModuleType:
    try:
        return import_module("pyarrow")
    except ImportError as error:
        raise MissingExtraError("Arrow", "parquet") from error


def _schema(name: str, columns: tuple[Column, ...]) -> "pa.Schema":
    pa = _pyarrow()
    types = {
        Kind.TEXT: pa.string(),
        Kind.TEXTS: pa.list_(pa.string()),
        Kind.INTEGER: pa.int64(),
        Kind.FLAG: pa.bool_(),
        Kind.DAY: pa.date32(),
        Kind.INSTANT: pa.timestamp("us", tz="UTC"),
    }
    fields = [pa.field(column.name, types[column.kind], metadata={"meaning": column.meaning}) for column in columns]
    return pa.schema(fields, metadata={"table": name})


def _batches(schema: "pa.Schema", rows: Iterable[Cells]) -> "Iterator[pa.RecordBatch]":
    pa = _pyarrow()
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        values = [[row[place] for row in some] for place in range(len(schema))]
        arrays = [pa.array(column, type=field.type) for column, field in zip(values, schema, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)
