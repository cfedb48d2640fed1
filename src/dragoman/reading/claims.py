"""Events -> Claims. Every value gets the quotes that say it; a claim whose quotes do not stand is dropped and counted.

Invariant (law 1): no Claim leaves this file with a Quote that does not stand in the Text.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.model import (
    Cited,
    Claim,
    Format,
    Participant,
    Party,
    Problem,
    Quote,
    ReportId,
    Text,
    Topic,
    Venue,
    When,
    claim_key,
)
from dragoman.reading.formats import format_of
from dragoman.reading.frame import Frame
from dragoman.reading.merging import Event
from dragoman.reading.parts import Part
from dragoman.reading.people import Someone


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event with all that is known of it beside its frames."""

    event: Event
    topics: tuple[tuple[Topic, int, int], ...] = ()
    implied: tuple[Participant, ...] = ()
    attribution: tuple[str, int, int] | None = None
    official: bool = False
    by: tuple[str, int, int] | None = None
    reason: tuple[str, int, int] | None = None
    series: str = ""
    part_of: int | None = None  # number of the visit's draft
    journey: int | None = None  # number of the first leg's draft
    days: int = 0  # how long a visit without a date of its own is said to last


def make_claims(
    drafts: Sequence[Draft], text: Text, source: ReportId, parties: Mapping[str, Party]
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """The claims of the drafts, and a problem for each that had to be dropped."""
    keys = _keys(drafts, text, source, parties)
    claims: list[Claim] = []
    problems: list[Problem] = []
    for number, draft in enumerate(drafts):
        claim = _claim(draft, text, source, parties, keys[number])
        claim = _linked(claim, draft, keys)
        bad = [q for q in quotes_of(claim) if not text.stands(q)]
        if bad:
            problems.append(
                Problem(what="quote_does_not_stand", why=f"a claim was dropped: no {bad[0].quote!r} at {bad[0].start}")
            )
        else:
            claims.append(claim)
    return tuple(claims), tuple(problems)


def quotes_of(claim: Claim) -> Iterable[Quote]:
    """Every quote of a claim."""
    yield claim.trigger
    cited = [
        claim.format,
        claim.status,
        claim.when,
        claim.venue,
        claim.attribution,
        claim.by,
        claim.reason,
        *claim.parties,
        *claim.topics,
    ]
    for value in cited:
        if value is not None:
            yield from value.quotes
    for participant in claim.participants:
        yield from participant.quotes


def _keys(drafts: Sequence[Draft], text: Text, source: ReportId, parties: Mapping[str, Party]) -> list[str]:
    """One key for each draft; where one trigger tells of several, the words that tell them apart go with it."""
    told = [(trigger_span(d.event.frames[0]), format_of(d.event.sum, parties)) for d in drafts]
    often = Counter(told)
    spans = [
        _own_span(draft.event.frames[0], span) if often[span, form] > 1 else span
        for draft, (span, form) in zip(drafts, told, strict=True)
    ]
    return [claim_key(source, text.quote(*span), form) for span, (_, form) in zip(spans, told, strict=True)]


def _own_span(frame: Frame, span: tuple[int, int]) -> tuple[int, int]:
    """As in "calls with the leaders of A and B", "calls on May 1 and June 2": to the side and the day that are its."""
    own = [span, *((p.start, p.end) for p in frame.parts if p.side == "object")]
    own += [(frame.time.start, frame.time.end)] if frame.time is not None else []
    return min(start for start, _ in own), max(end for _, end in own)


def trigger_span(frame: Frame) -> tuple[int, int]:
    """The trigger and, for a leg of a tour told in one sentence with others, its host."""
    start, end = frame.words
    if frame.act == "visit":
        host = next((p for p in frame.parts if p.side == "host"), None)
        if host is not None:
            start, end = min(start, host.start), max(end, host.end)
    return start, end


def _linked(claim: Claim, draft: Draft, keys: list[str]) -> Claim:
    part_of = keys[draft.part_of] if draft.part_of is not None else ""
    journey = keys[draft.journey] if draft.journey is not None else ""
    return replace(claim, part_of=part_of, journey=journey) if part_of or journey else claim


def _claim(draft: Draft, text: Text, source: ReportId, parties: Mapping[str, Party], key: str) -> Claim:
    total = draft.event.sum
    form = format_of(total, parties)
    return Claim(
        key=key,
        source=source,
        trigger=text.quote(*trigger_span(draft.event.frames[0])),
        format=Cited(value=form, quotes=(text.quote(*total.words),)),
        parties=_parties(total, text, form),
        participants=(*_people(total, text), *draft.implied),
        status=Cited(value=total.status, quotes=(text.quote(*total.sense),)),
        when=_when(total, text),
        venue=_venue(total, text, form),
        topics=tuple(Cited(value=topic, quotes=(text.quote(start, end),)) for topic, start, end in draft.topics),
        attribution=_cited(draft.attribution, text),
        official=draft.official,
        by=_cited(draft.by, text),
        reason=_cited(draft.reason, text),
        series=draft.series,
        patterns=tuple(dict.fromkeys(f.pattern for f in draft.event.frames)),
    )


def _when(total: Frame, text: Text) -> Cited[When] | None:
    if total.when is None:
        return None
    span = (total.time.start, total.time.end) if total.time is not None else total.words
    return Cited(value=total.when, quotes=(text.quote(*span),))


def _cited(value: tuple[str, int, int] | None, text: Text) -> Cited[str] | None:
    return Cited(value=value[0], quotes=(text.quote(value[1], value[2]),)) if value else None


def _parties(total: Frame, text: Text, form: Format) -> tuple[Cited[str], ...]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for part in total.parts:
        if part.who.party:
            spans.setdefault(part.who.party, []).append((part.start, part.end))
    host = total.host
    order = sorted(c for c in spans if c != host) + ([host] if host else [])
    if form is not Format.VISIT:
        order = sorted(spans)
    return tuple(Cited(value=c, quotes=_quotes(spans[c], text)) for c in order)


def _people(total: Frame, text: Text) -> tuple[Participant, ...]:
    found: dict[str, list[Part]] = {}
    for part in total.parts:
        if part.who.is_person:
            found.setdefault(part.who.key, []).append(part)
    made = []
    for parts in found.values():
        who = next((p.who for p in parts if p.who.office), parts[0].who)
        made.append(
            Participant(
                name=who.name,
                person=who.person,
                office=who.office,
                party=who.party,
                named=True,
                quotes=_quotes([s for p in parts for s in _name_spans(p)], text),
            )
        )
    return tuple(made)


def _name_spans(part: Part) -> list[tuple[int, int]]:
    who: Someone = part.who
    if who.actor.start <= part.start and part.end <= who.actor.end:
        return [(who.actor.name_start, who.actor.name_end)]
    return [(part.start, part.end), (who.actor.name_start, who.actor.name_end)]


def _venue(total: Frame, text: Text, form: Format) -> Cited[Venue] | None:
    spot = total.spot
    if form is Format.CALL:
        return None
    if spot is None:
        return None
    venue = Venue(virtual=True) if spot.virtual else Venue(city=spot.city, country=spot.country)
    return Cited(value=venue, quotes=(text.quote(spot.start, spot.end),))


def _quotes(spans: Iterable[tuple[int, int]], text: Text) -> tuple[Quote, ...]:
    return tuple(text.quote(start, end) for start, end in dict.fromkeys(spans))
