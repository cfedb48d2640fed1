"""The publication dates that somebody states: beside the report, in its page's markup, in its own lines.

Invariant: nothing stated is lost. One date holds, and every other that differs from it is its rival.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dragoman.dates import Anchor, find_times
from dragoman.model import Block, Dating, DatingBasis, Masthead, Quote, Report, Role, Text, When

_DATELINE = re.compile(
    r"^(?:[A-Z][a-z]+day,?\s+)?((?:\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2}),?\s+\d{4}),?\s+[A-Z][A-Za-z.'’\-]+\s+(?:--?|–|—)\s|"
    r"^.{0,60}?\(([^)]{4,60})\)|^[A-Z][A-Z .,'\-]{2,40},\s+([^()—–]{4,30}?)\s*(?:\(|--|—|–|-\s)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CHANGED = re.compile(r"\W*(?:last\s+)?(?:updated?|modified|changed|edited)\b", re.IGNORECASE)
_BY_ITS_FILE = "stated by the file that it came in"
_REASONS = {
    DatingBasis.GIVEN: "stated with the report",
    DatingBasis.FEED: "stated in the feed",
    DatingBasis.STATED: "stated in the page",
    DatingBasis.ARCHIVE: "captured by the archive",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A date and who states it. reason: for a person, in the dating. quotes: the words of the text that state it."""

    by: str
    when: When
    basis: DatingBasis
    reason: str
    at: datetime | None = None
    quotes: tuple[Quote, ...] = ()


def witnesses_of(report: Report, text: Text, page: Masthead) -> tuple[Witness, ...]:
    """Everybody who states a date of publication, in order of trust."""
    lines = list(_in_lines(text))
    return (
        *_beside(report),
        *_in_markup(page, firm=True),
        *(witness for changed, witness in lines if not changed),
        *_in_markup(page, firm=False),
        *(witness for changed, witness in lines if changed),
    )


def captured_on(report: Report) -> date | None:
    """The day on which an archive held the report, which had appeared by then. None where no archive says so."""
    return report.stated_published if report.basis == DatingBasis.ARCHIVE else None


def stated(report: Report, witnesses: Sequence[Witness]) -> Dating | None:
    """The date stated with the most trust; None where nobody states a day.

    What an archive says is an upper bound: no date, and what is stated to be later is a rival at most.
    """
    bound = captured_on(report)
    for one in witnesses:
        late = bound is not None and one.when.earliest is not None and one.when.earliest > bound
        if one.basis not in (DatingBasis.INFERRED, DatingBasis.ARCHIVE) and one.when.is_day and not late:
            at = next((other.at for other in witnesses if other.at and other.when.edtf == one.when.edtf), None)
            return Dating(
                when=one.when,
                at=one.at or at,
                basis=one.basis,
                reasons=(one.reason,),
                quotes=one.quotes,
                rivals=rivals_of(one.when, witnesses),
            )
    return None


def rivals_of(when: When | None, witnesses: Iterable[Witness]) -> tuple[tuple[str, When], ...]:
    """The dates that share no day with the one that holds, each once, with who states it first."""
    found: dict[str, tuple[str, When]] = {}
    for one in witnesses:
        if one.basis is not DatingBasis.ARCHIVE and (when is None or not one.when.meets(when)):
            found.setdefault(one.when.edtf, (one.by, one.when))
    return tuple(found.values())


def _beside(report: Report) -> Iterator[Witness]:
    """What was stated beside the report: given, by a feed, by the export or mail it came in, by an archive."""
    if report.stated_published is not None:
        basis = DatingBasis(report.basis) if report.basis else DatingBasis.GIVEN
        when = When.of(report.stated_published.isoformat())
        reason = _BY_ITS_FILE if basis is DatingBasis.STATED else _REASONS[basis]
        yield Witness(by=basis.value, when=when, basis=basis, reason=reason, at=report.stated_at)


def _in_markup(page: Masthead, *, firm: bool) -> Iterator[Witness]:
    for said in page.dates:
        if said.firm is firm:
            reason = f"stated by {said.by}" if said.basis is DatingBasis.STATED else f"concluded by {said.by}"
            yield Witness(by=said.by, when=said.when, basis=said.basis, reason=reason, at=said.at)


def _in_lines(text: Text) -> Iterator[tuple[bool, Witness]]:
    """Whole dates in stamp lines and datelines, stamps first, in order; whether the line speaks of a change."""
    for block in sorted(text.blocks, key=lambda b: b.role is not Role.STAMP):
        if block.role is Role.STAMP:
            changed = _CHANGED.match(text.text, block.start, block.end) is not None
            yield from ((changed, one) for one in _whole_dates(text, block.start, block.end))
        elif block.role is Role.BODY:
            yield from ((False, one) for one in _in_dateline(text, block))


def _in_dateline(text: Text, block: Block) -> Iterator[Witness]:
    line = text.text[block.start : min(block.end, block.start + 120)]
    head = _DATELINE.match(line)
    if head is not None and _YEAR.search(head[0]):
        yield from _whole_dates(text, block.start, block.start + head.end())


def _whole_dates(text: Text, start: int, end: int) -> Iterator[Witness]:
    for mention in find_times(text.text[start:end], Anchor()).mentions:
        if mention.when is not None and mention.when.is_day and mention.said.year is not None:
            quote = text.quote(start + mention.start, start + mention.end)
            yield Witness(
                by=f"the page: {quote.quote!r}",
                when=When.of(mention.when.edtf),
                basis=DatingBasis.STATED,
                reason=_REASONS[DatingBasis.STATED],
                quotes=(quote,),
            )
