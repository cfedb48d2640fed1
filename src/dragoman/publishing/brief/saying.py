"""The lines of each section, the most pressing first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model import (
    Change,
    ChangeKind,
    Claim,
    Engagement,
    InstrumentEntry,
    InstrumentEvent,
    Status,
    Support,
    Topic,
)
from dragoman.publishing.brief.briefing import Briefing, days_from
from dragoman.publishing.brief.page import Line
from dragoman.publishing.brief.sources import Numbers
from dragoman.publishing.changes import KINDS, values_words
from dragoman.publishing.instruments import standing_words
from dragoman.publishing.readouts import Compared, compared, sides_of
from dragoman.publishing.visible import short
from dragoman.publishing.words import (
    count_words,
    day_words,
    engagement_words,
    people_words,
    status_words,
    topic_words,
    when_words,
)

_YEAR = 365  # days
_MOST_WORDS = 190
_VOICES = 2  # of each topic
_HALF = 183
_AHEAD = frozenset({Status.PLANNED, Status.SCHEDULED, Status.ONGOING})
_HELD = frozenset({Status.HELD, Status.ONGOING})
_TO = frozenset({InstrumentEvent.EXPIRES, InstrumentEvent.EXTENDED})  # with the day to which it runs
_PERHAPS = "Perhaps one with another."
_QUESTIONS = ("Contradiction.", "Denied.", "Date passed, no report seen.", _PERHAPS)

Word = tuple[str, str, Support]  # speaker, gist, who says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The lines that there is room for, and what was left out, in words ("" for nothing)."""

    lines: tuple[Line, ...]
    more: str = ""


def ahead(given: Briefing, numbers: Numbers, most: int) -> Said:
    """What is coming, the next first; what has no day only while it was told of within half a year."""
    day = given.record.as_of
    fresh = [
        one for one in given.ahead if (one.status in _AHEAD and one.when) or _told_since(one, days_from(day, -_HALF))
    ]
    stale = len(given.ahead) - len(fresh)
    more = [f"{len(fresh) - most:,} more left out for room"] if len(fresh) > most else []
    if stale:
        more.append(
            f"{stale:,} without a day, floated or put off, told of last before {day_words(days_from(day, -_HALF))}"
        )
    return Said(lines=tuple(_coming(one, numbers) for one in fresh[:most]), more=_sentence(more))


def _told_since(one: Engagement, day: date) -> bool:
    return one.last_reported is not None and one.last_reported >= day


def _coming(one: Engagement, numbers: Numbers) -> Line:
    people = people_words((*one.participants, *one.implied))
    words = f"{engagement_words(one)}: {status_words(one.status)}"
    steps = [step.support for step in one.history if step.status is one.status]
    said = f"{words}; {short(people, 90)}" if people else words
    if one.last_reported:
        said += f"; last told {day_words(one.last_reported)}"
    return Line(lead=when_words(one.when.value if one.when else None), text=said, cites=numbers.of(steps[-1:]))


def changed(given: Briefing, numbers: Numbers, most: int) -> Said:
    """A line for each entry that changed, the latest first; a second source alone comes last."""
    entries: dict[str, Engagement] = {one.id: one for one in (*given.was, *given.record.engagements)}
    by_entry: dict[str, list[Change]] = {}
    for one in given.changes:
        by_entry.setdefault(one.engagement, []).append(one)
    order = sorted(by_entry.values(), key=_by_news, reverse=True)
    lines = tuple(_of_entry(some, entries.get(some[0].engagement), given, numbers) for some in order[:most])
    return Said(lines=lines, more=_left(order, most))


def _by_news(some: list[Change]) -> tuple[bool, date, str]:
    is_news = any(one.kind is not ChangeKind.CORROBORATED for one in some)
    return is_news, max(one.known_on or date.min for one in some), some[0].engagement


def _of_entry(some: list[Change], entry: Engagement | None, given: Briefing, numbers: Numbers) -> Line:
    said = []
    for one in some:
        values = " -> ".join(filter(None, values_words(one)))
        if one.kind is ChangeKind.NEW and entry is not None:
            values = f"stands as {status_words(entry.status)}"  # its day is in the line already
        said.append(f"{KINDS[one.kind]}: {values}" if values else KINDS[one.kind])
    what = _what(entry) if entry else "an entry"
    day = max(one.known_on or date.min for one in some)
    return Line(
        lead=day_words(day) if day > given.since else "",
        text=short(f"{what}: {'; '.join(said)}", _MOST_WORDS),
        cites=numbers.of(one.support for one in some),
    )


def open_questions(given: Briefing, numbers: Numbers, most: int) -> Said:
    """What does not fit, what is denied, and of what nothing more was read: of the last year, the weightiest first."""
    others: dict[str, Engagement] = {one.id: one for one in given.whole.engagements}
    found = [(one, kind) for one in given.record.engagements for kind in _kinds(one)]
    found = _once(found)
    recent = [(one, kind) for one, kind in found if _recent(one) >= days_from(given.record.as_of, -_YEAR)]
    recent.sort(key=lambda item: (_QUESTIONS.index(item[1]), -_recent(item[0]).toordinal(), item[0].id))
    more = [f"{len(recent) - most:,} more left out for room"] if len(recent) > most else []
    if len(found) > len(recent):
        more.append(f"{len(found) - len(recent):,} on what lies more than a year back (dragoman review)")
    lines = tuple(_question(one, kind, numbers, others) for one, kind in recent[:most])
    return Said(lines=lines, more=_sentence(more))


def _once(found: Sequence[tuple[Engagement, str]]) -> list[tuple[Engagement, str]]:
    """Without what says of two entries once more that they may be one."""
    seen: set[frozenset[str]] = set()
    kept = []
    for one, kind in found:
        pair = frozenset((one.id, *one.unsure))
        if kind == _PERHAPS and pair in seen:
            continue
        if kind == _PERHAPS:
            seen.add(pair)
        kept.append((one, kind))
    return kept


def _kinds(one: Engagement) -> Iterator[str]:
    if one.contradictions:
        yield "Contradiction."
    if one.denials:
        yield "Denied."
    if one.status is Status.UNCONFIRMED:
        yield "Date passed, no report seen."
    if one.unsure:
        yield _PERHAPS


def _question(one: Engagement, kind: str, numbers: Numbers, others: Mapping[str, Engagement]) -> Line:
    words = [_what(one)]
    if kind == _PERHAPS:
        words = [" and ".join([_what(one), *(_what(others[name]) for name in one.unsure if name in others)])]
    told: list[Support] = []
    if kind == "Contradiction.":
        words.append("; ".join(one.contradictions))
        fields = [field for field in (one.when, one.venue) if field]
        told = (
            [*fields[0].support[:1], *(rival.support[0] for field in fields for rival in field.rivals[:1])]
            if fields
            else []
        )
    elif kind == "Denied.":
        words.append(f"stands as {status_words(one.status)}")
        told = [denied.support for denied in one.denials]
    elif kind == "Date passed, no report seen.":
        words.append(one.status_why.removeprefix("date passed, no report seen: "))
        told = [step.support for step in one.history][-1:]
    cites = numbers.of(told or one.format.support[:1])
    return Line(lead=kind, text=short(": ".join(filter(None, words)), _MOST_WORDS), cites=cites)


def _what(one: Engagement) -> str:
    return f"{engagement_words(one)}, {when_words(one.when.value if one.when else None)}"


def _recent(one: Engagement) -> date:
    when = one.when.value if one.when else None
    day = (when.latest or when.earliest) if when else None
    return day or one.last_reported or date.min


def agreements(given: Briefing, numbers: Numbers, most: int) -> Said:
    """What runs out within a year, or was to in the year before and nobody said what became of it."""
    day = given.record.as_of
    near = [one for one in given.instruments if _is_near(one, day)]
    near.sort(key=lambda one: (one.expires.latest or date.max) if one.expires else date.max)
    return Said(lines=tuple(_agreement(one, day, numbers) for one in near[:most]), more=_left(near, most))


def _is_near(one: InstrumentEntry, day: date) -> bool:
    latest = one.expires.latest if one.expires else None
    return latest is not None and not one.renewed and days_from(day, -_YEAR) <= latest <= days_from(day, _YEAR)


def _agreement(one: InstrumentEntry, day: date, numbers: Numbers) -> Line:
    told = [support for event, when, _, support in one.events if event in _TO and when == one.expires]
    return Line(lead=short(one.name, 80), text=standing_words(one, day), cites=numbers.of(reversed(told)))


def positions(given: Briefing, numbers: Numbers, most: int) -> Said:
    """By topic, the latest word of each side; the topics spoken of last come first."""
    latest: dict[str, dict[str, Word]] = {}
    for party, entry in given.positions:
        gist, support = max(entry.said, key=lambda said: said[1].known_on or date.min)
        held = latest.setdefault(entry.topic.value, {}).get(party)
        if held is None or _told(held[2]) < _told(support):
            latest[entry.topic.value][party] = (entry.speaker, gist, support)
    said = {
        topic: sorted(words.values(), key=lambda word: _told(word[2]), reverse=True) for topic, words in latest.items()
    }
    order = sorted(said, key=lambda topic: (-_told(said[topic][0][2]).toordinal(), topic))
    more = f"{_left(order, most)} Topics: {', '.join(map(_topic, order[most:]))}." if len(order) > most else ""
    lines = tuple(_on_topic(topic, said[topic][:_VOICES], numbers) for topic in order[:most])
    return Said(lines=lines, more=short(more))


def _topic(name: str) -> str:
    return topic_words(Topic(name))


def _told(support: Support) -> date:
    return support.known_on or date.min


def _on_topic(topic: str, said: Sequence[Word], numbers: Numbers) -> Line:
    words = [
        f"{short(speaker, 40)} ({day_words(support.known_on)}): \u201c{_cut(gist)}\u201d"
        for speaker, gist, support in said
    ]
    lead = _topic(topic)
    cites = [number for *_, support in said for number in numbers.of((support,))]
    return Line(lead=f"{lead[:1].upper()}{lead[1:]}.", text="; ".join(words), cites=tuple(dict.fromkeys(cites)))


def _cut(gist: str) -> str:
    """What was said, with one mark where it is cut short."""
    whole = gist.removesuffix("...").rstrip()
    return short(whole, 100) + ("\u2026" if whole != gist and len(whole) < 100 else "")


def readout(given: Briefing, numbers: Numbers) -> Said:
    """Of the last meeting held of which one side's officials told: who told it, what both name, what only one does."""
    held = [one for one in given.record.engagements if one.status in _HELD]
    if not held:
        return Said(lines=())
    held.sort(key=lambda one: (_recent(one), one.id), reverse=True)
    told = [one for one in held if sides_of(one)]
    if not told:
        words = f"No report of the {count_words(len(held), 'meeting')} held rests on the word of one side's officials."
        return Said(lines=(Line(text=words),))
    both = [one for one in told if len(sides_of(one)) > 1]
    one = (both or told)[0]
    return Said(lines=tuple(_readout(one, given, numbers)))


def _readout(one: Engagement, given: Briefing, numbers: Numbers) -> Iterator[Line]:
    sides = sides_of(one)
    what = _what(one)
    if len(sides) == 1:
        (side,) = sides
        words = f"told by {side}'s officials; the other side's readout is not among what was read"
        yield Line(lead=f"{what}:", text=words, cites=numbers.of(_support_of(one, sides[side])))
        return
    cites = [number for claims in sides.values() for number in numbers.of(_support_of(one, claims), 1)]
    yield Line(lead=f"{what}:", text=f"told by {' and by '.join(sides)}", cites=tuple(dict.fromkeys(cites)))
    fields = [found for found in compared(one, given.readings) if found.both or found.alone]
    both = [f"{found.field}: {_values(found.both)}" for found in fields if found.both]
    yield Line(lead="Both name", text="; ".join(both) if both else "nothing in the same words")
    for side in sides:
        alone = list(_only(fields, side))
        if alone:
            yield Line(lead=f"Only {side}", text="; ".join(alone))


def _only(fields: list[Compared], side: str) -> Iterator[str]:
    for found in fields:
        if found.alone.get(side):
            yield f"{found.field}: {_values(found.alone[side])}"


def _values(values: tuple[str, ...]) -> str:
    return short("; ".join(dict.fromkeys(value.replace("_", " ") for value in values)), _MOST_WORDS)


def _left(found: Sequence[object], most: int) -> str:
    return f"{len(found) - most:,} more left out for room." if len(found) > most else ""


def _sentence(words: Sequence[str]) -> str:
    return f"{'; '.join(words)}." if words else ""


def _support_of(one: Engagement, claims: list[Claim]) -> list[Support]:
    keys = {claim.key for claim in claims}
    every = (*one.format.support, *(support for rival in one.format.rivals for support in rival.support))
    return [support for support in every if support.claim in keys]
