"""The news agencies, as their names stand in credits, datelines and captions. A few dozen, for patterns only."""

import re

from dragoman.cleaning.tables import table

_ROWS = tuple(row.split("\t") for row in table("agencies"))

# For use inside a larger pattern with IGNORECASE.
AGENCY = r"\b(?:" + "|".join(pattern for _, pattern in _ROWS) + r")\b"

_NAMED = re.compile("|".join(rf"\b(?P<a{number}>{row[1]})\b" for number, row in enumerate(_ROWS)), re.IGNORECASE)


def agencies_in(words: str) -> list[tuple[str, int, int]]:
    """The agencies that a line names: name, start and end, in order."""
    return [
        (_ROWS[int(match.lastgroup[1:])][0], match.start(), match.end())
        for match in _NAMED.finditer(words)
        if match.lastgroup
    ]
