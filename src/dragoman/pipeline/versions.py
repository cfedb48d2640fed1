"""What a reading and a record were made by: the software and the facts. Both are inputs of the record."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from dragoman.knowledge import Knowledge

CLEANING = "2"
"""The version of cleaning: the same as `cleaning.VERSION`, for the same reason."""
READING = "1"
"""The version of reading: the same as `reading.VERSION`, which this need not wait half a second to import."""

_MAKERS = ("model", "cleaning", "reconciling", "pipeline")


def reader_of(knowledge: Knowledge, second: str = "") -> str:
    """The name under which a store keeps it; another one makes what was read by it stale.

    second: the name of a second reader that read it too. What two have read is not stale for who asks with one.
    """
    return f"{READING}.{CLEANING} {knowledge.fingerprint[:16]}{' ' + second if second else ''}"


def record_made_by(knowledge: Knowledge, *, logs: bool) -> str:
    """The name under which a store keeps entries; what another one made is made again.

    The software goes by its own words, so that no change of it can be forgotten.
    """
    return f"{_software()} {knowledge.fingerprint[:16]} {'with' if logs else 'without'} logs"


@cache
def _software() -> str:
    found = sha256()
    for room in _MAKERS:
        for file in sorted(files("dragoman").joinpath(room).iterdir(), key=_name):
            if file.name.endswith(".py"):
                found.update(file.read_bytes())
    return found.hexdigest()[:16]


def _name(file: Traversable) -> str:
    return file.name
