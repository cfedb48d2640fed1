"""A report laid out for reading: its sentences with everything marked in them, and what each actor means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.dates import Anchor, Times, find_times
from dragoman.knowledge import Knowledge
from dragoman.model import Dating, Mention, MentionKind, Role, Text
from dragoman.reading.actors import Actor, find_actors, place_actor
from dragoman.reading.clauses import number_clauses
from dragoman.reading.items import Sentence, itemise
from dragoman.reading.people import Cast, Someone, later_mentions
from dragoman.reading.sentences import Span, split
from dragoman.reading.stretches import between


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that is marked in one report. meanings: an actor's start -> who it is."""

    text: Text
    sentences: tuple[Sentence, ...]
    clauses: tuple[tuple[int, ...], ...]
    meanings: dict[int, Someone]
    mentions: tuple[Mention, ...]
    times: Times
    published: date | None
    here: Actor | None = None


def spell_actors(text: Text, spans: Sequence[Span], mentions: Sequence[Mention]) -> list[list[Actor]]:
    """The actors of each sentence, before it is known whom they mean."""
    unwrapped = text.unwrapped
    groups: list[list[Mention]] = [[] for _ in spans]
    at = 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        while at < len(spans) and mention.start >= spans[at].end:
            at += 1
        if at < len(spans) and mention.start >= spans[at].start and mention.end <= spans[at].end:
            groups[at].append(mention)
    return [
        find_actors(unwrapped, group, span.start, span.end, headline=span.role is Role.TITLE)
        for span, group in zip(spans, groups, strict=True)
    ]


_Window = tuple[date | None, date | None]
_STALE = timedelta(days=3)
_DATELINE = re.compile(
    r"[A-Z][A-Za-z.'’\-]*(?:[ ,/]+(?:[A-Z][A-Za-z.'’\-]*|de|of|and)){0,4}"
    r"(?:,\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+)(?:,?\s+\d{4})?)?"
    r"\s*(?:\([^)]{2,60}\)\s*)?(?:--?|—|–|:)\s+|[A-Z][A-Za-z .,]{2,30}\s*\([^)]{2,60}\)\s+(?=[A-Z])"
)


def dateline_end(text: Text, span: Span) -> int:
    """Where the dateline in front of a story's first sentence ends; the sentence's start where it has none."""
    block = text.blocks[span.block]
    if span.start != block.start or span.role is not Role.BODY:
        return span.start
    match = _DATELINE.match(text.text, span.start, span.end)
    return match.end() if match else span.start


def _dateline_city(spans: Sequence[Span], heads: Sequence[int], mentions: Sequence[Mention]) -> Actor | None:
    """The first dateline's city: what "here" means."""
    for span, head in zip(spans, heads, strict=True):
        for mention in between(mentions, span.start, head):
            city = next((i for i in mention.ids if "|" in i), "")
            if city:
                return place_actor(Mention(mention.start, mention.end, MentionKind.PLACE, (city,), "city"))
    return None


def _dateline_day(text: Text, spans: Sequence[Span], heads: Sequence[int], window: _Window) -> _Window:
    """A dateline dated shortly before publication is what "today" and weekdays are reckoned from."""
    if window[0] is None or window[0] != window[1]:
        return window
    for span, head in zip(spans, heads, strict=True):
        if head == span.start:
            continue
        for time in find_times(text.text[span.start : head], Anchor(earliest=window[0], latest=window[1])).mentions:
            day = time.when.earliest if time.when is not None and time.when.is_day else None
            if day is not None and timedelta() < window[0] - day <= _STALE:
                return day, day
    return window


def lay_out(
    text: Text, mentions: tuple[Mention, ...], dating: Dating, knowledge: Knowledge, country: str = ""
) -> Scene:
    """Sentences with items, and whom every actor means on the report's day."""
    spans = list(split(text))
    window = (dating.when.earliest, dating.when.latest) if dating.when else (None, None)
    actors = spell_actors(text, spans, mentions)
    cast = Cast((a for group in actors for a in group), knowledge, window)
    again = later_mentions(text.unwrapped, cast.surnames(), mentions)
    if again:
        mentions = tuple(sorted((*mentions, *again), key=lambda m: m.start))
        actors = spell_actors(text, spans, mentions)
    heads = [dateline_end(text, span) for span in spans]
    here = _dateline_city(spans, heads, mentions)
    told = _dateline_day(text, spans, heads, window)
    times = find_times(text.unwrapped, Anchor(earliest=told[0], latest=told[1], country=country))
    meanings: dict[int, Someone] = {}
    places = [m for m in mentions if m.kind is MentionKind.PLACE]
    formats = [m for m in mentions if m.kind is MentionKind.FORMAT]
    sentences: list[Sentence] = []
    for number, (span, group) in enumerate(zip(spans, actors, strict=True)):
        hosts = [a for m in between(places, span.start, span.end) if (a := place_actor(m)) is not None]
        begins = heads[number]
        actors_here = [a for a in (*group, *hosts) if a.start >= begins]
        for actor in actors_here:
            someone = cast.meaning(actor)
            if someone is not None:
                meanings[actor.start] = someone
        inside = [t for t in between(times.mentions, begins, span.end) if t.end <= span.end]
        marks = [("format", m) for m in between(formats, span.start, span.end)]
        sentences.append(itemise(text.text, span, number, actors_here, inside, marks))
    return Scene(
        text=text,
        sentences=tuple(sentences),
        clauses=tuple(tuple(number_clauses(s)) for s in sentences),
        meanings=meanings,
        mentions=mentions,
        times=times,
        published=told[1],
        here=here,
    )
