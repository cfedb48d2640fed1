"""The word lists of instruments, statements and sources, from vocabulary.tsv."""

from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, frozenset[str]]:
    text = files("dragoman.reading").joinpath("vocabulary.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: frozenset(several.split()) for name, _, several in rows[1:]}


def listed(name: str) -> frozenset[str]:
    """The set of that name. KeyError for a name that vocabulary.tsv does not have."""
    return _table()[name]
