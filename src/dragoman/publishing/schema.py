"""The JSON Schemas (draft 2020-12) of what Dragoman writes, by name."""

from importlib.resources import files

NAMES = (
    "read",
    "time",
    "engagement",
    "answer",
    "review",
    "change",
    "decision",
    "instrument",
    "position",
    "reliability",
    "hit",
    "redaction",
    "source",
    "evaluation",
)


def schema(name: str) -> str:
    """The schema's text. KeyError for a name that is not among NAMES."""
    if name not in NAMES:
        raise KeyError(name)
    return files("dragoman.publishing").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
