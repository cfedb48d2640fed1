"""What a person should look at: entries that may be one, with the grounds, and what cannot all be right."""

import textwrap
from collections.abc import Iterator

from dragoman.model import Engagement, EngagementId, Record
from dragoman.publishing.answers import entry_words
from dragoman.publishing.coverage import coverage_words
from dragoman.publishing.lines import Json
from dragoman.publishing.words import day_words

Pair = tuple[Engagement, Engagement, str]


def review_page(record: Record, whole: Record, *, width: int) -> str:
    """The pairs that are unsure and the contradictions of the entries shown. whole: the record before filters."""
    pairs, odd = list(unsure_pairs(record)), [entry for entry in record.engagements if entry.contradictions]
    head = f"To review, as of {day_words(record.as_of)}: {len(pairs)} unsure, {len(odd)} with contradictions"
    lines = textwrap.wrap(f"{head}; {coverage_words(record, whole)}.", width, subsequent_indent="  ")
    if pairs:
        lines += ["", "Perhaps one"]
        lines += [line for pair in pairs for line in _pair(pair, width)]
    if odd:
        lines += ["", "Contradictions"]
        for entry in odd:
            lines += _wrapped(entry_words(entry), width, 2)
            lines += [line for what in entry.contradictions for line in _wrapped(what, width, 6)]
    if record.contradictions:
        lines += ["", "Between entries, and in reports apart from any entry"]
        lines += [line for what in record.contradictions for line in _wrapped(what, width, 2)]
    return "\n".join(lines) + "\n"


def review_json(record: Record) -> Iterator[Json]:
    """One object for each pair and for each entry with contradictions (schemas/review.json)."""
    for one, other, why in unsure_pairs(record):
        yield {"kind": "unsure", "entries": [one.id, other.id], "why": [why]}
    for entry in record.engagements:
        if entry.contradictions:
            yield {"kind": "contradiction", "entries": [entry.id], "why": list(entry.contradictions)}
    for what in record.contradictions:
        yield {"kind": "contradiction", "entries": [], "why": [what]}


def unsure_pairs(record: Record) -> Iterator[Pair]:
    """Each pair of entries that may be one, once, with the grounds."""
    known = {entry.id: entry for entry in record.engagements}
    told: set[frozenset[EngagementId]] = set()
    for entry in record.engagements:
        for other, why in zip(entry.unsure, entry.doubts, strict=False):
            pair = frozenset((entry.id, other))
            if other in known and pair not in told:
                told.add(pair)
                yield entry, known[other], why


def _pair(pair: Pair, width: int) -> Iterator[str]:
    one, other, why = pair
    yield from _wrapped(entry_words(one), width, 2)
    yield from _wrapped(entry_words(other), width, 2)
    yield from _wrapped(why, width, 6)
    yield ""


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 4))
