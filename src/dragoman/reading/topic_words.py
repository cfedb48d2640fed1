"""The words that name topics, and what a table is about by who sits at it: the tables beside this file."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dragoman.model import Topic
from dragoman.reading.openings import Openings, Phrases

Found = tuple[Topic, int, int]
Own = tuple[tuple[Topic, tuple[str, ...]], ...]

_WORD = re.compile(r"[^\W_]+")
_KEY = 4  # letters by which topic words are looked up


@dataclass(frozen=True, slots=True)
class _Sense:
    """A topic that words name. needs: the cell of words of which the report must name one; "" for none."""

    topic: Topic
    needs: str


def find_topics(text: str, start: int, end: int, shut: Sequence[tuple[int, int]] = ()) -> list[Found]:
    """The topics that text[start:end] names, each at its first words outside of what is shut.

    text: the whole report, since some words name a topic only where the report speaks of its country.
    """
    table, openings = _alternatives()
    spoken = _spoken_of(text)
    found: dict[Topic, tuple[int, int]] = {}
    position = start
    for at, key in openings.within(text, start, end):
        if at < position:
            continue
        for pattern, senses in table[key]:
            match = pattern.match(text, at, end)
            topics = _meant(senses, spoken) if match is not None else []
            if match is None or not topics:
                continue
            position = match.end()
            if not any(s < match.end() and match.start() < e for s, e in shut):
                for topic in topics:
                    found.setdefault(topic, match.span())
            break
    return [(topic, *span) for topic, span in found.items()]


def find_own(text: str, start: int, end: int, own: Own) -> list[Found]:
    """The topics of a user's own that text[start:end] names, each at its first words."""
    found = ((topic, pattern.search(text, start, end)) for topic, pattern in _patterns(own)) if own else ()
    return [(topic, *match.span()) for topic, match in found if match is not None]


@lru_cache(maxsize=8)
def _patterns(own: Own) -> tuple[tuple[Topic, re.Pattern[str]], ...]:
    return tuple(
        (topic, re.compile(rf"(?<!\w)(?:{'|'.join(map(_regex, words))})", re.IGNORECASE))
        for topic, words in own
        if words
    )


def _meant(senses: Sequence[_Sense], spoken: frozenset[str]) -> list[Topic]:
    """The topics of words; where the report names what a sense asks for, that sense alone."""
    asked = [sense.topic for sense in senses if sense.needs and sense.needs in spoken]
    return asked or [sense.topic for sense in senses if not sense.needs]


@lru_cache(maxsize=4)
def _spoken_of(text: str) -> frozenset[str]:
    """Which of the words that rows ask for the report names."""
    return frozenset(needs for needs, words in _needs() if words.stand(text, 0, len(text)))


@cache
def _needs() -> tuple[tuple[str, Phrases], ...]:
    rows = dict.fromkeys(row["with"] for row in _rows("topics.tsv") if row["with"])
    return tuple((needs, Phrases("|".join(map(_regex, needs.split("; "))), re.IGNORECASE)) for needs in rows)


@cache
def _alternatives() -> tuple[dict[str, tuple[tuple[re.Pattern[str], tuple[_Sense, ...]], ...]], Openings]:
    """The topic words by how their first word begins, the longest first, and where a text has words that begin so."""
    table: dict[str, dict[str, list[_Sense]]] = {}
    for row in _rows("topics.tsv"):
        for words in row["words"].split(";"):
            first = _WORD.match(words.lstrip())
            if first is not None:
                same = table.setdefault(first[0].lower()[:_KEY], {}).setdefault(words.lstrip(), [])
                same.append(_Sense(Topic(row["topic"]), row["with"] or ""))
    compiled = {
        key: tuple((_pattern(w), tuple(rows[w])) for w in sorted(rows, key=lambda w: -len(w)))
        for key, rows in table.items()
    }
    return compiled, Openings(compiled, whole=_KEY)


def _pattern(words: str) -> re.Pattern[str]:
    """Capitals in the table stand for capitals only: "the North" is a country, "the north" is not."""
    return re.compile(_regex(words), re.NOFLAG if words != words.lower() else re.IGNORECASE)


def _regex(words: str) -> str:
    open_ended = words.endswith("*")
    body = re.escape(words.rstrip("*").rstrip(" ") if not words.endswith(", ") else words.strip())
    body = body.replace(r"\ ", r"\s+").replace("'", "['’]")
    return body + (r"\w*" if open_ended else r"(?!\w)" if body[-1].isalnum() else "")


@cache
def offices() -> tuple[tuple[Topic, re.Pattern[str]], ...]:
    """What people meet about when those of every side hold such an office."""
    rows = _rows("topic_offices.tsv")
    return tuple((Topic(r["topic"]), re.compile(rf"\b(?:{r['words']})\b", re.IGNORECASE)) for r in rows)


@dataclass(frozen=True, slots=True)
class Row:
    """What a table is about by who sits at it.

    condition: "" always, "named" where the report names it twice, "nothing" where nothing else is tied to it,
        "unsaid" for what they say without a topic.
    """

    parties: frozenset[str]
    format: str
    condition: str
    topic: Topic


@cache
def tables() -> tuple[Row, ...]:
    """The rows of topic_tables.tsv."""
    return tuple(
        Row(frozenset(filter(None, r["parties"].split(";"))), r["format"], r["condition"], Topic(r["topic"]))
        for r in _rows("topic_tables.tsv")
    )


def _rows(name: str) -> list[dict[str, str]]:
    text = files("dragoman.reading").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
