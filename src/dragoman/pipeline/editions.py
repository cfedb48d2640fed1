"""Editions: reports that stood at one address one after the other, the text changed in between.

Invariant: they are one voice, and what a later edition says counts from the day on which it was there, not from the day
of publication that it repeats; so a change leaks into no day before it (law 3). Nothing of an earlier one is dropped:
what it said and the later one says otherwise is a rival, and ids made from its claims hold.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from dragoman.cleaning import Copy, group_copies
from dragoman.model import DatingBasis, ReportId
from dragoman.store import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A later edition. of: the first one. since: the day on which it was there."""

    of: ReportId
    since: date


def editions(entries: Iterable[Stored]) -> dict[ReportId, Edition]:
    """The later editions among some reports. Those that came on the day of the first are left as they are.

    A page that shows something new each week at one address is no edition of itself: editions share their day of
    publication, or most of their words.
    """
    at: dict[str, list[Stored]] = {}
    for entry in entries:
        if address := _address(entry.reading.report.url or entry.reading.url):
            at.setdefault(address, []).append(entry)
    found: dict[ReportId, Edition] = {}
    for several in at.values():
        if len(several) > 1:
            _order(several, found)
    return found


def _order(several: list[Stored], found: dict[ReportId, Edition]) -> None:
    firsts: list[Stored] = []
    for entry in sorted(several, key=lambda one: (_came_on(one), one.id)):
        first = next((one for one in firsts if _is_of(entry, one)), None)
        if first is None:
            firsts.append(entry)
        elif _came_on(entry) > _came_on(first):
            found[entry.id] = Edition(of=first.id, since=_came_on(entry))


def _is_of(entry: Stored, first: Stored) -> bool:
    one, other = entry.reading.dating.when, first.reading.dating.when
    if one is not None and one.is_day and one == other:
        return True
    some = {entry.id: Copy(signature=entry.signature), first.id: Copy(signature=first.signature)}
    return len(group_copies(some)) == 1


def _came_on(entry: Stored) -> date:
    """The day (UTC) on which a text was there: that of its capture by an archive, else that on which it came in."""
    report = entry.reading.report
    if report.basis == DatingBasis.ARCHIVE and report.stated_published is not None:
        return report.stated_published
    came = entry.received_on
    return came.astimezone(UTC).date() if isinstance(came, datetime) else came


def _address(url: str) -> str:
    """What tells addresses apart; "" for none, and for a site's front page, which tells nothing of a report."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if not parts.netloc or (parts.path in ("", "/") and not parts.query):
        return ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
