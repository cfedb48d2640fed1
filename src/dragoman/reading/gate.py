"""Whether a text can assert an engagement at all. General news stops here, so it must be one cheap pass."""

import re

_WORDS = re.compile(
    r"\b(?:visit|meet|met\b|talk|summit|call(?:s|ed)?\b|phone|trip|tour\b|travel|confer|consult|dialogue|negotiat|2\s?\+\s?2|two-plus-two|"
    r"arriv|fl(?:y|ies|ew|own)\b|land(?:s|ed|ing)?\b|reach|bound\b|le(?:ft|aves?|aving)\b|host|welcom|receiv|summon|discussion|conversation|treaty|agreement|accord|pact|guidelines|"
    r"minister|president|leader|secretary|ambassador|envoy)",
    re.IGNORECASE,
)


def opens(text: str) -> bool:
    """True where at least two different trigger words stand in the text."""
    seen: set[str] = set()
    for match in _WORDS.finditer(text):
        seen.add(match[0].lower())
        if len(seen) > 1:
            return True
    return False
