"""Parts: what a task found, as Parquet files that name no machine and no moment.

Invariant: the columns of the tables of a store stand in a part under one definition, the store's own schema, with
values as databases take them; the same rows give the same bytes. A file bears its name only when it is whole.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

from dragoman.bulk.extras import needed
from dragoman.model import Claim, Problem, Reading
from dragoman.store import CLAIM_COLUMNS, READING_COLUMNS, REPORT_COLUMNS, Column, Packed

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped] # it has no types

REPORTS, CLAIMS, NAMES, PROBLEMS, MANIFEST = "reports", "claims", "names", "problems", "manifest"
KINDS = (REPORTS, CLAIMS, NAMES, PROBLEMS)
"""The files of a part that hold rows; its manifest is written behind them."""

_AT_ONCE = 1_000  # rows of one group: about what is held of a part while it is written
_OF_REPORT = tuple(column for column in REPORT_COLUMNS if column.name not in ("redacted_on", "redaction_reason"))
_OF_READING = tuple(column for column in READING_COLUMNS if column.name != "report")
_TAKEN = {column.name for column in _OF_REPORT}
_TOLD = ("parties", "participants", "date", "city", "country", "quote")  # what a claim says, for who looks at it


def path_of(folder: Path, kind: str, task: str) -> Path:
    """The file of a part."""
    return folder / kind / f"{task}.parquet"


class PartWriter:
    """Writes the files of one part, group by group; `finish` gives them their names."""

    def __init__(self, folder: Path, task: str) -> None:
        """folder: of the run."""
        self._files = {kind: File(path_of(folder, kind, task), _schema(kind)) for kind in KINDS}

    def add(self, packed: Packed, reading: Reading) -> None:
        """A report that was read; reading: before it was packed, for what its claims say."""
        claims = (*reading.claims, *reading.denials)
        self._files[REPORTS].add(_report_row(packed))
        for row, claim in zip(packed.claims, claims, strict=True):
            self._files[CLAIMS].add({**row, **_told(claim)})

    def name(self, report: str, stored_name: str) -> None:
        """A further name under which a report of this part arrived, as databases take it."""
        self._files[NAMES].add({"report": report, "name": stored_name})

    def tell(self, name: str, problems: Iterable[Problem]) -> None:
        """What was wrong with an input."""
        for problem in problems:
            self._files[PROBLEMS].add(
                {"name": _safe(name), "what": problem.what, "why": _safe(problem.why), "fatal": problem.fatal}
            )

    def finish(self) -> tuple[tuple[str, str], ...]:
        """Put the files in their places; the hash of each, by kind."""
        return tuple((kind, file.finish()) for kind, file in self._files.items())

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """What is not finished leaves nothing."""
        for file in self._files.values():
            file.drop()


class File:
    """A Parquet file on its way. It has another name until it is whole; what is not finished leaves nothing."""

    def __init__(self, path: Path, schema: "pa.Schema") -> None:
        """path: where it will stand."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._beside = path.with_name(f".{path.stem}.{uuid4().hex}")
        self._schema = schema
        self._rows: list[Mapping[str, Any]] = []
        self._writer = needed("pyarrow.parquet").ParquetWriter(self._beside, schema, compression="zstd")

    def add(self, row: Mapping[str, Any]) -> None:
        """One row more; groups are made as they come."""
        self._rows.append(row)
        if len(self._rows) >= _AT_ONCE:
            self._write()

    def group(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """A group of its own, which may be empty."""
        table = needed("pyarrow").Table.from_pylist(list(rows), schema=self._schema)
        self._writer.write_table(table, row_group_size=max(1, len(rows)))

    def finish(self) -> str:
        """Put it in its place; the hash of its bytes."""
        self._write()
        self._writer.close()
        with self._beside.open("rb+") as written:
            found = sha256()
            while piece := written.read(1 << 20):
                found.update(piece)
            os.fsync(written.fileno())
        self._beside.replace(self._path)
        return found.hexdigest()

    def drop(self) -> None:
        """Remove what is not finished."""
        if self._beside.exists():
            with suppress(OSError):  # of a full disk: what is to be removed need not be written to its end
                self._writer.close()
            self._beside.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """What is not finished leaves nothing."""
        self.drop()

    def _write(self) -> None:
        if self._rows:
            self._writer.write_table(needed("pyarrow").Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def put(path: Path, row: Mapping[str, Any], schema: "pa.Schema") -> None:
    """A file of one row, whole or not at all."""
    with File(path, schema) as file:
        file.add(row)
        file.finish()


def rows_in(path: Path, columns: Iterable[str] | None = None) -> Iterator[dict[str, Any]]:
    """The rows of a file, group by group."""
    with needed("pyarrow.parquet").ParquetFile(path) as file:
        for batch in file.iter_batches(_AT_ONCE, columns=list(columns) if columns is not None else None):
            yield from batch.to_pylist()


def packed_in(folder: Path, task: str) -> Iterator[Packed]:
    """The reports of a part, in order."""
    claims = _Grouped(rows_in(path_of(folder, CLAIMS, task)))
    names = [column.name for column in CLAIM_COLUMNS]
    for row in rows_in(path_of(folder, REPORTS, task)):
        mine = tuple({name: one[name] for name in names} for one in claims.of(row["id"]))
        yield _packed(row, mine)


def names_in(folder: Path, task: str) -> Iterator[tuple[str, str]]:
    """The further names in a part: a report's id, and the name as databases take it."""
    return ((row["report"], row["name"]) for row in rows_in(path_of(folder, NAMES, task)))


class _Grouped:
    """Rows that stand together by their report, in the order in which the reports are asked for."""

    def __init__(self, rows: Iterator[dict[str, Any]]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def of(self, report: str) -> Iterator[dict[str, Any]]:
        while self._next is not None and self._next["report"] == report:
            yield self._next
            self._next = next(self._rows, None)


def _report_row(packed: Packed) -> dict[str, Any]:
    row: dict[str, Any] = {column.name: packed.report.get(column.name) for column in _OF_REPORT}
    row |= {_apart(column.name): packed.reading.get(column.name) for column in _OF_READING}
    received = packed.received or {}
    return row | {
        "name": packed.stored_name,
        "claims": len(packed.claims),
        "received_media": received.get("media"),
        "received_body": received.get("body"),
    }


def _packed(row: Mapping[str, Any], claims: tuple[Mapping[str, Any], ...]) -> Packed:
    report = {column.name: row[column.name] for column in _OF_REPORT}
    reading = {column.name: row[_apart(column.name)] for column in _OF_READING}
    received = {"report": row["id"], "media": row["received_media"], "body": row["received_body"]}
    return Packed(
        stored_name=row["name"],
        report=report,
        reading={"report": row["id"], **reading},
        claims=claims,
        received=received if row["received_media"] is not None else None,
    )


def _apart(name: str) -> str:
    """The name of a reading's column beside those of its report."""
    return f"read_{name}" if name in _TAKEN else name


def _told(claim: Claim) -> dict[str, Any]:
    venue = claim.venue.value if claim.venue else None
    return {
        "parties": list(claim.codes),
        "participants": [_safe(one.name) for one in claim.participants if one.named],
        "date": claim.when.value.edtf if claim.when else None,
        "city": _safe(venue.city) if venue else None,
        "country": venue.country if venue else None,
        "quote": _safe(claim.trigger.quote),
    }


def _safe(words: str) -> str:
    """Words as UTF-8 can hold them."""
    return words.encode("utf-8", "replace").decode()


def _schema(kind: str) -> "pa.Schema":
    pa = needed("pyarrow")
    text = pa.string()
    if kind == REPORTS:
        fields = [_field(column.name, column) for column in _OF_REPORT]
        fields += [_field(_apart(column.name), column) for column in _OF_READING]
        fields += [("name", text), ("claims", pa.int64()), ("received_media", text), ("received_body", pa.binary())]
    elif kind == CLAIMS:
        lists = ("parties", "participants")
        fields = [_field(column.name, column) for column in CLAIM_COLUMNS]
        fields += [(name, pa.list_(text) if name in lists else text) for name in _TOLD]
    elif kind == NAMES:
        fields = [("report", text), ("name", text)]
    else:
        fields = [("name", text), ("what", text), ("why", text), ("fatal", pa.bool_())]
    return pa.schema(fields)


def _field(name: str, column: Column) -> tuple[str, "pa.DataType"]:
    pa = needed("pyarrow")
    types = {str: pa.string(), bytes: pa.binary(), int: pa.int64(), bool: pa.bool_()}
    return name, types.get(column.kind, pa.date32())
