"""What entries lost when reports were redacted.

Invariant: an entry that no redaction touched is the very same with this and without.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dragoman.model import Engagement, Record, Redaction
from dragoman.pipeline.carrying import heirs_of

if TYPE_CHECKING:
    from dragoman.store import View  # SQLAlchemy, which `read` must not wait for


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """The redactions of reports that had appeared by a day: how many, and by the keys of the claims beside theirs."""

    redacted: int
    beside: Mapping[str, tuple[Redaction, ...]]

    def on(self, record: Record) -> Record:
        """The record with what its entries lost."""
        if not self.redacted:
            return record
        return replace(
            record,
            engagements=tuple(self._losing(entry) for entry in record.engagements),
            redacted=self.redacted,
        )

    def _losing(self, entry: Engagement) -> Engagement:
        gone = {made.report: made for claim in entry.claims for made in self.beside.get(claim.key, ())}
        return replace(entry, lost=tuple(gone[name] for name in sorted(gone))) if gone else entry


def losses_by(view: "View", as_of: date) -> Losses:
    """The losses by redactions of reports that had appeared by the day."""
    known = [made for made in view.redactions() if _counts(made, as_of)]
    keys = {key for made in known for touched in made.touched for key in touched.beside}
    heirs = heirs_of(view, keys, view.readings_of(claim.source for claim in view.past_claims(keys))) if keys else {}
    beside: dict[str, tuple[Redaction, ...]] = {}
    for made in known:
        for touched in made.touched:
            for key in touched.beside:
                name = heirs.get(key, key)
                beside[name] = (*beside.get(name, ()), made)
    return Losses(redacted=len(known), beside=beside)


def _counts(made: Redaction, as_of: date) -> bool:
    return made.published is None or made.published.latest is None or made.published.latest <= as_of
