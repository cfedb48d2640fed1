"""A report's text removed for good: what it had supported is told before, and stands in the record afterwards.

Invariant: what a redaction keeps of an entry is ids and keys, and no word of the report.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dragoman.cleaning import group_copies
from dragoman.model import Engagement, Reading, Redaction, ReportId, Touched, When
from dragoman.pipeline.blocks import copy_of
from dragoman.pipeline.deciding import Word
from dragoman.pipeline.looking import Grounds
from dragoman.pipeline.recording import recorded
from dragoman.pipeline.withholding import EVERYTHING
from dragoman.store import Stored, StoreError

if TYPE_CHECKING:
    from dragoman.store import Store  # SQLAlchemy, which `read` must not wait for


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """A redaction to make. touched: the entries that will lose its support. copies: reports that print it too."""

    redaction: Redaction
    touched: tuple[Engagement, ...]
    copies: tuple[Stored, ...]


def redaction_of(store: "Store", report: ReportId, word: Word, grounds: Grounds) -> Redacted:
    """What redacting a report would do; nothing is written. StoreError where the store does not hold its text."""
    held = store.reading_of(report)
    if held is None:
        raise StoreError("redacted", f"Of report {report} nothing is held but its name.", "There is nothing to remove.")
    found = recorded(
        store, as_of=max(word.at.date(), last_day(held.reading) or date.min), grounds=grounds, audience=EVERYTHING
    )
    touched = tuple(entry for entry in found.record.engagements if report in entry.reports)
    made = Redaction(
        report=report,
        outlet=held.reading.outlet or held.reading.report.outlet,
        published=_bare(held.reading.dating.when),
        at=word.at,
        who=word.who,
        why=word.why,
        touched=tuple(
            Touched(
                entry=entry.id,
                aliases=entry.aliases,
                beside=tuple(dict.fromkeys(claim.key for claim in entry.claims if claim.source != report)),
            )
            for entry in touched
        ),
    )
    return Redacted(redaction=made, touched=touched, copies=_copies(store, held))


def _copies(store: "Store", held: Stored) -> tuple[Stored, ...]:
    """The other reports that are copies of one."""
    every = {entry.id: entry for entry in store.readings()}
    groups = group_copies({name: copy_of(entry) for name, entry in every.items()})
    mine = next(group.reports for group in groups if held.id in group.reports)
    return tuple(every[name] for name in mine if name != held.id)


def _bare(when: When | None) -> When | None:
    """A date without the words that said it."""
    return When.of(when.edtf) if when is not None else None


def last_day(reading: Reading) -> date | None:
    """The last day on which a report may have appeared; None where that is not known."""
    return reading.dating.when.latest if reading.dating.when else None
