"""Whom a report's word rests on: named officials and documents, or unnamed sources; and the agency behind it.

Of a nested source the inner one counts: "the agency reported, quoting government sources" rests on the sources.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model import Mention, MentionKind
from dragoman.reading.openings import beginnings
from dragoman.reading.vocabulary import listed

_SAYING = (
    r"said|says|told|announced|announces|stated|confirmed|confirms|disclosed|revealed|reported|added|indicated|wrote|tweeted|"
    r"posted|made\s+known|let\s+it\s+be\s+known|noted|explained"
)
_SAY = rf"(?:{_SAYING})"
_LATER = r"(?:\s+(?:(?:on|late|early)\s+)?(?:\w+day|yesterday|today)(?:\s+(?:morning|night|evening))?)?"
_NP = (
    r"((?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Ss]ome|[Ss]everal|[Tt]wo|[Oo]ne)\s+)?[^\s,.;:“”\"()–—]+"
    r"(?:\s+(?:U\.[SKN]\.|[^\s,.;:“”\"()–—]+)){0,9}?)"
)
_STOP = r"(?=\s*[,.;:)–—]|\s+(?:on|as|that|who|which|in\s+a|at\s+a|to\s+reporters|familiar|\w+day)\b|\s*$)"
_QUOTING = r"citing|quoting|quoted|attributed\s+to|relying\s+on|relies\s+on"
# How a sentence says whom it rests on, with letters of which some stand in whatever that finds: quick to look for.
_PATTERNS = (
    (tuple(beginnings(_QUOTING)), (re.compile(rf"\b(?:{_QUOTING})\s+{_NP}{_STOP}"),)),
    (("ccording",), (re.compile(rf"\b[Aa]ccording\s+to\s+{_NP}{_STOP}"),)),
    (
        tuple(beginnings(_SAYING)),
        tuple(
            re.compile(pattern)
            for pattern in (
                rf",\s+(?!(?:who|which|and|but|where|when)\b){_NP}\s+(?:has\s+|have\s+|had\s+)?{_SAY}{_LATER}(?:\s+in\s+[^,.]{{1,40}})?[.,]?\s*$",
                rf"(?:,|\bthat)\s+(?!(?:who|which|and|but|where|when)\b){_NP}\s+{_SAY}{_LATER}\s*[,;]",
                rf"[,”\"]\s+(?:said|announced\s+by)\s+{_NP}{_STOP}",
                rf"^(?:[^,;:]{{0,40}}[,–—-]\s+)?{_NP}\s+(?:has\s+|have\s+|had\s+|also\s+)?{_SAY}\b",
                rf"\b{_SAY}\s+by\s+{_NP}{_STOP}",
            )
        ),
    ),
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
_DATELINE_CREDIT = 3
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
    said = sentence[skip:]
    lower = said.lower()
    likely = (pattern for signs, patterns in _PATTERNS if any(sign in lower for sign in signs) for pattern in patterns)
    for pattern in likely:
        match = pattern.search(said)
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


# Documents and houses that speak for a whole report without a verb of saying.
_VOICES = re.compile(
    r"\b([Jj]oint\s+(?:statement|declaration|communiqu[eé]|announcement))\b|"
    r"^((?:The\s+)?(?:Kremlin|White\s+House|Pentagon|[A-Z]\w+\s+(?:[Mm]inistry|[Ee]mbassy|[Oo]fficials?|[Ss]ources?))):\s|"
    r"\b((?:(?:White\s+House|State\s+Department|[A-Z]\w+\s+(?:government|foreign\s+ministry))\s+)(?:account|readout|statement))\b"
)


def find_voice(text: str, start: int, end: int) -> str:
    """The source that a sentence names, or the document that it tells from; "" for none."""
    source = find_source(text, start, end)
    if source is not None:
        return source.name
    match = _VOICES.search(text[start:end])
    return " ".join(next(filter(None, match.groups())).split()) if match is not None else ""


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
    (6, r"(?:^|\n)\s*[*©—–\-]*\s*(?:Copyright\s+\d*\s*)?%\s*(?:/\s*\w+)?\.?\s*(?:\n|$)"),
    (6, r"/%/"),
    (6, r"[.!?”\"’]\s*(?:--?|—|–)\s*%\.?\s*(?:\n|$)"),
    (6, r"(?:^|\n)\s*(?:[Bb]y|BY)\s+(?:[A-Z][\w.’'\-]+,?\s+){0,3}(?:of\s+|for\s+)?(?:the\s+)?%\s*(?:\n|$|\|)"),
    (6, r"(?:^|\n)\s*%\s*(?:\||,\s+[A-Z]\w+\s*(?:\n|$)|[-–—:]\s)"),
    (6, r"(?:^|\n)[A-Z][A-Za-z .]{2,25},\s+%\s*(?:--?|—|–|:)"),
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
# The same for papers and magazines, which are otherwise named for what they found out.
_REPRINTS: tuple[tuple[int, str], ...] = (
    (6, r"(?:[Ff]ull|[Oo]riginal|[Ww]hole)\s+(?:story|article|report|text|piece)\s+(?:at|on|in|from)\s+(?:the\s+)?%"),
    (6, r"(?:[Oo]riginally|[Ff]irst)\s+(?:published|appeared|ran|printed)\s+(?:at|on|in|by)\s+(?:the\s+)?%"),
    (6, r"(?:^|\n)\s*(?:Source|Via|From)\s*:\s*(?:the\s+)?%"),
)
# An agency that nobody told us of, by its letters in a dateline: "TOKYO, May 3 (XYZ) --".
_LETTERS = re.compile(r"(?:^|\n)[A-Z][A-Za-z.,/ 0-9\-]{2,45}\s\(([A-Z]{2,6})\)\s*(?:--?|—|–)\s")


def find_agency(text: str, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The agencies and broadcasters that a text credits, the most plainly credited first; not those it only names."""
    ranked: dict[str, tuple[int, int]] = {}
    outlets = [m for m in mentions if m.kind is MentionKind.OUTLET]
    for mention in outlets:
        score = _credit(text, mention, _CREDITS if mention.form in ("agency", "broadcaster") else _REPRINTS)
        if score > 1:
            best = ranked.get(mention.ids[0], (0, 0))
            ranked[mention.ids[0]] = max(best, (score, -mention.start))
    letters = _LETTERS.search(text)
    if letters is not None and not any(m.start < letters.end(1) and letters.start(1) < m.end for m in outlets):
        ranked.setdefault(_spelt_out(text, letters[1]), (_DATELINE_CREDIT, -letters.start(1)))
    return tuple(sorted(ranked, key=lambda name: ranked[name], reverse=True))


_CREDIT_LINE = re.compile(
    r"(?im)^.{0,60}(?:copyright|©|\(c\)|(?:full|original|whole)\s+(?:story|article|report)|originally\s+published|"
    r"first\s+(?:published|appeared)|source:).{0,80}$"
)


def credit_lines(page: str) -> str:
    """The lines of a page as received that may credit an agency and are no part of the story."""
    return "\n".join(dict.fromkeys(m[0].strip() for m in _CREDIT_LINE.finditer(page) if len(m[0]) < _LINE))


_LINE = 120  # characters; what is longer is a paragraph


def _spelt_out(text: str, letters: str) -> str:
    """The name of which they are the first letters, where the text gives it; else the letters."""
    match = re.search(r"\b" + r"\s+".join(rf"{letter}[a-z]+" for letter in letters) + r"\b", text)
    return " ".join(match[0].split()) if match is not None else letters


def _credit(text: str, mention: Mention, credits: Sequence[tuple[int, str]]) -> int:
    low, high = max(0, mention.start - 90), min(len(text), mention.end + 60)
    around = text[low:high]
    name = re.escape(text[mention.start : mention.end])
    for score, pattern in credits:
        for match in re.finditer(pattern.replace("%", name), around):
            if low + match.start() <= mention.start and mention.end <= low + match.end():
                return score
    return 0
