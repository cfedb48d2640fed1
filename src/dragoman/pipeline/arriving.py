"""What a source brought, as it comes in: a page that was fetched, or the words of the feed itself.

With it comes what the feed, and whoever follows it, say of the report.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.intake import Entry, Intake, gather
from dragoman.model import Followed, Problem, Report

if TYPE_CHECKING:
    from dragoman.fetching import Fetched
    from dragoman.pipeline.visits import Visit


def arrived(fetched: "Fetched", source: Followed, entry: Entry | None, *, largest: int) -> Iterator[Intake]:
    """The reports in an answer, by what it holds. entry: what the source says of it; None where it is the source."""
    for intake in gather([fetched.asked], largest=largest, fetch=lambda _: fetched):
        # That a link leads elsewhere is nothing to tell: feeds are full of such.
        problems = tuple(problem for problem in intake.problems if problem.what != "moved")
        report = _with(intake.report, source, entry) if intake.report is not None else None
        yield replace(intake, report=report, problems=problems)


def from_feed(entry: Entry, visit: "Visit") -> Iterator[Intake]:
    """An entry's own words as a report; nothing where it has none."""
    text = entry.text if entry.text.strip() else ""
    if not text:
        return
    name = entry.address or f"{visit.source.address}#{entry.id}"
    outlet = visit.source.outlet or entry.outlet or (visit.listing.outlet if visit.listing else "")
    why = f"{name}: read from the words of its feed alone."
    report = Report.make(
        name=name,
        text=text,
        markup=entry.markup,
        title=entry.title,
        outlet=outlet,
        url=entry.address,
        language=visit.source.language or entry.language,
        stated_published=entry.published,
        stated_at=entry.at,
        basis="feed" if entry.published else "",
    )
    yield Intake(name=name, report=report, problems=(*entry.problems, Problem(what="feed_alone", why=why)))


def _with(report: Report, source: Followed, entry: Entry | None) -> Report:
    """A report with what is said of it beside it."""
    day = entry.published if entry is not None else None
    return Report.make(
        name=report.name,
        text=report.text,
        markup=report.markup,
        title=report.title,
        outlet=source.outlet or report.outlet or (entry.outlet if entry is not None else ""),
        url=report.url or (entry.address if entry is not None else source.address),
        language=source.language or report.language,
        stated_published=day or report.stated_published,
        stated_at=entry.at if entry is not None and day else report.stated_at,
        basis="feed" if day else report.basis,
    )
