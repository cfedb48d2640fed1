"""What the record has of a pair, a person, a series or a topic: the last, the next, the rhythm, all entries.

Invariant: every "last", "next" and "none" stands with what was read (law 9).
"""

from collections import Counter
from dataclasses import dataclass

from dragoman.model import Answer, Record, Status
from dragoman.publishing.answers import rests_words
from dragoman.publishing.words import status_words
from dragoman.reconciling import last_of, next_of
from dragoman.web.showing.plain import plainly
from dragoman.web.showing.rhythm import Rhythm, rhythm
from dragoman.web.showing.rows import Row, Section, row, sections
from dragoman.web.showing.wording import Names

_MOST_BESIDE = 8
_MOST_SERIES = 12
_MOST = 40  # bunches in each section


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An answer: the entry, what bears on it beside it, and what it rests on. row: None where there is none."""

    row: Row | None
    beside: tuple[tuple[Row, str], ...]
    rests: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that such a page shows of the record. counts: of each status, in words.

    rhythm: of a series; for anything else none is told, since its meetings are of many kinds. series: those that its
    entries are of, with how many.
    """

    last: Found
    ahead: Found
    rhythm: Rhythm
    series: tuple[tuple[str, int], ...]
    counts: tuple[tuple[str, int], ...]
    sections: tuple[Section, ...]


def dossier(record: Record, whole: Record, names: Names, parties: tuple[str, ...], *, is_series: bool) -> Dossier:
    """The page of the entries of a record. whole: with all entries of the parties, for what was read of them."""
    entries = record.engagements
    counted = Counter(one.status for one in entries)
    return Dossier(
        last=_found(last_of(entries, whole, parties), names),
        ahead=_found(next_of(entries, whole, parties), names),
        rhythm=rhythm(entries if is_series else (), record.as_of),
        series=tuple(Counter(one.series for one in entries if one.series).most_common(_MOST_SERIES)),
        counts=tuple((status_words(status), counted[status]) for status in Status if counted[status]),
        sections=sections(record, names, _MOST),
    )


def _found(answer: Answer, names: Names) -> Found:
    beside: dict[str, tuple[Row, str]] = {}
    for entry, why in answer.others:
        beside.setdefault(entry.id, (row(entry, names), why))
    return Found(
        row=row(answer.found[0], names) if answer.found else None,
        beside=tuple(beside.values())[:_MOST_BESIDE],
        rests=plainly(rests_words(answer.rests), names),
    )
