"""The sample press: invented outlets, our own words, public facts of Japan-US diplomacy from 2019 to 2024.

Invariant: data only. Nothing here imports another room, the outlets are made up, and no real person is quoted.
`index.tsv` says of each report what it shows and where its facts stand on the public record; rows of one
`dispatch` are copies of one piece of copy.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

__all__ = ["folder", "index", "reports"]


def reports() -> tuple[Traversable, ...]:
    """The reports (plain text and HTML, UTF-8), in the order of their numbers; readable from a wheel too."""
    return tuple(sorted(files(__name__).joinpath("reports").iterdir(), key=lambda report: report.name))


def folder() -> Path:
    """The reports as a folder on disk. NotADirectoryError where the package runs from an archive: use `reports`."""
    shipped = files(__name__).joinpath("reports")
    if not isinstance(shipped, Path):
        raise NotADirectoryError(f"the sample press is packed in an archive: {shipped}")
    return shipped


def index() -> tuple[dict[str, str], ...]:
    """The rows of `index.tsv`: file, published ("" where the text states no date), outlet, dispatch, note, sources."""
    text = files(__name__).joinpath("index.tsv").read_text(encoding="utf-8")
    head, *rows = (line.split("\t") for line in text.splitlines())
    return tuple(dict(zip(head, row, strict=True)) for row in rows)
