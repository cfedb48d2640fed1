"""Backups: a store as one SQLite file, whichever database it is in, and back into an empty store of either kind.

Invariant: a backup is of one moment, however much is written meanwhile; a file bears its name only when it is whole.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dragoman.store.entries import Counts
from dragoman.store.errors import StoreError
from dragoman.store.opening import open_store, url_of, version_at


def back_up(address: str, file: Path) -> Counts:
    """Write a backup of a store, and say what it holds. StoreError where the file is there or cannot be written."""
    if file.exists():
        raise StoreError("file_exists", f"{file} is there already.", "Name another file for the backup.")
    if not file.absolute().parent.is_dir():
        raise StoreError("cannot_open", f"The folder of {file} does not exist.", "Make the folder, or name another.")
    if not version_at(address):
        raise StoreError("no_store", f"There is no store at {_shown(address)}.", "Name the store to back up: --store.")
    with open_store(address) as store, _beside(file) as whole:
        if store.is_file:
            store.copy_to(whole)
        else:
            with open_store(_address_of(whole)) as copy:
                copy.take_rows(store.rows())
                while copy.index_words():
                    pass
        _in_one_file(whole)
        with open_store(_address_of(whole)) as copy:
            counts = copy.counts()
        _in_one_file(whole)
    return counts


def restore(file: Path, address: str) -> Counts:
    """Make a store from a backup, and say what it holds. StoreError where a store is there that holds anything.

    A backup of an older version is brought up to this one; its file stays as it is.
    """
    if not file.is_file():
        raise StoreError("cannot_open", f"There is no file {file}.", "Name the file that `dragoman backup` wrote.")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "backup.db"
        shutil.copyfile(file, copy)
        if not version_at(_address_of(copy)):
            raise StoreError("not_a_store", f"{file} is no backup.", "Name the file that `dragoman backup` wrote.")
        with open_store(_address_of(copy)) as backup, open_store(address) as store:
            store.take_rows(backup.rows())
            while store.index_words():
                pass
            return store.counts()


def _shown(address: str) -> str:
    return url_of(address).render_as_string(hide_password=True)


def _address_of(path: Path) -> str:
    return f"sqlite:///{path.as_posix()}"


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A place beside the file, which takes its name when all is done and is removed when it is not."""
    part = file.with_name(f".{file.name}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(file)
    except OSError as error:
        raise StoreError(
            "full", f"{file} cannot be written: {error.strerror}.", "See to the disk; try again."
        ) from error
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + ending).unlink(missing_ok=True)


def _in_one_file(path: Path) -> None:
    """All of it in its one file, with no log beside it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
