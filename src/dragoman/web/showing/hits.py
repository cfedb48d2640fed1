"""What a search found: the reports with the words where they stand, and the entries that rest on such words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model import Hit
from dragoman.web.showing.said import Said, in_context
from dragoman.web.showing.wording import Names, claimed


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A report that was found. said: the words where they stand; None where they stand in its title alone.

    entries: the id of each that rests on a quote with the words, and what the report claims of it.
    """

    report: str
    title: str
    outlet: str
    day: date | None
    said: Said | None
    entries: tuple[tuple[str, str], ...]


def found(hits: Sequence[Hit], names: Names) -> tuple[Found, ...]:
    """The reports, in their order."""
    return tuple(_found(hit, names) for hit in hits)


def _found(hit: Hit, names: Names) -> Found:
    report = hit.reading.report
    return Found(
        report=report.id,
        title=hit.reading.title or report.title or report.name,
        outlet=hit.reading.outlet or report.outlet,
        day=hit.published,
        said=in_context(hit.reading, hit.words) if hit.words else None,
        entries=tuple({entry: claimed(claim, names) for claim, _, entry in hit.claims if entry}.items()),
    )
