"""The words that name topics, and what a table is about by who sits at it: the tables beside this file."""

import csv
import re
from collections.abc import Mapping, Sequence
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


_Alternatives = tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], tuple[_Sense, ...]], ...]]


def find_topics(text: str, start: int, end: int, shut: Sequence[tuple[int, int]] = ()) -> list[Found]:
    """The topics that text[start:end] names, each at its first words outside of what is shut.

    text: the whole report, since some words name a topic only where the report speaks of its country.
    """
    found: dict[Topic, tuple[int, int]] = {}
    for topics, first, last in _named(text, start, end):
        if not any(s < last and first < e for s, e in shut):
            for topic in topics:
                found.setdefault(topic, (first, last))
    return [(topic, *span) for topic, span in found.items()]


@lru_cache(maxsize=256)
def _named(text: str, start: int, end: int) -> tuple[tuple[tuple[Topic, ...], int, int], ...]:
    """The words in text[start:end] that name topics, in order: a report's sentences are asked about again and again."""
    table, openings = _alternatives()
    spoken = _spoken_of(text)
    named = []
    position = start
    for at, key in openings.within(text, start, end):
        if at < position:
            continue
        any_of, rows = table[key]
        if any_of.match(text, at, end) is None:
            continue
        for pattern, senses in rows:
            match = pattern.match(text, at, end)
            topics = _meant(senses, spoken) if match is not None else ()
            if match is not None and topics:
                position = match.end()
                named.append((topics, at, position))
                break
    return tuple(named)


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


def _meant(senses: Sequence[_Sense], spoken: frozenset[str]) -> tuple[Topic, ...]:
    """The topics of words; where the report names what a sense asks for, that sense alone."""
    asked = tuple(sense.topic for sense in senses if sense.needs and sense.needs in spoken)
    return asked or tuple(sense.topic for sense in senses if not sense.needs)


@lru_cache(maxsize=4)
def _spoken_of(text: str) -> frozenset[str]:
    """Which of the words that rows ask for the report names."""
    return frozenset(needs for needs, words in _needs() if words.stand(text, 0, len(text)))


@cache
def _needs() -> tuple[tuple[str, Phrases], ...]:
    rows = dict.fromkeys(row["with"] for row in _rows("topics.tsv") if row["with"])
    return tuple((needs, Phrases("|".join(map(_regex, needs.split("; "))), re.IGNORECASE)) for needs in rows)


@cache
def _alternatives() -> tuple[dict[str, _Alternatives], Openings]:
    """The topic words by how their first word begins, and where a text has words that begin so."""
    table: dict[str, dict[str, list[_Sense]]] = {}
    for row in _rows("topics.tsv"):
        for words in row["words"].split(";"):
            first = _WORD.match(words.lstrip())
            if first is not None:
                same = table.setdefault(first[0].lower()[:_KEY], {}).setdefault(words.lstrip(), [])
                same.append(_Sense(Topic(row["topic"]), row["with"] or ""))
    compiled = {key: _compiled(rows) for key, rows in table.items()}
    return compiled, Openings(compiled, whole=_KEY)


def _compiled(rows: Mapping[str, Sequence[_Sense]]) -> _Alternatives:
    """The longest first, which says most; most words that begin so are none of them, which one pattern tells."""
    longest = sorted(rows, key=lambda words: -len(words))
    any_of = re.compile("|".join(map(_pattern, longest)))
    return any_of, tuple((re.compile(_pattern(words)), tuple(rows[words])) for words in longest)


def _pattern(words: str) -> str:
    """Capitals in the table stand for capitals only: "the North" is a country, "the north" is not."""
    return _regex(words) if words != words.lower() else f"(?i:{_regex(words)})"


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
