"""`show`: one entry with the words behind every value, what speaks against it, and how it came to stand so.

Invariant: each value is followed by at least one quote with its report and where it stands there, or by the
plain statement that no words say it.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from dragoman.model import Claim, Engagement, EngagementId, Quote, Record, Repair, Rival, Step, Support
from dragoman.publishing.coverage import read_words
from dragoman.publishing.decided import decided_lines
from dragoman.publishing.export import Readings
from dragoman.publishing.quotes import INDENT, cited, quote_line, quotes, wrapped
from dragoman.publishing.redactions import lost_lines
from dragoman.publishing.words import (
    count_words,
    day_words,
    engagement_words,
    moment_words,
    status_words,
    venue_words,
    when_words,
)

T = TypeVar("T")

NO_WORDS = "no words say it; it follows from the rest, or was decided"


def entry(
    record: Record,
    engagement: Engagement,
    readings: Readings,
    *,
    why: bool = False,
    more: Iterable[tuple[str, list[str]]] = (),
    width: int | None = None,
) -> str:
    """The entry as text.

    why: also the grounds on which its claims were joined. more: further sections. width: None for lines of any length.
    """
    when = when_words(engagement.when.value if engagement.when else None)
    lines = [
        f"{engagement_words(engagement)}, {when}: {status_words(engagement.status)}",
        f"entry {engagement.id}, as of {day_words(record.as_of)}; {read_words(record)}",
        f"reported {_first_and_last(engagement)}",
        *([f"entered by {', '.join(engagement.entered)}"] if engagement.entered else []),
        "",
    ]
    lines += _fields(engagement, readings)
    lines += _people(engagement, readings)
    lines += _section("topics", _topics(engagement, readings))
    lines += _section("decided", decided_lines(engagement, readings))
    lines += _section("lost support", lost_lines(engagement))
    lines += _section("history", _history(engagement, readings))
    lines += _section("denied", _denials(engagement, readings))
    lines += _section("contradictions", [f"{INDENT}{what}" for what in engagement.contradictions])
    lines += _section("repairs", _repairs(engagement, readings))
    lines += _section("goes with", _relations(record, engagement))
    for title, section in more:
        lines += _section(title, section)
    if why:
        lines += _section("why these claims are one entry", _joins(engagement))
    return "\n".join(wrapped(lines, width) if width else lines).rstrip() + "\n"


def _first_and_last(engagement: Engagement) -> str:
    first, last = day_words(engagement.first_reported), day_words(engagement.last_reported)
    days = first if first == last else f"{first} to {last}"
    voices = count_words(engagement.dispatches, "dispatch")
    return f"{days}, by {count_words(len(engagement.reports), 'report')} ({voices})"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    lines = list(lines)
    return [title, *lines, ""] if lines else []


def _fields(engagement: Engagement, readings: Readings) -> Iterator[str]:
    yield f"status      {status_words(engagement.status)}"
    if engagement.status_why:
        yield f"  why: {engagement.status_why}"
    yield f"format      {engagement.format.value.value}"
    yield from _said(engagement.format.why, engagement.format.support, readings)
    for format_rival in engagement.format.rivals:
        yield f"  rival: {format_rival.value.value}{_since(format_rival)}"
        yield from quotes(format_rival.support, readings)
    yield from _parties(engagement, readings)
    if engagement.when:
        yield f"date        {engagement.when.value.edtf}  ({when_words(engagement.when.value)})"
        yield from _said(engagement.when.why, engagement.when.support, readings)
        for rival in engagement.when.rivals:
            yield f"  rival: {rival.value.edtf}  ({when_words(rival.value)}){_since(rival)}"
            yield from quotes(rival.support, readings)
    if engagement.venue:
        yield f"place       {venue_words(engagement.venue.value).removeprefix('in ')}"
        yield from _said(engagement.venue.why, engagement.venue.support, readings)
        for venue_rival in engagement.venue.rivals:
            yield f"  rival: {venue_words(venue_rival.value)}{_since(venue_rival)}"
            yield from quotes(venue_rival.support, readings)


def _since(rival: Rival[T]) -> str:
    return f", since {moment_words(rival.since, rival.since_at)}" if rival.since else ""


def _said(why: str, support: tuple[Support, ...], readings: Readings) -> Iterator[str]:
    if why:
        yield f"  why: {why}"
    if not any(one.quotes for one in support):
        yield f"{INDENT}{NO_WORDS}"
    yield from quotes(support, readings)


def _parties(engagement: Engagement, readings: Readings) -> Iterator[str]:
    for code in engagement.parties:
        yield f"party       {code}"
        words = list(
            cited(
                readings,
                (
                    (claim, party.quotes[:1])  # the first will do: the rest are the people's, which come below
                    for claim in engagement.claims
                    for party in claim.parties
                    if party.value == code
                ),
            )
        )
        yield from words or [f"{INDENT}{NO_WORDS}"]


def _people(engagement: Engagement, readings: Readings) -> Iterator[str]:
    for person in (*engagement.participants, *engagement.implied):
        post = ", ".join(part for part in (person.office, person.party) if part)
        implied = "" if person.named else "; implied by the office"
        yield f"person      {person.name}{f' ({post}{implied})' if post or implied else ''}"
        words = list(
            cited(
                readings,
                (
                    (claim, other.quotes)
                    for claim in engagement.claims
                    for other in claim.participants
                    if other.name == person.name
                ),
            )
        )
        yield from words or [f"{INDENT}{NO_WORDS}"]
    yield ""


def _topics(engagement: Engagement, readings: Readings) -> Iterator[str]:
    for topic in engagement.topics:
        yield f"  {topic.value}"
        yield from cited(
            readings,
            ((claim, cited.quotes) for claim in engagement.claims for cited in claim.topics if cited.value is topic),
        )


def _history(engagement: Engagement, readings: Readings) -> Iterator[str]:
    for step in engagement.history:
        yield f"  {moment_words(step.known_on, step.support.known_at)}: {_step_words(step)}"
        yield from quotes((step.support,), readings)


def _step_words(step: Step) -> str:
    words = step.status.value
    if step.when:
        words += f", {when_words(step.when)}"
    if step.by:
        words += f", by {step.by}"
    if step.reason:
        words += f", because {step.reason}"
    return words + (f" ({step.note})" if step.note else "")


def _denials(engagement: Engagement, readings: Readings) -> Iterator[str]:
    for denied in engagement.denials:
        yield f"  {day_words(denied.known_on)}"
        yield from quotes((denied.support,), readings)


def _repairs(engagement: Engagement, readings: Readings) -> Iterator[str]:
    """Repairs made in the words that the entry rests on, or to the names of its people."""
    names = {person.name for person in (*engagement.participants, *engagement.implied)}
    for report in engagement.reports:
        reading = readings.get(report)
        if reading is None:
            continue
        spans = [quote for claim in engagement.claims if claim.source == report for quote in _all_quotes(claim)]
        for repair in reading.repairs:
            if any(name in repair.meant for name in names) or _touches(repair, spans):
                yield f'  "{repair.was}" is {repair.meant}, because {repair.because}'
                yield quote_line(reading, repair.quote)


def _all_quotes(claim: Claim) -> Iterator[Quote]:
    yield claim.trigger
    for party in claim.parties:
        yield from party.quotes
    for person in claim.participants:
        yield from person.quotes


def _touches(repair: Repair, spans: list[Quote]) -> bool:
    return any(span.start < repair.quote.end and repair.quote.start < span.end for span in spans)


def _relations(record: Record, engagement: Engagement) -> Iterator[str]:
    if engagement.part_of:
        yield f"  on the {_named(record, engagement.part_of)}"
    for part in engagement.parts:
        yield f"  holds the {_named(record, part)}"
    for journey in record.journeys:
        if journey.id == engagement.journey:
            for leg in journey.legs:
                if leg != engagement.id:
                    yield f"  same journey: {_named(record, leg)}"
            for what in journey.contradictions:
                yield f"  journey: {what}"
            for found in journey.dropped:
                if found.leg == engagement.id:
                    day = day_words(found.support.known_on)
                    yield f"  left out of the stops that {found.support.report_name} lists ({day})"
    for other in engagement.unsure:
        yield f"  perhaps the same as {_named(record, other)}"


def _named(record: Record, id: EngagementId) -> str:
    for other in record.engagements:
        if other.id == id:
            when = when_words(other.when.value if other.when else None)
            return f"{engagement_words(other)}, {when}: {status_words(other.status)}  [{id}]"
    return f"[{id}]"


def _joins(engagement: Engagement) -> Iterator[str]:
    if not engagement.whys:
        yield "  one claim only: nothing was joined"
    for ground in engagement.whys:
        yield f"  {ground}"
