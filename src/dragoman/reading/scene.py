"""A report laid out for reading: its sentences with everything marked in them, and what each actor means."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dragoman.dates import Anchor, Times, find_times
from dragoman.knowledge import Knowledge
from dragoman.model import Dating, Mention, MentionKind, Role, Text
from dragoman.reading.actors import Actor, Sort, find_actors, place_actor
from dragoman.reading.clauses import number_clauses
from dragoman.reading.clocks import on_their_days
from dragoman.reading.items import Sentence, itemise
from dragoman.reading.people import Cast, Someone, later_mentions
from dragoman.reading.schedules import Entry, schedule_of, under_headings
from dragoman.reading.sentences import Span, split
from dragoman.reading.stretches import between
from dragoman.reading.weeks import in_week


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that is marked in one report. meanings: an actor's start -> who it is; datelines: by number of sentence.

    here: the dateline's city; home: the country from which the report is sent, also by a stamp above it, "" unknown.
    schedule: what the headings of a schedule say of each line, by number of sentence.
    """

    text: Text
    sentences: tuple[Sentence, ...]
    clauses: tuple[tuple[int, ...], ...]
    meanings: dict[int, Someone]
    mentions: tuple[Mention, ...]
    times: Times
    published: date | None
    here: Actor | None = None
    datelines: Mapping[int, Actor] = field(default_factory=dict)
    home: str = ""
    schedule: Mapping[int, Entry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text's sentences, each with what is marked in it and with its actors, before it is known whom they mean."""

    spans: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    inside: tuple[tuple[Mention, ...], ...]
    actors: tuple[tuple[Actor, ...], ...]

    @property
    def everyone(self) -> list[Actor]:
        """All actors, in the order of the text."""
        return [actor for group in self.actors for actor in group]


def mark_sentences(text: Text, mentions: Iterable[Mention], before: Marked | None = None) -> Marked:
    """The sentences with their marks and actors. before: the same text with fewer marks, of which the rest still holds.

    A mark that runs over the end of a sentence is none.
    """
    spans = before.spans if before else tuple(split(text))
    ordered = tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))
    groups: list[list[Mention]] = [[] for _ in spans]
    at = 0
    for mention in ordered:
        while at < len(spans) and mention.start >= spans[at].end:
            at += 1
        if at < len(spans) and mention.start >= spans[at].start and mention.end <= spans[at].end:
            groups[at].append(mention)
    unwrapped = text.unwrapped
    actors: list[tuple[Actor, ...]] = []
    for number, (span, group) in enumerate(zip(spans, groups, strict=True)):
        if before and len(group) == len(before.inside[number]):
            actors.append(before.actors[number])
        elif group:
            headline = span.role is Role.TITLE
            actors.append(tuple(find_actors(unwrapped, group, span.start, span.end, headline=headline)))
        else:
            actors.append(())
    return Marked(spans=spans, mentions=ordered, inside=tuple(map(tuple, groups)), actors=tuple(actors))


_Window = tuple[date | None, date | None]
_STALE = timedelta(days=3)
_DATELINE = re.compile(
    r"[A-Z][A-Za-z.'’\-]*(?:[ ,/]+(?:[A-Z][A-Za-z.'’\-]*|de|of|and)){0,4}"
    r"(?:,\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+)(?:,?\s+\d{4})?)?"
    r"\s*(?:\([^)]{2,60}\)\s*)?(?:(?:--|—)\s*|(?:-|–|:)\s+)|[A-Z][A-Za-z .,]{2,30}\s*\([^)]{2,60}\)\s+(?=[A-Z])"
)


# As in "Thursday, 14 February 2019, Vilnius - ": the day of the report in front of its city.
_DATED = re.compile(
    r"(?:[A-Z][a-z]+day,?\s+)?(?:\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2}),?\s+\d{4},?\s+[A-Z][A-Za-z.'’\-]+\s+(?:--?|–|—)\s"
)
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+\d{1,2}\s+[A-Z][a-z]+)?\s*[:–—-]\s*$")


def dateline_end(text: Text, span: Span) -> int:
    """Where the dateline in front of a story's first sentence ends; the sentence's start where it has none."""
    block = text.blocks[span.block]
    if span.start != block.start or span.role is not Role.BODY:
        return span.start
    match = _DATED.match(text.text, span.start, span.end) or _DATELINE.match(text.text, span.start, span.end)
    return match.end() if match and not _DAY.match(match[0]) else span.start


def _head(text: Text, span: Span, actors: Sequence[Actor]) -> int:
    """Where the dateline ends. Words that name somebody ("Secretary of State Antony Blinken: ") are none."""
    end = dateline_end(text, span)
    named = any(a.sort is Sort.PERSON and a.end < end for a in actors)
    return span.start if named else end


def _dateline_cities(spans: Sequence[Span], heads: Sequence[int], mentions: Sequence[Mention]) -> dict[int, Actor]:
    """Number of a sentence -> the city of its dateline. The first is what "here" means; a diary has one a line."""
    found: dict[int, Actor] = {}
    for number, (span, head) in enumerate(zip(spans, heads, strict=True)):
        for mention in between(mentions, span.start, head) if head > span.start else ():
            city = next((i for i in mention.ids if "|" in i), "")
            actor = (
                place_actor(Mention(mention.start, mention.end, MentionKind.PLACE, (city,), "city")) if city else None
            )
            if actor is not None:
                found.setdefault(number, actor)
    return found


def _home(spans: Sequence[Span], heads: Sequence[int], mentions: Sequence[Mention]) -> str:
    """The country of the first dateline, or of a stamp that names a city."""
    ends = [span.end if span.role is Role.STAMP else head for span, head in zip(spans, heads, strict=True)]
    return next((city.party for city in _dateline_cities(spans, ends, mentions).values()), "")


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


_CAPITAL = re.compile(
    r"(?:['’]s)?\s+capital\b(?!\s+(?:market|flow|control|punishment|gain|account|stock|cit|expend)|,?\s+of\s)"
)


def _as_capital(actor: Actor, text: str, knowledge: Knowledge) -> Actor:
    """As in "the Saudi capital": the city that is meant."""
    if actor.sort is not Sort.PARTY or actor.form not in ("demonym", "name"):
        return actor
    match = _CAPITAL.match(text, actor.end)
    party = knowledge.parties.get(actor.party)
    if match is None or party is None or not party.capital:
        return actor
    seat = f"{party.capital}|{party.code}"
    return replace(actor, form="capital", ids=(seat,), end=match.end(), name_end=match.end())


def lay_out(text: Text, marked: Marked, dating: Dating, knowledge: Knowledge, country: str = "") -> Scene | None:
    """Sentences with items, and whom every actor means on the report's day.

    None where nobody stands for a state or a body and no format is named: there is no engagement without them.
    """
    window = (dating.when.earliest, dating.when.latest) if dating.when else (None, None)
    cast = Cast(marked.everyone, knowledge, window)
    unwrapped = text.unwrapped  # made anew each time that it is asked for
    again = later_mentions(unwrapped, cast.surnames(), marked.mentions)
    if again:
        marked = mark_sentences(text, (*marked.mentions, *again), marked)
    spans, mentions = marked.spans, marked.mentions
    heads = [_head(text, span, group) for span, group in zip(spans, marked.actors, strict=True)]
    meanings: dict[int, Someone] = {}
    places = [m for m in mentions if m.kind is MentionKind.PLACE]
    formats = [m for m in mentions if m.kind is MentionKind.FORMAT]
    actors: list[list[Actor]] = []  # with the places, which may host
    for span, head, group in zip(spans, heads, marked.actors, strict=True):
        hosts = [a for m in between(places, span.start, span.end) if (a := place_actor(m)) is not None]
        here = [_as_capital(a, unwrapped, knowledge) for a in (*group, *hosts) if a.start >= head]
        actors.append(here)
        for actor in here:
            someone = cast.meaning(actor)
            if someone is not None:
                meanings[actor.start] = someone
    if not formats and not any(s.party and s.actor.sort is not Sort.PLACE for s in meanings.values()):
        return None
    told = _dateline_day(text, spans, heads, window)
    times = find_times(unwrapped, Anchor(earliest=told[0], latest=told[1], country=country))
    sentences: list[Sentence] = []
    for number, (span, present) in enumerate(zip(spans, actors, strict=True)):
        inside = [t for t in between(times.mentions, heads[number], span.end) if t.end <= span.end]
        marks = [("format", m) for m in between(formats, span.start, span.end)]
        sentences.append(itemise(text.text, span, number, present, inside, marks))
    sentences = in_week(sentences, told[1])
    datelines = _dateline_cities(spans, heads, mentions)
    schedule = schedule_of(sentences, datelines, meanings)
    sentences = on_their_days(sentences, {n: e.day for n, e in schedule.items() if e.day is not None})
    sentences = under_headings(sentences, schedule) if schedule else sentences
    return Scene(
        text=text,
        sentences=tuple(sentences),
        clauses=tuple(tuple(number_clauses(s)) for s in sentences),
        meanings=meanings,
        mentions=mentions,
        times=times,
        published=told[1],
        here=next(iter(datelines.values()), None),
        datelines=datelines,
        schedule=schedule,
        home=_home(spans, heads, mentions),
    )
