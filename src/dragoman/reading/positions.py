"""Who said or pledged what on which topic: at most four a report, the clearest.

A statement counts where its speaker is known and it says what should be, not when somebody meets. Its topic stands in
the statement, else in the words before it, else it is the topic named last, else what the report is about.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import Party, Position, Text, Topic
from dragoman.reading.actors import Sort
from dragoman.reading.items import Sentence
from dragoman.reading.people import Someone
from dragoman.reading.speakers import Floor
from dragoman.reading.statements import Statement, find_statements
from dragoman.reading.topic_words import Found, find_topics
from dragoman.reading.vocabulary import listed

MOST = 4
_STANCE = re.compile(
    r"\b(?:unacceptable|right|wrong|important|importance|essential|ready|support\w*|oppos\w+|against|threat\w*|commit\w*|determin\w+|"
    r"peace\w*|relations|ties|ceasefire|free|respect\w*|trust\w*|unwavering|condition\w*|regret\w*|concern\w*|must|should|ought|never|treaty|"
    r"article\s+(?:5|v|five)|applies|covers?|sovereign\w*|defend|protect)\b",
    re.IGNORECASE,
)
_DIARY = re.compile(
    r"\b(?:meetings?|talks|visits?|trip|summit|schedule|itinerary|agenda|invit\w+|postpon\w+|arrang\w+|put\s+off|new\s+date|journey)\b|"
    r"\b(?:will|would|to)\s+(?:\w+\s+){0,2}(?:meet|visit|travel|fly|host|arrive|attend)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December)\b"
)
# What a statement is about when it names several topics: the narrower one.
_NARROW: tuple[Topic, ...] = (
    Topic.ABDUCTIONS,
    Topic.TAIWAN,
    Topic.EAST_CHINA_SEA,
    Topic.SOUTH_CHINA_SEA,
    Topic.DEFENSE_GUIDELINES,
    Topic.COST_SHARING,
    Topic.IRAN_NUCLEAR,
    Topic.HUMAN_RIGHTS,
    Topic.BORDER_DISPUTE,
    Topic.MIGRATION,
    Topic.CLIMATE,
    Topic.BASES,
    Topic.DETERRENCE,
    Topic.CYBER,
    Topic.MIDDLE_EAST,
    Topic.RUSSIA_UKRAINE,
    Topic.TRADE_ECONOMY,
    Topic.ENERGY,
    Topic.PANDEMIC,
    Topic.NORTH_KOREA,
    Topic.CHINA,
    Topic.NUCLEAR,
    Topic.ALLIANCE,
    Topic.INDO_PACIFIC,
    Topic.SPACE,
)
_REPORTING = listed("reporting")  # of a ministry or a government they tell news, no stance
_RANK = {topic: rank for rank, topic in enumerate(_NARROW)}
_ENOUGH = -0.6
_GIST_WORDS = 18
_FEW = 6


@dataclass(frozen=True, slots=True)
class _Said:
    weight: float
    start: int
    position: Position


@dataclass(frozen=True, slots=True)
class _Talk:
    """What is spoken of: the topics of a sentence, the one named last before it, and the report's."""

    here: Sequence[Found]
    before: Topic | None
    theme: Topic | None


def find_positions(
    text: Text, sentences: Iterable[Sentence], meanings: Mapping[int, Someone], parties: Mapping[str, Party]
) -> tuple[Position, ...]:
    """The clearest positions, in the order of the text; one for a speaker and topic."""
    body = list(sentences)
    named = [find_topics(text.text, s.span.start, s.span.end) for s in body]
    floor = Floor(parties=parties, text=text.text)
    theme = _theme(named)
    before: Topic | None = None
    found: list[_Said] = []
    for number, (sentence, topics) in enumerate(zip(body, named, strict=True)):
        talk = _Talk(topics, before, theme)
        late = number / len(body)
        statements = find_statements(sentence, meanings, floor)
        found += [_position(text, sentence, s, _about(sentence, s, meanings, talk), late) for s in statements]
        floor.hear(sentence, meanings, [s.speaker for s in statements if s.by_person])
        before = _narrowest([t for t, _, _ in topics]) or before
    found.sort(key=lambda s: (-s.weight, s.start))
    kept: dict[tuple[str, Topic], _Said] = {}
    for said in found:
        if said.weight >= _ENOUGH:
            kept.setdefault((said.position.speaker, said.position.topic), said)
    return tuple(s.position for s in sorted(list(kept.values())[:MOST], key=lambda s: s.start))


def _theme(named: Iterable[Sequence[Found]]) -> Topic | None:
    """What the report speaks of most; None where no topic comes twice."""
    counts = Counter(topic for topics in named for topic, _, _ in topics)
    most = sorted(counts, key=lambda t: (-counts[t], _RANK.get(t, 99)))
    return most[0] if most and counts[most[0]] > 1 else None


def _narrowest(topics: Sequence[Topic]) -> Topic | None:
    return min(topics, key=lambda t: _RANK.get(t, 99), default=None)


@dataclass(frozen=True, slots=True)
class _About:
    """The topic of a statement, how many it names itself, and where the topic's words stand (None: elsewhere)."""

    topic: Topic
    own: int
    words: tuple[int, int] | None


def _about(sentence: Sentence, statement: Statement, meanings: Mapping[int, Someone], talk: _Talk) -> _About:
    own = [f for f in talk.here if statement.start <= f[1] < statement.end]
    front = [f for f in talk.here if f[1] < statement.start]
    for several in (own, _china(sentence, statement, meanings), front):
        topic = _narrowest([t for t, _, _ in several])
        if topic is not None:
            words = next((start, end) for t, start, end in several if t is topic)
            return _About(topic, len(several) if several is not front else 0, words)
    return _About(talk.before or talk.theme or Topic.OTHER, 0, None)


def _china(sentence: Sentence, statement: Statement, meanings: Mapping[int, Someone]) -> list[Found]:
    """China itself is a topic where others speak of it."""
    speaks = {meanings[i.start].party for i in sentence.items if i.start in meanings and i.start < statement.start}
    if "CN" in speaks:
        return []
    return [
        (Topic.CHINA, item.start, item.end)
        for item in sentence.items
        if item.actor is not None
        and item.actor.sort is Sort.PARTY
        and item.actor.party == "CN"
        and statement.start <= item.start < statement.end
    ][:1]


def _position(text: Text, sentence: Sentence, statement: Statement, about: _About, late: float) -> _Said:
    span = sentence.span
    words = text.text[statement.start : statement.end]
    behind = text.text[statement.said : statement.end] if statement.said < statement.end else words
    quotes = [text.quote(span.start, span.end)]
    if about.words is not None:
        quotes.append(text.quote(*about.words))
    position = Position(
        speaker=statement.speaker,
        topic=about.topic,
        gist=_gist(words if statement.strong else behind),
        quotes=tuple(quotes),
    )
    return _Said(_weight(behind, statement, about, late), statement.start, position)


def _weight(words: str, statement: Statement, about: _About, late: float) -> float:
    """How clear it is: it names its topic, one person makes it, it takes a stance, it is no diary, it comes early."""
    weight = 0.5 if about.own == 1 else 0.0
    weight -= 0.5 if about.words is None else 0.0
    weight -= 0.2 if about.topic is Topic.OTHER else 0.0
    weight += _voice(statement)
    weight += 0.8 if _STANCE.search(words) else 0.0
    if _DIARY.search(words):
        weight -= 0.6 if about.topic is Topic.OTHER else 0.2
    weight -= 0.5 if _DAY.search(words) else 0.0
    weight -= 0.9 if statement.verb == "agreed" else 0.0
    weight -= 0.4 if len(words.split()) < _FEW else 0.0
    return weight - 0.6 * late


def _voice(statement: Statement) -> float:
    """One person is clear; a house that gives news, or several parties together, seldom."""
    if statement.by_person:
        return 0.6
    return -0.6 if statement.verb in _REPORTING else -0.4 if "," in statement.speaker else 0.0


def _gist(words: str) -> str:
    plain = re.sub(r"\s+", " ", words).strip(" ,.;:\"“”'")
    plain = re.sub(r"^(?:(?:reporters|parliament|journalists)\s+)?(?:on \w+\s+)?(?:that|\w+day that)\s+", "", plain)
    cut = plain.split(" ")
    return " ".join(cut[:_GIST_WORDS]) + (" ..." if len(cut) > _GIST_WORDS else "")
