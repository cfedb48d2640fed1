"""Who said or pledged what on which topic: at most four a report, the clearest.

A statement counts where its speaker is known and it says what should be, not when somebody meets. Its topic stands in
the statement, else in the sentence before it, else it is what the report is about.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import Party, Position, Text, Topic
from dragoman.reading.items import Sentence
from dragoman.reading.people import Someone
from dragoman.reading.speakers import Floor, find_speaker
from dragoman.reading.topics import find_topics
from dragoman.reading.vocabulary import listed

MOST = 4
_STRONG = listed("strong_saying")
_PLAIN = listed("plain_saying")
_OPINION = re.compile(
    r"\b(?:should|must|cannot|can\s+not|would\s+not|will\s+not|won['’]t|never|ready|support\w*|oppos\w+|against|unacceptable|need\w*|"
    r"right|wrong|important|essential|threat\w*|commit\w*|ceasefire|peace|defend|protect|only|no|not|ought|determin\w+|hop\w+|"
    r"concern\w*|condition\w*|demand\w*|treaty|applies|covers|stop|end|respect\w*|trust\w*|regret\w*|sovereign\w*|free)\b",
    re.IGNORECASE,
)
_DIARY = re.compile(
    r"\b(?:will|would|to|is\s+to|plans?\s+to)\s+(?:\w+\s+){0,2}(?:meet|visit|travel|fly|hold|host|arrive|leave|attend|discuss|take\s+place|come|go|sit)\b|"
    r"\b(?:no\s+(?:new\s+)?date|the\s+trip|the\s+schedule|itinerary|postpone\w*|put\s+off|arrang\w+|announced\s+(?:on|in))\b",
    re.IGNORECASE,
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
_RANK = {topic: rank for rank, topic in enumerate(_NARROW)}
_ENOUGH = 2.0
_GIST_WORDS = 18


@dataclass(frozen=True, slots=True)
class _Said:
    weight: float
    start: int
    position: Position


def find_positions(
    text: Text, sentences: Iterable[Sentence], meanings: Mapping[int, Someone], parties: Mapping[str, Party]
) -> tuple[Position, ...]:
    """Positions by how clear they are, then by order in the text; one for a speaker and topic."""
    body = list(sentences)
    floor = Floor(parties=parties)
    theme = _theme(text.text, body)
    before: Topic | None = None
    block = -1
    found: list[_Said] = []
    for sentence in body:
        before = before if sentence.span.block == block else None
        said = _of_sentence(text, sentence, meanings, floor, (before, theme))
        if said is not None:
            found.append(said)
        floor.hear(sentence, meanings)
        named = find_topics(text.text, sentence.span.start, sentence.span.end)
        before = _narrowest([t for t, _, _ in named]) or before
        block = sentence.span.block
    found.sort(key=lambda s: (-s.weight, s.start))
    kept: dict[tuple[str, Topic], _Said] = {}
    for said in found:
        kept.setdefault((said.position.speaker, said.position.topic), said)
    return tuple(s.position for s in sorted(list(kept.values())[:MOST], key=lambda s: s.start))


def _theme(text: str, body: Sequence[Sentence]) -> Topic | None:
    """What the report speaks of most; None where no topic comes twice."""
    counts = Counter(t for s in body for t, _, _ in find_topics(text, s.span.start, s.span.end))
    most = sorted(counts, key=lambda t: (-counts[t], _RANK.get(t, 99)))
    return most[0] if most and counts[most[0]] > 1 else None


def _narrowest(topics: Sequence[Topic]) -> Topic | None:
    return min(topics, key=lambda t: _RANK.get(t, 99), default=None)


def _of_sentence(
    text: Text,
    sentence: Sentence,
    meanings: Mapping[int, Someone],
    floor: Floor,
    around: tuple[Topic | None, Topic | None],
) -> _Said | None:
    """The clearest statement of a sentence: its first strong verb with a known speaker, else its first plain one."""
    words = sentence.words()
    verbs = sorted((word not in _STRONG, i) for i, word in enumerate(words) if word in _STRONG or word in _PLAIN)
    for plain, index in verbs:
        speaker = find_speaker(sentence, index, meanings, floor)
        if not speaker:
            continue
        item, span = sentence.items[index], sentence.span
        low, high = (item.start, span.end) if span.end - item.end > _LEAST else (span.start, item.start)
        statement = text.text[low:high]
        named = find_topics(text.text, low, high) or find_topics(text.text, span.start, span.end)
        topic = _narrowest([t for t, _, _ in named]) or around[0] or around[1] or Topic.OTHER
        weight = _weight(statement, speaker, topic, named=bool(named))
        if weight < _ENOUGH:
            return None
        gist = _gist(statement if not plain or low == span.start else text.text[item.end : high])
        quotes = [text.quote(span.start, span.end)]
        quotes += [text.quote(s, e) for t, s, e in named if t is topic][:1]
        return _Said(weight, span.start, Position(speaker=speaker, topic=topic, gist=gist, quotes=tuple(quotes)))
    return None


def _weight(statement: str, speaker: str, topic: Topic, *, named: bool) -> float:
    """How clear it is: it names its topic, one person makes it, it says what should be and not who meets when."""
    weight = 2.0 if named else 0.0
    weight += 1.0 if " " in speaker and "," not in speaker else 0.0
    weight += 0.0 if topic is Topic.OTHER else 1.0
    weight += 1.0 if _OPINION.search(statement) else 0.0
    weight -= 1.0 if _DIARY.search(statement) else 0.0
    return weight - (1.0 if len(statement.split()) < _FEW else 0.0)


_FEW = 6
_LEAST = 14  # characters that a statement behind its verb must have, else it stood before it


def _gist(words: str) -> str:
    plain = re.sub(r"\s+", " ", words).strip(" ,.;:\"“”'")
    plain = re.sub(r"^(?:(?:reporters|parliament|journalists)\s+)?(?:on \w+\s+)?(?:that|\w+day that)\s+", "", plain)
    cut = plain.split(" ")
    return " ".join(cut[:_GIST_WORDS]) + (" ..." if len(cut) > _GIST_WORDS else "")
