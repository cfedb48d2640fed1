"""What an engagement is about: the topic words of the sentences that tell of it and of what was said there.

A topic counts only where the report ties it to the engagement: in the clause that tells of it, or in a sentence that
tells what its people discussed, agreed or mean to raise; or where the whole report is about it. Titles, names and the
parties at the table are no topics.
"""

import re
from collections.abc import Sequence

from dragoman.model import Topic
from dragoman.reading.agenda import FUTURE, Agenda, is_background
from dragoman.reading.formats import two_plus_two
from dragoman.reading.merging import Event
from dragoman.reading.openings import Phrases
from dragoman.reading.scene import Scene
from dragoman.reading.topic_words import Found, offices, tables

__all__ = ["Agenda", "topics_of"]

_PURPOSE = Phrases(
    r"to\s+(?:discuss|talk|negotiate|press|raise|seek|explain|lobby|focus|deepen|strengthen|boost|coordinate)|talks\s+(?:on|about)|focus\w*|"
    r"agenda|about|discuss\w*|aimed\s+at|regarding|over",
    re.IGNORECASE,
)
_ECONOMIC = re.compile(
    r"(?i)\b(?:foreign\s+and\s+(?:economy|economic|trade|commerce|industry)\s+ministers|economic\s+(?:2\s?\+\s?2|two-plus-two|policy\s+consultative))\b"
)
_UNLISTED = re.compile(
    r"(?i)\b(?:ties|relations|relationship|cooperation|co-operation|partnership|bilateral\s+(?:issues|matters)|"
    r"(?:matters|issues)\s+of\s+(?:common|mutual)|(?:counter-?)?terror\w*|extremis\w+|insurgen\w*|militants|rebels?|drugs?|narcotics|"
    r"fentanyl|tourism|education|scholarships?|cultur\w+|people-to-people|scien\w+|artificial\s+intelligence|agricultur\w+|fisher\w+|"
    r"food\s+security|water|dams?|visas?|consular|extradition|hostages?|protocol|peace\s+process|peacekeep\w+|prisoners?|crime|piracy|"
    r"health|humanitarian\s+(?:aid|assistance|help)|disaster\s+(?:relief|response)|landmines?|history|wartime|comfort\s+women|"
    r"treated\s+water|child\s+custody|election\s+interference)\b"
)
_SHORT = 9  # engagements of which a report tells that dwells on one
_OWN = {"CN": Topic.CHINA, "TW": Topic.TAIWAN, "KP": Topic.NORTH_KOREA}


def topics_of(event: Event, agenda: Agenda) -> tuple[Found, ...]:
    """The topics of one engagement, each at its first words."""
    told = _told_of_visit(event, agenda) if event.sum.family == "visit" else _told_of_meeting(event, agenda)
    told = told or agenda.subject(event.sum.family) or _of_the_main(event, agenda)
    found: dict[Topic, tuple[int, int]] = {}
    for topic, start, end in told:
        found.setdefault(topic, (start, end))
    if Topic.IRAN_NUCLEAR in found:
        found.pop(Topic.NUCLEAR, None)
    return tuple((topic, *span) for topic, span in found.items())


def _told_of_visit(visit: Event, agenda: Agenda) -> list[Found]:
    """What its sentences say that it is for, and what the meetings are about that are told in one breath with it."""
    found = [
        f for n in _own_sentences(visit) for f in _told(agenda, n, visit) if _has_purpose(agenda.scene, visit, n, f[1])
    ]
    for meeting in _meetings_told_with(visit, agenda.events):
        found += _by_table(meeting, agenda)
    return found


def _told_of_meeting(event: Event, agenda: Agenda) -> list[Found]:
    """What its sentences and those about it name, and what its table meets about; else ties and the like."""
    found = [
        f for n in _own_sentences(event) for f in _told(agenda, n, event) if _is_ours(event, agenda.events, n, f[1])
    ]
    found += [f for n in sentences_about(event, agenda) for f in _told(agenda, n, event)]
    found = found or [theme for theme in agenda.themes if theme[0] not in _own_topics(event)]
    found += _by_table(event, agenda)
    return found or _by_table(event, agenda, condition="nothing") or _unlisted(event, agenda)


def _of_the_main(event: Event, agenda: Agenda) -> list[Found]:
    """The meeting that a short report tells most of is about something, if about no topic of the list."""
    if event is not agenda.main or len(agenda.events) > _SHORT or not sentences_about(event, agenda):
        return []
    return [(Topic.OTHER, *event.sum.words)]


def _unlisted(event: Event, agenda: Agenda) -> list[Found]:
    """Ties between the two, rebels, culture: spoken of at the table, and no topic of the list."""
    for number in (
        () if is_background(event, agenda.scene) else (*_own_sentences(event), *sentences_about(event, agenda))
    ):
        span = agenda.scene.sentences[number].span
        match = _UNLISTED.search(agenda.scene.text.text, span.start, span.end)
        if match is not None:
            return [(Topic.OTHER, *match.span())]
    return []


def _is_economic(event: Event, agenda: Agenda) -> bool:
    """Foreign and economy ministers: a two-plus-two of another kind."""
    spans = (agenda.scene.sentences[n].span for n in _own_sentences(event))
    return any(_ECONOMIC.search(agenda.scene.text.text, span.start, span.end) for span in spans)


def _meetings_told_with(visit: Event, events: Sequence[Event]) -> list[Event]:
    """Those for which it is made, told in one breath with it: "fly to Washington to meet"."""
    told = set(_own_sentences(visit))
    return [
        e
        for e in events
        if e.sum.family != "visit" and visit.sum.codes <= e.sum.codes and told & set(_own_sentences(e))
    ]


def _by_table(event: Event, agenda: Agenda, condition: str = "") -> list[Found]:
    """What those at the table meet about whenever they meet: the war, the alliance, trade. Cited by the meeting."""
    if is_background(event, agenda.scene):
        return []
    start, end = event.sum.words
    main = len(event.frames) >= max(len(e.frames) for e in agenda.events if e.sum.family != "visit")
    rows = [r for r in tables() if r.parties <= event.sum.codes]
    act = "2+2" if two_plus_two(event.sum) else event.sum.act
    if act == "2+2" and _is_economic(event, agenda):
        return [(Topic.TRADE_ECONOMY, start, end)] if not condition else []
    rows = [r for r in rows if (main if r.format == act else not r.format)]
    found = [r.topic for r in rows if r.condition == condition]
    if condition:
        return [(topic, start, end) for topic in found]
    found += [r.topic for r in rows if r.condition == "named" and agenda.counts[r.topic] > 1]
    held = {p.party: f"{p.office} {p.actor.title}" for p in event.sum.people if p.party}
    if len(held) > 1:
        found += [t for t, about in offices() if all(about.search(office) for office in held.values())]
    return [(topic, start, end) for topic in found]


def sentences_about(event: Event, agenda: Agenda) -> list[int]:
    """Numbers of the sentences that tell what was or will be said there, without telling of the engagement itself."""
    return [
        number
        for number, owner in enumerate(agenda.owners)
        if owner is not None and (owner is event or _is_twin(owner, event))
    ]


def _is_twin(one: Event, other: Event) -> bool:
    """Two tellings of what may be one engagement: the same table, the same side of the report's day."""
    if other.sum.family == "visit" or one.sum.codes != other.sum.codes or one.sum.act != other.sum.act:
        return False
    if (one.sum.status in FUTURE) != (other.sum.status in FUTURE):
        return False
    first, second = one.sum.when, other.sum.when
    keys = one.sum.keys & other.sum.keys
    return bool(keys) and (first is None or second is None or first.meets(second))


def _own_sentences(event: Event) -> list[int]:
    return list(dict.fromkeys(f.sentence for f in event.frames))


def _is_ours(event: Event, events: Sequence[Event], number: int, start: int) -> bool:
    """Of several engagements told in one sentence a topic belongs to the one told last before it, else to the first."""
    triggers = sorted(
        (f.words[0], rank)
        for rank, e in enumerate(events)
        for f in e.frames
        if f.sentence == number and e.sum.family != "visit"
    )
    if not triggers:
        return True
    before = [rank for at, rank in triggers if at <= start] or [triggers[0][1]]
    return event.sum.family == "visit" or events[before[-1]] is event or all(events[r] is event for _, r in triggers)


def _has_purpose(scene: Scene, event: Event, number: int, start: int) -> bool:
    """A visit has a topic only where its sentence says what it is for."""
    trigger = min(f.words[0] for f in event.frames if f.sentence == number)
    return start > trigger and _PURPOSE.stand(scene.text.text, trigger, start)


def _told(agenda: Agenda, number: int, event: Event) -> list[Found]:
    """The topics that a sentence names, without those of the parties at the table."""
    named = agenda.told(number)
    if not named:
        return named
    own = _own_topics(event)
    return [found for found in named if found[0] not in own]


def _own_topics(event: Event) -> set[Topic]:
    """Those that a party at the table is itself."""
    return {topic for code, topic in _OWN.items() if code in event.sum.codes}
