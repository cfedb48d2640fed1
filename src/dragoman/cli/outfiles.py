"""Files that commands write: whole, or not at all.

Invariant: a file is written beside its place under another name and moved there when it is complete, so that nobody
reads half of it and a failure leaves the one that was there. What is no file (a pipe, /dev/stdout) is written to.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click


@contextmanager
def outfile(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes its name when the block ends without an error.

    Raises:
        click.ClickException: there is no such folder, or it cannot be written to.
    """
    if path.exists() and not path.is_file() and not path.is_dir():  # a device put out of its place would be lost
        try:
            with path.open("wb") as out:
                yield out
        except OSError as error:
            raise click.ClickException(f"cannot write {path}: {error.strerror}") from error
        return
    path = path.resolve() if path.is_symlink() else path  # what the link leads to is written, and the link stays
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise click.ClickException(f"cannot write to {path.parent}: {error.strerror}") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError as error:
        raise click.ClickException(f"cannot write {path}: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)


def standard_output() -> BinaryIO:
    """Standard output, for bytes."""
    return sys.stdout.buffer


def is_terminal() -> bool:
    """Whether somebody looks at standard output."""
    return sys.stdout.isatty()


def _umask() -> int:
    """What the system takes away from the rights of a new file; asking for it sets it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
