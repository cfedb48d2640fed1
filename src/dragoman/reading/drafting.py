"""Events -> drafts: what is said about an event beside who, when and where."""

from dataclasses import replace
from datetime import date

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
from dragoman.reading.timing import in_tense
from dragoman.reading.topics import Agenda, topics_of

_LEDE = 5  # sentences in which a report tells its news
_MOVED = frozenset({Status.POSTPONED, Status.CANCELLED})
_Said = tuple[str, int, int] | None


def draft(event: Event, agenda: Agenda, knowledge: Knowledge, window: tuple[date | None, date | None]) -> Draft:
    """An event with its topics, implied people, source, and who moved it and why."""
    scene = agenda.scene
    source = _source(event, scene)
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


def dated(event: Event, dating: Dating) -> Event:
    """News without a day of its own happened about when it was published (GUIDELINES rule 11)."""
    event = _without_future(event, dating)
    total = event.sum
    told = total.status in (Status.HELD, Status.ONGOING) and total.time is None and not total.like_last
    by_the_way = all(p.side == "member" for p in total.parts)  # "on the sidelines of the G7"
    if not told or by_the_way or dating.day is None or (total.act == "visit" and total.status is Status.HELD):
        return event
    if event.frames[0].sentence >= _LEDE and (total.status is not Status.ONGOING or total.act == "visit"):
        return event
    return replace(event, sum=replace(total, reported_on=When.of(f"{dating.day.isoformat()}~", anchor="reported on")))


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
