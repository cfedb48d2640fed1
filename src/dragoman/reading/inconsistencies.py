"""Two things in one report that cannot both be right, flagged and kept."""

import re
from collections.abc import Sequence

from dragoman.model import Claim, Format, Inconsistency, Text

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_TOUR = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|\d{1,2})-(?:nation|country|leg|stop)\b", re.IGNORECASE
)


def find_inconsistencies(text: Text, claims: Sequence[Claim]) -> tuple[Inconsistency, ...]:
    """A tour said to have more or fewer countries than the report names."""
    found = []
    for match in _TOUR.finditer(text.text):
        said = _NUMBERS.get(match[1].lower()) or int(match[1])
        sentence_end = min(
            (i for i in (text.text.find(". ", match.end()), text.text.find("\n", match.end())) if i > 0),
            default=len(text.text),
        )
        legs = {
            c.codes[-1]
            for c in claims
            if c.format.value is Format.VISIT and match.start() - 200 <= c.trigger.start <= sentence_end
        }
        if len(legs) > 1 and len(legs) != said:
            what = f"a trip called {match[0]} names {len(legs)} countries: {', '.join(sorted(legs))}"
            found.append(Inconsistency(what=what, quotes=(text.quote(*match.span()),)))
    return tuple(found)
