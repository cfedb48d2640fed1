"""Who stands in which role, and all that role finding looks at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.dates import TimeMention
from dragoman.reading.actors import Actor
from dragoman.reading.discourse import Discourse
from dragoman.reading.items import Sentence
from dragoman.reading.people import Someone


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody in a role and the items that say so.

    side: "subject", "object" (the other side), "host" and "companion"
    (of a visit), "all" (both sides at once), "member" (implied by a format's name).
    """

    who: Someone
    start: int
    end: int
    side: str


@dataclass(frozen=True, slots=True)
class Setting:
    """All that role finding looks at: one sentence with its clauses and meanings, and what went before."""

    sentence: Sentence
    clauses: Sequence[int]
    meanings: Mapping[int, Someone]
    discourse: Discourse
    here: Actor | None = None  # the dateline's city
    line: Actor | None = None  # that of the dateline of the sentence itself
    day: TimeMention | None = None  # of the heading above a line of a schedule
    alone: bool = True  # no other trigger of a meeting in the clause
    ground: Part | None = None  # the country where the report last told of somebody being, as a host
    barred: frozenset[str] = frozenset()  # whom no pronoun and no bare title means here
    others: frozenset[int] = frozenset()  # where the triggers of other families stand: their words are theirs
