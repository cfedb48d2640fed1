"""What the sentences of one report speak of, and at which engagement it was or will be said.

A sentence belongs to the engagement told of nearby that its people and its tense fit, or to none. Each sentence is
looked at once, however many engagements ask.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.model import Role, Status, Topic
from dragoman.reading.actors import Sort
from dragoman.reading.items import Item, Sentence
from dragoman.reading.merging import Event
from dragoman.reading.openings import Phrases
from dragoman.reading.scene import Scene
from dragoman.reading.topic_words import Found, Own, find_own, find_topics

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
    r"session|visit|trip)|both|they|their|two\s+(?:leaders|ministers|countries|sides|governments|allies)|(?:joint\s+)?statement|the\s+\w+\s+(?:leaders|ministers)|"
    r"the\s+(?:secretary|(?:foreign|defen[cs]e)\s+minister)",
    re.IGNORECASE,
)
FUTURE = frozenset({Status.FLOATED, Status.PLANNED, Status.SCHEDULED})
_ENOUGH = 3.0
_TENSE, _SHORT, _AHEAD_OF = 2.5, 12, 2
_NEAR, _LONG_AGO = 4, 20  # sentences over which an engagement is still spoken of; days after which it is background
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
_OFTEN, _DWELLS, _FEW = 3, 0.45, 4  # sentences that name the subject, their part of the body; a report's engagements
_SEVERAL, _SHARE, _LEAD = 2, 0.1, 4  # sentences that name a theme, their part of the body, and where the first stands


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
    def counts(self) -> Counter[Topic]:
        """In how many sentences each topic is named."""
        return Counter(t for number in range(len(self.scene.sentences)) for t, _, _ in self.told(number))

    @cached_property
    def main(self) -> Event | None:
        """The meeting or call that the report tells most of; None where it tells of none."""
        return _main([e for e in self.events if e.sum.family != "visit"])

    def subject(self, family: str) -> list[Found]:
        """What the whole report is about, and so its engagements of a family; none where it is of several things."""
        named, body = self._most_named
        few = len(self.events) <= _FEW and family != "visit"
        return named[:1] if len(named) >= max(_OFTEN, (_SHARE if few else _DWELLS) * body) else []

    @cached_property
    def _most_named(self) -> tuple[list[Found], int]:
        """The topic that most sentences name, at its words in each; and how many sentences there are."""
        body = [n for n, s in enumerate(self.scene.sentences) if s.span.role in (Role.BODY, Role.BULLET, Role.TITLE)]
        at: dict[Topic, list[Found]] = {}
        for number in body:
            for found in self.told(number):
                at.setdefault(found[0], []).append(found)
        return max(at.values(), key=len, default=[]), len(body)

    @cached_property
    def themes(self) -> list[Found]:
        """What the whole report is about from its opening on, each at the first words that say so."""
        body = [n for n, s in enumerate(self.scene.sentences) if s.span.role in (Role.BODY, Role.BULLET, Role.TITLE)]
        at: dict[Topic, list[tuple[int, Found]]] = {}
        for place, number in enumerate(body):
            for found in self.told(number):
                at.setdefault(found[0], []).append((place, found))
        enough = max(_SEVERAL, _SHARE * len(body))
        return [
            places[0][1]
            for topic, places in at.items()
            if topic in _THEMES and len(places) >= enough and places[0][0] < _LEAD
        ]

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
    main = _main(table)
    return [
        _Seat(
            event,
            event.sum.keys,
            event.sum.codes,
            tuple(f.sentence for f in event.frames),
            event.sum.status in FUTURE,
            event is main,
        )
        for event in table
    ]


def _main(events: Sequence[Event]) -> Event | None:
    """The one told most often; of several the first."""
    return max(events, key=lambda e: (len(e.frames), -e.frames[0].sentence), default=None)


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


def _is_closed(item: Item) -> bool:
    if item.actor is not None:
        return item.actor.sort in (Sort.PERSON, Sort.ROLE)
    return item.format is not None or item.time is not None
