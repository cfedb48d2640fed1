"""What an opinion piece holds: its writer speaks, where a page argues and hardly reports what others say.

A page that is called an opinion counts even where it names no listed topic; any other page only where it names one.
"""

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.model import Position, Role, Text, Topic
from dragoman.reading.openings import lowered
from dragoman.reading.sentences import Span, split
from dragoman.reading.topic_words import Found, find_topics

UNNAMED = "columnist"  # the writer of a piece without a byline
_LABEL = re.compile(r"\b(?:op-?ed|opinion|editorial|commentary|columnist|viewpoint)\b", re.IGNORECASE)
_EDITORIAL = re.compile(r"\beditorial\b", re.IGNORECASE)
_ARGUING = re.compile(r"\b(?:should|ought|must|needs?\s+to|wiser|unwise|mistake|folly|we|our|ourselves|I|my)\b")
_WANTING = re.compile(r"\b(?:should|ought|must|needs?\s+to|wiser)\b")
_REPORTING = (" said", " says", " told ", "according to", " announced")
_QUOTED = re.compile(r"[“\"][^”\"\n]*[”\"]")
_BYLINE = re.compile(r"^By\s+([A-Z][\w.'’-]+(?:\s+(?:[a-z]{2,3}\s+)?[A-Z][\w.'’-]+){1,3})\s*(?:,|$)", re.MULTILINE)
_HEAD, _TAIL = 300, 300  # characters at either end of a page in which it is called an opinion
_ENOUGH = 2  # sentences of arguing on a page that is not called an opinion
_AT_MOST, _AT_MOST_CALLED = 1, 4  # words of reporting, on any page and on one that is called an opinion
_CHINA = re.compile(r"\b(?:China|Chinese|Beijing)\b")  # for a writer a topic of its own
_GIST_WORDS = 18


def find_opinion(text: Text, byline: str = "", house: str = "") -> Position | None:
    """The position of a page's writer; None where the page argues for nothing, or reports.

    byline: the writer, as the page states it. house: the outlet, which speaks in an editorial.
    """
    reporting = sum(map(lowered(text.text).count, _REPORTING))
    if reporting > _AT_MOST_CALLED:
        return None
    called = _is_called_opinion(text.text)
    if reporting > _AT_MOST and not called:
        return None
    body = [s for s in split(text) if s.role is Role.BODY]
    arguing = [s for s in body if _argues(text.text, s)]
    if not body or (not called and len(arguing) < _ENOUGH):
        return None
    found = [f for s in body for f in _topics(text.text, s)]
    topic, at = _subject(found)
    if topic is Topic.OTHER and not called:
        return None
    said = next((s for s in arguing if _WANTING.search(text.text, s.start, s.end)), (arguing or body)[0])
    quotes = [text.quote(said.start, said.end), *([text.quote(*at)] if at is not None else [])]
    return Position(
        speaker=_writer(text.text, byline, house),
        topic=topic,
        gist=_gist(text.text[said.start : said.end]),
        quotes=tuple(quotes),
    )


def _is_called_opinion(words: str) -> bool:
    """Whether a page is called an opinion in its first or last lines."""
    return _LABEL.search(words, 0, _HEAD) is not None or _LABEL.search(words, max(0, len(words) - _TAIL)) is not None


def _argues(words: str, sentence: Span) -> bool:
    return _ARGUING.search(_QUOTED.sub("", words[sentence.start : sentence.end])) is not None


def _topics(words: str, sentence: Span) -> list[Found]:
    found = find_topics(words, sentence.start, sentence.end)
    china = None if any(f[0] is Topic.CHINA for f in found) else _CHINA.search(words, sentence.start, sentence.end)
    return [*found, (Topic.CHINA, *china.span())] if china is not None else found


def _subject(found: Sequence[Found]) -> tuple[Topic, tuple[int, int] | None]:
    """The topic that comes most, of several the first, and where; "other" where none comes twice."""
    counts = Counter(topic for topic, _, _ in found)
    most = max(found, key=lambda f: (counts[f[0]], -f[1]), default=None)
    return (most[0], most[1:]) if most is not None and counts[most[0]] > 1 else (Topic.OTHER, None)


def _writer(words: str, byline: str, house: str) -> str:
    signed = _BYLINE.search(words)
    editorial = house if _EDITORIAL.search(words, 0, _HEAD) else ""
    return byline or (signed[1] if signed is not None else "") or editorial or UNNAMED


def _gist(words: str) -> str:
    cut = " ".join(words.split()).strip(" ,.;:\"“”'").split(" ")
    return " ".join(cut[:_GIST_WORDS]) + (" ..." if len(cut) > _GIST_WORDS else "")
