"""Events -> drafts: what is said about an event beside who, when and where."""

import re
from dataclasses import replace
from datetime import date, timedelta

from dragoman.dates import TimeMention
from dragoman.knowledge import Knowledge
from dragoman.model import Dating, Status, When
from dragoman.reading.attribution import Source, find_source
from dragoman.reading.claims import Draft
from dragoman.reading.implied import implied_people
from dragoman.reading.merging import Event
from dragoman.reading.movers import find_mover, find_reason
from dragoman.reading.scene import Scene
from dragoman.reading.stretches import between
from dragoman.reading.timing import in_tense, is_saying
from dragoman.reading.topics import Agenda, topics_of

_LEDE = 5  # sentences in which a report tells its news
_MOVED = frozenset({Status.POSTPONED, Status.CANCELLED})
_Said = tuple[str, int, int] | None


def draft(event: Event, agenda: Agenda, knowledge: Knowledge, window: tuple[date | None, date | None]) -> Draft:
    """An event with its topics, implied people, source, and who moved it and why."""
    scene = agenda.scene
    source = _source(event, scene)
    event = _as_rumoured(event, scene)
    by, reason = _moved(event, scene)
    return Draft(
        event=event,
        topics=topics_of(event, agenda),
        implied=implied_people(event.sum, scene.text, knowledge, window),
        attribution=(source.name, source.start, source.end) if source else None,
        official=source.official if source else False,
        by=by,
        reason=reason,
    )


def dated(event: Event, dating: Dating, scene: Scene) -> Event:
    """News without a day of its own happened about when it was told, else published (GUIDELINES rule 11)."""
    event = _without_future(event, dating)
    total = event.sum
    if total.status in _MOVED and total.time is not None:  # what is put off lies near, whatever tense told it
        event = replace(event, sum=replace(total, time=in_tense(total.time, total.status, dating.day)))
        total = event.sum
    told = total.status in (Status.HELD, Status.ONGOING) and total.time is None and not total.like_last
    by_the_way = all(p.side == "member" for p in total.parts)  # "on the sidelines of the G7"
    if not told or by_the_way or dating.day is None or (total.act == "visit" and total.status is Status.HELD):
        return event
    if event.frames[0].sentence >= _LEDE and (total.status is not Status.ONGOING or total.act == "visit"):
        return event
    day = _told_on(event, dating.day, scene)
    return replace(event, sum=replace(total, reported_on=When.of(f"{day.isoformat()}~", anchor="reported on")))


def _told_on(event: Event, published: date, scene: Scene) -> date:
    """As in "held a meeting, the presidency said on Sunday": the day on which it was said."""
    sentence = scene.sentences[event.frames[0].sentence]
    words = sentence.words()
    for index, item in enumerate(sentence.items):
        when = item.time.when if item.time is not None else None
        if when is None or when.earliest is None or not when.is_day or not is_saying(words, index, []):
            continue
        if timedelta() <= published - when.earliest <= _LATELY:
            return when.earliest
    return published


_LATELY = timedelta(days=6)  # within which what was said is still the news


def _without_future(event: Event, dating: Dating) -> Event:
    """What was held was not held on a day to come: then the time of another of its frames, else none."""
    total, day = event.sum, dating.day
    if total.status is not Status.HELD or day is None or not _lies_ahead(total.time, day):
        return event
    if not total.firm:  # nothing but the tense of its sentence said that it was held
        return replace(event, sum=replace(total, status=Status.SCHEDULED))
    time = in_tense(total.time, Status.HELD, day)  # "met on May 23", told in December
    if _lies_ahead(time, day):
        time = next((f.time for f in event.frames if f.time is not None and not _lies_ahead(f.time, day)), None)
    return replace(event, sum=replace(total, time=time))


def _lies_ahead(time: TimeMention | None, day: date) -> bool:
    when = time.when if time is not None else None
    return when is not None and when.earliest is not None and when.earliest > day


def _source(event: Event, scene: Scene) -> Source | None:
    """Whom the first sentence that names anybody rests on."""
    for frame in event.frames:
        span = scene.sentences[frame.sentence].span
        source = find_source(scene.text.text, span.start, span.end, between(scene.mentions, span.start, span.end))
        if source is not None:
            return source
    return None


def _as_rumoured(event: Event, scene: Scene) -> Event:
    """As in "will visit Qatar, sources said": told as a fact by nobody who is named, it is no more than a plan."""
    total = event.sum
    if total.status is not Status.SCHEDULED:
        return event
    voices = [_voice(scene, frame.sentence) for frame in event.frames]
    if True not in voices or False in voices:
        return event
    return replace(event, sum=replace(total, status=Status.PLANNED))


def _voice(scene: Scene, number: int) -> bool | None:
    """Whether a sentence rests on unnamed sources; None where it names none."""
    sentence = scene.sentences[number]
    span = sentence.span
    if _HEARSAY & set(sentence.words()):
        return True
    source = find_source(scene.text.text, span.start, span.end, between(scene.mentions, span.start, span.end))
    return None if source is None else _UNNAMED.search(source.name) is not None


_HEARSAY = frozenset({"reportedly", "learnt"})
_UNNAMED = re.compile(r"\b(?:[Ss]ources?|people|persons?|insiders?|[Mm]edia|reports?)\b")


def _moved(event: Event, scene: Scene) -> tuple[_Said, _Said]:
    """Who put off or called off the event, and why; the first sentence that tells each."""
    by: _Said = None
    reason: _Said = None
    if event.sum.status not in _MOVED:
        return by, reason
    for frame in event.frames:
        sentence = scene.sentences[frame.sentence]
        behind = scene.sentences[frame.sentence + 1] if frame.sentence + 1 < len(scene.sentences) else None
        by = by or find_mover(sentence, frame.words, scene.meanings)
        reason = reason or find_reason(scene.text.text, sentence, frame.words, behind)
    return by, reason
