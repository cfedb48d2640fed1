"""Whether a text can assert an engagement at all. General news stops here, so it must be one cheap pass."""

import re

from dragoman.reading.openings import Openings, beginnings

_STEMS = (
    r"visit|meet|met\b|talk|summit|call(?:s|ed)?\b|phone|trip|tour\b|travel|confer|consult|dialogue|negotiat|2\s?\+\s?2|two-plus-two|"
    r"arriv|fl(?:y|ies|ew|own)\b|land(?:s|ed|ing)?\b|reach|bound\b|le(?:ft|aves?|aving)\b|host|welcom|receiv|summon|discussion|conversation|treaty|agreement|accord|pact|guidelines|"
    r"minister|president|leader|secretar|cabinet|ambassador|envoy|premier\b|chancellor|encounter|din(?:ed|ner)\b|handshake|gather"
)
_WORDS = re.compile(rf"\b(?:{_STEMS})", re.IGNORECASE)
_OPENINGS = Openings(beginnings(_STEMS))
_BRIEF = 1_500  # characters; reading so little costs nothing


def opens(text: str) -> bool:
    """True where at least two different trigger words stand in the text; one will do in a brief."""
    wanted = 1 if len(text) < _BRIEF else 2
    seen: set[str] = set()
    for start, _ in _OPENINGS.within(text, 0, len(text)):
        match = _WORDS.match(text, start)
        if match is not None:
            seen.update((match[0], "treaty") if match[0] == "Treaty" else (match[0].lower(),))  # a named treaty is news
            if len(seen) >= wanted:
                return True
    return False
