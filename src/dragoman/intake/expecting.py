"""How many reports to expect behind some paths, before any is read: for who waits, and for nothing else."""

from collections.abc import Sequence
from pathlib import Path

from dragoman.intake.paths import Found, ending, files_of_pattern, files_under, is_address, is_pattern

_LINES = frozenset({".jsonl", ".ndjson"})
# What may hold any number of reports, and says how many only when it is read.
_MANY = frozenset(
    {
        *(".json", ".xml", ".rss", ".atom", ".rdf", ".warc", ".wet", ".mbox", ".mbx"),
        *(".zip", ".tar", ".tgz", ".gz", ".zst", ".bz2", ".xz"),
    }
)
_PIECE = 1 << 20


def expected(paths: Sequence[str]) -> int | None:
    """About how many reports there are: a file is one, of JSON Lines a line is. None where nobody can say."""
    counts = [_in_argument(path) for path in paths]
    return None if None in counts else sum(count for count in counts if count is not None)


def _in_argument(argument: str) -> int | None:
    if argument == "-" or is_address(argument):
        return None
    if is_pattern(argument):
        return expected(files_of_pattern(argument))
    try:
        path = Path(argument)
        files = [one.path for one in files_under(path) if isinstance(one, Found)] if path.is_dir() else [path]
        counts = [_in_file(file) for file in files]
    except (OSError, ValueError):  # whoever reads it tells what is the matter
        return None
    return None if None in counts else sum(count for count in counts if count is not None)


def _in_file(file: Path) -> int | None:
    kind = ending(file)
    if kind in _MANY:
        return None
    if kind not in _LINES:
        return 1
    with file.open("rb") as stream:
        return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(_PIECE), b"")) or 1
