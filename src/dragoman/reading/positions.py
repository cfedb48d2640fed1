"""Who said or pledged what on which topic: at most four a report, the clearest, seldom two of one speaker.

A statement counts where its speaker is known and it says what should be, not when somebody meets.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.model import Party, Position, Text, Topic
from dragoman.reading.items import Sentence
from dragoman.reading.matters import About, Talk, about, allies, dwelt_on, kept_up, sharpest
from dragoman.reading.people import Someone
from dragoman.reading.speakers import Floor
from dragoman.reading.statements import Statement, find_statements
from dragoman.reading.topic_words import find_topics
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
_REPORTING = listed("reporting")  # of a ministry or a government they tell news, no stance
_TO_WHOM = re.compile(
    r"^(?:(?:(?:an?|the|his|her)\s+)?(?:[\w-]+\s+){0,2}?(?:reporters|journalists|parliament|lawmakers|briefing|conference|interview|"
    r"newspaper|agency|television|press)\s+)?(?:on \w+\s+)?(?:that|\w+day that)\s+"
)
_ENOUGH, _AGAIN = -0.6, 1.0
_GIST_WORDS = 18
_FEW = 6


@dataclass(frozen=True, slots=True)
class _Said:
    weight: float
    start: int
    position: Position


def find_positions(
    text: Text, sentences: Iterable[Sentence], meanings: Mapping[int, Someone], parties: Mapping[str, Party]
) -> tuple[Position, ...]:
    """The clearest positions, in the order of the text; one for a speaker and topic."""
    body = list(sentences)
    named = [find_topics(text.text, s.span.start, s.span.end) for s in body]
    floor = Floor(parties=parties, text=text.text)
    often, subject = kept_up(named), dwelt_on(named)
    allied = allies(meanings, parties)
    before: Topic | None = None
    just: Topic | None = None
    found: list[_Said] = []
    for number, (sentence, topics) in enumerate(zip(body, named, strict=True)):
        talk = Talk(
            text=text.text,
            here=topics,
            just=just,
            before=before,
            often=often,
            subject=subject,
            allies=allied,
        )
        late = number / len(body)
        statements = find_statements(sentence, meanings, floor)
        found += [_position(text, sentence, s, about(sentence, s, meanings, talk), late) for s in statements]
        floor.hear(sentence, meanings, [s.speaker for s in statements if s.by_person])
        just = sharpest(topics)
        before = just or before
    return tuple(s.position for s in sorted(_clearest(found), key=lambda s: s.start))


def _clearest(found: Iterable[_Said]) -> list[_Said]:
    """At most four; somebody's second must be clearer than his first need be, but for a joint statement's."""
    kept: dict[tuple[str, Topic], _Said] = {}
    for said in sorted(found, key=lambda s: (-s.weight, s.start)):
        speaker = said.position.speaker
        heard = "," not in speaker and any(name == speaker for name, _ in kept)
        if said.weight >= (_AGAIN if heard else _ENOUGH):
            kept.setdefault((speaker, said.position.topic), said)
    return list(kept.values())[:MOST]


def _position(text: Text, sentence: Sentence, statement: Statement, matter: About, late: float) -> _Said:
    span = sentence.span
    words = text.text[statement.start : statement.end]
    behind = text.text[statement.said : statement.end] if statement.said < statement.end else words
    quotes = [text.quote(span.start, span.end)]
    if matter.words is not None:
        quotes.append(text.quote(*matter.words))
    position = Position(
        speaker=statement.speaker,
        topic=matter.topic,
        gist=_gist(words if statement.strong else behind),
        quotes=tuple(quotes),
    )
    return _Said(_weight(behind, statement, matter, late), statement.start, position)


def _weight(words: str, statement: Statement, matter: About, late: float) -> float:
    """How clear it is: it names its topic, one person makes it, it takes a stance, it is no diary, it comes early."""
    weight = 0.5 if matter.own == 1 else 0.0
    weight -= 0.5 if matter.words is None else 0.0
    weight -= 0.2 if matter.topic is Topic.OTHER else 0.0
    weight += _voice(statement)
    weight += 0.8 if _STANCE.search(words) else 0.0
    if _DIARY.search(words):
        weight -= 0.6 if matter.is_vague else 0.2
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
    plain = _TO_WHOM.sub("", plain)
    plain = re.sub(r"[,\s\"”]+(?:the|an?)$", "", plain)  # "..., the minister said"
    cut = plain.split(" ")
    return " ".join(cut[:_GIST_WORDS]) + (" ..." if len(cut) > _GIST_WORDS else "")
