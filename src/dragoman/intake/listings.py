"""Feeds and sitemaps as files: a report for each entry that has words."""

from collections.abc import Iterator

from dragoman.intake.arrivals import Intake, Names, refused
from dragoman.intake.entries import Entry
from dragoman.intake.feeds import read_feed
from dragoman.intake.sitemaps import SITEMAPS, read_sitemap
from dragoman.intake.sources import Source
from dragoman.intake.xmltrees import root_of
from dragoman.model import Problem, Report


def is_feed(text: str) -> bool:
    """Whether a text is a feed in XML, by its first element."""
    return root_of(text) in ("rss", "rdf", "feed")


def is_sitemap(text: str) -> bool:
    """Whether a text is a sitemap, by its first element."""
    return root_of(text) in SITEMAPS


def reports_in_feed(data: bytes, source: Source, names: Names) -> Iterator[Intake]:
    """The entries of a feed, each a report."""
    feed = read_feed(data, name=source.path, largest=source.largest, address=source.address or source.path)
    if any(problem.fatal for problem in feed.problems):
        yield Intake(name=names.fresh(source.stem), problems=feed.problems)
    elif not feed.entries:
        yield refused(names.fresh(source.stem), "empty", f"{source.path} is a feed without entries.")
    else:
        yield from _reports(feed.entries, feed.title, feed.problems, source, names)


def reports_in_sitemap(data: bytes, source: Source, names: Names) -> Iterator[Intake]:
    """The entries of a news sitemap, each a report of its title; of a plain one, a problem that says what it is."""
    found = read_sitemap(data, name=source.path, largest=source.largest)
    titled = tuple(one for one in found.entries if one.title)
    if any(problem.fatal for problem in found.problems):
        yield Intake(name=names.fresh(source.stem), problems=found.problems)
    elif titled:
        yield from _reports(titled, "", found.problems, source, names)
    else:
        count = len(found.entries) + len(found.sitemaps)
        what = "other sitemaps" if found.sitemaps else "pages"
        why = f"{source.path} is a sitemap: {count} addresses of {what}, no texts; read these pages."
        yield refused(names.fresh(source.stem), "addresses_only", why)


def _reports(
    entries: tuple[Entry, ...], outlet: str, notes: tuple[Problem, ...], source: Source, names: Names
) -> Iterator[Intake]:
    """The entries as reports. notes: what was the matter with the whole, told with the first."""
    for number, entry in enumerate(entries, 1):
        name = names.fresh(entry.address or entry.id or f"{source.stem}:{number}")
        problems = (*notes, *entry.problems)
        notes = ()
        text = entry.text if entry.text.strip() else entry.title
        if any(problem.fatal for problem in problems):
            yield Intake(name=name, problems=problems)
        elif not text.strip():
            why = f"{source.path}, entry {number}, holds no text and no title."
            yield Intake(name=name, problems=(*problems, Problem(what="empty", why=why, fatal=True)))
        else:
            yield Intake(name=name, report=_report(entry, text, name, outlet, source), problems=problems)


def _report(entry: Entry, text: str, name: str, outlet: str, source: Source) -> Report:
    day = source.published or entry.published
    return Report.make(
        name=name,
        text=text,
        markup=entry.markup if text == entry.text else "text",
        title=entry.title,
        outlet=entry.outlet or outlet,
        url=entry.address,
        language=entry.language,
        stated_published=day,
        stated_at=None if source.published else entry.at,
        basis="given" if source.published else "feed" if day else "",
    )
