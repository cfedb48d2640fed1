"""What remains of words in a store: in any cell of any table, and in the bytes of its files."""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Engine, MetaData, create_engine, select


def cells_with(address: str, words: Iterable[str]) -> list[str]:
    """The columns of the store in which some of the words stand, packed or not."""
    engine = create_engine(address)
    wanted = [word.encode() for word in words]
    found = {
        f"{table}.{column}"
        for table, column, cell in _cells(engine)
        if any(word in part for part in _unpacked(cell) for word in wanted)
    }
    engine.dispose()
    return sorted(found)


def packed_with(address: str, words: Iterable[str]) -> list[bytes]:
    """The cells of the store that are packed and hold some of the words, as they stand in its file."""
    engine = create_engine(address)
    wanted = [word.encode() for word in words]
    found = [
        cell
        for _, _, cell in _cells(engine)
        if isinstance(cell, bytes) and any(word in part for part in _unpacked(cell)[1:] for word in wanted)
    ]
    engine.dispose()
    return found


def in_files(file: Path, words: Iterable[str], packed: Iterable[bytes]) -> list[str]:
    """What of the words, and of packed cells (any 24 bytes running), stands in a SQLite store's files."""
    held = b"".join(part.read_bytes() for part in sorted(file.parent.glob(f"{file.name}*")))
    found = [word for word in words if word.encode() in held]
    for cell in packed:
        runs = (cell[start : start + 24] for start in range(0, max(len(cell) - 24, 1), 24))
        found += [repr(run) for run in runs if run in held]
    return found


def _cells(engine: Engine) -> Iterator[tuple[str, str, object]]:
    tables = MetaData()
    tables.reflect(engine)
    with engine.connect() as connection:
        for table in tables.sorted_tables:
            for row in connection.execute(select(table)).mappings():
                yield from ((table.name, str(column), cell) for column, cell in row.items())


def _unpacked(cell: object) -> list[bytes]:
    if isinstance(cell, str):
        return [cell.encode("utf-8", "surrogatepass")]
    if not isinstance(cell, bytes | memoryview):
        return []
    cell = bytes(cell)
    try:
        return [cell, zlib.decompress(cell)]
    except zlib.error:
        return [cell]
