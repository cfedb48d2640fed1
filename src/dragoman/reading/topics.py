"""What an engagement is about: the topic words of the sentences that tell of it and of what was said there.

A topic counts only where the report ties it to the engagement: in the clause that tells of it, or in a sentence that
tells what its people discussed, agreed or mean to raise. Titles, names and the parties at the table are no topics.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.model import Role, Status, Topic
from dragoman.reading.actors import Sort
from dragoman.reading.formats import two_plus_two
from dragoman.reading.items import Item, Sentence
from dragoman.reading.merging import Event
from dragoman.reading.openings import Phrases
from dragoman.reading.scene import Scene
from dragoman.reading.topic_words import Found, Own, find_own, find_topics, offices, tables

_TALK = Phrases(
    r"discuss\w*|agenda|areas|sore\s+point|on\s+the\s+(?:table|programme|program)|topics?|focus\w*|cent(?:er|re)\w*\s+on|address\w*|touch\w*\s+(?:up)?on|"
    r"rais(?:e|es|ed|ing)|(?:take|took|taken|taking)\s+up|compar\w+\s+notes|(?:exchang|shar)\w+\s+(?:\w+\s+){0,3}(?:views?|concerns?|opinions?)|"
    r"cover(?:s|ed|ing)?|(?:bring|brought|came|come|comes)\s+up|dominat\w+|top(?:s|ped)?\s+the|agree[ds]?|agreed|reaffirm\w*|confirm\w*|"
    r"affirm\w*|condemn\w*|oppos\w+|pledg\w+|promis\w+|vow\w*|commit\w*|cooperat\w+|co-operat\w+|coordinat\w+|stress\w*|urg(?:e|ed|es|ing)|"
    r"call(?:ed|ing|s)?\s+for|welcom\w+|underlin\w+|underscor\w+|emphasi[sz]\w+|deal(?:t|ing)?\s+with|negotiat\w+|work\s+(?:closely|together|side)|"
    r"subjects?|issues?|matters?|question|explain\w*|consult\w*|talk(?:s|ed|ing)?\s+(?:about|on|over)|spoke\s+(?:about|of)|speak\s+(?:about|of)|"
    r"tackl\w+|prais\w+|warn\w+|seek\w*|push\w*|press(?:ed|es|ing)?|deliberat\w*|concern\w*|went\s+over|reviewed|statement|express\w*|(?:first|high|top)\s+on\s+(?:the|their)|heads?\s+the|joint\w*",
    re.IGNORECASE,
)
_SAID = Phrases(r"said|says|told|stated|expressed|noted|explained|added|answered|signed|approved|endorsed|presented")
_AHEAD = Phrases(
    r"will|expected|likely|is\s+to|are\s+to|plans?\s+to|hopes?|may|might|intends?|going\s+to|eager|wants?|upcoming|next(?!-)|agenda|on\s+the\s+table|(?:main\s+)?subjects?\s+(?:are|include)|among\s+the\s+(?:topics|subjects|issues)|to\s+be\s+discussed|topics?\s+(?:are|include)"
)
_MEETING = Phrases(
    r"agenda|on\s+the\s+table|(?:six|five|four|three)\s+areas|topics?|subjects?|sore\s+point|them|the\s+(?:two|pair|talks|meeting|summit|call|conversation|discussions?|sides|ministers|leaders|four|three|dialogue|agenda|gathering|"
    r"session|visit|trip)|both|they|their|two\s+(?:leaders|ministers|countries|sides|governments|allies)|(?:joint\s+)?statement|the\s+\w+\s+(?:leaders|ministers)",
    re.IGNORECASE,
)
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
    r"matters\s+of\s+(?:common|mutual)|terror\w*|insurgen\w*|rebels?|drugs?|narcotics|tourism|education|cultur\w+|"
    r"agricultur\w+|fisher\w+|visas?|extradition|hostages?|protocol|peace\s+process|prisoners?|crime|health)\b"
)
_OWN = {"CN": Topic.CHINA, "TW": Topic.TAIWAN, "KP": Topic.NORTH_KOREA}
_FUTURE = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED})
_THEMES = frozenset(
    {
        Topic.RUSSIA_UKRAINE,
        Topic.IRAN_NUCLEAR,
        Topic.BORDER_DISPUTE,
        Topic.COST_SHARING,
        Topic.CYBER,
        Topic.CLIMATE,
        Topic.DEFENSE_GUIDELINES,
    }
)
_THEME_LEAST, _THEME_SHARE, _THEME_LEAD = 2, 0.1, 4
_ENOUGH = 3.0
_TENSE, _SHORT, _AHEAD_OF = 2.5, 12, 2
_NEAR, _LONG_AGO = 4, 20  # sentences over which an engagement is still spoken of; days after which it is background


class Agenda:
    """What the sentences of one report speak of, each looked at once, however many engagements ask."""

    def __init__(self, events: Sequence[Event], scene: Scene, own: Own = ()) -> None:
        """events: all engagements of the report. own: the topics of the user's own, with their words."""
        self.events = events
        self.scene = scene
        self.own = own
        self._told: dict[int, list[Found]] = {}

    @cached_property
    def table(self) -> tuple[Event, ...]:
        """The engagements at which something may have been said that is news."""
        return tuple(e for e in self.events if e.sum.family != "visit" and not is_background(e, self.scene))

    @cached_property
    def owners(self) -> tuple[Event | None, ...]:
        """For each sentence the engagement whose talk it tells, without telling of the engagement itself."""
        taken = {f.sentence for e in self.events if e.sum.family != "visit" for f in e.frames}
        owners: list[Event | None] = []
        last: Event | None = None
        table = _seats(self.table)
        for number, sentence in enumerate(self.scene.sentences):
            if not table or sentence.span.role not in (Role.BODY, Role.BULLET) or number in taken:
                last = None
            else:
                last = _about_whom(number, table, self.scene) or (last if _continues(number, self.scene) else None)
            owners.append(last)
        return tuple(owners)

    @cached_property
    def themes(self) -> dict[Topic, tuple[int, int]]:
        """What the whole report is about, with the first words that say so."""
        body = [n for n, s in enumerate(self.scene.sentences) if s.span.role in (Role.BODY, Role.BULLET, Role.TITLE)]
        at: dict[Topic, list[tuple[int, int, int]]] = {}
        for place, number in enumerate(body):
            for topic, start, end in self.told(number):
                at.setdefault(topic, []).append((place, start, end))
        enough = max(_THEME_LEAST, _THEME_SHARE * len(body))
        return {
            topic: places[0][1:]
            for topic, places in at.items()
            if topic in _THEMES and len(places) >= enough and places[0][0] < _THEME_LEAD
        }

    @cached_property
    def counts(self) -> Counter[Topic]:
        """In how many sentences each topic is named."""
        return Counter(t for number in range(len(self.scene.sentences)) for t, _, _ in self.told(number))

    def told(self, number: int) -> list[Found]:
        """The topics that a sentence names, without those that are part of a name or a title."""
        found = self._told.get(number)
        if found is None:
            sentence = self.scene.sentences[number]
            text, start, end = self.scene.text.text, sentence.span.start, sentence.span.end
            found = find_topics(text, start, end)
            shut = [(i.start, i.end) for i in sentence.items if _is_closed(i)] if found else []
            found = find_topics(text, start, end, shut) if shut else found
            found = found + find_own(text, start, end, self.own) if self.own else found
            self._told[number] = found
        return found


def topics_of(event: Event, agenda: Agenda) -> tuple[Found, ...]:
    """The topics of one engagement, each at its first words."""
    found: dict[Topic, tuple[int, int]] = {}
    visit = event.sum.family == "visit"
    for number in _own_sentences(event):
        for topic, start, end in _told(agenda, number, event):
            if _is_ours(event, agenda.events, number, start) and not (
                visit and not _has_purpose(agenda.scene, event, number, start)
            ):
                found.setdefault(topic, (start, end))
    if visit:
        for other in _meetings_told_with(event, agenda.events):
            for topic, start, end in _by_table(other, agenda):
                found.setdefault(topic, (start, end))
    if not visit:
        for number in sentences_about(event, agenda):
            for topic, start, end in _told(agenda, number, event):
                found.setdefault(topic, (start, end))
    if not visit:
        found = found or _themes(event, agenda)
        for topic, start, end in _by_table(event, agenda):
            found.setdefault(topic, (start, end))
        for topic, start, end in () if found else _by_table(event, agenda, condition="nothing"):
            found[topic] = (start, end)
        found = found or _unlisted(event, agenda)
    return tuple((topic, *span) for topic, span in found.items())


def _unlisted(event: Event, agenda: Agenda) -> dict[Topic, tuple[int, int]]:
    """Ties between the two, rebels, culture: spoken of at the table, and no topic of the list."""
    for number in (
        () if is_background(event, agenda.scene) else (*_own_sentences(event), *sentences_about(event, agenda))
    ):
        span = agenda.scene.sentences[number].span
        match = _UNLISTED.search(agenda.scene.text.text, span.start, span.end)
        if match is not None:
            return {Topic.OTHER: match.span()}
    return {}


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


def _themes(event: Event, agenda: Agenda) -> dict[Topic, tuple[int, int]]:
    """What the whole report is about, for an engagement of which it says nothing of its own."""
    own = _own_topics(event)
    return {topic: words for topic, words in agenda.themes.items() if topic not in own}


def sentences_about(event: Event, agenda: Agenda) -> list[int]:
    """Numbers of the sentences that tell what was or will be said there, without telling of the engagement itself."""
    return [
        number
        for number, owner in enumerate(agenda.owners)
        if owner is not None and (owner is event or _is_twin(owner, event))
    ]


@dataclass(frozen=True, slots=True)
class _Seat:
    """An engagement with what is asked of it for every sentence. main: the one that the report tells most of."""

    event: Event
    keys: frozenset[str]
    codes: frozenset[str]
    told: tuple[int, ...]
    ahead: bool
    main: bool


def _seats(table: Sequence[Event]) -> list[_Seat]:
    main = max(table, key=lambda e: (len(e.frames), -e.frames[0].sentence), default=None)
    return [
        _Seat(
            event,
            event.sum.keys,
            event.sum.codes,
            tuple(f.sentence for f in event.frames),
            event.sum.status in _FUTURE,
            event is main,
        )
        for event in table
    ]


def _about_whom(number: int, table: Sequence[_Seat], scene: Scene) -> Event | None:
    """The engagement whose talk a sentence reports: the one told of nearby that its people and tense fit; or None."""
    sentence = scene.sentences[number]
    text, start, end = scene.text.text, sentence.span.start, sentence.span.end
    talk = _TALK.stand(text, start, end)
    if not talk and not _SAID.stand(text, start, end):
        return None
    people, codes = _actors(sentence, scene)
    meeting = _MEETING.stand(text, start, end)
    ahead: bool | None = None
    best: tuple[float, Event] | None = None
    begun = any(told <= number for seat in table for told in seat.told)
    if _is_outsiders(sentence, scene, codes, table):
        return None
    for seat in table:
        away = min(_distance(number, told, begun=begun) for told in seat.told)
        if away > _NEAR and not seat.main:
            continue
        named = len(people & seat.keys)
        shared = len(codes & seat.codes)
        if not (named or (talk and (shared or meeting))):
            continue
        if ahead is None:
            ahead = _AHEAD.stand(text, start, end)
        score = 2.0 * min(2, named) + min(2, shared) + meeting
        score += seat.main + max(0.0, 2.0 - 0.4 * away)
        score += _TENSE if ahead == seat.ahead else 0
        if score >= _ENOUGH and (best is None or score > best[0]):
            best = (score, seat.event)
    return best[1] if best else None


def _is_outsiders(sentence: Sentence, scene: Scene, codes: set[str], table: Sequence[_Seat]) -> bool:
    """It opens with a party that sits at no table of the report: "China's embassy protested against the statement"."""
    first = next((i for i in sentence.items if i.word != "the"), None)
    if first is None or first.actor is None or first.actor.sort is not Sort.PARTY or first.start not in scene.meanings:
        return False
    party = scene.meanings[first.start].party
    return bool(party) and codes == {party} and not any(party in seat.codes for seat in table)


def _distance(number: int, told: int, *, begun: bool) -> int:
    """Sentences between; an engagement is spoken of ahead of its telling only before any other is told."""
    if told < number:
        return number - told
    return told - number + 1 if told - number <= _AHEAD_OF and not begun else 99


def _continues(number: int, scene: Scene) -> bool:
    """A short sentence without people of its own goes on with the one before: "And steel"."""
    span = scene.sentences[number].span
    people, _ = _actors(scene.sentences[number], scene)
    return not people and len(scene.text.text[span.start : span.end].split()) <= _SHORT


def _is_twin(one: Event, other: Event) -> bool:
    """Two tellings of what may be one engagement: the same table, the same side of the report's day."""
    if other.sum.family == "visit" or one.sum.codes != other.sum.codes or one.sum.act != other.sum.act:
        return False
    if (one.sum.status in _FUTURE) != (other.sum.status in _FUTURE):
        return False
    first, second = one.sum.when, other.sum.when
    keys = one.sum.keys & other.sum.keys
    return bool(keys) and (first is None or second is None or first.meets(second))


def _actors(sentence: Sentence, scene: Scene) -> tuple[set[str], set[str]]:
    met = [scene.meanings[i.start] for i in sentence.items if i.actor is not None and i.start in scene.meanings]
    return {s.key for s in met if s.is_person}, {s.party for s in met if s.party and s.actor.sort is not Sort.PLACE}


def is_background(event: Event, scene: Scene) -> bool:
    """Told only to explain the news: held well before the report's day."""
    when = event.sum.when
    if event.sum.background:
        return True
    if event.sum.status is not Status.HELD or when is None or when.latest is None or scene.published is None:
        return False
    return (scene.published - when.latest).days > _LONG_AGO


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


def _is_closed(item: Item) -> bool:
    if item.actor is not None:
        return item.actor.sort in (Sort.PERSON, Sort.ROLE)
    return item.format is not None or item.time is not None
