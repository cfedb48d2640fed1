"""Meetings on the sidelines of a gathering: whose day is whose, and what the meeting takes over from its host.

"met on the sidelines of the G7 summit in Apulia on Friday": the day is the meeting's, Apulia is where the summit is.
"""

from dragoman.reading.triggers import Trigger

_EDGES = frozenset(
    {"sidelines", "sideline", "margins", "margin", "fringes", "fringe", "edges", "edge", "corridors", "alongside"}
)
_REACH = 5  # items between "on the sidelines of" and the gathering's name


def is_beside(words: list[str], index: int) -> bool:
    """Whether what stands at an item is the gathering on whose sidelines something happens."""
    near = words[max(0, index - _REACH) : index]
    at = max((n for n, word in enumerate(near) if word in _EDGES), default=None)
    return at is not None and all(w not in (",", ";") for w in near[at:])


def is_within(words: list[str], index: int) -> bool:
    """Whether what stands at an item is a gathering at which something happens: "at the G20 summit"."""
    return bool(_AT & set(words[max(0, index - _LEAD) : index]))


_AT = frozenset({"at", "during", "within"})
_LEAD = 4  # items between "at" and the gathering
_OF_ITS_OWN = frozenset({"that", "which", "begins", "starts", "opens", "beginning", "starting", "opening", "held"})


def whose_day(words: list[str], index: int, clauses: list[int], triggers: list[Trigger], host: int) -> int | None:
    """The meeting to which a day behind its host gathering belongs; None where the host is no such gathering."""
    gathering = triggers[host]
    led = is_beside(words, gathering.first) or is_within(words, gathering.first)
    if gathering.pattern.file != "formats" or not led or _OF_ITS_OWN & set(words[gathering.last : index]):
        return None  # "the G7 summit that begins there on Sunday"
    mine = clauses[gathering.first]
    before = [n for n, t in enumerate(triggers[:host]) if clauses[t.first] == mine and t.act != "visit"]
    return before[-1] if before else None
