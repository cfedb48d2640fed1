"""What stays of a report whose text was removed: who it was of, when, why it is gone, and what lost its support."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from dragoman.model.reports import ReportId
from dragoman.model.times import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """An entry that rested on a redacted report, by its ids. beside: the keys of its claims in other reports."""

    entry: str
    aliases: tuple[str, ...]
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """A report whose text was removed for good.

    at: when, with its zone. touched: the entries that lost its support. digest: see `text_digest`; the store works it
    out while it has the text.
    """

    report: ReportId
    outlet: str
    published: When | None
    at: datetime
    who: str
    why: str
    digest: str = ""
    touched: tuple[Touched, ...] = ()


def text_digest(text: str) -> str:
    """The hash of a text's words, by which it is known again however its lines are broken and whoever sends it."""
    return sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()
