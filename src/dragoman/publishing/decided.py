"""Decisions for people: those of an entry with what they override, and all of a store with whether they stand."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from dragoman.model import Decision, DecisionKind, Engagement
from dragoman.publishing.decisions import decision_words
from dragoman.publishing.export import Readings
from dragoman.publishing.quotes import INDENT, quote_line
from dragoman.publishing.words import claim_words, when_words


def decided_lines(engagement: Engagement, readings: Readings) -> Iterator[str]:
    """What was decided of an entry, each with what the field says without it."""
    for found in engagement.decisions:
        yield f"  {decision_words(found.decision, found.was)} [{found.decision.id}]"
        if found.note:
            yield f"{INDENT}{found.note}"
        if found.decision.kind is DecisionKind.REJECT:
            yield from _left_out(found.decision, readings)


def _left_out(decision: Decision, readings: Readings) -> Iterator[str]:
    """The words of the claims that a decision leaves out."""
    keys = {name.partition(".")[0] for name in decision.claims}
    for reading in readings.values():
        yield from (quote_line(reading, claim.trigger) for claim in reading.claims if claim.key in keys)


def decisions_page(
    decisions: Iterable[Decision], undone: Mapping[str, str], entries: Mapping[str, str], *, width: int
) -> str:
    """All decisions, oldest first. undone: what was taken back, and by which. entries: which entry each is of now."""
    lines: list[str] = []
    for decision in decisions:
        stands = f" (taken back by {undone[decision.id]})" if decision.id in undone else ""
        where = f"  [{entries[decision.id]}]" if decision.id in entries else ""
        words = f"{decision.id}  {decision_words(decision)}{stands}{where}"
        lines += textwrap.wrap(words, width, subsequent_indent=" " * 11)
    return "\n".join(lines or ["Nothing was decided."]) + "\n"


def claims_lines(engagement: Engagement, readings: Readings) -> list[str]:
    """The claims that an entry is made from, each with its id, what it says, and its words."""
    lines: list[str] = []
    for name, claim in zip((engagement.id, *engagement.aliases), engagement.claims, strict=True):
        when = when_words(claim.when.value if claim.when else None)
        lines.append(f"  [{name}] {claim_words(claim)}, {when}: {claim.status.value.value}")
        if claim.source in readings:
            lines.append(quote_line(readings[claim.source], claim.trigger))
    return lines
