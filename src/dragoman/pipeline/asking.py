"""What the answer of a source says: its entries, or why there are none."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.intake import Entry, read_feed, read_sitemap
from dragoman.model import Problem

if TYPE_CHECKING:
    from dragoman.fetching import Fetched

PAGE = "page"
SITEMAP = "sitemap"
_NAMED = 3  # sitemaps that a hint names
_OTHER = ("no_feed", "no_sitemap", "bad_xml", "bad_json", "binary")  # what is told of something that is no feed at all


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a source holds.

    holds: "RSS", "Atom", "JSON Feed", SITEMAP, or PAGE for anything that is a report itself; "" for none of them.
    entries: the newest first where they are dated. minutes: for how long it says that it need not be asked again.
    problems: why it could not be read (fatal), or what was the matter.
    """

    holds: str = ""
    outlet: str = ""
    entries: tuple[Entry, ...] = ()
    minutes: int | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def fault(self) -> Problem | None:
        """Why it could not be read; None where it could."""
        return next((problem for problem in self.problems if problem.fatal), None)


def listing_in(fetched: "Fetched", *, held: str, largest: int) -> Listing:
    """What an answer holds, told by its content.

    held: what the source held before. One that held a feed and now is a page is at fault: its site was built anew.
    """
    name = fetched.asked
    feed = read_feed(fetched.body, name=name, largest=largest, address=fetched.reached)
    fault = next((problem for problem in feed.problems if problem.fatal), None)
    if fault is None:
        entries = tuple(sorted(feed.entries, key=_age))
        return Listing(
            holds=feed.kind, outlet=feed.title, entries=entries, minutes=feed.minutes, problems=feed.problems
        )
    if fault.what not in _OTHER:
        return Listing(problems=feed.problems)
    sitemap = read_sitemap(fetched.body, name=name, largest=largest)
    if not any(problem.fatal for problem in sitemap.problems):
        return _of_sitemap(sitemap.entries, sitemap.sitemaps, sitemap.problems, name)
    if held not in ("", PAGE):
        why = f"{name} held {held} until now and holds none any more: its site may be built anew; look for its address."
        return Listing(problems=(Problem(what="no_feed", why=why, fatal=True),))
    return Listing(holds=PAGE)


def fault_of(fetched: "Fetched") -> Problem | None:
    """Why an answer is none that can be read, by its status; None where it is one, or says that nothing changed."""
    if fetched.ok or fetched.not_modified:
        return None
    if fetched.status in (429, 503):
        why = f"{fetched.asked} asks to be left alone for a while (status {fetched.status})."
        return Problem(what="asked_to_wait", why=why, fatal=True)
    if fetched.status == 410:
        return Problem(what="gone", why=f"{fetched.asked} says that it is no more (status 410).", fatal=True)
    why = f"{fetched.asked} gave no answer that can be read (status {fetched.status})."
    return Problem(what=f"http_{fetched.status}", why=why, fatal=True)


def _of_sitemap(
    entries: tuple[Entry, ...], sitemaps: tuple[str, ...], problems: tuple[Problem, ...], name: str
) -> Listing:
    if entries or not sitemaps:
        return Listing(holds=SITEMAP, entries=tuple(sorted(entries, key=_age)), problems=problems)
    why = f"{name} lists other sitemaps and no pages; follow one of them: {', '.join(sitemaps[:_NAMED])}."
    return Listing(problems=(*problems, Problem(what="addresses_only", why=why, fatal=True)))


def _age(entry: Entry) -> tuple[bool, int, float]:
    """Sorts the newest first, and those without a date last, as they were."""
    at = entry.at or entry.changed
    day = at.date() if at is not None else entry.published
    return day is None, -(day.toordinal() if day else 0), -(at.timestamp() if at is not None else 0.0)
