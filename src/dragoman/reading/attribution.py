"""Whom a report's word rests on: named officials and documents, or unnamed sources; and the agency behind it.

Of a nested source the inner one counts: "the agency reported, quoting government sources" rests on the sources.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model import Mention, MentionKind
from dragoman.reading.vocabulary import listed

_SAY = (
    r"(?:said|says|told|announced|announces|stated|confirmed|confirms|disclosed|revealed|reported|added|indicated|wrote|tweeted|"
    r"posted|made\s+known|let\s+it\s+be\s+known|noted|explained)"
)
_LATER = r"(?:\s+(?:(?:on|late|early)\s+)?(?:\w+day|yesterday|today)(?:\s+(?:morning|night|evening))?)?"
_NP = (
    r"((?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Ss]ome|[Ss]everal|[Tt]wo|[Oo]ne)\s+)?[^\s,.;:“”\"()–—]+"
    r"(?:\s+(?:U\.[SKN]\.|[^\s,.;:“”\"()–—]+)){0,9}?)"
)
_STOP = r"(?=\s*[,.;:)–—]|\s+(?:on|as|that|who|which|in\s+a|at\s+a|to\s+reporters|familiar|\w+day)\b|\s*$)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:citing|quoting|quoted|attributed\s+to|relying\s+on|relies\s+on)\s+{_NP}{_STOP}",
        rf"\b[Aa]ccording\s+to\s+{_NP}{_STOP}",
        rf",\s+(?!(?:who|which|and|but|where|when)\b){_NP}\s+(?:has\s+|have\s+|had\s+)?{_SAY}{_LATER}(?:\s+in\s+[^,.]{{1,40}})?[.,]?\s*$",
        rf"(?:,|\bthat)\s+(?!(?:who|which|and|but|where|when)\b){_NP}\s+{_SAY}{_LATER}\s*,",
        rf"[,”\"]\s+(?:said|announced\s+by)\s+{_NP}{_STOP}",
        rf"^(?:[^,;:]{{0,40}}[,–—-]\s+)?{_NP}\s+(?:has\s+|have\s+|had\s+|also\s+)?{_SAY}\b",
        rf"\b{_SAY}\s+by\s+{_NP}{_STOP}",
    )
)
_UNNAMED = re.compile(
    r"\b(?:sources?|people|persons?|officials?|diplomats?|aides?|insiders?|lawmakers?|media|reports?|negotiators?|observers?|analysts?)\b"
)
_NAMED = re.compile(
    r"(?i)\b(?:ministry|department|government|office|spokes\w+|white\s+house|kremlin|palace|secretary|statement|readout|presidency)\b"
)
_OUTLET = re.compile(
    r"\b(?:agency|broadcaster|newspaper|daily|media|News|Press(?!\s+Secretary)|Times|TV|Television|Radio|reports?)\b"
)
_CLAUSE = re.compile(
    r"\b(?:would|was|were|is|are|be|been|will|described|called|has|have|had|not|when|while|because|if|said|and|but)\b|['’]s?\s*$"
)
_HEAD = re.compile(
    r"[A-Z]|\b(?:ministr\w+|minister|official|officials|sources?|people|person|persons|spokes\w+|government|governments|diplomats?|aides?|media|"
    r"president|premier|embassy|palace|office|statement|readout|presidency|secretary|negotiators?|ambassador|adviser|analysts?|lawmakers?)\b"
)
_HOLLOW = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "we",
        "who",
        "which",
        "this",
        "that",
        "both",
        "the two",
        "there",
        "the two sides",
        "as",
        "what",
    }
)
_NO_START = _HOLLOW | listed("no_source_start")
_DATELINE = re.compile(r"^[A-Z][A-Z ,./’'\-]{2,40}[^–—\-\n]{0,40}[–—\-]+\s+")


@dataclass(frozen=True, slots=True)
class Source:
    """Whom the words rest on, where they stand, and whether that is a named official, a government or a document."""

    name: str
    start: int
    end: int
    official: bool


def find_source(text: str, start: int, end: int, outlets: Iterable[Mention] = ()) -> Source | None:
    """The source that a sentence names; None where it states a thing flatly. outlets: marks of agencies and papers."""
    papers = [(m.start, m.end) for m in outlets if m.kind is MentionKind.OUTLET]
    sentence = text[start:end]
    dateline = _DATELINE.match(sentence)
    skip = dateline.end() if dateline else 0
    for pattern in _PATTERNS:
        match = pattern.search(sentence[skip:])
        if match is None:
            continue
        left, right = skip + match.start(1), skip + match.end(1)
        name = " ".join(sentence[left:right].split())
        if not _is_source(name):
            continue
        left, right = start + left, start + right
        paper = any(s < right and left < e for s, e in papers)
        return Source(name, left, right, official=is_official(name) and not paper)
    return None


def _is_source(name: str) -> bool:
    """Somebody or something that can say a thing, not the middle of a clause."""
    if not name or name.lower() in _HOLLOW or name.split(maxsplit=1)[0].lower() in _NO_START:
        return False
    return _CLAUSE.search(name) is None and _HEAD.search(name) is not None


def is_official(name: str) -> bool:
    """A named person, a ministry, a government or a document; not "officials", "sources", a paper."""
    if _OUTLET.search(name):
        return False
    if re.search(r"\bsources?\b|\b(?:people|person|persons)\b", name):
        return False
    return _UNNAMED.search(name) is None or (
        _NAMED.search(name) is not None and re.search(r"\b(?:of|in|at)\s+the\b", name) is None
    )


# How plainly words credit an agency. "%" stands for its name; the first that fits decides.
_CREDITS: tuple[tuple[int, str], ...] = (
    (6, r"\((?:[^()\n]{0,60}\b(?:from|inputs?|with|by|via|and)\s+)?%[^()\n]{0,30}\)"),
    (6, r"(?:^|\n)\s*[*©—–\-]*\s*(?:Copyright\s+\d*\s*)?%\s*(?:/\s*\w+)?(?:\n|$)"),
    (
        5,
        r"%(?:\s+\([A-Z]+\))?(?:\s+(?:news\s+agency|broadcaster|agency))?(?:\s+has)?\s+(?:reported|reports|learned|said|says|quoted|quotes)\b",
    ),
    (5, r"(?:[Aa]s\s+)?(?:reported|quoted|carried)\s+by\s+(?:the\s+)?(?:\w+\s+){0,4}%"),
    (
        4,
        r"(?:[Aa]ccording\s+to|[Rr]eport\s+(?:of|by|from)|told|citing|[Aa]\s+report\s+by)\s+(?:a\s+\w+\s+report\s+(?:of|by)\s+)?(?:the\s+)?(?:\w+\s+){0,3}%",
    ),
    (1, r"%"),
)


def find_agency(text: str, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The agencies and broadcasters that a text credits, the most plainly credited first; not those it only names."""
    ranked: dict[str, tuple[int, int]] = {}
    for mention in mentions:
        if mention.kind is not MentionKind.OUTLET or mention.form not in ("agency", "broadcaster"):
            continue
        score = _credit(text, mention)
        if score > 1:
            best = ranked.get(mention.ids[0], (0, 0))
            ranked[mention.ids[0]] = max(best, (score, -mention.start))
    return tuple(sorted(ranked, key=lambda name: ranked[name], reverse=True))


def _credit(text: str, mention: Mention) -> int:
    low, high = max(0, mention.start - 90), min(len(text), mention.end + 60)
    around = text[low:high]
    name = re.escape(text[mention.start : mention.end])
    for score, pattern in _CREDITS:
        for match in re.finditer(pattern.replace("%", name), around):
            if low + match.start() <= mention.start and mention.end <= low + match.end():
                return score
    return 0
