"""The tables of words and patterns that tell a story from its page: plain text, one entry a line."""

from importlib.resources import files


def table(name: str) -> tuple[str, ...]:
    """The entries of a table; lines that begin with "# " are remarks."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("# "))


def any_of(name: str) -> str:
    """A table of regular expressions as one that matches any of them."""
    return "(?:" + "|".join(table(name)) + ")"
