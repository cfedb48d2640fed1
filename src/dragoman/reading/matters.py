"""What a statement is about: the topic that it names, else one that the report leads to it with.

A statement that names none is about what was spoken of last only where it points back to it, where that is a matter of
its own, or where the report keeps coming back to it. Else an ally speaks of the alliance, anybody else of "other".
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import Party, Topic
from dragoman.reading.actors import Sort
from dragoman.reading.items import Sentence
from dragoman.reading.people import Someone
from dragoman.reading.statements import Statement
from dragoman.reading.topic_words import Found, tables

# What a statement is about when it names several topics: the first of these that it names, else the first it names.
_SHARP: tuple[Topic, ...] = (
    Topic.ABDUCTIONS,
    Topic.TAIWAN,
    Topic.EAST_CHINA_SEA,
    Topic.SOUTH_CHINA_SEA,
    Topic.DEFENSE_GUIDELINES,
    Topic.COST_SHARING,
    Topic.IRAN_NUCLEAR,
)
_RANK = {topic: rank for rank, topic in enumerate(_SHARP)}
# Matters that need no saying twice: who goes on speaking goes on speaking of them.
_MATTERS = frozenset(
    {
        Topic.ABDUCTIONS,
        Topic.ALLIANCE,
        Topic.BASES,
        Topic.BORDER_DISPUTE,
        Topic.COST_SHARING,
        Topic.DEFENSE_GUIDELINES,
        Topic.EAST_CHINA_SEA,
        Topic.IRAN_NUCLEAR,
        Topic.RUSSIA_UKRAINE,
        Topic.TAIWAN,
    }
)
# Words with which a statement points to what the sentence before it spoke of.
_BACK = re.compile(r"\b(?:this|these|they|them|such|the\s+(?:issue|matter|problem|question|subject|plan|step|move))\b")
_OFTEN, _SHARE, _DWELT = 3, 0.1, 0.25  # sentences that name what a report keeps coming back to, and their part of all


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What is spoken of around a statement: the topics of its sentence, and the one named last before it.

    just: what the sentence right before names. often: what the report keeps coming back to. allies: the speakers that
    stand by an ally of theirs in this report.
    """

    text: str
    here: Sequence[Found]
    just: Topic | None
    before: Topic | None
    often: frozenset[Topic]
    subject: Topic | None
    allies: frozenset[str]


@dataclass(frozen=True, slots=True)
class About:
    """The topic of a statement, how many it names itself, and where the topic's words stand (None: elsewhere)."""

    topic: Topic
    own: int
    words: tuple[int, int] | None

    @property
    def is_vague(self) -> bool:
        """No words lead to it: the alliance of an ally, or no listed topic."""
        return self.words is None and self.topic in (Topic.ALLIANCE, Topic.OTHER)


def kept_up(named: Sequence[Sequence[Found]]) -> frozenset[Topic]:
    """The topics that a report keeps coming back to. named: those of each of its sentences."""
    counts = Counter(topic for topics in named for topic, _, _ in topics)
    return frozenset(topic for topic, count in counts.items() if count >= max(_OFTEN, _SHARE * len(named)))


def dwelt_on(named: Sequence[Sequence[Found]]) -> Topic | None:
    """The topic that a quarter of a report's sentences name; None where none is."""
    counts = Counter(topic for topics in named for topic, _, _ in topics)
    topic, count = max(counts.items(), key=lambda pair: pair[1], default=(None, 0))
    return topic if count >= max(_OFTEN, _DWELT * len(named)) else None


def allies(meanings: Mapping[int, Someone], parties: Mapping[str, Party]) -> frozenset[str]:
    """The people and parties, as they are called where they speak, with an ally of theirs in the same report."""
    named = {s.party for s in meanings.values()}
    allied = set().union(*(r.parties for r in tables() if r.condition == "unsaid" and r.parties <= named))
    people = {s.name for s in meanings.values() if s.party in allied and s.name}
    return frozenset(people | allied | {parties[code].name for code in allied if code in parties})


def sharpest(topics: Sequence[Found]) -> Topic | None:
    """Of several topics the one that says most, else the one named first; None for none."""
    return min(topics, key=lambda f: (_RANK.get(f[0], len(_RANK)), f[1]), default=(None,))[0]


def about(sentence: Sentence, statement: Statement, meanings: Mapping[int, Someone], talk: Talk) -> About:
    """What a statement is about, and by which words."""
    own = [f for f in talk.here if statement.start <= f[1] < statement.end]
    front = [f for f in talk.here if f[1] < statement.start]
    for several in (own, _china(sentence, statement, meanings), front):
        topic = sharpest(several)
        if topic is not None:
            words = next((start, end) for t, start, end in several if t is topic)
            return About(topic, len(several) if several is not front else 0, words)
    return About(_unnamed(statement, talk), 0, None)


def _unnamed(statement: Statement, talk: Talk) -> Topic:
    if talk.just is not None and _BACK.search(talk.text, statement.start, statement.end):
        return talk.just
    if talk.subject is not None:
        return talk.subject
    if talk.before is not None and (talk.before in _MATTERS or talk.before in talk.often):
        return talk.before
    return Topic.ALLIANCE if not talk.allies.isdisjoint(statement.speaker.split(", ")) else Topic.OTHER


def _china(sentence: Sentence, statement: Statement, meanings: Mapping[int, Someone]) -> list[Found]:
    """China itself is a topic where others speak of it."""
    speaks = {meanings[i.start].party for i in sentence.items if i.start in meanings and i.start < statement.start}
    if "CN" in speaks:
        return []
    return [
        (Topic.CHINA, item.start, item.end)
        for item in sentence.items
        if item.actor is not None
        and item.actor.sort in (Sort.PARTY, Sort.ROLE)
        and item.actor.party == "CN"
        and statement.start <= item.start < statement.end
    ][:1]
